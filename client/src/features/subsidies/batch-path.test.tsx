import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import BatchDetailPage from './pages/batch-detail-page';

const batch = (extra: object = {}) => ({
  id: 'b1',
  number: 'XT-2026Q3',
  quarter: '2026Q3',
  communityId: 'c1',
  communityName: '新天地社区',
  kind: 'Regular',
  state: 'Compiled',
  lines: 28,
  excluded: 2,
  baseFen: 524325,
  totalFen: 104865,
  feeTotals: [],
  excludedByReason: [],
  policy: { document: '夏示〔2018〕1号', clause: '第三条', rate: '20%' },
  contentHash: 'hash-seen',
  openRemarks: 0,
  lateReceipts: 0,
  steps: [],
  allowed: [],
  target: '2026-12-31',
  isOverdue: false,
  version: 3,
  ...extra,
});

function open(extra: object, permissions: string[], handlers: Parameters<typeof stubApi>[0] = {}) {
  const sent = stubApi({
    'GET /me': { body: me(['subsidies.read', ...permissions]) },
    'GET /subsidies/batches/b1': { body: batch(extra) },
    'GET /subsidies/batches/b1/lines': { body: page([]) },
    'GET /subsidies/batches/b1/exclusions': { body: page([]) },
    'GET /subsidies/batches/b1/remarks': { body: [] },
    ...handlers,
  });
  renderPage(<BatchDetailPage />, { path: '/subsidies/batches/:id', url: '/subsidies/batches/b1' });
  return sent;
}

describe('the way of a batch', () => {
  it('offers what the server allows and nothing else', async () => {
    open({ allowed: ['Review', 'Return'] }, []);
    expect(await screen.findByTestId('review-batch')).toBeInTheDocument();
    expect(screen.getByTestId('return-batch')).toBeInTheDocument();
    for (const id of ['check-batch', 'committee-return', 'cancel-batch', 'recompile', 'to-notice', 'export-batch'])
      expect(screen.queryByTestId(id)).not.toBeInTheDocument();
  });

  it('is checked with count and amount in the question and the hash that was seen; a repeat carries the same key', async () => {
    let tries = 0;
    const sent = open({ allowed: ['Check'] }, [], {
      'POST /subsidies/batches/b1/check': () =>
        ++tries === 1
          ? { status: 409, body: { code: 'subsidy.remarks-open', title: '还有 2 条核对意见没有答复。' } }
          : { body: { batchId: 'b1', state: 'CommitteeChecked', version: 4 } },
    });
    await userEvent.click(await screen.findByTestId('check-batch'));
    expect(await screen.findByText(/28 户，1,048.65 元/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('还有 2 条核对意见没有答复');
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(tries).toBe(2));
    const posts = sent.filter((s) => s.method === 'POST');
    expect(posts[0]?.body).toEqual({ contentHash: 'hash-seen' });
    expect(posts[1]?.headers.get('Idempotency-Key')).toBe(posts[0]?.headers.get('Idempotency-Key'));
  });

  it('goes back only with a reason', async () => {
    const sent = open({ allowed: ['Return'] }, [], {
      'POST /subsidies/batches/b1/return': { body: { batchId: 'b1', state: 'Compiled', version: 4 } },
    });
    await userEvent.click(await screen.findByTestId('return-batch'));
    const dialog = await screen.findByTestId('reason-modal');
    await userEvent.click(within(dialog).getByTestId('modal-submit'));
    await waitFor(() => expect(within(dialog).getByText('此项必填')).toBeInTheDocument());
    expect(sent.some((s) => s.method === 'POST')).toBe(false);
    await userEvent.type(within(dialog).getByTestId('reason'), '第2户金额与票据不符');
    await userEvent.click(within(dialog).getByTestId('modal-submit'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ reason: '第2户金额与票据不符' }));
  });

  it('leads to the notice of its state, and never to one about what was settled on paper', async () => {
    open({ state: 'Settled' }, ['notices.publish']);
    expect(await screen.findByTestId('to-notice')).toHaveAttribute(
      'href',
      '/notices/new?kind=SubsidyResult&subjectId=b1',
    );
  });

  it('of papers offers no result notice', async () => {
    open({ state: 'Settled', kind: 'Paper', paperReference: '夏财农〔2020〕1号' }, ['notices.publish']);
    expect(await screen.findByText('夏财农〔2020〕1号')).toBeInTheDocument();
    expect(screen.queryByTestId('to-notice')).not.toBeInTheDocument();
  });

  it('says that it is a supplement, and which', async () => {
    open({ kind: 'Supplement', number: 'XT-2026Q3-B1' }, []);
    const totals = await screen.findByTestId('batch-totals');
    expect(totals).toHaveTextContent('补报批次');
    expect(totals).toHaveTextContent('XT-2026Q3-B1');
  });

  it('shows who sent it back and why, and what keeps it from being compiled', async () => {
    open(
      {
        state: 'Returned',
        returnedByName: '丙乡长',
        returnedAt: '2026-11-25T02:00:00Z',
        returnReason: '第1户有误',
        refusalMessage: '2026年第3季度没有有效的补贴政策',
      },
      [],
    );
    const note = await screen.findByTestId('batch-returned');
    expect(note).toHaveTextContent('丙乡长 于 2026-11-25 10:00:00 退回');
    expect(note).toHaveTextContent('第1户有误');
    expect(screen.getByText('2026年第3季度没有有效的补贴政策')).toBeInTheDocument();
  });
});
