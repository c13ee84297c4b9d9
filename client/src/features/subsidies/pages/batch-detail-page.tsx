import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Input, Select, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import type { Page } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { rmbCapital } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { formatQuarter } from '../../../shared/lib/quarter';
import { type ListParams, useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { DownloadButton } from '../../../shared/ui/download-button';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  type Batch,
  compileBatch,
  type ExclusionRow,
  getBatch,
  type Line,
  type LinePage,
  listExclusions,
  listLines,
} from '../api';
import { ExplanationDrawer } from '../components/explanation-drawer';

const RECOMPILABLE = ['Opened', 'Compiled', 'Failed'];

export default function BatchDetailPage() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [target, setTarget] = useState<{ kind: 'line' | 'exclusion'; id: string }>();
  const query = useQuery({
    queryKey: ['subsidies', 'batches', id],
    queryFn: () => getBatch(id),
    refetchInterval: (state) =>
      state.state.data?.state === 'Compiling' || state.state.data?.state === 'Queued' ? 1500 : false,
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const batch = query.data;
  if (!batch) return <Spin size="large" className="page-spin" />;
  return (
    <div className="stack">
      <PageHeader
        title={`${batch.communityName} · ${formatQuarter(batch.quarter, i18n.language)}`}
        note={t('subsidies.batchNote')}
        extra={
          <>
            {can(p.subsidiesCompile) && RECOMPILABLE.includes(batch.state) ? (
              <ActionButton
                question={t('subsidies.recompileQuestion')}
                run={(key) => compileBatch(id, key)}
                onDone={(result) => {
                  void client.invalidateQueries({ queryKey: ['subsidies'] });
                  message.success(t(result.changed ? 'subsidies.recompiled' : 'subsidies.unchanged'));
                }}
                testId="recompile"
              >
                {t('subsidies.recompile')}
              </ActionButton>
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
      <div data-testid="batch-totals">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="BatchState" value={batch.state} />],
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
            batch.paperReference ? [t('subsidies.paperReference'), batch.paperReference] : null,
          ]}
        />
      </div>
      <Card>
        <Tabs
          items={[
            {
              key: 'lines',
              label: <span data-testid="tab-lines">{t('subsidies.linesTab', { count: batch.lines })}</span>,
              children: <Lines batch={batch} onExplain={(line) => setTarget({ kind: 'line', id: line.id })} />,
            },
            {
              key: 'excluded',
              label: <span data-testid="tab-excluded">{t('subsidies.excludedTab', { count: batch.excluded })}</span>,
              children: <Exclusions batch={batch} onExplain={(row) => setTarget({ kind: 'exclusion', id: row.id })} />,
            },
          ]}
        />
      </Card>
      <ExplanationDrawer target={target} onClose={() => setTarget(undefined)} />
    </div>
  );
}

function Lines({ batch, onExplain }: { batch: Batch; onExplain: (line: Line) => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  return (
    <QueryTable<Line, LinePage>
      id="lines"
      queryKey={['subsidies', 'batches', batch.id, 'lines']}
      load={(query, signal) => listLines(batch.id, query, signal)}
      list={list}
      rowKey={(row) => row.id}
      sums={(page) => ({
        property: page.totalPropertyFen,
        elevator: page.totalElevatorFen,
        water: page.totalWaterFen,
        base: page.totalBaseFen,
        amount: page.totalAmountFen,
      })}
      toolbar={
        <Input.Search
          allowClear
          className="search-select"
          aria-label={t('subsidies.findLine')}
          placeholder={t('subsidies.findLine')}
          defaultValue={(list.params.q as string | undefined) ?? ''}
          onSearch={(q) => list.change({ q })}
          data-testid="line-search"
        />
      }
      columns={[
        {
          key: 'household',
          title: t('registry.householdNumber'),
          render: (row) =>
            row.householdId && can(p.registryRead) ? (
              <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
            ) : (
              row.householdNumber
            ),
        },
        { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
        {
          key: 'account',
          title: t('registry.account'),
          render: (row) => row.accountMasked,
        },
        { key: 'property', title: t('enum.FeeType.Property'), fen: (row) => row.propertyFen },
        { key: 'elevator', title: t('enum.FeeType.Elevator'), fen: (row) => row.elevatorFen },
        { key: 'water', title: t('enum.FeeType.Water'), fen: (row) => row.waterFen },
        { key: 'base', title: t('subsidies.base'), fen: (row) => row.baseFen },
        { key: 'rate', title: t('subsidies.rate'), render: (row) => row.rate },
        { key: 'amount', title: t('subsidies.amount'), fen: (row) => row.amountFen },
      ]}
      actionsWidth={110}
      actions={(row) => (
        <Button type="link" onClick={() => onExplain(row)} data-testid="explain-line">
          {t('subsidies.explain')}
        </Button>
      )}
    />
  );
}

function Exclusions({ batch, onExplain }: { batch: Batch; onExplain: (row: ExclusionRow) => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [params, setParams] = useState<ListParams>({ page: 1, pageSize: 20 });
  return (
    <QueryTable<ExclusionRow, Page<ExclusionRow>>
      id="exclusions"
      queryKey={['subsidies', 'batches', batch.id, 'exclusions']}
      load={(query, signal) => listExclusions(batch.id, query, signal)}
      list={{
        params,
        change: (patch) =>
          setParams((old) => ({
            ...old,
            ...patch,
            page: Number(patch.page ?? 1),
            pageSize: Number(patch.pageSize ?? old.pageSize),
          })),
      }}
      rowKey={(row) => row.id}
      toolbar={
        <Select
          allowClear
          className="search-select"
          aria-label={t('subsidies.reason')}
          placeholder={t('subsidies.reason')}
          options={batch.excludedByReason.map((entry) => ({
            value: entry.reason,
            label: `${t(`enum.ExclusionReason.${entry.reason}`, { defaultValue: entry.reason })}（${entry.count}）`,
          }))}
          onChange={(reason: string | undefined) => setParams((old) => ({ ...old, page: 1, reason }))}
          data-testid="exclusion-reason"
        />
      }
      columns={[
        {
          key: 'household',
          title: t('registry.householdNumber'),
          render: (row) =>
            row.householdId && can(p.registryRead) ? (
              <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
            ) : (
              row.householdNumber
            ),
        },
        { key: 'head', title: t('registry.head'), render: (row) => row.headName },
        {
          key: 'reason',
          title: t('subsidies.reason'),
          render: (row) => t(`enum.ExclusionReason.${row.reason}`, { defaultValue: row.reason }),
        },
        { key: 'detail', title: t('common.note'), render: (row) => row.detail },
        { key: 'base', title: t('subsidies.base'), fen: (row) => row.baseFen },
        { key: 'amount', title: t('subsidies.wouldBe'), fen: (row) => row.amountFen },
      ]}
      actionsWidth={110}
      actions={(row) => (
        <Button type="link" onClick={() => onExplain(row)} data-testid="explain-exclusion">
          {t('subsidies.explain')}
        </Button>
      )}
    />
  );
}
