import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../shared/ui/money';
import type { PolicyParameter } from '../api';

interface ValueInputProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  parameter: PolicyParameter;
  word: (entry: { chinese: string; english: string }) => string;
}

/** The control a parameter's type asks for; the value itself always stays text, as the API keeps it. */
export function ValueInput({ id, value = '', onChange, parameter, word }: ValueInputProps) {
  const { t } = useTranslation();
  const testId = `policy-${parameter.key}`;
  const shared = { ...(id ? { id } : {}), 'data-testid': testId };
  const options = parameter.choices.map((choice) => ({ value: choice.value, label: word(choice) }));
  switch (parameter.type) {
    case 'Percent':
      return (
        <Input {...shared} value={value} suffix="%" inputMode="decimal" onChange={(e) => onChange?.(e.target.value)} />
      );
    case 'Integer':
      return (
        <InputNumber
          {...shared}
          className="full"
          value={value === '' ? null : Number(value)}
          precision={0}
          {...(parameter.min !== null && parameter.min !== undefined ? { min: parameter.min } : {})}
          {...(parameter.max !== null && parameter.max !== undefined ? { max: parameter.max } : {})}
          suffix={parameter.unit ?? null}
          onChange={(next) => onChange?.(next === null ? '' : String(next))}
        />
      );
    case 'Fen':
      return (
        <MoneyInput
          {...shared}
          {...(value === '' ? {} : { value: Number(value) })}
          onChange={(fen) => onChange?.(fen === undefined ? '' : String(fen))}
        />
      );
    case 'Flag':
      return (
        <Switch
          {...shared}
          checked={value === 'true'}
          checkedChildren={t('common.yes')}
          unCheckedChildren={t('common.no')}
          onChange={(on) => onChange?.(String(on))}
        />
      );
    case 'Choice':
      return (
        <Select
          {...shared}
          value={value || null}
          options={options}
          onChange={(next: string | null) => onChange?.(next ?? '')}
        />
      );
    case 'Choices':
      return (
        <Select
          {...shared}
          mode="multiple"
          value={value === '' ? [] : value.split(',')}
          options={options}
          onChange={(next: string[]) => onChange?.(next.join(','))}
        />
      );
    default:
      return (
        <Input
          {...shared}
          value={value}
          placeholder={parameter.type === 'MonthDay' ? '12-31' : parameter.type === 'Tiers' ? '2000:5,1000:3,0:2' : ''}
          onChange={(e) => onChange?.(e.target.value)}
        />
      );
  }
}
