import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Card, message, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { rmbCapital } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { formatQuarter } from '../../../shared/lib/quarter';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { DownloadButton } from '../../../shared/ui/download-button';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Sections } from '../../../shared/ui/sections';
import { StatusTag } from '../../../shared/ui/status-tag';
import { compileBatch, getBatch } from '../api';
import { BatchActions } from '../components/batch-actions';
import { BatchPath } from '../components/batch-path';
import { BatchRemarks, RemarkModal } from '../components/batch-remarks';
import { Exclusions, Lines } from '../components/batch-tables';
import { ExplanationDrawer } from '../components/explanation-drawer';

const RECOMPILABLE = ['Opened', 'Compiled', 'Failed', 'Returned'];

/** Which notice comes next in which state. */
const NOTICE_KIND: Record<string, string> = { CommitteeChecked: 'SubsidyPlan', Settled: 'SubsidyResult' };

type Item = { kind: 'line' | 'exclusion'; id: string };

/** A link from elsewhere may ask for one explanation. */
function asked(search: URLSearchParams): Item | undefined {
  for (const kind of ['line', 'exclusion'] as const) {
    const id = search.get(kind);
    if (id) return { kind, id };
  }
  return undefined;
}

export default function BatchDetailPage() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [say, said] = message.useMessage();
  const [search] = useSearchParams();
  const [target, setTarget] = useState<Item | undefined>(() => asked(search));
  const [remarked, setRemarked] = useState<{ id: string; household: string }>();
  const query = useQuery({
    queryKey: ['subsidies', 'batches', id],
    queryFn: () => getBatch(id),
    refetchInterval: (state) =>
      state.state.data?.state === 'Compiling' || state.state.data?.state === 'Queued' ? 1500 : false,
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const batch = query.data;
  if (!batch) return <Spin size="large" className="page-spin" />;
  const mayRemark = batch.allowed.includes('Check') || batch.allowed.includes('CommitteeReturn');
  const remark = mayRemark
    ? (row: { id: string; householdNumber: string }) => setRemarked({ id: row.id, household: row.householdNumber })
    : undefined;
  return (
    <div className="stack">
      {said}
      <PageHeader
        title={`${batch.communityName} · ${formatQuarter(batch.quarter, i18n.language)}`}
        note={t('subsidies.batchNote')}
        extra={
          <>
            <BatchActions batch={batch} />
            {can(p.subsidiesCompile) && RECOMPILABLE.includes(batch.state) ? (
              <ActionButton
                question={t('subsidies.recompileQuestion')}
                run={(key) => compileBatch(id, key)}
                onDone={(result) => {
                  void client.invalidateQueries({ queryKey: ['subsidies'] });
                  say.success(t(result.changed ? 'subsidies.recompiled' : 'subsidies.unchanged'));
                }}
                testId="recompile"
              >
                {t('subsidies.recompile')}
              </ActionButton>
            ) : null}
            {can(p.noticesPublish) && batch.kind !== 'Paper' && batch.state in NOTICE_KIND ? (
              <Link
                to={`/notices/new?kind=${NOTICE_KIND[batch.state]}&subjectId=${id}`}
                className="link-button"
                data-testid="to-notice"
              >
                {t(`enum.NoticeKind.${NOTICE_KIND[batch.state]}`)}
              </Link>
            ) : null}
            {can(p.subsidiesExport) ? (
              <DownloadButton path="/subsidies/batches/{id}/export" options={{ path: { id } }} testId="export-batch" />
            ) : null}
            <Link to={`/subsidies/batches/${id}/print`} className="link-button" data-testid="print-batch">
              {t('common.print')}
            </Link>
          </>
        }
      />
      {batch.refusalMessage ? (
        <Alert type="error" showIcon title={batch.refusalMessage} description={formatInstant(batch.refusedAt)} />
      ) : null}
      {batch.returnedAt ? (
        <Alert
          type="warning"
          showIcon
          title={t('subsidies.returnedBy', { name: batch.returnedByName, at: formatInstant(batch.returnedAt) })}
          description={batch.returnReason}
          data-testid="batch-returned"
        />
      ) : null}
      {batch.lateReceipts > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('subsidies.lateReceipts', { count: batch.lateReceipts })}
          data-testid="late-receipts"
        />
      ) : null}
      <div data-testid="batch-totals">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="BatchState" value={batch.state} />],
            [t('subsidies.number'), batch.number],
            [t('subsidies.kind'), t(`enum.BatchKind.${batch.kind}`)],
            [t('subsidies.lines'), batch.lines],
            [t('subsidies.excluded'), batch.excluded],
            [`${t('subsidies.base')}（${t('common.yuan')}）`, <Money key="b" fen={batch.baseFen} />],
            [`${t('subsidies.amount')}（${t('common.yuan')}）`, <Money key="a" fen={batch.totalFen} strong />],
            [t('subsidies.capital'), rmbCapital(batch.totalFen)],
            [t('policies.document'), [batch.policy?.document, batch.policy?.clause].filter(Boolean).join(' ')],
            [t('subsidies.rate'), batch.policy?.rate],
            [
              t('subsidies.compiledAt'),
              [formatInstant(batch.compiledAt), batch.compiledByName].filter(Boolean).join(' '),
            ],
            [
              t('subsidies.target'),
              batch.isOverdue ? `${batch.target}（${t('subsidies.overdueSince')}）` : batch.target,
            ],
            batch.paperReference ? [t('subsidies.paperReference'), batch.paperReference] : null,
          ]}
        />
      </div>
      <Card>
        <Sections
          testId="batch-sections"
          items={[
            {
              key: 'lines',
              label: t('subsidies.linesTab', { count: batch.lines }),
              testId: 'tab-lines',
              children: (
                <Lines batch={batch} onExplain={(line) => setTarget({ kind: 'line', id: line.id })} onRemark={remark} />
              ),
            },
            {
              key: 'excluded',
              label: t('subsidies.excludedTab', { count: batch.excluded }),
              testId: 'tab-excluded',
              children: (
                <Exclusions
                  batch={batch}
                  onExplain={(row) => setTarget({ kind: 'exclusion', id: row.id })}
                  onRemark={remark}
                />
              ),
            },
            {
              key: 'path',
              label: t('subsidies.path'),
              testId: 'tab-path',
              children: <BatchPath steps={batch.steps} />,
            },
            {
              key: 'remarks',
              label: t('subsidies.remarks', { count: batch.openRemarks }),
              testId: 'tab-remarks',
              children: <BatchRemarks batchId={id} canAnswer={can(p.subsidiesCompile)} />,
            },
          ]}
        />
      </Card>
      <RemarkModal batchId={id} item={remarked} onClose={() => setRemarked(undefined)} />
      <ExplanationDrawer target={target} onClose={() => setTarget(undefined)} />
    </div>
  );
}
