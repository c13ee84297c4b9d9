import { useQuery } from '@tanstack/react-query';
import { Card, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import type { Column } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { getInactive, type Inactive } from '../api';

type Person = Inactive['members'][number];

/** Whom to speak to, as of a day. */
export default function InactivePage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const communityId = list.params.communityId as string | undefined;
  const asOf = list.params.asOf as string | undefined;
  const query = useQuery({
    queryKey: ['party', 'inactive', communityId, asOf],
    queryFn: () => getInactive({ communityId, asOf }),
  });
  const found = query.data;
  const people: Column<Person>[] = [
    {
      key: 'name',
      title: t('party.name'),
      render: (row) => <Link to={`/party/members/${row.id}`}>{row.name}</Link>,
    },
    { key: 'community', title: t('party.community'), render: (row) => row.communityName },
    { key: 'posts', title: t('party.postCount'), render: (row) => row.posts },
    { key: 'since', title: t('party.onPostSince'), render: (row) => row.onPostSince },
    { key: 'last', title: t('party.lastActivity'), render: (row) => row.lastActivity },
  ];
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.partyInactive')}
        {...(found ? { note: t('party.inactiveNote', { from: found.periodStart, to: found.periodEnd }) } : {})}
        extra={<AsOf value={asOf} onChange={(day) => list.change({ asOf: day })} />}
      />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[
          {
            name: 'communityId',
            label: t('party.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Spin size="large" className="page-spin" /> : null}
      {found ? (
        <>
          <Card title={<h2 className="card-title">{t('party.inactiveGroups')}</h2>}>
            <SimpleTable
              id="inactive-groups"
              rows={found.groups}
              rowKey={(row) => row.id}
              pageSize={20}
              columns={[
                {
                  key: 'group',
                  title: t('party.group'),
                  render: (row) => <Link to={`/party/groups/${row.id}`}>{row.post}</Link>,
                },
                { key: 'community', title: t('party.community'), render: (row) => row.communityName },
                { key: 'leader', title: t('party.leader'), render: (row) => row.leaderName ?? t('party.noLeader') },
                { key: 'members', title: t('party.memberCount'), render: (row) => row.members },
                { key: 'last', title: t('party.lastActivity'), render: (row) => row.lastActivity },
              ]}
            />
          </Card>
          <Card title={<h2 className="card-title">{t('party.inactiveMembers')}</h2>}>
            <SimpleTable<Person>
              id="inactive-members"
              rows={found.members}
              rowKey={(row) => row.id}
              pageSize={20}
              columns={people}
            />
          </Card>
          <Card title={<h2 className="card-title">{t('party.belowMinimum', { least: found.leastPosts })}</h2>}>
            <SimpleTable<Person>
              id="below-minimum"
              rows={found.belowMinimum}
              rowKey={(row) => row.id}
              pageSize={20}
              columns={people}
            />
          </Card>
        </>
      ) : null}
    </div>
  );
}
