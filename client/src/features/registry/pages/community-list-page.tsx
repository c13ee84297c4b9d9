import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type CommunityRow, listCommunities } from '../api';

// Few people ever add a community, and everybody reads the list.
const CommunityCreate = lazy(() => import('../components/community-create'));

export default function CommunityListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader title={t('nav.communities')} note={t('registry.communityNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[{ name: 'q', label: t('registry.communityName') }]}
        extra={<AsOf value={list.params.asOf as string | undefined} onChange={(asOf) => list.change({ asOf })} />}
      />
      <QueryTable<CommunityRow>
        id="communities"
        queryKey={['communities']}
        load={listCommunities}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.registryWriteSites) ? (
            <Button type="primary" onClick={() => setCreating(true)} data-testid="new-community">
              {t('common.create')}
            </Button>
          ) : null
        }
        columns={[
          {
            key: 'name',
            title: t('registry.communityName'),
            sortable: true,
            render: (row) => <Link to={`/communities/${row.id}`}>{row.name}</Link>,
          },
          {
            key: 'destinationTownship',
            title: t('registry.destinationTownship'),
            render: (row) => row.destinationTownship,
          },
          { key: 'leadTownship', title: t('registry.leadTownship'), render: (row) => row.leadTownship },
          { key: 'form', title: t('registry.form'), render: (row) => t(`enum.CommunityForm.${row.form}`) },
          { key: 'buildings', title: t('registry.buildings'), render: (row) => row.buildings },
          { key: 'dwellings', title: t('registry.dwellings'), render: (row) => row.dwellings },
          { key: 'households', title: t('registry.households'), render: (row) => row.households },
          { key: 'residents', title: t('registry.residents'), render: (row) => row.residents },
        ]}
        actions={(row) => (
          <>
            <Link to={`/communities/${row.id}`}>{t('common.detail')}</Link>
            <Link to={`/households?communityId=${row.id}`}>{t('registry.seeHouseholds')}</Link>
          </>
        )}
        actionsWidth={150}
      />
      {creating ? (
        <Suspense fallback={null}>
          <CommunityCreate onClose={() => setCreating(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
