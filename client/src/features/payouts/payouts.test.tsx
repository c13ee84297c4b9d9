import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import OrderListPage from './pages/order-list-page';
import PayablePage from './pages/payable-page';
import ReleaseDetailPage from './pages/release-detail-page';
import ResultListPage from './pages/result-list-page';

const payable = (id: string, amountFen: number, count: number) => ({
  id,
  communityId: `c-${id}`,
  communityName: `社区${id}`,
  title: `社区${id}2026年第3季度`,
  period: '2026Q3',
  count,
  amountFen,
  contentHash: 'h',
});

const release = {
  id: 'r1',
  kind: 'Batches',
  number: 'FF-2026-0001',
  purpose: 'Subsidy',
  state: 'Prepared',
  count: 28,
  amountFen: 104865,
  stoppedCount: 0,
  stoppedFen: 0,
  preparedAt: '2026-12-10T01:00:00Z',
  preparedByName: '甲财政',
  version: 1,
};

const detail = (extra: object = {}) => ({
  release,
  contentHash: 'hash-seen',
  amountInWords: '人民币壹仟零肆拾捌元陆角伍分',
  availableFen: 10_000_000,
  batches: [],
  flags: [],
  files: [],
  orders: [],
  version: 1,
  ...extra,
});

const open = () => renderPage(<ReleaseDetailPage />, { path: '/payouts/releases/:id', url: '/payouts/releases/r1' });

describe('preparing a release', () => {
  it('adds up what is chosen and sends exactly those batches', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.prepare']) },
      'GET /payouts/payable': { body: [payable('a', 100, 1), payable('b', 250, 2), payable('c', 1, 1)] },
      'POST /payouts/releases': { status: 201, body: { id: 'r9' } },
    });
    renderPage(<PayablePage />, {
      path: '/payouts/payable',
      url: '/payouts/payable',
      routes: [{ path: '/payouts/releases/:id', element: <p>the release</p> }],
    });
    const boxes = await screen.findAllByTestId('choose-payable');
    expect(screen.getByTestId('prepare-release')).toBeDisabled();
    await userEvent.click(boxes[0] as HTMLElement);
    await userEvent.click(boxes[1] as HTMLElement);
    expect(screen.getByText('已选 2 个批次，3 笔，3.50 元')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('prepare-release'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByText('the release')).toBeInTheDocument();
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.body).toEqual({ batchIds: ['a', 'b'], purpose: 'Subsidy' });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });
});

describe('a release', () => {
  it('is released by a second person who sees amount, capitals and balance, and sends what was seen', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.release']) },
      'GET /payouts/releases/r1': { body: detail() },
      'POST /payouts/releases/r1/release': { body: { id: 'r1', state: 'Released' } },
    });
    open();
    await userEvent.click(await screen.findByTestId('release-payout'));
    expect(await screen.findByTestId('release-capital')).toHaveTextContent('人民币壹仟零肆拾捌元陆角伍分');
    expect(screen.getByText(/可用余额 100,000.00 元/)).toBeInTheDocument();
    await userEvent.type(screen.getByTestId('password-again'), 'Correct-Horse-1');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({
        count: 28,
        amountFen: 104865,
        contentHash: 'hash-seen',
        password: 'Correct-Horse-1',
      }),
    );
    expect(screen.queryByTestId('cancel-release')).not.toBeInTheDocument();
  });

  it('hands a file out by POST after a warning, and takes the acknowledgement of the bank', async () => {
    const file = {
      id: 'f1',
      releaseId: 'r1',
      number: 'FF-2026-0001-01',
      bankName: '夏县农商银行',
      accountNumber: '****0001',
      count: 28,
      amountFen: 104865,
      encoding: 'Utf8Bom',
      formats: ['Csv', 'Pain001'],
      copies: [],
      state: 'Sent',
      version: 1,
    };
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.export', 'payouts.import-results']) },
      'GET /payouts/releases/r1': { body: detail({ release: { ...release, state: 'Released' }, files: [file] }) },
      'POST /payouts/files/f1/acknowledgement': { body: { id: 'f1', state: 'Acknowledged', version: 2 } },
    });
    open();
    expect(await screen.findByTestId('download-Pain001')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('download-Csv'));
    expect(await screen.findByText(/夏县农商银行的文件（28 笔，1,048.65 元）/)).toBeInTheDocument();
    expect(sent.some((s) => s.path.endsWith('/download'))).toBe(false);
    await userEvent.click(screen.getByTestId('acknowledge-file'));
    await userEvent.type(await screen.findByTestId('bank-reference'), 'XXNS-77');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.path.endsWith('/acknowledgement'))?.body).toEqual({ bankReference: 'XXNS-77' }),
    );
  });
});

describe('results of the bank', () => {
  it('are sent as a file once and say when the file was known already', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.import-results']) },
      'GET /payouts/results': { body: page([]) },
      'POST /payouts/results': {
        body: {
          id: 'i1',
          alreadyApplied: true,
          rows: 28,
          paid: 27,
          failed: 1,
          returned: 0,
          waiting: 0,
          importedByName: '丙回盘',
          importedAt: '2026-12-12T01:00:00Z',
        },
      },
    });
    renderPage(<ResultListPage />, { path: '/payouts/results', url: '/payouts/results' });
    const drop = await screen.findByTestId('result-file');
    const input = (drop.matches('input') ? drop : drop.querySelector('input')) as HTMLInputElement;
    await userEvent.upload(input ?? document.querySelector('input[type=file]'), new File(['a'], 'results.csv'));
    await userEvent.click(screen.getByTestId('import-results'));
    expect(await screen.findByTestId('results-imported')).toHaveTextContent('丙回盘');
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });
});

describe('payments', () => {
  it('can be chosen for re-issue only where the server says so', async () => {
    const order = (id: string, state: string, mayBeReissued: boolean) => ({
      id,
      endToEndId: `R26Q3-${id}`,
      communityId: 'c1',
      communityName: '新天地社区',
      householdId: 'h1',
      householdNumber: `XT0100${id}`,
      payeeName: '孙国',
      period: '2026Q3',
      component: 0,
      amountFen: 5161,
      state,
      stateText: state,
      mayBeReissued,
      isReplaced: false,
      isWrittenOff: false,
      releaseId: 'r1',
      releaseNumber: 'FF-1',
    });
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.prepare']) },
      'GET /communities': { body: page([]) },
      'GET /payouts/orders': {
        body: page([order('1', 'Failed', true), order('2', 'Sent', false)], { totalFen: 10322 }),
      },
      'POST /payouts/reissues': { status: 201, body: { id: 'r2' } },
    });
    renderPage(<OrderListPage />, {
      path: '/payouts/orders',
      url: '/payouts/orders',
      routes: [{ path: '/payouts/releases/:id', element: <p>the release</p> }],
    });
    expect(await screen.findByText('R26Q3-1')).toBeInTheDocument();
    const boxes = screen.getAllByRole('checkbox').slice(-2);
    expect(boxes[1]).toBeDisabled();
    await userEvent.click(boxes[0] as HTMLElement);
    await userEvent.click(screen.getByTestId('reissue-orders'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByText('the release')).toBeInTheDocument();
    expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ orderIds: ['1'] });
  });
});
