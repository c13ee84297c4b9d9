import { useTranslation } from 'react-i18next';
import { formatMonth } from '../../../shared/lib/month';

/** A month by name in the language of the page. */
export function MonthText({ value }: { value: string | null | undefined }) {
  const { i18n } = useTranslation();
  return <span>{formatMonth(value, i18n.language)}</span>;
}
