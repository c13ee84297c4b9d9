import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import StatementDetailPage from './pages/statement-detail-page';
import StatementListPage from './pages/statement-list-page';

const book = { id: 'b1', name: '县级补贴资金账', accounts: [] };
const sums = {
  bookId: 'b1',
  bookFen: 500000,
  bankFen: 499000,
  differenceFen: -1000,
  openingFen: 0,
  unmatchedLines: 1,
  unmatchedFen: -1000,
  unbookedFen: 0,
  itemsFen: 0,
  restFen: 0,
  onTheWayFen: -2500,
  accounts: [{ accountId: 'a1', name: 'NX银行', accountNumber: '****0001', closingFen: 499000, lastDay: '2026-11-30' }],
  items: [
    {
      match: 'PayoutFile',
      id: 'f1',
      title: 'ZF2026-0001-NX-01',
      day: '2026-11-25',
      bookFen: 0,
      bankFen: 0,
      differenceFen: 0,
      onTheWayFen: -2500,
      link: '/payouts/orders?fileId=f1',
    },
  ],
};
const statement = (over: object = {}) => ({
  id: 's1',
  bookId: 'b1',
  accountName: 'NX银行',
  accountNumber: '****0001',
  from: '2026-11-01',
  to: '2026-11-30',
  openingFen: 0,
  closingFen: 499000,
  fileName: '对账单.csv',
  lines: 2,
  knownLines: 0,
  inFen: 500000,
  outFen: 1000,
  unmatched: 1,
  unexplained: 0,
  unmatchedFen: -1000,
  state: 'Imported',
  importedByName: '经办',
  importedAt: '2026-11-30T02:00:00Z',
  ...over,
});
const line = {
  id: 'l2',
  statementId: 's1',
  line: 6,
  day: '2026-11-20',
  amountFen: -1000,
  memo: '扣款',
  counterpart: '',
  serial: 'A2',
};

describe('bank statements', () => {
  it('stand beside the book with what makes up the difference, and are sent with a key', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['ledger.read', 'ledger.write']) },
      'GET /ledger/books': { body: [book] },
      'GET /ledger/books/b1/reconciliation': { body: sums },
      'GET /ledger/books/b1/statements': { body: page([statement()]) },
      'POST /ledger/books/b1/statements': { body: { ...statement(), unmatched: 1, alreadyApplied: false } },
    });
    renderPage(<StatementListPage />, { path: '/ledger/statements', url: '/ledger/statements' });
    const card = await screen.findByTestId('reconciliation');
    await waitFor(() => expect(card).toHaveTextContent('-10.00'));
    expect(card).toHaveTextContent('未核对上的明细（1 笔）');
    expect(card).toHaveTextContent('ZF2026-0001-NX-01');
    const drop = screen.getByTestId('statement-file');
    const input = (drop.matches('input') ? drop : drop.querySelector('input')) as HTMLInputElement;
    await userEvent.upload(input ?? document.querySelector('input[type=file]'), new File(['a'], 'statement.csv'));
    await userEvent.click(screen.getByTestId('import-statement'));
    expect(await screen.findByTestId('statement-imported')).toHaveTextContent('已导入 2 笔');
    expect(sent.find((s) => s.method === 'POST')?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('are confirmed with what was seen', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['ledger.read', 'ledger.confirm']) },
      'GET /ledger/statements/s1': { body: statement() },
      'GET /ledger/statements/s1/lines': { body: page([line], { totalFen: -1000 }) },
      'GET /ledger/books/b1/reconciliation': { body: sums },
      'POST /ledger/statements/s1/confirm': { body: { id: 's1', state: 'Confirmed' } },
    });
    renderPage(<StatementDetailPage />, { path: '/ledger/statements/:id', url: '/ledger/statements/s1' });
    const button = await screen.findByTestId('confirm-statement');
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await userEvent.click(await screen.findByTestId('action-confirm'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ unmatchedLines: 1, differenceFen: -1000 }),
    );
  });

  it('keep their lines open with a reason', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['ledger.read', 'ledger.write']) },
      'GET /ledger/statements/s1': { body: statement({ unexplained: 1 }) },
      'GET /ledger/statements/s1/lines': { body: page([line], { totalFen: -1000 }) },
      'GET /ledger/books/b1/reconciliation': { body: sums },
      'GET /ledger/statement-lines/l2/targets': { body: [] },
      'POST /ledger/statement-lines/l2/settlement': { body: { lineId: 'l2', statementId: 's1' } },
    });
    renderPage(<StatementDetailPage />, { path: '/ledger/statements/:id', url: '/ledger/statements/s1' });
    await userEvent.click(await screen.findByTestId('settle-line'));
    await userEvent.type(await screen.findByTestId('settle-explanation'), '银行扣错，已要求退回');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({
        explanation: '银行扣错，已要求退回',
      }),
    );
  });
});
