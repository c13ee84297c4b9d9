import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listResidents, type ResidentRow } from '../api';

export default function ResidentListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.residents')} note={t('registry.residentNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[
          { name: 'q', label: t('registry.keyword'), placeholder: t('registry.residentKeyword') },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
        extra={<AsOf value={list.params.asOf as string | undefined} onChange={(asOf) => list.change({ asOf })} />}
      />
      <QueryTable<ResidentRow>
        id="residents"
        queryKey={['residents']}
        load={listResidents}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.registryExport) ? (
            <DownloadButton path="/residents/export" options={{ query: list.params }} testId="export-residents" />
          ) : null
        }
        columns={[
          {
            key: 'name',
            title: t('registry.name'),
            sortable: true,
            render: (row) => <Link to={`/residents/${row.id}`}>{row.name}</Link>,
          },
          { key: 'idNumber', title: t('registry.idNumber'), render: (row) => row.idNumber },
          {
            key: 'sex',
            title: t('registry.sex'),
            render: (row) => (row.sex ? t(`enum.Sex.${row.sex}`, { defaultValue: row.sex }) : null),
          },
          { key: 'age', title: t('registry.age'), render: (row) => row.age },
          { key: 'relation', title: t('registry.relation'), render: (row) => row.relationText },
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) =>
              row.householdId ? <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link> : null,
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'relocation',
            title: t('registry.relocation'),
            render: (row) => <StatusTag kind="RelocationKind" value={row.relocation} />,
          },
          { key: 'phone', title: t('registry.phone'), render: (row) => row.phone },
        ]}
        actions={(row) => <Link to={`/residents/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
