import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { type ElectionDetail, fileElection } from '../posts-api';

interface FilingModalProps {
  election: ElectionDetail;
  open: boolean;
  onClose: () => void;
  onDone: (result: Schema['ElectionFiled']) => void;
}

/** 备案: by it the elected hold their posts. */
export function FilingModal({ election, open, onClose, onDone }: FilingModalProps) {
  const { t } = useTranslation();
  const elected = election.candidates.filter((candidate) => candidate.state === 'Elected');
  return (
    <FormModal<Schema['ElectionFilingBody'], Schema['ElectionFiled']>
      open={open}
      title={t('posts.file')}
      testId="filing-form"
      initialValues={{ on: today() }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) =>
        fileElection(election.id, { ...values, overQuotaReason: values.overQuotaReason?.trim() || null }, key)
      }
    >
      <p>{t('posts.fileNote', { names: elected.map((candidate) => candidate.name).join('、') })}</p>
      <Form.Item name="filingNumber" label={t('posts.filingNumber')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} data-testid="filing-number" />
      </Form.Item>
      <Form.Item name="on" label={t('posts.filedOn')} rules={[{ required: true }]}>
        <DayInput noFuture data-testid="filing-day" />
      </Form.Item>
      <Form.Item name="overQuotaReason" label={t('posts.overQuotaReason')} extra={t('posts.overQuotaNote')}>
        <Input.TextArea rows={2} maxLength={500} showCount data-testid="filing-reason" />
      </Form.Item>
    </FormModal>
  );
}
