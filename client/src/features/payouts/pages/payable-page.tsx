import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { listPayable, type Payable, prepareRelease } from '../api';
import { useRefresh } from '../components/use-refresh';

/** Reviewed batches of the whole county, put together for one release. */
export default function PayablePage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<string[]>([]);
  const query = useQuery({ queryKey: ['payouts', 'payable'], queryFn: listPayable });
  const rows = query.data ?? [];
  const picked = rows.filter((row) => chosen.includes(row.id));
  const sum = picked.reduce((total, row) => total + row.amountFen, 0);
  const count = picked.reduce((total, row) => total + row.count, 0);
  const toggle = (row: Payable, on: boolean) =>
    setChosen((old) => (on ? [...old, row.id] : old.filter((id) => id !== row.id)));
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.payable')}
        note={t('payouts.payableNote')}
        extra={
          can(p.payoutsPrepare) ? (
            <ActionButton
              type="primary"
              disabled={picked.length === 0}
              question={t('payouts.prepareQuestion', { batches: picked.length, count, amount: formatFen(sum) })}
              run={(key) =>
                prepareRelease(
                  picked.map((row) => row.id),
                  key,
                )
              }
              onDone={(release) => {
                refresh();
                navigate(`/payouts/releases/${release.id}`);
              }}
              testId="prepare-release"
            >
              {t('payouts.prepare')}
            </ActionButton>
          ) : null
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {picked.length > 0 ? (
        <Alert type="info" title={t('payouts.chosen', { batches: picked.length, count, amount: formatFen(sum) })} />
      ) : null}
      <SimpleTable<Payable>
        id="payable"
        rows={rows}
        loading={query.isPending}
        rowKey={(row) => row.id}
        empty={t('payouts.nothingPayable')}
        columns={[
          {
            key: 'choose',
            title: t('common.choose'),
            render: (row) => (
              <Checkbox
                checked={chosen.includes(row.id)}
                onChange={(event) => toggle(row, event.target.checked)}
                aria-label={row.title}
                data-testid="choose-payable"
              />
            ),
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'title',
            title: t('payouts.batch'),
            render: (row) => <Link to={`/subsidies/batches/${row.id}`}>{row.title}</Link>,
          },
          { key: 'count', title: t('payouts.count'), render: (row) => row.count },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
        ]}
      />
    </div>
  );
}
