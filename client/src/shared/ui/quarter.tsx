import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { today } from '../lib/date';
import { formatQuarter, recentQuarters } from '../lib/quarter';

export function Quarter({ value }: { value: string | null | undefined }) {
  const { i18n } = useTranslation();
  return <span>{formatQuarter(value, i18n.language)}</span>;
}

export function QuarterSelect(props: SelectProps<string>) {
  const { i18n, t } = useTranslation();
  return (
    <Select<string>
      allowClear
      placeholder={t('common.choose')}
      options={recentQuarters(today()).map((q) => ({ value: q, label: formatQuarter(q, i18n.language) }))}
      {...props}
    />
  );
}
