import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amendHeads, type HeadCountDetail } from '../staffing-api';

interface Props {
  open: boolean;
  count: HeadCountDetail;
  onClose: () => void;
  onDone: () => void;
}

/** 更正: other counters for one origin township from a day on; choosing the township fills in what holds now. */
export function HeadCountAmendForm({ open, count, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const only = count.lines.length === 1 ? count.lines[0] : undefined;
  return (
    <FormModal<Schema['HeadCountAmendmentBody']>
      open={open}
      title={t('staffing.amend')}
      testId="amend-form"
      onClose={onClose}
      onDone={onDone}
      initialValues={
        only
          ? {
              originTownshipCode: only.originTownshipCode,
              poor: only.holds.poor,
              synchronous: only.holds.synchronous,
              additions: only.holds.additions,
            }
          : {}
      }
      submit={(values, key) => amendHeads(count.id, values, key)}
    >
      {(form) => (
        <>
          <p>{t('staffing.amendNote')}</p>
          <div className="form-grid">
            <Form.Item name="originTownshipCode" label={t('staffing.origin')} rules={[{ required: true }]}>
              <Select
                options={count.lines.map((x) => ({ value: x.originTownshipCode, label: x.originTownship }))}
                onChange={(code: string) => {
                  const line = count.lines.find((x) => x.originTownshipCode === code);
                  if (!line) return;
                  const { poor, synchronous, additions } = line.holds;
                  form.setFieldsValue({ poor, synchronous, additions });
                }}
                data-testid="amend-origin"
              />
            </Form.Item>
            <Form.Item name="from" label={t('staffing.from')} rules={[{ required: true }]}>
              <DayInput noFuture data-testid="amend-from" />
            </Form.Item>
            {(['poor', 'synchronous', 'additions'] as const).map((name) => (
              <Form.Item key={name} name={name} label={t(`staffing.${name}`)} rules={[{ required: true }]}>
                <InputNumber min={0} precision={0} data-testid={`amend-${name}`} />
              </Form.Item>
            ))}
            <Form.Item name="document" label={t('staffing.document')}>
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea rows={3} maxLength={500} showCount data-testid="amend-reason" />
          </Form.Item>
        </>
      )}
    </FormModal>
  );
}
