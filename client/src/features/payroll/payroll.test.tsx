import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import MissingPage from './pages/missing-page';
import PayrollDetailPage from './pages/payroll-detail-page';
import PayrollListPage from './pages/payroll-list-page';
import PayrollPrintPage from './pages/payroll-print-page';
import ProposalDetailPage from './pages/proposal-detail-page';
import ProposalEditPage from './pages/proposal-edit-page';
import ProposalListPage from './pages/proposal-list-page';
import StandardListPage from './pages/standard-list-page';

const segment = {
  post: 'CentreDirector',
  firstDay: '2026-10-17',
  lastDay: '2026-10-31',
  days: 15,
  monthlyFen: 300000,
  basis: 'Standard',
  basisId: 'st1',
  document: '夏组发〔2020〕6号',
  clause: '第二条',
  versionNumber: 1,
  effectiveFrom: '2020-01-01',
};

const line = {
  id: 'l1',
  position: 1,
  kind: 'Month',
  forMonth: '2026-10-01',
  holderId: 'h1',
  holderName: '张主任',
  post: 'CentreDirector',
  paidDays: 15,
  daysInMonth: 31,
  fenDays: 4500000,
  entitledFen: 145161,
  paidBeforeFen: 0,
  amountFen: 145161,
  restFen: 0,
  segments: [segment],
};

const run = {
  id: 'r1',
  number: 'XT-GZ-2026-10',
  title: '新天地社区2026年10月工资表',
  communityId: 'c1',
  communityName: '新天地社区',
  leadTownshipName: '祁家河乡',
  month: '2026-10-01',
  state: 'Computed',
  totalFen: 145161,
  totalCapital: '人民币壹仟肆佰伍拾壹元陆角壹分',
  contentHash: 'hash-seen',
  madeByName: '甲经办',
  computedAt: '2026-11-02T01:00:00Z',
  lines: [line],
  omissions: [
    {
      id: 'o1',
      holderId: 'h2',
      holderName: '赵干事',
      post: 'CentreStaff',
      reason: 'NotApproved',
      forMonth: '2026-10-01',
      amountFen: 0,
    },
  ],
  flags: [],
  signatures: [],
  steps: [],
  allowed: ['Compute', 'Submit', 'Cancel'],
  version: 2,
};

const openRun = () => renderPage(<PayrollDetailPage />, { path: '/payroll/runs/:id', url: '/payroll/runs/r1' });

describe('a payroll', () => {
  it('shows lines, who is not paid and why, and explains an amount by days, version and one rounding', async () => {
    stubApi({ 'GET /me': { body: me(['payroll.read']) }, 'GET /payroll/runs/r1': { body: { ...run, allowed: [] } } });
    openRun();
    expect(await screen.findByTestId('payroll-capital')).toHaveTextContent('人民币壹仟肆佰伍拾壹元陆角壹分');
    expect(
      within(screen.getByTestId('table-payroll-omissions')).getByText('报酬方案未经牵头乡镇批准'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('explain-line'));
    const box = await screen.findByTestId('line-explanation');
    expect(within(box).getByText(/2026年10月应发：（3,000\.00 × 15）÷ 31 天.*= 1,451\.61 元/)).toBeInTheDocument();
    expect(within(box).getByText(/县定标准，夏组发〔2020〕6号，第二条，第1版，自2020年1月起/)).toBeInTheDocument();
    expect(screen.queryByTestId('submit-payroll')).not.toBeInTheDocument();
    expect(screen.queryByTestId('export-payroll')).not.toBeInTheDocument();
  });

  it('is submitted as it was seen, once, after a question with the sum in words', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.write']) },
      'GET /payroll/runs/r1': { body: run },
      'POST /payroll/runs/r1/submit': { body: { runId: 'r1', state: 'Submitted' } },
    });
    openRun();
    await userEvent.click(await screen.findByTestId('submit-payroll'));
    expect(await screen.findByText(/提交2026年10月工资表：1 笔，合计 1,451\.61 元/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.body).toEqual({ contentHash: 'hash-seen' });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('lets another person clear double pay with a reason', async () => {
    const flag = {
      id: 'f1',
      kind: 'TwoCommunities',
      holderId: 'h1',
      holderName: '张主任',
      forMonth: '2026-10-01',
      evidence: '同时在甲社区（15天）领取',
      state: 'Open',
      mayClear: true,
    };
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.approve']) },
      'GET /payroll/runs/r1': { body: { ...run, flags: [flag], allowed: [] } },
      'POST /payroll/flags/f1/clear': { body: { id: 'f1', runId: 'r1', state: 'Cleared', version: 2 } },
    });
    openRun();
    await userEvent.click(await screen.findByTestId('clear-flag'));
    await userEvent.type(await screen.findByTestId('reason'), '月中调动');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ reason: '月中调动' }));
  });

  it('says when it is approved what it is paid from, and prints both signatures and the sum in words', async () => {
    const signatures = [
      { step: 'First', post: 'Director', name: '张主任', at: '2026-11-03T02:00:00Z' },
      {
        step: 'Second',
        post: 'Secretary',
        name: '乙包联',
        at: '2026-11-04T02:00:00Z',
        delegationNumber: '祁政委〔2026〕1号',
      },
    ];
    stubApi({
      'GET /me': { body: me(['payroll.read']) },
      'GET /payroll/runs/r1': { body: { ...run, state: 'Approved', signatures, allowed: [] } },
    });
    openRun();
    expect(await screen.findByTestId('payroll-approved')).toHaveTextContent('社区管理经费');
    renderPage(<PayrollPrintPage />, { path: '/payroll/runs/:id/print', url: '/payroll/runs/r1/print' });
    expect(await screen.findByTestId('print-capital')).toHaveTextContent('人民币壹仟肆佰伍拾壹元陆角壹分');
    expect(screen.getByText(/乙包联 2026-11-04 10:00:00 代签（祁政委〔2026〕1号）/)).toBeInTheDocument();
  });

  it('is listed with its open flags, and computed for a month by name', async () => {
    const row = { ...run, lines: 1, omissions: 1, openFlags: 2, approvedAt: null, returnReason: null };
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.write']) },
      'GET /payroll/runs': { body: page([row], { totalFen: 145161 }) },
      'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) },
      'POST /payroll/runs': { body: { runId: 'r1', state: 'Computed' } },
    });
    renderPage(<PayrollListPage />, {
      path: '/payroll/runs',
      url: '/payroll/runs?state=Computed',
      routes: [{ path: '/payroll/runs/:id', element: <p>打开工资表</p> }],
    });
    expect(await screen.findByText('XT-GZ-2026-10')).toBeInTheDocument();
    expect(sent.find((s) => s.path === '/payroll/runs')?.query.get('state')).toBe('Computed');
    await userEvent.click(screen.getByTestId('new-payroll'));
    await screen.findByTestId('payroll-form');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    expect(sent.find((s) => s.method === 'POST')?.body).toMatchObject({
      communityId: 'c1',
      month: expect.stringMatching(/^\d{4}-\d\d-01$/),
    });
    expect(await screen.findByText('打开工资表')).toBeInTheDocument();
  });

  it('that is missing is named by its community and can be computed there', async () => {
    stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.write']) },
      'GET /payroll/missing': {
        body: [{ communityId: 'c1', communityName: '新天地社区', month: '2026-10-01', people: 3 }],
      },
    });
    renderPage(<MissingPage />, { path: '/payroll/missing', url: '/payroll/missing?month=2026-10-01' });
    expect(await screen.findByText('新天地社区')).toBeInTheDocument();
    expect(screen.getByText('未计算')).toBeInTheDocument();
    expect(screen.getByTestId('compute-missing')).toBeInTheDocument();
  });
});

const proposal = {
  id: 'p1',
  communityId: 'c1',
  communityName: '新天地社区',
  leadTownshipName: '祁家河乡',
  meetingNumber: '纪要〔2026〕3号',
  meetingOn: '2026-11-05',
  meetingPlace: '会议室',
  branchAttendants: '王书记',
  centreAttendants: '张主任',
  meetingText: '研究成员报酬。',
  effectiveFrom: '2026-11-01',
  totalFen: 220000,
  items: [
    {
      appointmentId: 'a1',
      holderId: 'h1',
      holderName: '赵干事',
      post: 'CentreStaff',
      monthlyFen: 220000,
      presentFen: 200000,
    },
  ],
  state: 'Submitted',
  madeByName: '甲经办',
  madeAt: '2026-11-05T08:00:00Z',
  submittedByName: '甲经办',
  submittedAt: '2026-11-06T01:00:00Z',
  allowed: ['Approve', 'Return'],
  version: 2,
};

const openProposal = () =>
  renderPage(<ProposalDetailPage />, { path: '/payroll/proposals/:id', url: '/payroll/proposals/p1' });

describe('a proposal', () => {
  it('is approved for what was seen', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.approve']) },
      'GET /payroll/proposals/p1': { body: proposal },
      'POST /payroll/proposals/p1/approve': { body: { id: 'p1', state: 'Approved', version: 3 } },
    });
    openProposal();
    await userEvent.click(await screen.findByTestId('approve-proposal'));
    expect(await screen.findByText(/批准 1 人的月报酬，合计 2,200\.00 元，自2026年11月起发放/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ version: 2, totalFen: 220000 }));
  });

  it('shows why it came back, and is withdrawn with a reason', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.write']) },
      'GET /payroll/proposals/p1': {
        body: { ...proposal, state: 'Returned', reason: '高于同类社区', allowed: ['Revise', 'Withdraw'] },
      },
      'POST /payroll/proposals/p1/withdraw': { body: { id: 'p1', state: 'Withdrawn', version: 3 } },
    });
    openProposal();
    expect(await screen.findByTestId('proposal-reason')).toHaveTextContent('高于同类社区');
    expect(screen.getByTestId('edit-proposal')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('withdraw-proposal'));
    await userEvent.type(await screen.findByTestId('reason'), '重新研究');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ reason: '重新研究' }));
  });

  it('is revised against the version that was seen, with amounts only for those that are filled in', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.write']) },
      'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) },
      'GET /payroll/proposals/p1': { body: { ...proposal, state: 'Returned', allowed: ['Revise'], version: 5 } },
      'GET /payroll/posts': {
        body: [
          {
            appointmentId: 'a0',
            holderId: 'h0',
            holderName: '王书记',
            post: 'BranchSecretary',
            from: '2025-01-01',
            isServing: false,
            isProposed: false,
            isAwaiting: false,
            monthlyFen: 310000,
          },
          {
            appointmentId: 'a1',
            holderId: 'h1',
            holderName: '赵干事',
            post: 'CentreStaff',
            from: '2025-01-01',
            isServing: false,
            isProposed: true,
            isAwaiting: false,
            monthlyFen: 200000,
          },
          {
            appointmentId: 'a2',
            holderId: 'h2',
            holderName: '钱出纳',
            post: 'Cashier',
            from: '2025-01-01',
            isServing: false,
            isProposed: true,
            isAwaiting: false,
          },
        ],
      },
      'PUT /payroll/proposals/p1': { body: { id: 'p1', state: 'Draft', version: 6 } },
    });
    renderPage(<ProposalEditPage />, {
      path: '/payroll/proposals/:id/edit',
      url: '/payroll/proposals/p1/edit',
      routes: [{ path: '/payroll/proposals/:id', element: <p>回到方案</p> }],
    });
    const amount = await screen.findByTestId('pay-of-赵干事');
    expect(screen.queryByTestId('pay-of-王书记')).not.toBeInTheDocument();
    await userEvent.clear(amount);
    await userEvent.type(amount, '2100.5');
    await userEvent.click(screen.getByTestId('save-proposal'));
    await waitFor(() => expect(sent.some((s) => s.method === 'PUT')).toBe(true));
    const put = sent.find((s) => s.method === 'PUT');
    expect(put?.headers.get('If-Match')).toBe('"5"');
    expect(put?.body).toMatchObject({
      meetingNumber: '纪要〔2026〕3号',
      effectiveFrom: '2026-11-01',
      items: [{ appointmentId: 'a1', monthlyFen: 210050 }],
    });
    expect(await screen.findByText('回到方案')).toBeInTheDocument();
  });

  it('is found by record number or name, and listed with what the township said', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.export']) },
      'GET /communities': { body: page([]) },
      'GET /payroll/proposals': { body: page([{ ...proposal, items: 1, state: 'Returned', reason: '高于同类社区' }]) },
    });
    renderPage(<ProposalListPage />, { path: '/payroll/proposals', url: '/payroll/proposals?q=赵' });
    expect(await screen.findByText('高于同类社区')).toBeInTheDocument();
    expect(sent.find((s) => s.path === '/payroll/proposals')?.query.get('q')).toBe('赵');
    expect(screen.getByTestId('export-proposals')).toBeInTheDocument();
    expect(screen.queryByTestId('new-proposal')).not.toBeInTheDocument();
  });
});

describe('a standard', () => {
  const row = {
    id: 'st1',
    versionNumber: 2,
    documentNumber: '夏组发〔2026〕6号',
    documentTitle: '关于报酬标准的通知',
    documentDate: '2026-01-05',
    clause: '第二条',
    effectiveFrom: '2026-01-01',
    replaced: false,
    isInForce: false,
    secretaryFen: 310000,
    directorFen: 300000,
    paysServingCadres: false,
    state: 'Proposed',
    madeByName: '甲',
    madeAt: '2026-01-06T01:00:00Z',
    mayDecide: true,
    version: 1,
  };

  it('is published by a second person, who is asked first', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payroll.read', 'payroll.publish-standards']) },
      'GET /payroll/standards': { body: page([row]) },
      'POST /payroll/standards/st1/publish': { body: { id: 'st1', versionNumber: 2, state: 'Published', version: 2 } },
    });
    renderPage(<StandardListPage />, { path: '/payroll/standards', url: '/payroll/standards' });
    expect(await screen.findByText('3,100.00')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('publish-standard'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    await waitFor(() => expect(sent.some((s) => s.path === '/payroll/standards/st1/publish')).toBe(true));
  });

  it('offers nothing to whoever may not decide or write', async () => {
    stubApi({
      'GET /me': { body: me(['payroll.read']) },
      'GET /payroll/standards': { body: page([{ ...row, mayDecide: false }]) },
    });
    renderPage(<StandardListPage />, { path: '/payroll/standards', url: '/payroll/standards' });
    expect(await screen.findByText('3,100.00')).toBeInTheDocument();
    expect(screen.queryByTestId('publish-standard')).not.toBeInTheDocument();
    expect(screen.queryByTestId('new-standard')).not.toBeInTheDocument();
  });
});
