import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import SupplementPage from './pages/supplement-page';

const candidate = (number: string, extra: object = {}) => ({
  householdId: `h-${number}`,
  householdNumber: number,
  buildingNumber: '3',
  payeeName: '孙国',
  accountMasked: '****0001',
  baseFen: 20000,
  amountFen: 4000,
  reason: null,
  detail: null,
  leftOut: 'NoReceipts',
  objection: null,
  unchanged: false,
  ...extra,
});

const missed = {
  ...page([
    candidate('XT0103'),
    candidate('XT0104', {
      reason: 'NoVerifiedAccount',
      detail: '账户持有人李四不是本户现有成员',
      leftOut: 'NoVerifiedAccount',
    }),
    candidate('XT0105', {
      leftOut: 'ObjectionUpheld',
      objection: 'Upheld',
      unchanged: true,
      reason: 'ObjectionUpheld',
    }),
  ]),
  payable: 2,
  totalFen: 8000,
  nextNumber: 2,
  obstacleCode: null,
  obstacle: null,
};

const url = '/subsidies/supplements?communityId=c1&quarter=2026Q3';
const open = (address = url) =>
  renderPage(<SupplementPage />, {
    path: '/subsidies/supplements',
    url: address,
    routes: [{ path: '/subsidies/batches/:id', element: <p>the batch</p> }],
  });

const communities = {
  'GET /communities': {
    body: page([
      { id: 'c1', name: '新天地社区' },
      { id: 'c2', name: '鸣条新村' },
    ]),
  },
};

describe('supplements', () => {
  it('ask for quarter and community first, and for nothing before', async () => {
    const sent = stubApi({ 'GET /me': { body: me(['subsidies.compile']) }, ...communities });
    open('/subsidies/supplements');
    expect(await screen.findByText('请选择季度和社区')).toBeInTheDocument();
    expect(sent.some((s) => s.path.includes('candidates'))).toBe(false);
    expect(screen.queryByTestId('open-supplement')).not.toBeInTheDocument();
  });

  it('show who was missed, why then, and what still stands in the way', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['subsidies.compile', 'registry.read']) },
      'GET /subsidies/supplements/candidates': { body: missed },
      ...communities,
    });
    open();
    const rows = await screen.findAllByTestId('row-candidates');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toHaveTextContent('本季度没有缴费');
    expect(rows[0]).toHaveTextContent('可以补报');
    expect(rows[1]).toHaveTextContent('没有核验过的账户：账户持有人李四不是本户现有成员');
    expect(rows[2]).toHaveTextContent('异议成立但尚未更正');
    expect(within(rows[0] as HTMLElement).getByRole('link', { name: 'XT0103' })).toHaveAttribute(
      'href',
      '/households/h-XT0103',
    );
    const asked = sent.filter((s) => s.path.endsWith('/candidates'));
    expect(asked).toHaveLength(1);
    expect(Object.fromEntries(asked[0]?.query ?? [])).toMatchObject({ communityId: 'c1', quarter: '2026Q3' });
  });

  it('are opened once however often the button is pressed: one key per question, another for the next', async () => {
    let tries = 0;
    const sent = stubApi({
      'GET /me': { body: me(['subsidies.compile']) },
      'GET /subsidies/supplements/candidates': { body: missed },
      'POST /subsidies/supplements': () =>
        ++tries < 3 ? { status: 503, body: { code: 'http.503', title: '忙' } } : { body: { batchId: 'b9', number: 2 } },
      ...communities,
    });
    open();
    await userEvent.click(await screen.findByTestId('open-supplement'));
    expect(await screen.findByText(/2026年第3季度第 2 次补报？按现在的资料可补 2 户，共 80.00 元/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('action-confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('服务器正忙');
    await userEvent.click(screen.getByTestId('action-confirm'));
    await waitFor(() => expect(tries).toBe(2));
    await userEvent.click(await screen.findByRole('button', { name: '取消' }));
    await userEvent.click(screen.getByTestId('open-supplement'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByText('the batch')).toBeInTheDocument();
    const posts = sent.filter((s) => s.method === 'POST');
    expect(posts.map((s) => s.body)).toEqual(Array(3).fill({ communityId: 'c1', quarter: '2026Q3' }));
    const keys = posts.map((s) => s.headers.get('Idempotency-Key'));
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('say in a sentence why none can be opened, and do not offer it', async () => {
    stubApi({
      'GET /me': { body: me(['subsidies.compile']) },
      'GET /subsidies/supplements/candidates': {
        body: {
          ...page([]),
          payable: 0,
          totalFen: 0,
          obstacleCode: 'subsidy.supplement-early',
          obstacle: '2026年第3季度的正常批次尚未进入公示，请直接重新编制正常批次，不必补报。',
        },
      },
      ...communities,
    });
    open();
    expect(await screen.findByTestId('supplement-obstacle')).toHaveTextContent('尚未进入公示，请直接重新编制正常批次');
    expect(screen.queryByText(/subsidy\./)).not.toBeInTheDocument();
    expect(screen.getByText('没有漏报的户')).toBeInTheDocument();
    expect(screen.queryByTestId('open-supplement')).not.toBeInTheDocument();
  });

  it('that another person opened meanwhile are told in the question', async () => {
    stubApi({
      'GET /me': { body: me(['subsidies.compile']) },
      'GET /subsidies/supplements/candidates': { body: missed },
      'POST /subsidies/supplements': {
        status: 409,
        body: {
          code: 'subsidy.supplement-open',
          title: '该社区该季度已有未办完核对的补报批次，请在其中补报，或先取消。',
        },
      },
      ...communities,
    });
    open();
    await userEvent.click(await screen.findByTestId('open-supplement'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('已有未办完核对的补报批次');
  });
});
