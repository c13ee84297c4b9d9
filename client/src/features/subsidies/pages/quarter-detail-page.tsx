import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Card, Progress, Statistic } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import type { Schema } from '../../../shared/api/types';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { formatQuarter } from '../../../shared/lib/quarter';
import { ActionButton } from '../../../shared/ui/action-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type CommunityProgress, getQuarter, runQuarter } from '../api';

const POLL_MS = 1500;
/** After a run was asked for, the page looks for this long even when nothing has begun yet. */
const WATCH_MS = 20_000;

export const isWorking = (row: CommunityProgress) => row.state === 'Compiling' || row.state === 'Queued';

/** One quarter over all communities: what is computed, what waits and why; the run goes on when the page is left. */
export default function QuarterDetailPage() {
  const { t, i18n } = useTranslation();
  const { quarter = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [refused, setRefused] = useState<Schema['RunRefusal'][]>([]);
  const [watchUntil, setWatchUntil] = useState(0);
  const query = useQuery({
    queryKey: ['subsidies', 'quarters', quarter],
    queryFn: () => getQuarter(quarter),
    refetchInterval: (state) =>
      state.state.data?.communities.some(isWorking) || Date.now() < watchUntil ? POLL_MS : false,
  });
  const rows = query.data?.communities ?? [];
  const done = query.data?.done ?? 0;
  const working = rows.some(isWorking);
  const watching = watchUntil > Date.now() && done < rows.length;

  useEffect(() => {
    if (watchUntil === 0) return;
    const timer = setTimeout(() => setWatchUntil(0), Math.max(0, watchUntil - Date.now()));
    return () => clearTimeout(timer);
  }, [watchUntil]);

  const afterRun = (result: Schema['QuarterRequested']) => {
    setRefused(result.refused);
    setWatchUntil(Date.now() + WATCH_MS);
    void client.invalidateQueries({ queryKey: ['subsidies'] });
  };
  return (
    <div className="stack">
      <PageHeader
        title={t('subsidies.quarterTitle', { quarter: formatQuarter(quarter, i18n.language) })}
        note={
          query.data?.compilesFrom
            ? t('subsidies.compilesFrom', { day: query.data.compilesFrom })
            : t('subsidies.quarterNote')
        }
        extra={
          can(p.subsidiesCompile) ? (
            <ActionButton
              type="primary"
              testId="run-quarter"
              question={t('subsidies.runQuestion')}
              run={(key) => runQuarter(quarter, null, key)}
              onDone={afterRun}
            >
              {t('subsidies.run')}
            </ActionButton>
          ) : null
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <Card>
        <div className="cards">
          <Statistic title={t('subsidies.communities')} value={rows.length} />
          <Statistic title={t('subsidies.done')} value={`${done} / ${rows.length}`} />
          <Statistic title={t('subsidies.lines')} value={rows.reduce((sum, row) => sum + row.lines, 0)} />
          <Statistic
            title={`${t('subsidies.amount')}（${t('common.yuan')}）`}
            value={formatFen(rows.reduce((sum, row) => sum + row.totalFen, 0))}
          />
        </div>
        <Progress
          percent={rows.length === 0 ? 0 : Math.round((done / rows.length) * 100)}
          status={working ? 'active' : 'normal'}
          aria-label={t('subsidies.progress')}
        />
      </Card>
      {refused.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('subsidies.refused', { count: refused.length })}
          description={refused.map((one) => (
            <div key={one.communityId}>
              {rows.find((row) => row.communityId === one.communityId)?.name} {one.message}
            </div>
          ))}
        />
      ) : null}
      {working || watching ? (
        <Alert type="info" showIcon role="status" title={t('subsidies.running')} data-testid="running" />
      ) : null}
      <Card>
        <SimpleTable<CommunityProgress>
          id="quarter-communities"
          rows={rows}
          loading={query.isPending}
          rowKey={(row) => row.communityId}
          columns={[
            {
              key: 'name',
              title: t('common.community'),
              render: (row) =>
                row.batchId ? <Link to={`/subsidies/batches/${row.batchId}`}>{row.name}</Link> : row.name,
            },
            {
              key: 'state',
              title: t('common.state'),
              // Nothing stands in the way of it: only the sweep, or this page's button, has not come yet.
              render: (row) => (
                <StatusTag
                  kind="BatchState"
                  value={row.state === 'NotReady' && !row.reasonNotReady ? 'Ready' : row.state}
                />
              ),
            },
            {
              key: 'progress',
              title: t('subsidies.progress'),
              width: 160,
              render: (row) =>
                isWorking(row) ? (
                  <Progress percent={row.progress} size="small" status="active" aria-label={row.name} />
                ) : null,
            },
            { key: 'lines', title: t('subsidies.lines'), render: (row) => row.lines },
            { key: 'excluded', title: t('subsidies.excluded'), render: (row) => row.excluded },
            { key: 'total', title: t('subsidies.amount'), fen: (row) => row.totalFen },
            {
              key: 'why',
              title: t('subsidies.why'),
              render: (row) => row.reasonNotReady,
            },
          ]}
          actions={(row) => (
            <>
              {row.batchId ? <Link to={`/subsidies/batches/${row.batchId}`}>{t('subsidies.openBatch')}</Link> : null}
              {can(p.subsidiesCompile) && row.state !== 'Settled' ? (
                <ActionButton
                  type="link"
                  question={t('subsidies.runOneQuestion', { name: row.name })}
                  run={(key) => runQuarter(quarter, [row.communityId], key)}
                  onDone={afterRun}
                  testId="run-community"
                >
                  {t('subsidies.runOne')}
                </ActionButton>
              ) : null}
            </>
          )}
        />
      </Card>
    </div>
  );
}
