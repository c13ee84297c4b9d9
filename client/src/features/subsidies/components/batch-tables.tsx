import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import type { Page } from '../../../shared/api/types';
import { permissions as p } from '../../../shared/lib/permissions';
import { type ListParams, useListParams } from '../../../shared/lib/use-list-params';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { type Batch, type ExclusionRow, type Line, type LinePage, listExclusions, listLines } from '../api';

interface TableProps<T> {
  batch: Batch;
  onExplain: (row: T) => void;
  /** Only while the committee may still speak. */
  onRemark: ((row: T) => void) | undefined;
}

export function Lines({ batch, onExplain, onRemark }: TableProps<Line>) {
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
        payable: page.totalPayableFen,
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
          key: 'quarter',
          title: t('subsidies.ofQuarter'),
          render: (row) => (
            <>
              <Quarter value={row.quarter} />{' '}
              {row.component > 0 ? <ToneTag tone="blue">{t('subsidies.adjustment')}</ToneTag> : null}
            </>
          ),
        },
        {
          key: 'account',
          title: t('registry.account'),
          render: (row) => row.accountMasked,
        },
        { key: 'property', title: t('enum.FeeType.Property'), fen: (row) => row.propertyFen },
        { key: 'elevator', title: t('enum.FeeType.Elevator'), fen: (row) => row.elevatorFen },
        { key: 'water', title: t('enum.FeeType.Water'), fen: (row) => row.waterFen },
        { key: 'base', title: t('subsidies.base'), fen: (row) => row.baseFen },
        // what was paid on paper names no rate
        { key: 'rate', title: t('subsidies.rate'), render: (row) => (row.rateBasisPoints > 0 ? row.rate : '—') },
        { key: 'amount', title: t('subsidies.amount'), fen: (row) => row.amountFen },
        { key: 'payable', title: t('subsidies.payable'), fen: (row) => row.payableFen },
      ]}
      actionsWidth={onRemark ? 170 : 110}
      actions={(row) => (
        <>
          <Button type="link" onClick={() => onExplain(row)} data-testid="explain-line">
            {t('subsidies.explain')}
          </Button>
          {onRemark ? (
            <Button type="link" onClick={() => onRemark(row)} data-testid="remark-line">
              {t('subsidies.remark')}
            </Button>
          ) : null}
        </>
      )}
    />
  );
}

export function Exclusions({ batch, onExplain, onRemark }: TableProps<ExclusionRow>) {
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
      actionsWidth={onRemark ? 170 : 110}
      actions={(row) => (
        <>
          <Button type="link" onClick={() => onExplain(row)} data-testid="explain-exclusion">
            {t('subsidies.explain')}
          </Button>
          {onRemark ? (
            <Button type="link" onClick={() => onRemark(row)} data-testid="remark-exclusion">
              {t('subsidies.remark')}
            </Button>
          ) : null}
        </>
      )}
    />
  );
}
