import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { today } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { createRefund, type ReceiptRow, type RefundInput } from '../api';

/** A refund is linked to the line it takes back and counts in that line's own quarter. */
export function RefundModal({
  row,
  onClose,
  onDone,
}: {
  row: ReceiptRow | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const left = row ? row.amountFen - row.refundedFen : 0;
  return (
    <FormModal<Omit<RefundInput, 'receiptLineId'>>
      open={row !== undefined}
      title={t('fees.refund')}
      testId="refund-form"
      initialValues={{ on: today() }}
      onClose={onClose}
      submit={(values, key) => createRefund({ ...values, receiptLineId: row?.id ?? '' }, key)}
      onDone={onDone}
    >
      <p>
        {row
          ? t('fees.refundAbout', {
              receipt: row.receiptNumber,
              fee: t(`enum.FeeType.${row.feeType}`),
              amount: formatFen(left),
            })
          : null}
      </p>
      <div className="form-grid">
        <Form.Item name="receiptNumber" label={t('fees.refundNumber')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="amountFen"
          label={t('fees.refundAmount')}
          rules={[
            { required: true },
            amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') }),
          ]}
        >
          <MoneyInput data-testid="refund-amount" />
        </Form.Item>
        <Form.Item name="on" label={t('fees.refundOn')} rules={[{ required: true }]}>
          <DayInput noFuture />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={200} data-testid="refund-reason" />
      </Form.Item>
    </FormModal>
  );
}
