import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AuditChanges } from '../../../shared/ui/audit-changes';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type AuditRow, listAudit } from '../api';

export default function AuditListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  return (
    <>
      <PageHeader title={t('nav.auditLog')} note={t('access.auditNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'user', label: t('access.user') },
          { name: 'from', label: t('common.from'), type: 'day' },
          { name: 'to', label: t('common.to'), type: 'day' },
        ]}
      />
      <QueryTable<AuditRow>
        id="audit"
        queryKey={['audit', 'entries']}
        load={listAudit}
        list={list}
        rowKey={(row) => String(row.id)}
        columns={[
          { key: 'at', title: t('access.at'), render: (row) => formatInstant(row.at) },
          { key: 'user', title: t('access.user'), render: (row) => row.userName },
          {
            key: 'action',
            title: t('access.action'),
            render: (row) => t(`enum.AuditAction.${row.action}`, { defaultValue: row.action }),
          },
          {
            key: 'subject',
            title: t('access.subject'),
            render: (row) =>
              row.subject ? t(`enum.AuditSubject.${row.subject}`, { defaultValue: row.subject }) : null,
          },
          {
            key: 'summary',
            title: t('access.summary'),
            render: (row) => (
              <>
                <AuditChanges entry={row} />
                {row.rowCount ? <div>{t('access.rowCount', { count: row.rowCount })}</div> : null}
                {row.reason}
              </>
            ),
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'requestId', title: t('access.requestId'), hidden: true, render: (row) => row.requestId },
        ]}
      />
    </>
  );
}
