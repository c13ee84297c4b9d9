import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { today } from '../lib/date';
import { formatMonth, monthsAround } from '../lib/month';

interface MonthSelectProps extends SelectProps<string> {
  /** How many months back and ahead are offered. */
  before?: number;
  after?: number;
}

/** A month by name; a list is read faster than a calendar. */
export function MonthSelect({ before = 24, after = 0, ...props }: MonthSelectProps) {
  const { i18n, t } = useTranslation();
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('common.choose')}
      options={monthsAround(today(), before, after).map((month) => ({
        value: month,
        label: formatMonth(month, i18n.language),
      }))}
      {...props}
    />
  );
}
