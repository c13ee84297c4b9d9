import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { leavePost } from '../api';

interface LeavePostModalProps {
  claim: { id: string; post: string; state: string } | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** A post is left, or an application taken back. */
export function LeavePostModal({ claim, onClose, onDone }: LeavePostModalProps) {
  const { t } = useTranslation();
  const held = claim?.state === 'Approved';
  return (
    <FormModal<{ on?: string; reason: string }>
      open={claim !== undefined}
      title={held ? t('party.leavePost') : t('party.withdraw')}
      testId="leave-post-form"
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) => leavePost(claim?.id ?? '', { on: values.on ?? null, reason: values.reason.trim() }, key)}
    >
      <p>{claim?.post}</p>
      {held ? (
        <Form.Item name="on" label={t('party.leaveOn')} help={t('party.startHelp')}>
          <DayInput noFuture allowClear />
        </Form.Item>
      ) : null}
      <Form.Item
        name="reason"
        label={t('party.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={2} maxLength={200} data-testid="leave-reason" />
      </Form.Item>
    </FormModal>
  );
}
