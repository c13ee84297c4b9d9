import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatFen } from '../../../shared/lib/money';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { getReconciliation } from '../statements';

/** Book beside bank, and everything that makes up the difference. */
export function ReconciliationCard({ bookId }: { bookId: string }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['ledger', 'reconciliation', bookId], queryFn: () => getReconciliation(bookId) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const sums = query.data;
  if (!sums) return <Card loading />;
  const yuan = `（${t('common.yuan')}）`;
  return (
    <Card title={<h2 className="card-title">{t('ledger.reconciliation')}</h2>} data-testid="reconciliation">
      <div className="stack">
        <div className="cards">
          <Statistic title={`${t('ledger.bookBalance')}${yuan}`} value={formatFen(sums.bookFen)} />
          <Statistic title={`${t('ledger.bankBalance')}${yuan}`} value={formatFen(sums.bankFen)} />
          <Statistic title={`${t('ledger.difference')}${yuan}`} value={formatFen(sums.differenceFen)} />
          <Statistic title={`${t('ledger.onTheWay')}${yuan}`} value={formatFen(sums.onTheWayFen)} />
        </div>
        {sums.restFen !== 0 ? (
          <Alert type="error" showIcon title={t('ledger.rest', { amount: formatFen(sums.restFen) })} />
        ) : null}
        <SimpleTable
          id="bank-accounts"
          rows={sums.accounts}
          rowKey={(row) => row.accountId}
          empty={t('ledger.noStatement')}
          columns={[
            { key: 'account', title: t('ledger.bankAccount'), render: (row) => `${row.name} ${row.accountNumber}` },
            { key: 'closing', title: t('ledger.bankBalance'), fen: (row) => row.closingFen },
            { key: 'until', title: t('ledger.until'), render: (row) => row.lastDay },
            { key: 'waiting', title: t('ledger.waitingStatements'), render: (row) => row.waitingStatements },
          ]}
        />
        <h3 className="card-title">{t('ledger.differences')}</h3>
        <SimpleTable
          id="differences"
          rows={[
            { key: 'opening', title: t('ledger.opening'), fen: sums.openingFen, way: 0, link: '' },
            {
              key: 'unmatched',
              title: t('ledger.unmatchedLines', { count: sums.unmatchedLines }),
              fen: sums.unmatchedFen,
              way: 0,
              link: '',
            },
            { key: 'unbooked', title: t('ledger.unbooked'), fen: sums.unbookedFen, way: 0, link: '' },
            ...sums.items.map((item) => ({
              key: item.id,
              title: `${t(`enum.LineMatch.${item.match}`)} ${item.title} ${item.day}`,
              fen: item.differenceFen,
              way: item.onTheWayFen,
              link: item.link,
            })),
          ].filter((row) => row.fen !== 0 || row.way !== 0)}
          rowKey={(row) => row.key}
          empty={t('ledger.noDifference')}
          pageSize={20}
          columns={[
            {
              key: 'what',
              title: t('ledger.what'),
              render: (row) => (row.link ? <Link to={row.link}>{row.title}</Link> : row.title),
            },
            { key: 'fen', title: t('ledger.difference'), fen: (row) => row.fen },
            { key: 'way', title: t('ledger.onTheWay'), fen: (row) => row.way },
          ]}
        />
      </div>
    </Card>
  );
}
