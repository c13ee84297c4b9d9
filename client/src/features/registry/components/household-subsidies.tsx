import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../shared/api/client';
import type { Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Quarter } from '../../../shared/ui/quarter';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';

type Row = Schema['HouseholdSubsidyRow'];

/** Every quarter of a household: how far it is, what it came to and why, every try to pay it, and where it hung in public. */
export function HouseholdSubsidies({ householdId }: { householdId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['households', householdId, 'subsidies'],
    queryFn: () => call<Row[]>('GET', '/households/{id}/subsidies', { path: { id: householdId } }),
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  return (
    <SimpleTable<Row>
      id="household-subsidies"
      rows={query.data}
      loading={query.isPending}
      rowKey={(row) => row.lineId ?? row.exclusionId ?? row.batchId}
      columns={[
        {
          key: 'quarter',
          title: t('subsidies.quarter'),
          render: (row) => (
            <>
              <Link to={`/subsidies/batches/${row.batchId}`}>
                <Quarter value={row.quarter} />
              </Link>
              {row.kind === 'Regular' ? null : <div className="muted">{t(`enum.BatchKind.${row.kind}`)}</div>}
              {row.component > 0 ? (
                <div className="muted">
                  {t('registry.adjustmentIn')} <Quarter value={row.batchQuarter} />
                </div>
              ) : null}
            </>
          ),
        },
        { key: 'amount', title: t('subsidies.amount'), fen: (row) => row.amountFen },
        {
          key: 'state',
          title: t('common.state'),
          render: (row) => <StatusTag kind="BatchState" value={row.state} />,
        },
        {
          key: 'reason',
          title: t('common.note'),
          render: (row) =>
            [
              row.reason ? [t(`enum.ExclusionReason.${row.reason}`), row.detail].filter(Boolean).join('：') : null,
              row.lineId && row.payableFen !== row.amountFen
                ? `${t('registry.payable')} ${formatFen(row.payableFen)} ${t('common.yuan')}`
                : null,
              row.lineId && row.component === 0 && row.givenBackFen > 0
                ? `${t('registry.givenBack')} ${formatFen(row.givenBackFen)} ${t('common.yuan')}`
                : null,
              row.lineId && row.component === 0 && row.debt && row.debt.state !== 'Decided'
                ? `${t('registry.overpaid')} ${formatFen(row.debt.amountFen)} ${t('common.yuan')}（${t(`enum.DebtState.${row.debt.state}`)}）`
                : null,
            ]
              .filter(Boolean)
              .join('；'),
        },
        { key: 'orders', title: t('registry.payments'), render: (row) => <Orders orders={row.orders} /> },
        { key: 'notices', title: t('nav.notices'), render: (row) => <Notices notices={row.notices} /> },
      ]}
      actions={(row) => {
        const target = row.lineId ? `line=${row.lineId}` : row.exclusionId ? `exclusion=${row.exclusionId}` : undefined;
        return target ? (
          <Link to={`/subsidies/batches/${row.batchId}?${target}`} data-testid="explain-quarter">
            {t('subsidies.explain')}
          </Link>
        ) : null;
      }}
    />
  );
}

function Orders({ orders }: { orders: Row['orders'] }) {
  const { t } = useTranslation();
  return orders.map((order) => (
    <div key={order.id} className="household-order" data-testid="household-order">
      <StatusTag kind="OrderState" value={order.state} />{' '}
      <span className="money">
        {formatFen(order.amountFen)} {t('common.yuan')}
      </span>{' '}
      {[order.bankName, order.accountMasked].filter(Boolean).join(' ')}
      <div className="muted">
        {[order.endToEndId, formatInstant(order.resultAt ?? order.createdAt), order.reason].filter(Boolean).join(' · ')}
      </div>
    </div>
  ));
}

function Notices({ notices }: { notices: Row['notices'] }) {
  const { t } = useTranslation();
  return notices.map((notice) => (
    <div key={notice.id} data-testid="household-notice">
      <a href={`/public/notices/${notice.code}`} target="_blank" rel="noreferrer">
        {t(`enum.NoticeKind.${notice.kind}`)}
      </a>{' '}
      <StatusTag kind="NoticeState" value={notice.state} />
      <div className="muted">{`${notice.firstDay} — ${notice.lastDay}`}</div>
    </div>
  ));
}
