import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from './form-modal';

interface ReasonModalProps {
  open: boolean;
  title: ReactNode;
  /** Names the thing the reason is for. */
  about?: ReactNode;
  onClose: () => void;
  submit: (reason: string, idempotencyKey: string) => Promise<unknown>;
  onDone?: () => void;
  danger?: boolean;
}

/** Asks for a reason before something that needs one: return, reject, reveal, delete. */
export function ReasonModal({ about, submit, ...rest }: ReasonModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<{ reason: string }>
      {...rest}
      testId="reason-modal"
      submit={({ reason }, key) => submit(reason.trim(), key)}
    >
      {about ? <p>{about}</p> : null}
      <Form.Item
        name="reason"
        label={t('common.reason')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount data-testid="reason" />
      </Form.Item>
    </FormModal>
  );
}
