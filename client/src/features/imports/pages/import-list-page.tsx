import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type ImportLogRow, listImports } from '../api';

export const KINDS = [
  'Roster',
  'Receipts',
  'Tariffs',
  'Bills',
  'PaperSettlements',
  'Appointments',
  'PartyMembers',
  'DoorPlates',
  'Buildings',
];

export default function ImportListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.importLog')} note={t('imports.logNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'kind',
            label: t('imports.kind'),
            type: 'select',
            options: KINDS.map((value) => ({ value, label: t(`enum.ImportKind.${value}`) })),
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Uploaded', 'Checked', 'Committed', 'Cancelled'].map((value) => ({
              value,
              label: t(`enum.ImportState.${value}`),
            })),
          },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
      />
      <QueryTable<ImportLogRow>
        id="imports"
        queryKey={['imports', 'list']}
        load={listImports}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <Link to="/imports/new" className="link-button primary" data-testid="new-import">
            {t('nav.importNew')}
          </Link>
        }
        columns={[
          {
            key: 'kind',
            title: t('imports.kind'),
            render: (row) => t(`enum.ImportKind.${row.kind}`, { defaultValue: row.kind }),
          },
          {
            key: 'fileName',
            title: t('imports.file'),
            render: (row) => <Link to={`/imports/${row.id}`}>{row.fileName}</Link>,
          },
          {
            key: 'community',
            title: t('common.community'),
            render: (row) => communities.options.find((option) => option.value === row.communityId)?.label,
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ImportState" value={row.state} />,
          },
          { key: 'rows', title: t('imports.total'), render: (row) => row.totals.rows },
          { key: 'valid', title: t('imports.valid'), render: (row) => row.totals.valid },
          { key: 'faulty', title: t('imports.faulty'), render: (row) => row.totals.faulty },
          { key: 'skipped', title: t('imports.skipped'), render: (row) => row.totals.skipped },
          { key: 'by', title: t('imports.uploadedBy'), render: (row) => row.madeByName },
          { key: 'at', title: t('imports.uploadedAt'), render: (row) => formatInstant(row.madeAt) },
        ]}
        actions={(row) => <Link to={`/imports/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
