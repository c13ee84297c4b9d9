import { useQuery } from '@tanstack/react-query';
import { Empty, Form, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getChart } from '../api';
import { OrgChart } from '../components/org-chart';

/** 组织架构: who governs a community on a day. */
export default function ChartPage() {
  const { t } = useTranslation();
  const { params, change } = useListParams();
  const communityId = params.communityId as string | undefined;
  const date = params.date as string | undefined;
  const query = useQuery({
    queryKey: ['organisation', 'chart', communityId, date],
    queryFn: () => getChart(communityId ?? '', date),
    enabled: Boolean(communityId),
  });
  const print = new URLSearchParams({ ...(communityId ? { communityId } : {}), ...(date ? { date } : {}) });
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.chart')}
        note={t('organisation.chartNote')}
        extra={
          communityId ? (
            <Link to={`/organisation/roster?${print}`} className="link-button" data-testid="print-roster">
              {t('organisation.printRoster')}
            </Link>
          ) : null
        }
      />
      <Form layout="inline" className="search-form">
        <Form.Item label={t('common.community')} htmlFor="chart-community">
          <CommunitySelect
            id="chart-community"
            autoSelect
            {...(communityId ? { value: communityId } : {})}
            onChange={(id) => change({ communityId: id })}
          />
        </Form.Item>
        <Form.Item label={t('organisation.onDay')} htmlFor="chart-day">
          <DayInput id="chart-day" value={date ?? null} allowClear onChange={(day) => change({ date: day })} />
        </Form.Item>
      </Form>
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isLoading ? <Spin size="large" className="page-spin" /> : null}
      {communityId ? null : <Empty description={t('organisation.chooseCommunity')} />}
      {query.data ? <OrgChart chart={query.data} /> : null}
    </div>
  );
}
