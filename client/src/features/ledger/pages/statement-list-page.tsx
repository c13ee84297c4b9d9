import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listBooks } from '../api';
import { ReconciliationCard } from '../components/reconciliation-card';
import { StatementImport } from '../components/statement-import';
import { listStatements, type Statement } from '../statements';

/** Statements of the banks beside the book: bring one, see the difference, open one to work on its lines. */
export default function StatementListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const books = useQuery({ queryKey: ['ledger', 'books'], queryFn: listBooks });
  if (books.isError) return <ProblemAlert error={books.error} onRetry={() => books.refetch()} />;
  if (!books.data) return <Spin size="large" className="page-spin" />;
  const book = books.data[0];
  if (!book) return <Alert type="info" showIcon title={t('ledger.noBook')} />;
  const refresh = () => {
    for (const key of ['ledger', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <div className="stack">
      <PageHeader title={t('nav.statements')} note={t('ledger.statementsNote')} />
      <ReconciliationCard bookId={book.id} />
      {can(p.ledgerWrite) ? <StatementImport bookId={book.id} onDone={refresh} /> : null}
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Imported', 'Confirmed', 'Withdrawn'].map((value) => ({
              value,
              label: t(`enum.StatementState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<Statement>
        id="statements"
        queryKey={['ledger', 'statements', book.id]}
        load={(params, signal) => listStatements(book.id, params, signal)}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'account',
            title: t('ledger.bankAccount'),
            render: (row) => (
              <Link to={`/ledger/statements/${row.id}`}>{`${row.accountName} ${row.accountNumber}`}</Link>
            ),
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="StatementState" value={row.state} />,
          },
          { key: 'days', title: t('ledger.days'), render: (row) => `${row.from} – ${row.to}` },
          { key: 'opening', title: t('ledger.openingBalance'), fen: (row) => row.openingFen },
          { key: 'in', title: t('ledger.moneyIn'), fen: (row) => row.inFen },
          { key: 'out', title: t('ledger.moneyOut'), fen: (row) => row.outFen },
          { key: 'closing', title: t('ledger.closingBalance'), fen: (row) => row.closingFen },
          { key: 'open', title: t('ledger.openLines'), render: (row) => `${row.unmatched} / ${row.lines}` },
          {
            key: 'by',
            title: t('ledger.importedBy'),
            render: (row) => `${row.importedByName} ${formatInstant(row.importedAt)}`,
          },
        ]}
        actions={(row) => <Link to={`/ledger/statements/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </div>
  );
}
