import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import OrderListPage from './pages/order-list-page';
import PayablePage from './pages/payable-page';
import RecoveryListPage from './pages/recovery-list-page';
import ReleaseDetailPage from './pages/release-detail-page';
import ResultDetailPage from './pages/result-detail-page';
import ResultListPage from './pages/result-list-page';
import WriteOffListPage from './pages/write-off-list-page';

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

  it('that changed meanwhile is not released: the dialog says so and stays', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.release']) },
      'GET /payouts/releases/r1': { body: detail() },
      'POST /payouts/releases/r1/release': {
        status: 409,
        body: { code: 'payouts.content-changed', title: '批次、账户或银行方案在编制发放单之后有变动，请撤销重编。' },
      },
    });
    open();
    await userEvent.click(await screen.findByTestId('release-payout'));
    await userEvent.click(await screen.findByTestId('modal-submit'));
    expect(sent.some((s) => s.method === 'POST')).toBe(false);
    await userEvent.type(screen.getByTestId('password-again'), 'Correct-Horse-1');
    await userEvent.click(screen.getByTestId('modal-submit'));
    const form = await screen.findByTestId('release-payout-form');
    expect(await within(form).findByRole('alert')).toHaveTextContent('编制发放单之后有变动');
    expect(screen.getByTestId('password-again')).toHaveValue('Correct-Horse-1');
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

describe('a refused file of results', () => {
  it('names the line and what is wrong there; nothing counts as imported, the file can be sent again', async () => {
    stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.import-results']) },
      'GET /payouts/results': { body: page([]) },
      'POST /payouts/results': {
        status: 400,
        body: {
          code: 'payouts.result-amount',
          title: '第 3 行：金额与支付不符，整个文件未导入。',
          errors: { file: ['第 5 行：支付编号 R26Q3-9 不存在'] },
        },
      },
    });
    renderPage(<ResultListPage />, { path: '/payouts/results', url: '/payouts/results' });
    const drop = await screen.findByTestId('result-file');
    const input = (drop.matches('input') ? drop : drop.querySelector('input')) as HTMLInputElement;
    await userEvent.upload(input ?? document.querySelector('input[type=file]'), new File(['a'], 'results.csv'));
    await userEvent.click(screen.getByTestId('import-results'));
    const problem = await screen.findByTestId('problem');
    expect(problem).toHaveTextContent('第 3 行：金额与支付不符');
    expect(problem).toHaveTextContent('第 5 行：支付编号 R26Q3-9 不存在');
    expect(screen.queryByTestId('results-imported')).not.toBeInTheDocument();
    expect(screen.getByTestId('import-results')).toBeEnabled();
  });

  it('that was taken shows each line with what the bank said', async () => {
    stubApi({
      'GET /me': { body: me(['payouts.read']) },
      'GET /payouts/results/i1/rows': {
        body: page([
          {
            line: 2,
            endToEndId: 'R26Q3-1',
            householdNumber: 'XT01001',
            payeeName: '孙国',
            amountFen: 5161,
            state: 'Failed',
            reasonCode: 'AC01',
            reason: '账号与户名不符',
          },
        ]),
      },
    });
    renderPage(<ResultDetailPage />, { path: '/payouts/results/:id', url: '/payouts/results/i1' });
    const row = await screen.findByTestId('row-result-rows');
    expect(row).toHaveTextContent('支付失败');
    expect(row).toHaveTextContent('AC01 账号与户名不符');
    expect(row).toHaveTextContent('51.61');
  });
});

describe('money that came back', () => {
  const recovery = (extra: object = {}) => ({
    id: 'z1',
    number: 'ZH2026-0001',
    kind: 'Order',
    communityId: 'c1',
    householdId: 'h1',
    householdNumber: 'XT01001',
    payeeName: '孙国',
    period: '2026Q3',
    subjectId: 'o1',
    amountFen: 5161,
    receivedOn: '2026-12-12',
    reason: '户主已去世',
    evidence: '回单 88',
    isAtBank: false,
    isOwn: false,
    state: 'Requested',
    requestedByName: '甲财政',
    requestedAt: '2026-12-12T01:00:00Z',
    ...extra,
  });
  const openRecoveries = () =>
    renderPage(<RecoveryListPage />, { path: '/payouts/recoveries', url: '/payouts/recoveries' });

  it('is booked by another person who sees whose it is and how much, with the password again', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.release']) },
      'GET /payouts/recoveries': { body: page([recovery()], { totalFen: 5161 }) },
      'POST /payouts/recoveries/z1/decision': { status: 204 },
    });
    openRecoveries();
    expect(await screen.findByText('2026年第3季度')).toBeInTheDocument();
    expect(screen.queryByTestId('new-claim')).not.toBeInTheDocument();
    await userEvent.click(screen.getByTestId('agree'));
    const form = await screen.findByTestId('agree-form');
    expect(form).toHaveTextContent('ZH2026-0001 XT01001 孙国 51.61 元');
    await userEvent.type(within(form).getByTestId('password-again'), 'Correct-Horse-1');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ agreed: true, password: 'Correct-Horse-1' }),
    );
  });

  it('is not decided by whoever entered it', async () => {
    stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.release']) },
      'GET /payouts/recoveries': { body: page([recovery({ isOwn: true })], { totalFen: 5161 }) },
    });
    openRecoveries();
    expect(await screen.findByText('ZH2026-0001')).toBeInTheDocument();
    expect(screen.queryByTestId('agree')).not.toBeInTheDocument();
  });

  it('never will: a write-off shows the amount to whoever agrees to it', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.read', 'payouts.release']) },
      'GET /payouts/write-offs': {
        body: page([
          {
            id: 'w1',
            orderId: 'o1',
            communityId: 'c1',
            endToEndId: 'R26Q3-1',
            householdNumber: 'XT01001',
            payeeName: '孙国',
            amountFen: 5161,
            reason: '绝户',
            state: 'Requested',
            requestedByName: '甲财政',
            requestedAt: '2026-12-12T01:00:00Z',
            version: 1,
          },
        ]),
      },
      'POST /payouts/write-offs/w1/decision': { status: 204 },
    });
    renderPage(<WriteOffListPage />, { path: '/payouts/write-offs', url: '/payouts/write-offs' });
    await userEvent.click(await screen.findByTestId('refuse'));
    const form = await screen.findByTestId('refuse-form');
    expect(form).toHaveTextContent('XT01001 孙国 51.61 元');
    await userEvent.type(within(form).getByTestId('password-again'), 'Correct-Horse-1');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
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
