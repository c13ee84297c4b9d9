import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Spin, Statistic } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { type Book, type Entry, listBooks, listEntries, openBook } from '../api';

const KINDS = [
  'Appropriation',
  'AppropriationReversed',
  'Reservation',
  'Payment',
  'ReservationReturned',
  'PaymentReturned',
  'Recovery',
  'BankInterest',
  'BankCharge',
];

/** Accounts are shown as books are kept: the side of the balance in a word, its amount without a sign. */
const sideOf = (fen: number) => (fen > 0 ? 'debit' : fen < 0 ? 'credit' : 'even');

/** The book of the county subsidy fund: what there is, what is promised, and every voucher. */
export default function BookPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [opening, setOpening] = useState(false);
  const query = useQuery({ queryKey: ['ledger', 'books'], queryFn: listBooks });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Spin size="large" className="page-spin" />;
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.books')}
        note={t('ledger.booksNote')}
        extra={
          <>
            {query.data.length === 0 && can(p.ledgerWrite) ? (
              <Button type="primary" onClick={() => setOpening(true)} data-testid="open-book">
                {t('ledger.openBook')}
              </Button>
            ) : null}
            <Link to="/ledger/statements" className="link-button" data-testid="to-statements">
              {t('nav.statements')}
            </Link>
            <Link to="/ledger/appropriations" className="link-button" data-testid="to-appropriations">
              {t('nav.appropriations')}
            </Link>
          </>
        }
      />
      {query.data.length === 0 ? <Alert type="info" showIcon title={t('ledger.noBook')} /> : null}
      {query.data.map((book) => (
        <BookCard key={book.id} book={book} />
      ))}
      <FormModal<{ name: string }>
        open={opening}
        title={t('ledger.openBook')}
        testId="book-form"
        onClose={() => setOpening(false)}
        onDone={() => client.invalidateQueries({ queryKey: ['ledger'] })}
        submit={({ name }, key) => openBook(name.trim(), key)}
      >
        <Form.Item name="name" label={t('ledger.bookName')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </FormModal>
    </div>
  );
}

function BookCard({ book }: { book: Book }) {
  const { t } = useTranslation();
  const list = useListParams();
  return (
    <>
      <Card title={<h2 className="card-title">{book.name}</h2>} data-testid="book">
        <div className="cards">
          <Statistic title={`${t('ledger.available')}（${t('common.yuan')}）`} value={formatFen(book.availableFen)} />
          <Statistic title={`${t('ledger.bank')}（${t('common.yuan')}）`} value={formatFen(book.bankFen)} />
          <Statistic title={`${t('ledger.payable')}（${t('common.yuan')}）`} value={formatFen(book.payableFen)} />
        </div>
        <SimpleTable
          id="accounts"
          rows={book.accounts}
          rowKey={(row) => row.account}
          columns={[
            { key: 'name', title: t('ledger.account'), render: (row) => row.name },
            { key: 'debit', title: t('ledger.debit'), fen: (row) => row.debitFen },
            { key: 'credit', title: t('ledger.credit'), fen: (row) => row.creditFen },
            { key: 'side', title: t('ledger.side'), render: (row) => t(`ledger.sides.${sideOf(row.balanceFen)}`) },
            { key: 'balance', title: t('ledger.balance'), fen: (row) => Math.abs(row.balanceFen) },
          ]}
        />
      </Card>
      <SearchBar
        list={list}
        fields={[
          { name: 'from', label: t('common.from'), type: 'day' },
          { name: 'to', label: t('common.to'), type: 'day' },
          {
            name: 'kind',
            label: t('ledger.kind'),
            type: 'select',
            options: KINDS.map((value) => ({ value, label: t(`enum.EntryKind.${value}`) })),
          },
          { name: 'q', label: t('ledger.find') },
        ]}
      />
      <QueryTable<Entry>
        id="entries"
        queryKey={['ledger', 'books', book.id, 'entries']}
        load={(params, signal) => listEntries(book.id, params, signal)}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          { key: 'number', title: t('ledger.number'), render: (row) => row.number },
          { key: 'day', title: t('common.date'), render: (row) => row.day },
          { key: 'kind', title: t('ledger.kind'), render: (row) => t(`enum.EntryKind.${row.kind}`) },
          { key: 'memo', title: t('ledger.memo'), render: (row) => row.memo },
          { key: 'debit', title: t('ledger.debit'), render: (row) => row.debitAccount },
          { key: 'credit', title: t('ledger.credit'), render: (row) => row.creditAccount },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          { key: 'words', title: t('subsidies.capital'), render: (row) => row.amountInWords },
          {
            key: 'by',
            title: t('ledger.madeBy'),
            render: (row) => `${row.madeByName} ${formatInstant(row.madeAt)}`,
          },
        ]}
      />
    </>
  );
}
