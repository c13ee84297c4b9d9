import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { type GroupRow, hoursOf, listGroups } from '../api';

export default function GroupListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.partyGroups')} note={t('party.groupNote')} />
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
      <QueryTable<GroupRow>
        id="party-groups"
        queryKey={['party', 'groups']}
        load={listGroups}
        list={list}
        rowKey={(row) => row.id}
        toolbar={<AsOf value={list.params.asOf as string | undefined} onChange={(asOf) => list.change({ asOf })} />}
        columns={[
          {
            key: 'group',
            title: t('party.group'),
            render: (row) => <Link to={`/party/groups/${row.id}`}>{row.post}</Link>,
          },
          { key: 'community', title: t('party.community'), render: (row) => row.communityName },
          { key: 'leader', title: t('party.leader'), render: (row) => row.leaderName ?? t('party.noLeader') },
          { key: 'members', title: t('party.memberCount'), render: (row) => row.members },
          { key: 'formed', title: t('party.formedOn'), render: (row) => row.formedOn },
          { key: 'activities', title: t('party.yearActivities'), render: (row) => row.activities },
          { key: 'hours', title: t('party.yearHours'), render: (row) => hoursOf(row.minutes) },
          { key: 'last', title: t('party.lastActivity'), render: (row) => row.lastActivity },
          {
            key: 'state',
            title: t('party.state'),
            render: (row) => (
              <ToneTag tone={row.isInactive ? 'orange' : 'green'}>
                {row.isInactive ? t('party.inactive') : t('party.active')}
              </ToneTag>
            ),
          },
        ]}
        actions={(row) => <Link to={`/party/groups/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
