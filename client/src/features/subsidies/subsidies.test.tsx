import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import type { Explanation } from './api';
import { ExplanationView } from './components/explanation-drawer';
import BatchDetailPage from './pages/batch-detail-page';
import QuarterDetailPage from './pages/quarter-detail-page';

const receipt = (extra: object) => ({
  id: 'r',
  receiptNumber: 'WY-1',
  lineNumber: 1,
  sourceName: '物业公司',
  householdNumber: 'XT01003',
  feeType: 'Property',
  kind: 'Payment',
  payer: 'Own',
  paidOn: '2026-07-07',
  serviceFrom: '2026-07-01',
  serviceTo: '2026-09-30',
  amountFen: 12150,
  counted: true,
  countedFen: 12150,
  reason: 'Counted',
  reasonText: '计入',
  ...extra,
});

const explanation = {
  batchId: 'b1',
  quarter: '2026Q3',
  communityName: '新天地社区',
  householdId: 'h1',
  householdNumber: 'XT01003',
  payeeName: '孙国',
  receipts: [
    receipt({ id: 'r1' }),
    receipt({ id: 'r2', kind: 'Refund', amountFen: 2000, countedFen: -2000, reason: 'RefundCounted' }),
    receipt({
      id: 'r3',
      payer: 'ThirdParty',
      counted: false,
      countedFen: 0,
      reason: 'ThirdPartyPayer',
      receiptNumber: 'WY-9',
    }),
  ],
  feeTotals: [],
  baseFen: 10150,
  eligibleMembers: 3,
  livingMembers: 3,
  rateBasisPoints: 2000,
  rate: '20%',
  unrounded: '20.30',
  rounding: '户季合计后四舍五入到分',
  amountFen: 2030,
  formula: '101.50 × 20 % = 20.30 元',
  adjustment: null,
  offsetFen: 0,
  payableFen: 2030,
  offsets: [],
  policy: {
    id: 'p1',
    document: '夏示〔2018〕1号',
    documentDate: '2018-01-01',
    clause: '第三条',
    effectiveFrom: '2018-01-01',
    rateBasisPoints: 2000,
    rate: '20%',
    rounding: '户季合计后四舍五入到分',
  },
  rules: [{ key: 'subsidy.cutoffDay', name: '截止日', value: '10 日', clause: '第五条' }],
} as unknown as Explanation;

describe('the explanation of a line', () => {
  it('shows each receipt with whether and why, the policy with its clause, the rounding and the result', () => {
    stubApi({});
    renderPage(<ExplanationView explanation={explanation} />);
    const counted = screen.getByTestId('table-receipts-counted');
    expect(within(counted).getByText('121.50')).toBeInTheDocument();
    expect(within(counted).getByText('-20.00')).toBeInTheDocument();
    const left = screen.getByTestId('table-receipts-not-counted');
    expect(within(left).getByText('第三方代缴，不计入')).toBeInTheDocument();
    expect(within(left).queryByText('退费，冲减原缴费')).not.toBeInTheDocument();
    expect(screen.getByTestId('computation')).toHaveTextContent('计补基数 101.50×补贴比例 20%=20.30→补贴金额 20.30');
    expect(screen.getByText('夏示〔2018〕1号')).toBeInTheDocument();
    expect(screen.getByText('第三条')).toBeInTheDocument();
    expect(screen.getByText('10 日（第五条）')).toBeInTheDocument();
    expect(screen.getByText('户季合计后四舍五入到分')).toBeInTheDocument();
  });

  it('names the reason when the household was left out, and the share of a mixed household', () => {
    stubApi({});
    renderPage(
      <ExplanationView
        explanation={{ ...explanation, outcome: 'NoVerifiedAccount', outcomeText: '账户待核验', eligibleMembers: 2 }}
      />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('未纳入：没有核验过的账户');
    expect(screen.getByTestId('computation')).toHaveTextContent('补贴对象人数 2 / 3');
  });
});

describe('a batch', () => {
  it('shows totals in figures and capitals, and the sums of all lines', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['subsidies.read', 'subsidies.export']) },
      'GET /subsidies/batches/b1': {
        body: {
          id: 'b1',
          number: '1',
          quarter: '2026Q3',
          communityId: 'c1',
          communityName: '新天地社区',
          kind: 'Regular',
          state: 'Compiled',
          lines: 1,
          excluded: 0,
          baseFen: 524325,
          totalFen: 104865,
          feeTotals: [],
          excludedByReason: [],
          policy: explanation.policy,
          openedAt: '2026-10-01T00:00:00Z',
          contentHash: 'abc',
          target: '2026-12-31',
          isOverdue: false,
          openRemarks: 0,
          steps: [],
          allowed: [],
          version: 1,
        },
      },
      'GET /subsidies/batches/b1/lines': {
        body: page(
          [
            {
              id: 'l1',
              householdId: 'h1',
              householdNumber: 'XT01003',
              payeeName: '孙国',
              accountMasked: '****0003',
              propertyFen: 12150,
              elevatorFen: 4500,
              waterFen: 9156,
              baseFen: 25806,
              eligibleMembers: 1,
              livingMembers: 1,
              rateBasisPoints: 2000,
              rate: '20%',
              amountFen: 5161,
              quarter: '2026Q3',
              component: 0,
              offsetFen: 161,
              payableFen: 5000,
            },
          ],
          {
            totalPropertyFen: 1,
            totalElevatorFen: 2,
            totalWaterFen: 3,
            totalBaseFen: 524325,
            totalAmountFen: 104865,
            totalPayableFen: 104865,
          },
        ),
      },
      'GET /subsidies/lines/l1/explanation': { body: explanation },
    });
    renderPage(<BatchDetailPage />, { path: '/subsidies/batches/:id', url: '/subsidies/batches/b1' });
    expect(await screen.findByText('人民币壹仟零肆拾捌元陆角伍分')).toBeInTheDocument();
    expect(await screen.findByText('51.61')).toBeInTheDocument();
    expect(screen.queryByTestId('recompile')).not.toBeInTheDocument();
    await userEvent.click(screen.getByTestId('explain-line'));
    expect(await screen.findByTestId('computation')).toBeInTheDocument();
    expect(sent.some((s) => s.path === '/subsidies/lines/l1/explanation')).toBe(true);
  });
});

describe('the committee', () => {
  const line = {
    id: 'l1',
    householdId: 'h1',
    householdNumber: 'XT01003',
    payeeName: '孙国',
    rate: '20%',
    amountFen: 5161,
    quarter: '2026Q3',
    component: 0,
    offsetFen: 0,
    payableFen: 5161,
  };
  const stub = (allowed: string[]) =>
    stubApi({
      'GET /me': { body: me(['subsidies.read', 'subsidies.check']) },
      'GET /subsidies/batches/b1': {
        body: {
          id: 'b1',
          quarter: '2026Q3',
          communityName: '新天地社区',
          state: 'Compiled',
          lines: 1,
          excluded: 0,
          baseFen: 25806,
          totalFen: 5161,
          excludedByReason: [],
          contentHash: 'hash-seen',
          target: '2026-12-31',
          openRemarks: 0,
          steps: [
            {
              action: 'Compile',
              from: 'Opened',
              to: 'Compiled',
              byName: '甲经办',
              at: '2026-10-11T01:00:00Z',
              reason: null,
            },
          ],
          allowed,
        },
      },
      'GET /subsidies/batches/b1/lines': { body: page([line]) },
      'POST /subsidies/batches/b1/check': { body: { batchId: 'b1', state: 'CommitteeChecked', version: 2 } },
      'POST /subsidies/batches/b1/check/return': { body: { batchId: 'b1', state: 'Compiled', version: 2 } },
      'POST /subsidies/batches/b1/remarks': { body: { id: 'm1', version: 1 } },
    });
  const open = () => renderPage(<BatchDetailPage />, { path: '/subsidies/batches/:id', url: '/subsidies/batches/b1' });

  it('finds in order exactly what it has seen', async () => {
    const sent = stub(['Check', 'CommitteeReturn']);
    open();
    await userEvent.click(await screen.findByTestId('check-batch'));
    expect(await screen.findByText(/1 户，51.61 元/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(sent.some((s) => s.path.endsWith('/check'))).toBe(true));
    const check = sent.find((s) => s.path.endsWith('/check'));
    expect(check?.body).toEqual({ contentHash: 'hash-seen' });
    expect(check?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('sends back with a reason and remarks on one line', async () => {
    const sent = stub(['Check', 'CommitteeReturn']);
    open();
    await userEvent.click(await screen.findByTestId('remark-line'));
    await userEvent.type(await screen.findByTestId('remark-text'), '电梯费未交');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.path.endsWith('/remarks') && s.method === 'POST')?.body).toEqual({
        itemId: 'l1',
        text: '电梯费未交',
      }),
    );
    await userEvent.click(screen.getByTestId('committee-return'));
    await userEvent.click(await screen.findByTestId('modal-submit'));
    expect(sent.some((s) => s.path.endsWith('/check/return'))).toBe(false);
    await userEvent.type(screen.getByTestId('reason'), '有一户金额不符');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.path.endsWith('/check/return'))?.body).toEqual({ reason: '有一户金额不符' }),
    );
  });

  it('is offered nothing that the server does not allow', async () => {
    stub([]);
    open();
    expect(await screen.findByTestId('explain-line')).toBeInTheDocument();
    for (const id of ['check-batch', 'committee-return', 'return-batch', 'cancel-batch', 'remark-line'])
      expect(screen.queryByTestId(id)).not.toBeInTheDocument();
    expect(within(await screen.findByTestId('batch-path')).getByText(/甲经办/)).toBeInTheDocument();
  });
});

describe('a quarter', () => {
  it('runs once with a key, shows progress until it is done and names who was refused', async () => {
    let round = 0;
    const row = (state: string, progress: number) => ({
      communityId: 'c1',
      name: '新天地社区',
      batchId: 'b1',
      state,
      progress,
      everySourceDeclared: true,
      lines: 0,
      excluded: 0,
      totalFen: 0,
    });
    const sent = stubApi({
      'GET /me': { body: me(['subsidies.read', 'subsidies.compile']) },
      'GET /subsidies/quarters/2026Q3': () => {
        round++;
        const states = [
          row('Opened', 0),
          row('Compiling', 45),
          { ...row('Compiled', 100), lines: 26, totalFen: 104865 },
        ];
        const now = states[Math.min(round - 1, 2)];
        return { body: { quarter: '2026Q3', done: now?.state === 'Compiled' ? 1 : 0, communities: [now] } };
      },
      'POST /subsidies/quarters/2026Q3/run': {
        body: {
          quarter: '2026Q3',
          requested: [{ communityId: 'c1', batchId: 'b1' }],
          refused: [{ communityId: 'c1', code: 'policy.none-valid', message: '没有有效的政策版本' }],
        },
      },
    });
    const user = userEvent.setup();
    renderPage(<QuarterDetailPage />, { path: '/subsidies/quarters/:quarter', url: '/subsidies/quarters/2026Q3' });
    await user.click(await screen.findByTestId('run-quarter'));
    await user.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByTestId('running')).toBeInTheDocument();
    expect(await screen.findByText('新天地社区 没有有效的政策版本')).toBeInTheDocument();
    expect((await screen.findAllByText('1,048.65')).length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.queryByTestId('running')).not.toBeInTheDocument());
    const runs = sent.filter((s) => s.method === 'POST');
    expect(runs).toHaveLength(1);
    expect(runs[0]?.headers.get('Idempotency-Key')).toBeTruthy();
    expect(runs[0]?.body).toEqual({ communityIds: null });
  });
});
