import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/types';
import { readableChanges, readableValue } from '../lib/audit';

/** Before and after of one audit entry, a line for each field. */
export function AuditChanges({ entry }: { entry: Schema['AuditRow'] }) {
  const { t, i18n } = useTranslation();
  const label = (key: string) => (i18n.exists(key) ? t(key) : undefined);
  const show = (field: string, value: string | null | undefined) => readableValue(entry.subject, field, value, label);
  return readableChanges(entry.changes).map((change) => (
    <div key={change.field}>
      {t(`field.${change.field}`, { defaultValue: change.field })}：
      {change.before ? (
        <>
          <del>{show(change.field, change.before)}</del> →{' '}
        </>
      ) : null}
      <ins>{show(change.field, change.after)}</ins>
    </div>
  ));
}
