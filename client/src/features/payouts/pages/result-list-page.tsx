import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useIdempotencyKey } from '../../../shared/lib/use-idempotency-key';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { importResults, listResults, type ResultImport } from '../api';
import { useRefresh } from '../components/use-refresh';

/** Files of the banks: taken whole or not at all; the same file again changes nothing. */
export default function ResultListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  return (
    <div className="stack">
      <PageHeader title={t('nav.bankResults')} note={t('payouts.resultsNote')} />
      {can(p.payoutsImportResults) ? <ImportCard /> : null}
      <QueryTable<ResultImport>
        id="results"
        queryKey={['payouts', 'results']}
        load={listResults}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'file',
            title: t('payouts.fileName'),
            render: (row) => <Link to={`/payouts/results/${row.id}`}>{row.fileName}</Link>,
          },
          { key: 'format', title: t('payouts.format'), render: (row) => t(`enum.ResultFormat.${row.format}`) },
          { key: 'rows', title: t('payouts.rows'), render: (row) => row.rows },
          { key: 'paid', title: t('enum.OrderState.Paid'), render: (row) => row.paid },
          { key: 'paidFen', title: t('payouts.paidSum'), fen: (row) => row.paidFen },
          { key: 'failed', title: t('enum.OrderState.Failed'), render: (row) => row.failed },
          { key: 'returned', title: t('enum.OrderState.Returned'), render: (row) => row.returned },
          { key: 'waiting', title: t('payouts.waiting'), render: (row) => row.waiting },
          {
            key: 'by',
            title: t('payouts.importedBy'),
            render: (row) => `${row.importedByName} ${formatInstant(row.importedAt)}`,
          },
        ]}
        actions={(row) => <Link to={`/payouts/results/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </div>
  );
}

function ImportCard() {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [file, setFile] = useState<File>();
  const key = useIdempotencyKey(file !== undefined);
  const send = useMutation({
    mutationFn: (chosen: File) => importResults(chosen, key),
    onSuccess: () => {
      setFile(undefined);
      refresh();
    },
  });
  const done = send.data;
  return (
    <Card title={<h2 className="card-title">{t('payouts.importResults')}</h2>}>
      {send.isError ? <ProblemAlert error={send.error} /> : null}
      {done ? (
        <Alert
          type={done.alreadyApplied ? 'info' : 'success'}
          showIcon
          className="problem"
          data-testid="results-imported"
          title={
            done.alreadyApplied
              ? t('payouts.already', { name: done.importedByName, at: formatInstant(done.importedAt) })
              : t('payouts.imported', { ...done })
          }
        />
      ) : null}
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
        data-testid="result-file"
      >
        <p>{t('payouts.drop')}</p>
      </Upload.Dragger>
      <Button
        type="primary"
        className="after-upload"
        disabled={!file}
        loading={send.isPending}
        onClick={() => file && send.mutate(file)}
        data-testid="import-results"
      >
        {t('payouts.importResults')}
      </Button>
    </Card>
  );
}
