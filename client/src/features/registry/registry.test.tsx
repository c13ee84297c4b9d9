import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import { HouseholdSubsidies } from './components/household-subsidies';
import ChangeListPage from './pages/change-list-page';
import HouseholdDetailPage from './pages/household-detail-page';
import HouseholdListPage from './pages/household-list-page';

const change = (id: string, kind: string, extra: object = {}) => ({
  id,
  kind,
  state: 'Pending',
  communityId: 'c1',
  communityName: '新天地社区',
  householdId: `h${id}`,
  householdNumber: `XT${id}`,
  subject: '孙国',
  summary: '夏县农村信用社 ****0001',
  effectiveOn: '2026-10-01',
  enteredBy: '甲',
  enteredAt: '2026-10-08T03:12:00Z',
  ownEntry: false,
  accountId: kind === 'Account' ? `acc${id}` : null,
  ...extra,
});

const household = {
  id: 'h1',
  number: 'XT01004',
  headName: '朱月仙',
  headId: 'r1',
  headDied: false,
  communityId: 'c1',
  communityName: '新天地社区',
  dwellingId: 'd1',
  address: '1号楼1单元202',
  members: 1,
  relocation: 'RegisteredPoor',
  poverty: 'LiftedOut',
  originTownshipCode: '140828204',
  originTownship: '祁家河乡',
  state: 'Active',
  formedOn: '2019-10-14',
  membersList: [
    {
      residentId: 'r1',
      name: '朱月仙',
      idNumber: '14*************003',
      sex: 'Female',
      birthDate: '1969-01-01',
      age: 57,
      relation: '02',
      relationText: '户主',
      isHead: true,
      relocation: 'RegisteredPoor',
      from: '2019-10-14',
    },
  ],
  formerMembers: [],
  stays: [],
  povertyHistory: [],
  accounts: [],
  pendingChanges: [],
  warnings: [],
  asOf: '2026-11-25',
  version: 7,
};

describe('the second person', () => {
  it('cannot tick own entries, verifies accounts by method and is told what was refused', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['registry.read', 'registry.confirm', 'registry.verify-accounts']) },
      'GET /communities': { body: page([]) },
      'GET /changes': {
        body: page([change('1', 'Account'), change('2', 'Account', { ownEntry: true }), change('3', 'Death')]),
      },
      'POST /accounts/verify': {
        body: {
          asked: 1,
          decided: 0,
          refused: [{ id: 'acc1', code: 'registry.holder-name', reason: '户名与持有人姓名不一致' }],
        },
      },
      'POST /changes/confirm': { body: { asked: 1, decided: 1, refused: [] } },
    });
    const user = userEvent.setup();
    renderPage(<ChangeListPage />);
    const rows = await screen.findAllByTestId('row-changes');
    expect(sent.find((s) => s.path === '/changes')?.query.get('state')).toBe('Pending');
    const box = (i: number) => within(rows[i] as HTMLElement).getByRole('checkbox');
    expect(box(1)).toBeDisabled();
    expect(within(rows[1] as HTMLElement).getByText('本人录入')).toBeInTheDocument();
    await user.click(box(0));
    await user.click(box(2));
    await user.click(screen.getByTestId('verify-selected'));
    await user.click(await screen.findByLabelText('银行预核验'));
    await user.click(screen.getByTestId('modal-submit'));
    expect(await screen.findByText('XT1 户名与持有人姓名不一致')).toBeInTheDocument();
    expect(sent.find((s) => s.path === '/accounts/verify')?.body).toEqual({ ids: ['acc1'], method: 'BankPreCheck' });
  });
});

describe('the subsidies of a household', () => {
  it('show every try to pay a quarter with what the bank said, the notices, and the way to the explanation', async () => {
    const order = { amountFen: 5965, bankName: '夏县农村信用社', createdAt: '2026-12-09T01:00:00Z' };
    const notice = { number: 'GS1', firstDay: '2026-11-28', lastDay: '2026-12-08' };
    stubApi({
      'GET /me': { body: me(['registry.read']) },
      'GET /households/h1/subsidies': {
        body: [
          {
            quarter: '2026Q3',
            batchId: 'b1',
            batchQuarter: '2026Q3',
            kind: 'Regular',
            state: 'Settled',
            lineId: 'l1',
            component: 0,
            amountFen: 5965,
            payableFen: 5965,
            givenBackFen: 1000,
            debt: { id: 'd1', amountFen: 300, state: 'Recovering', decision: 'Recover' },
            orders: [
              { ...order, id: 'o2', endToEndId: 'E2', state: 'Paid', accountMasked: '****9018' },
              {
                ...order,
                id: 'o1',
                endToEndId: 'E1',
                state: 'Failed',
                accountMasked: '****0006',
                reason: '账号与户名不符',
              },
            ],
            notices: [{ ...notice, id: 'n1', kind: 'SubsidyPlan', code: 'abc', state: 'Ended' }],
          },
        ],
      },
    });
    renderPage(<HouseholdSubsidies householdId="h1" />);
    const orders = await screen.findAllByTestId('household-order');
    expect(orders[0]).toHaveTextContent('已到账');
    expect(orders[1]).toHaveTextContent('支付失败');
    expect(orders[1]).toHaveTextContent('账号与户名不符');
    expect(screen.getByText('已追回 10.00 元；多发 3.00 元（追回中）')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '发放前公示' })).toHaveAttribute('href', '/public/notices/abc');
    expect(screen.getByTestId('explain-quarter')).toHaveAttribute('href', '/subsidies/batches/b1?line=l1');
  });
});

describe('a household', () => {
  it('is asked for as of the day in the address, and cannot be acted upon in the past', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['registry.read', 'registry.write']) },
      'GET /households/h1': { body: household },
      'GET /communities': { body: page([]) },
    });
    renderPage(<HouseholdDetailPage />, { path: '/households/:id', url: '/households/h1?asOf=2025-12-31' });
    expect(await screen.findByText('2025-12-31 当日的情况')).toBeInTheDocument();
    expect(sent.find((s) => s.path === '/households/h1')?.query.get('asOf')).toBe('2025-12-31');
    expect(screen.queryByTestId('household-acts')).not.toBeInTheDocument();
  });

  it('changes an account with the version seen; a stale version keeps what was typed and offers to reload', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['registry.read', 'registry.write']) },
      'GET /households/h1': { body: household },
      'GET /communities': { body: page([]) },
      'POST /households/h1/accounts': { status: 409, body: { code: 'concurrency.changed', title: '数据已被他人修改' } },
    });
    const user = userEvent.setup();
    renderPage(<HouseholdDetailPage />, { path: '/households/:id', url: '/households/h1' });
    await user.click(await screen.findByTestId('act-accounts'));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('开户行'), '夏县农村信用社');
    await user.type(within(dialog).getByLabelText('账号'), '9990123456789012345');
    await user.click(within(dialog).getByTestId('modal-submit'));
    expect(await within(dialog).findByText('数据已被他人修改，请重新载入后再改')).toBeInTheDocument();
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.headers.get('If-Match')).toBe('"7"');
    expect(post?.body).toMatchObject({
      bankName: '夏县农村信用社',
      accountNumber: '9990123456789012345',
      holderResidentId: 'r1',
    });
    await user.click(within(dialog).getByText('重新载入'));
    await waitFor(() => expect(sent.filter((s) => s.path === '/households/h1').length).toBeGreaterThan(1));
    expect(within(dialog).getByLabelText('账号')).toHaveValue('9990123456789012345');
  });

  it('list exports by the filter, not by the page', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['registry.read', 'registry.export']) },
      'GET /communities': { body: page([]) },
      'GET /households': { body: page([]) },
      'GET /households/export': { status: 403, body: { code: 'access.forbidden', title: '没有权限' } },
    });
    renderPage(<HouseholdListPage />, { url: '/households?poverty=Unstable&page=4' });
    await userEvent.click(await screen.findByTestId('export-households'));
    await waitFor(() => expect(sent.some((s) => s.path === '/households/export')).toBe(true));
    expect(sent.find((s) => s.path === '/households/export')?.query.get('poverty')).toBe('Unstable');
    expect(screen.queryByTestId('new-household')).not.toBeInTheDocument();
    expect((await screen.findAllByText('没有权限')).length).toBeGreaterThan(0);
  });
});
