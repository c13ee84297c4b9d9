import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { requestClaimRecovery } from '../api';
import { ClaimPicker } from './claim-picker';

interface ClaimModalProps {
  onClose: () => void;
  onDone: () => void;
}

/** What two people decided to take back has arrived: which, when, and what shows it. Another person lets it be booked. */
export function ClaimModal({ onClose, onDone }: ClaimModalProps) {
  const { t } = useTranslation();
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  return (
    <FormModal<{ claimId: string; receivedOn: string; reason: string; evidence: string }>
      open
      title={t('payouts.repay')}
      testId="claim-form"
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) => requestClaimRecovery({ ...values, purpose: 'Subsidy' }, key)}
    >
      <Form.Item name="claimId" label={t('payouts.claim')} rules={required}>
        <ClaimPicker />
      </Form.Item>
      <Form.Item
        name="receivedOn"
        label={t('payouts.receivedOn')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <DayInput noFuture data-testid="claim-day" />
      </Form.Item>
      <Form.Item name="reason" label={t('common.reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={200} showCount data-testid="claim-reason" />
      </Form.Item>
      <Form.Item name="evidence" label={t('payouts.evidence')} rules={required}>
        <Input maxLength={200} data-testid="claim-evidence" />
      </Form.Item>
    </FormModal>
  );
}
