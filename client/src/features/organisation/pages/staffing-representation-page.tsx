import { useQuery } from '@tanstack/react-query';
import { Card, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { percent } from '../components/staffing-parts';
import { getRepresentation } from '../staffing-api';

/** 代表性: the team of a site by origin township beside its residents by origin township. */
export default function StaffingRepresentationPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const day = list.params.day as string | undefined;
  const communityId = list.params.communityId as string | undefined;
  const query = useQuery({
    queryKey: ['staffing', 'representation', day, communityId],
    queryFn: () => getRepresentation({ day, communityId }),
  });
  return (
    <div className="stack">
      <PageHeader title={t('nav.representation')} note={t('staffing.representationNote')} />
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
      {query.data?.sites.map((site) => (
        <Card
          key={site.communityId}
          size="small"
          title={t('staffing.siteSums', { community: site.communityName, residents: site.residents, team: site.team })}
        >
          <SimpleTable
            id="representation"
            rows={site.rows}
            rowKey={(row) => row.originTownshipCode ?? ''}
            columns={[
              {
                key: 'origin',
                title: t('staffing.origin'),
                render: (row) => row.originTownship ?? t('staffing.elsewhere'),
              },
              { key: 'residents', title: t('staffing.residents'), render: (row) => row.residents },
              { key: 'residentShare', title: t('staffing.share'), render: (row) => percent(row.residentShare) },
              { key: 'team', title: t('staffing.team'), render: (row) => row.team },
              { key: 'teamShare', title: t('staffing.share'), render: (row) => percent(row.teamShare) },
              {
                key: 'unrepresented',
                title: t('staffing.remark'),
                render: (row) =>
                  row.unrepresented ? <ToneTag tone="orange">{t('staffing.unrepresented')}</ToneTag> : null,
              },
            ]}
          />
        </Card>
      ))}
    </div>
  );
}
