import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import DebtListPage from './pages/debt-list-page';

const debt = (id: string, state: string, extra: object = {}) => ({
  id,
  communityId: 'c1',
  communityName: '新天地社区',
  householdId: `h-${id}`,
  householdNumber: `XT010${id}`,
  payeeName: '张建国',
  quarter: '2026Q2',
  batchId: 'b1',
  foundAt: '2026-11-20T01:00:00Z',
  amountFen: 1234,
  state,
  decision: null,
  reason: null,
  reference: null,
  proposedByName: null,
  proposedAt: null,
  decidedByName: null,
  decidedAt: null,
  ownProposal: false,
  ...extra,
});

const proposed = {
  decision: 'WriteOff',
  reason: '户主病故无遗产',
  reference: '夏财〔2026〕9号',
  proposedByName: '甲经办',
};

function open(rows: object[], permissions: string[], handlers: Parameters<typeof stubApi>[0] = {}) {
  const sent = stubApi({
    'GET /me': { body: me(permissions) },
    'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) },
    'GET /subsidies/debts': { body: page(rows, { totalFen: 1234 * rows.length }) },
    ...handlers,
  });
  renderPage(<DebtListPage />, { path: '/subsidies/debts', url: '/subsidies/debts' });
  return sent;
}

const DECIDE = ['subsidies.read', 'subsidies.decide-debts'];

describe('money paid too much', () => {
  it('is listed with its state and decision in words, and only read by whoever cannot decide', async () => {
    open(
      [debt('1', 'Open'), debt('2', 'Proposed', proposed), debt('3', 'Offsetting', { decision: 'Offset' })],
      ['subsidies.read'],
    );
    const rows = await screen.findAllByTestId('row-debts');
    expect(rows[0]).toHaveTextContent('待处理');
    expect(rows[1]).toHaveTextContent('待他人同意');
    expect(rows[1]).toHaveTextContent('户主病故无遗产 · 夏财〔2026〕9号');
    expect(rows[2]).toHaveTextContent('抵扣中');
    for (const id of ['propose-debt', 'agree-debt', 'refuse-debt', 'withdraw-debt'])
      expect(screen.queryByTestId(id)).not.toBeInTheDocument();
  });

  it('needs a document to be written off, none to be offset or asked back', async () => {
    const sent = open([debt('1', 'Open')], DECIDE, {
      'POST /subsidies/debts/1/propose': { body: { id: '1', state: 'Proposed', version: 2 } },
    });
    await userEvent.click(await screen.findByTestId('propose-debt'));
    const form = await screen.findByTestId('debt-form');
    expect(within(form).getByText('XT0101 2026年第2季度多发 12.34 元')).toBeInTheDocument();
    await userEvent.click(within(form).getByLabelText('抵扣'));
    expect(within(form).queryByTestId('debt-reference')).not.toBeInTheDocument();
    await userEvent.click(within(form).getByLabelText('追回'));
    expect(within(form).getByText('追回通知编号（如有）')).toBeInTheDocument();
    await userEvent.click(within(form).getByLabelText('核销'));
    await userEvent.type(within(form).getByTestId('debt-reason'), '户主病故无遗产');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() => expect(within(form).getAllByText('此项必填').length).toBeGreaterThan(0));
    expect(sent.some((s) => s.method === 'POST')).toBe(false);
    await userEvent.type(within(form).getByTestId('debt-reference'), '夏财〔2026〕9号');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({
        decision: 'WriteOff',
        reason: '户主病故无遗产',
        reference: '夏财〔2026〕9号',
      }),
    );
    expect(sent.find((s) => s.method === 'POST')?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('is agreed to by another person with the amount that was seen', async () => {
    const sent = open([debt('2', 'Proposed', proposed)], DECIDE, {
      'POST /subsidies/debts/2/agree': { body: { id: '2', state: 'Decided', version: 3 } },
    });
    await userEvent.click(await screen.findByTestId('agree-debt'));
    expect(await screen.findByText('XT0102 2026年第2季度多发 12.34 元，同意核销？')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ amountFen: 1234 }));
  });

  it('can only be taken back by whoever proposed it, and says who has to agree', async () => {
    const sent = open([debt('2', 'Proposed', { ...proposed, ownProposal: true })], DECIDE, {
      'POST /subsidies/debts/2/refuse': { body: { id: '2', state: 'Open', version: 3 } },
    });
    expect(await screen.findByText('须由他人同意')).toBeInTheDocument();
    expect(screen.queryByTestId('agree-debt')).not.toBeInTheDocument();
    await userEvent.click(screen.getByTestId('withdraw-debt'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    await waitFor(() => expect(sent.some((s) => s.path.endsWith('/refuse'))).toBe(true));
  });

  it('that was to be given back and did not come can be decided anew', async () => {
    open([debt('4', 'Recovering', { decision: 'Recover' })], DECIDE);
    expect(await screen.findByText('追回中')).toBeInTheDocument();
    expect(screen.getByTestId('propose-debt')).toHaveTextContent('款未到账，重新提出');
  });

  it('that changed meanwhile is told in the question in a sentence', async () => {
    open([debt('2', 'Proposed', proposed)], DECIDE, {
      'POST /subsidies/debts/2/agree': {
        status: 409,
        body: { code: 'subsidy.debt-state', title: '该笔多发款项的状态已变化，请刷新后查看。' },
      },
    });
    await userEvent.click(await screen.findByTestId('agree-debt'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('状态已变化');
  });
});
