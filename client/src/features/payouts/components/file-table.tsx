import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { acknowledgeFile, downloadFile, type PayoutFile } from '../api';

/** The files of a release, one a bank: control figures, the copies that were handed out with their hashes, and what the bank said. */
export function FileTable({ files, onChange }: { files: PayoutFile[]; onChange: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [acknowledged, setAcknowledged] = useState<PayoutFile>();
  return (
    <>
      <SimpleTable<PayoutFile>
        id="payout-files"
        rows={files}
        rowKey={(row) => row.id}
        columns={[
          { key: 'number', title: t('payouts.number'), render: (row) => row.number },
          { key: 'bank', title: t('payouts.bank'), render: (row) => row.bankName },
          { key: 'count', title: t('payouts.count'), render: (row) => row.count },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="PayoutFileState" value={row.state} />,
          },
          {
            key: 'sent',
            title: t('payouts.sentBy'),
            render: (row) => [row.sentByName, formatInstant(row.sentAt)].filter(Boolean).join(' '),
          },
          {
            key: 'bankReference',
            title: t('payouts.acknowledgement'),
            render: (row) => [row.bankReference, formatInstant(row.acknowledgedAt)].filter(Boolean).join(' '),
          },
          {
            key: 'copies',
            title: t('payouts.copies'),
            render: (row) =>
              row.copies.map((copy) => (
                <div key={copy.format} className="file-copy">
                  {copy.fileName}
                  <code className="hash">{copy.sha256}</code>
                </div>
              )),
          },
        ]}
        actions={(row) => (
          <>
            {can(p.payoutsExport)
              ? row.formats.map((format) => (
                  <ActionButton
                    key={format}
                    type="link"
                    question={t('payouts.downloadQuestion', {
                      bank: row.bankName,
                      count: row.count,
                      amount: formatFen(row.amountFen),
                    })}
                    run={() => downloadFile(row.id, format)}
                    onDone={onChange}
                    testId={`download-${format}`}
                  >
                    {t('payouts.download', { format: t(`enum.BankFileFormat.${format}`) })}
                  </ActionButton>
                ))
              : null}
            {can(p.payoutsImportResults) && row.state === 'Sent' ? (
              <Button type="link" onClick={() => setAcknowledged(row)} data-testid="acknowledge-file">
                {t('payouts.acknowledge')}
              </Button>
            ) : null}
          </>
        )}
      />
      <FormModal<{ bankReference: string }>
        open={acknowledged !== undefined}
        title={t('payouts.acknowledge')}
        testId="acknowledgement-form"
        onClose={() => setAcknowledged(undefined)}
        onDone={onChange}
        submit={({ bankReference }, key) => acknowledgeFile(acknowledged?.id ?? '', bankReference.trim(), key)}
      >
        <p>{acknowledged?.number}</p>
        <Form.Item
          name="bankReference"
          label={t('payouts.bankReference')}
          rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        >
          <Input maxLength={100} data-testid="bank-reference" />
        </Form.Item>
      </FormModal>
    </>
  );
}
