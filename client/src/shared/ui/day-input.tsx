import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { today } from '../lib/date';

interface DayInputProps {
  id?: string;
  value?: string | null;
  onChange?: (day: string | undefined) => void;
  noFuture?: boolean;
  allowClear?: boolean;
  'aria-label'?: string;
  'data-testid'?: string;
}

/** A local day as yyyy-MM-dd text, picked or typed. */
export function DayInput({ value, onChange, noFuture, allowClear = true, ...rest }: DayInputProps) {
  const { t } = useTranslation();
  return (
    <DatePicker
      {...rest}
      className="full"
      format="YYYY-MM-DD"
      placeholder={t('common.dayPlaceholder')}
      allowClear={allowClear}
      value={value ? dayjs(value) : null}
      {...(noFuture ? { maxDate: dayjs(today()) } : {})}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}
