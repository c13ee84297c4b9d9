import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { listWarnings, type Warning } from '../api';

export default function WarningListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.warnings')} note={t('registry.warningsNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
      />
      <QueryTable<Warning>
        id="warnings"
        queryKey={['warnings']}
        load={listWarnings}
        list={list}
        rowKey={(row) => `${row.kind}${row.householdId ?? ''}${row.text ?? ''}`}
        emptyText={t('registry.noWarnings')}
        columns={[
          {
            key: 'kind',
            title: t('registry.warningKind'),
            render: (row) => t(`enum.Warning.${row.kind}`, { defaultValue: row.kind }),
          },
          { key: 'text', title: t('common.note'), render: (row) => row.text },
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) =>
              row.householdId ? <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link> : null,
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
        ]}
      />
    </>
  );
}
