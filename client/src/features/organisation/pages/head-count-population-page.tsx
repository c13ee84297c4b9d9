import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { HeadCountPeople } from '../components/head-count-people';
import { CounterLine } from '../components/staffing-parts';
import { getPopulation, listPopulation, type PopulationRow } from '../staffing-api';

/** 任一日人口: what a head-count of that day would say, from the histories of the registry. */
export default function HeadCountPopulationPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const communities = useCommunityOptions();
  const day = list.params.day as string | undefined;
  const communityId = list.params.communityId as string | undefined;
  const query = useQuery({
    queryKey: ['head-counts', 'population', day, communityId],
    queryFn: () => getPopulation({ day, communityId }),
  });
  const origins = new Map(query.data?.rows.map((row) => [row.originTownshipCode, row.originTownship]));
  return (
    <div className="stack">
      <PageHeader title={t('nav.population')} note={t('staffing.populationNote')} />
      <div className="toolbar">
        <CommunitySelect
          allowClear
          loading={communities.loading}
          value={communityId ?? null}
          onChange={(id) => list.change({ communityId: id })}
        />
        <AsOf value={day} onChange={(next) => list.change({ day: next })} />
      </div>
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Spin className="full" /> : null}
      {query.data ? (
        <>
          <CounterLine sums={query.data.sums} testId="population-sums" />
          <SimpleTable<PopulationRow>
            id="population"
            rows={query.data.rows}
            rowKey={(row) => `${row.communityId} ${row.originTownshipCode}`}
            pageSize={50}
            columns={[
              { key: 'community', title: t('common.community'), render: (row) => row.communityName },
              { key: 'occupied', title: t('staffing.occupiedFrom'), render: (row) => row.occupiedFrom },
              { key: 'origin', title: t('staffing.origin'), render: (row) => row.originTownship },
              { key: 'poor', title: t('staffing.poor'), render: (row) => row.poor },
              { key: 'synchronous', title: t('staffing.synchronous'), render: (row) => row.synchronous },
              { key: 'additions', title: t('staffing.additions'), render: (row) => row.additions },
              { key: 'residentNow', title: t('staffing.residentNow'), render: (row) => row.residentNow },
              { key: 'counted', title: t('staffing.counted'), render: (row) => <strong>{row.counted}</strong> },
            ]}
          />
        </>
      ) : null}
      {communityId && can(p.registryRead) ? (
        <>
          <h2>{t('staffing.people')}</h2>
          <HeadCountPeople
            about={['population', communityId, day]}
            load={(params, signal) => listPopulation(params, signal)}
            origins={[...origins].map(([value, label]) => ({ value, label }))}
          />
        </>
      ) : null}
    </div>
  );
}
