import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import type { Column } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { type BranchRow, getStatistics, hoursOf } from '../api';

/** Figures of the branches, the sum last; every person counted once. */
export default function StatisticsPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const communityId = list.params.communityId as string | undefined;
  const asOf = list.params.asOf as string | undefined;
  const query = useQuery({
    queryKey: ['party', 'statistics', communityId, asOf],
    queryFn: () => getStatistics({ communityId, asOf }),
  });
  const people = (key: keyof BranchRow['people'], title: string): Column<BranchRow> => ({
    key,
    title,
    render: (row) => row.people[key],
  });
  const rate = (part: number, all: number) => (all === 0 ? '—' : `${part}/${all}`);
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.partyStatistics')}
        note={t('party.statisticsNote')}
        extra={
          <>
            <AsOf value={asOf} onChange={(day) => list.change({ asOf: day })} />
            <DownloadButton
              path="/party/statistics/export"
              options={{ query: { communityId, asOf } }}
              testId="export-statistics"
            />
          </>
        }
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
      {query.data ? (
        <SimpleTable<BranchRow>
          id="party-statistics"
          rows={[...query.data.branches, query.data.total]}
          rowKey={(row) => row.communityId ?? 'total'}
          columns={[
            {
              key: 'community',
              title: t('party.community'),
              render: (row) => (row.communityId ? row.communityName : <strong>{t('party.all')}</strong>),
            },
            people('members', t('party.total')),
            people('full', t('party.full')),
            people('probationary', t('party.probationary')),
            people('originOnly', t('enum.MembershipRelation.OriginOnly')),
            people('dual', t('enum.MembershipRelation.Dual')),
            people('single', t('enum.MembershipRelation.Single')),
            people('male', t('party.male')),
            people('female', t('party.female')),
            people('to35', t('party.to35')),
            people('to45', t('party.to45')),
            people('to55', t('party.to55')),
            people('to65', t('party.to65')),
            people('over65', t('party.over65')),
            people('withoutPost', t('party.noPost')),
            people('onePost', t('party.onePost')),
            people('morePosts', t('party.morePosts')),
            people('waived', t('party.waived')),
            people('belowMinimum', t('party.below')),
            people('emblems', t('party.emblems')),
            people('inactive', t('party.inactiveMembers')),
            { key: 'groups', title: t('party.groups'), render: (row) => row.groups },
            { key: 'inactiveGroups', title: t('party.inactiveGroups'), render: (row) => row.inactiveGroups },
            {
              key: 'buildings',
              title: t('party.buildingCoverage'),
              render: (row) => rate(row.plates.buildingsWithPlate, row.plates.buildings),
            },
            {
              key: 'flats',
              title: t('party.flatCoverage'),
              render: (row) => rate(row.plates.flatsWithPlate, row.plates.flats),
            },
            { key: 'quarter', title: t('party.quarterActivities'), render: (row) => row.inQuarter.activities },
            { key: 'quarterHours', title: t('party.quarterHours'), render: (row) => hoursOf(row.inQuarter.minutes) },
            { key: 'year', title: t('party.yearActivities'), render: (row) => row.inYear.activities },
            { key: 'yearAttendances', title: t('party.yearAttendances'), render: (row) => row.inYear.attendances },
            { key: 'yearHours', title: t('party.yearHours'), render: (row) => hoursOf(row.inYear.minutes) },
          ]}
        />
      ) : null}
    </div>
  );
}
