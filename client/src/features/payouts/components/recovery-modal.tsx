import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { type Order, requestRecovery } from '../api';

interface RecoveryModalProps {
  order: Order;
  onClose: () => void;
  onDone: () => void;
}

/** A household has given a payment back: when, why, and what shows it. Another person lets it be booked. */
export function RecoveryModal({ order, onClose, onDone }: RecoveryModalProps) {
  const { t } = useTranslation();
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <FormModal<{ receivedOn: string; reason: string; evidence: string }>
      open
      title={t('payouts.recover')}
      testId="recovery-form"
      danger
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) => requestRecovery(order.id, values, key)}
    >
      <p>
        {t('payouts.recoverNote', {
          household: order.householdNumber,
          payee: order.payeeName,
          amount: formatFen(order.amountFen),
        })}
      </p>
      <Form.Item
        name="receivedOn"
        label={t('payouts.receivedOn')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <DayInput noFuture data-testid="recovery-day" />
      </Form.Item>
      <Form.Item name="reason" label={t('common.reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={200} showCount data-testid="recovery-reason" />
      </Form.Item>
      <Form.Item name="evidence" label={t('payouts.evidence')} rules={required}>
        <Input maxLength={200} data-testid="recovery-evidence" />
      </Form.Item>
    </FormModal>
  );
}
