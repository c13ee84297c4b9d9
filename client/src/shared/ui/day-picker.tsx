import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { today } from '../lib/date';
import type { DayInputProps } from './day-input';

export default function DayPicker({ value, onChange, noFuture, allowClear = true, ...rest }: DayInputProps) {
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
      // Enter takes the typed day; it must not send a form that is not finished.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}
