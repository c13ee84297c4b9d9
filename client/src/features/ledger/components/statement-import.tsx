import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { useIdempotencyKey } from '../../../shared/lib/use-idempotency-key';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { importStatement } from '../statements';

/** Choose the file of the bank, send it, see what it brought; a fault is named with its line and nothing is stored. */
export function StatementImport({ bookId, onDone }: { bookId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const key = useIdempotencyKey(file !== undefined);
  const send = useMutation({
    mutationFn: (chosen: File) => importStatement(bookId, chosen, key),
    onSuccess: () => {
      setFile(undefined);
      onDone();
    },
  });
  const done = send.data;
  return (
    <Card title={<h2 className="card-title">{t('ledger.importStatement')}</h2>}>
      {send.isError ? <ProblemAlert error={send.error} /> : null}
      {done ? (
        <Alert
          type={done.alreadyApplied ? 'info' : 'success'}
          showIcon
          className="problem"
          data-testid="statement-imported"
          title={
            done.alreadyApplied
              ? t('ledger.alreadyImported', { name: done.importedByName, at: formatInstant(done.importedAt) })
              : t('ledger.imported', {
                  lines: done.lines,
                  known: done.knownLines,
                  open: done.unmatched,
                  closing: formatFen(done.closingFen),
                })
          }
          action={<Link to={`/ledger/statements/${done.id}`}>{t('common.detail')}</Link>}
        />
      ) : null}
      <p>{t('ledger.statementShape')}</p>
      <Upload.Dragger
        accept=".csv,.xlsx,.xml"
        maxCount={1}
        beforeUpload={(chosen) => {
          send.reset();
          setFile(chosen);
          return false;
        }}
        onRemove={() => setFile(undefined)}
        fileList={file ? [{ uid: '1', name: file.name, status: 'done' }] : []}
        data-testid="statement-file"
      >
        <p>{t('ledger.dropStatement')}</p>
      </Upload.Dragger>
      <Button
        type="primary"
        className="after-upload"
        disabled={!file}
        loading={send.isPending}
        onClick={() => file && send.mutate(file)}
        data-testid="import-statement"
      >
        {t('ledger.importStatement')}
      </Button>
    </Card>
  );
}
