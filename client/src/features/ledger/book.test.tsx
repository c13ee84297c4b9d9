import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import AppropriationListPage from './pages/appropriation-list-page';
import BookPage from './pages/book-page';

const book = {
  id: 'k1',
  fund: 'CountySubsidy',
  name: '县级补贴资金',
  availableFen: 9_895_135,
  bankFen: 10_000_000,
  payableFen: 104_865,
  accounts: [{ account: 'Bank', name: '银行存款', debitFen: 10_000_000, creditFen: 0, balanceFen: 10_000_000 }],
};

const entry = {
  id: 'e1',
  number: 'PZ-2026-000001',
  day: '2026-11-20',
  kind: 'Reservation',
  memo: '放款 FF-2026-0001',
  debitAccount: '专项支出',
  creditAccount: '应付补贴',
  amountFen: 104_865,
  amountInWords: '人民币壹仟零肆拾捌元陆角伍分',
  madeByName: '乙财政',
  madeAt: '2026-11-20T01:00:00Z',
};

const appropriation = (id: string, state: string, extra: object = {}) => ({
  id,
  documentNumber: `夏财预〔2026〕${id}号`,
  receivedOn: '2026-11-01',
  amountFen: 10_000_000,
  memo: '第三季度补贴',
  state,
  madeByName: '甲财政',
  madeAt: '2026-11-02T01:00:00Z',
  ...extra,
});

function appropriations(rows: object[], permissions: string[], handlers: Parameters<typeof stubApi>[0] = {}) {
  const sent = stubApi({
    'GET /me': { body: me(permissions) },
    'GET /ledger/books': { body: [book] },
    'GET /ledger/books/k1/appropriations': { body: page(rows, { totalFen: 10_000_000 }) },
    ...handlers,
  });
  renderPage(<AppropriationListPage />, { path: '/ledger/appropriations', url: '/ledger/appropriations' });
  return sent;
}

describe('the book of the fund', () => {
  it('shows what is there, what is promised, and every voucher with its amount in capitals', async () => {
    stubApi({
      'GET /me': { body: me(['ledger.read']) },
      'GET /ledger/books': { body: [book] },
      'GET /ledger/books/k1/entries': { body: page([entry]) },
    });
    renderPage(<BookPage />, { path: '/ledger', url: '/ledger' });
    const card = await screen.findByTestId('book');
    expect(card).toHaveTextContent('98,951.35');
    expect(card).toHaveTextContent('100,000.00');
    const row = await screen.findByTestId('row-entries');
    expect(row).toHaveTextContent('放款预留');
    expect(row).toHaveTextContent('人民币壹仟零肆拾捌元陆角伍分');
    expect(screen.queryByTestId('open-book')).not.toBeInTheDocument();
  });

  it('is opened once by whoever may, and only where there is none', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['ledger.read', 'ledger.write']) },
      'GET /ledger/books': { body: [] },
      'POST /ledger/books': { status: 201, body: { id: 'k1' } },
    });
    renderPage(<BookPage />, { path: '/ledger', url: '/ledger' });
    expect(await screen.findByText('还没有建立补贴资金账簿。')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('open-book'));
    const form = await screen.findByTestId('book-form');
    await userEvent.type(within(form).getByLabelText('账簿名称'), ' 县级补贴资金 ');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ fund: 'CountySubsidy', name: '县级补贴资金' });
  });
});

describe('appropriations', () => {
  it('are confirmed by whoever may confirm, after seeing document and amount', async () => {
    const sent = appropriations([appropriation('7', 'Recorded')], ['ledger.read', 'ledger.confirm'], {
      'POST /ledger/appropriations/7/confirm': { body: { id: '7', state: 'Confirmed', version: 2 } },
    });
    expect(screen.queryByTestId('new-appropriation')).not.toBeInTheDocument();
    await userEvent.click(await screen.findByTestId('confirm-appropriation'));
    expect(await screen.findByText(/夏财预〔2026〕7号.*100,000.00/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.headers.get('Idempotency-Key')).toBeTruthy());
  });

  it('say in the dialog that who recorded one cannot confirm it', async () => {
    appropriations([appropriation('7', 'Recorded')], ['ledger.read', 'ledger.confirm'], {
      'POST /ledger/appropriations/7/confirm': {
        status: 403,
        body: { code: 'ledger.same-person', title: '登记人不能复核自己登记的拨款。' },
      },
    });
    await userEvent.click(await screen.findByTestId('confirm-appropriation'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('登记人不能复核自己登记的拨款');
    expect(screen.queryByText(/ledger\./)).not.toBeInTheDocument();
  });

  it('that are booked can only be reversed, with a reason; nothing is offered to a reader', async () => {
    const sent = appropriations([appropriation('8', 'Confirmed')], ['ledger.read', 'ledger.write'], {
      'POST /ledger/appropriations/8/reversal': { body: { id: '8', state: 'ReversalRequested', version: 3 } },
    });
    await userEvent.click(await screen.findByRole('button', { name: '冲销' }));
    await userEvent.type(await screen.findByTestId('reason'), '金额登记错误');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ reason: '金额登记错误' }));
    expect(screen.queryByTestId('confirm-appropriation')).not.toBeInTheDocument();
  });
});
