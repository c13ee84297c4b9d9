import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { recordHandover } from '../posts-api';

type Values = Schema['AppointmentHandoverBody'];

const words = [{ required: true, whitespace: true }];

interface HandoverModalProps {
  id: string;
  open: boolean;
  by: string;
  day: string | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** 交接清单: seals, books, keys and files that pass from one to the other. */
export function HandoverModal({ id, open, by, day, onClose, onDone }: HandoverModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<Values>
      open={open}
      title={t('posts.recordHandover')}
      width={720}
      testId="handover-form"
      initialValues={{ handedOverBy: by, day: day ?? today(), items: [{ name: '', quantity: '', note: null }] }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) => recordHandover(id, { ...values, witness: values.witness ?? null }, key)}
    >
      <div className="form-grid">
        <Form.Item name="handedOverBy" label={t('posts.handedOverBy')} rules={words}>
          <Input maxLength={50} data-testid="handover-by" />
        </Form.Item>
        <Form.Item name="handedOverTo" label={t('posts.handedOverTo')} rules={words}>
          <Input maxLength={50} data-testid="handover-to" />
        </Form.Item>
        <Form.Item name="witness" label={t('posts.witness')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="day" label={t('posts.handoverDay')} rules={[{ required: true }]}>
          <DayInput noFuture data-testid="handover-day" />
        </Form.Item>
      </div>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="form-grid" data-testid="handover-item">
                <Form.Item name={[field.name, 'name']} label={t('posts.item')} rules={words}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[field.name, 'quantity']} label={t('posts.quantity')} rules={words}>
                  <Input maxLength={50} />
                </Form.Item>
                <Form.Item name={[field.name, 'note']} label={t('posts.remark')}>
                  <Input maxLength={200} />
                </Form.Item>
                {fields.length > 1 ? <Button onClick={() => remove(field.name)}>{t('posts.removeItem')}</Button> : null}
              </div>
            ))}
            <Button onClick={() => add({ name: '', quantity: '', note: null })} data-testid="handover-add">
              {t('posts.addItem')}
            </Button>
          </>
        )}
      </Form.List>
    </FormModal>
  );
}
