import { Button, Card, Form, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListParams } from '../lib/use-list-params';
import { DayInput } from './day-input';
import { QuarterSelect } from './quarter';

export interface SearchField {
  name: string;
  label: string;
  type?: 'text' | 'select' | 'day' | 'quarter';
  options?: { value: string; label: string }[];
  placeholder?: string;
  loading?: boolean;
}

interface SearchBarProps {
  fields: SearchField[];
  list: {
    params: ListParams;
    change: (patch: Record<string, string | undefined>) => void;
    reset: (keep?: string[]) => void;
  };
  keepOnReset?: string[];
  extra?: ReactNode;
}

const FOLDED = 3;

/** The search card above a list: up to three conditions at once, the rest behind 展开. Enter searches. */
export function SearchBar({ fields, list, keepOnReset, extra }: SearchBarProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  const { params } = list;
  const hiddenInUse = fields.slice(FOLDED).some((field) => params[field.name]);
  const [open, setOpen] = useState(hiddenInUse);
  const shown = open ? fields : fields.slice(0, FOLDED);

  useEffect(() => {
    form.setFieldsValue(Object.fromEntries(fields.map((f) => [f.name, params[f.name] as string | undefined])));
  }, [form, params, fields]);

  return (
    <Card size="small" className="search-card">
      <Form
        form={form}
        layout="inline"
        role="search"
        className="search-form"
        data-testid="search-form"
        onFinish={(values) =>
          list.change(
            Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value?.trim() || undefined])),
          )
        }
      >
        {shown.map((field) => (
          <Form.Item key={field.name} name={field.name} label={field.label}>
            {control(field, t('common.choose'))}
          </Form.Item>
        ))}
        <div className="search-buttons">
          <Button type="primary" htmlType="submit" data-testid="search-submit">
            {t('common.search')}
          </Button>
          <Button
            data-testid="search-reset"
            onClick={() => {
              form.resetFields();
              list.reset(keepOnReset);
            }}
          >
            {t('common.reset')}
          </Button>
          {fields.length > FOLDED ? (
            <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('common.fold') : t('common.unfold')}
            </Button>
          ) : null}
        </div>
        {extra}
      </Form>
    </Card>
  );
}

function control(field: SearchField, choose: string): ReactNode {
  switch (field.type) {
    case 'select':
      return (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          className="search-select"
          placeholder={field.placeholder ?? choose}
          options={field.options ?? []}
          loading={field.loading ?? false}
        />
      );
    case 'day':
      return <DayInput />;
    case 'quarter':
      return <QuarterSelect className="search-select" />;
    default:
      return <Input allowClear placeholder={field.placeholder} />;
  }
}
