import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { endPost } from '../posts-api';

type Values = Schema['AppointmentEndBody'];

const REASONS = [
  'TermOver',
  'Resigned',
  'Removed',
  'Transferred',
  'Retired',
  'Died',
  'Dissolved',
  'Mistake',
  'Other',
] as const;
/** These say why in words. */
const EXPLAINED: readonly string[] = ['Removed', 'Mistake', 'Other'];

interface EndPostModalProps {
  /** Undefined while the dialog is closed. */
  target: { id: string; house: boolean; about: string } | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** 离任: of a post of a body, or of the head of a house. */
export function EndPostModal({ target, onClose, onDone }: EndPostModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const reason = Form.useWatch('reason', form);
  return (
    <FormModal<Values>
      form={form}
      open={target !== undefined}
      title={t('posts.end')}
      danger
      testId="end-post-form"
      initialValues={{ on: today() }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) =>
        endPost(target?.id ?? '', target?.house ?? false, { ...values, note: values.note?.trim() || null }, key)
      }
    >
      <p>{target?.about}</p>
      <Form.Item name="on" label={t('posts.endedOn')} rules={[{ required: true }]}>
        <DayInput noFuture data-testid="end-day" />
      </Form.Item>
      <Form.Item name="reason" label={t('posts.endReason')} rules={[{ required: true }]}>
        <Select
          options={REASONS.map((value) => ({ value, label: t(`enum.EndReason.${value}`) }))}
          data-testid="end-reason"
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('posts.endNote')}
        rules={[{ required: Boolean(reason && EXPLAINED.includes(reason)), whitespace: true }]}
      >
        <Input.TextArea rows={2} maxLength={500} showCount data-testid="end-note" />
      </Form.Item>
    </FormModal>
  );
}
