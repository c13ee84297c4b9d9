import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../../shared/ui/form-modal';
import { recordObjection } from '../api';

interface Values {
  line?: number | null;
  text: string;
  name?: string;
  phone?: string;
}

interface RecordObjectionModalProps {
  noticeId: string;
  /** Lines are candidates, not households. */
  election: boolean;
  /** The line it is about, null when it is about the whole or to be typed; undefined = closed. */
  line: number | null | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** An objection made at the office or by phone; name and phone are optional and kept sealed. */
export function RecordObjectionModal({ noticeId, election, line, onClose, onDone }: RecordObjectionModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<Values>
      open={line !== undefined}
      title={t('notices.record')}
      testId="objection-form"
      initialValues={{ line: line ?? null }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) =>
        recordObjection(
          noticeId,
          {
            line: values.line ?? null,
            text: values.text.trim(),
            name: values.name?.trim() || null,
            phone: values.phone?.trim() || null,
          },
          key,
        )
      }
    >
      <Form.Item
        name="line"
        label={t('notices.order')}
        help={t(election ? 'notices.lineHelpElection' : 'notices.lineHelp')}
      >
        <InputNumber min={1} precision={0} className="full" data-testid="objection-line" />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('notices.text')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={4} maxLength={1000} showCount data-testid="objection-text" />
      </Form.Item>
      <div className="form-grid">
        <Form.Item name="name" label={t('notices.objector')}>
          <Input maxLength={50} data-testid="objection-name" />
        </Form.Item>
        <Form.Item name="phone" label={t('notices.phone')}>
          <Input maxLength={20} data-testid="objection-phone" />
        </Form.Item>
      </div>
    </FormModal>
  );
}
