import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import DelegationListPage from './pages/delegation-list-page';
import SheetDetailPage from './pages/sheet-detail-page';
import SheetListPage from './pages/sheet-list-page';

const sheet = {
  id: 's1',
  kind: 'SubsidyBatch',
  subjectId: 'b1',
  communityId: 'c1',
  communityName: '新天地社区',
  leadTownshipName: '祁家河乡',
  title: '新天地社区2026年第3季度补贴',
  number: 'XT-2026Q3',
  contentHash: 'hash-seen',
  amountFen: 104865,
  amountCapital: '人民币壹仟零肆拾捌元陆角伍分',
  count: 28,
  makerName: '甲经办',
  policyDocument: '签批办法（夏示〔2018〕2号）',
  state: 'Open',
  next: 'First',
  nextPost: 'Director',
  openedAt: '2026-11-20T01:00:00Z',
  link: '/subsidies/batches/b1',
  signatures: [],
  maySign: true,
  earlier: [],
};

const open = () => renderPage(<SheetDetailPage />, { path: '/signing/sheets/:id', url: '/signing/sheets/s1' });

describe('signing', () => {
  it('shows figures, capitals, count and hash, asks for the password and sends what was seen', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['signing.read', 'signing.sign']) },
      'GET /signing/sheets/s1': { body: sheet },
      'POST /signing/sheets/s1/signatures': { body: { id: 's1', state: 'Open', signed: 'First', next: 'Second' } },
    });
    open();
    await userEvent.click(await screen.findByTestId('sign'));
    const form = await screen.findByTestId('sign-form');
    expect(within(form).getByText('1,048.65')).toBeInTheDocument();
    expect(within(form).getByTestId('sign-capital')).toHaveTextContent('人民币壹仟零肆拾捌元陆角伍分');
    expect(within(form).getByText('hash-seen')).toBeInTheDocument();
    await userEvent.click(within(form).getByTestId('modal-submit'));
    expect(sent.some((s) => s.method === 'POST')).toBe(false);
    await userEvent.type(within(form).getByTestId('sign-password'), 'Sample-2026');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.body).toEqual({ contentHash: 'hash-seen', amountFen: 104865, count: 28, password: 'Sample-2026' });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('says in the dialog that the content had changed, and nothing passes as signed', async () => {
    stubApi({
      'GET /me': { body: me(['signing.read', 'signing.sign']) },
      'GET /signing/sheets/s1': { body: sheet },
      'POST /signing/sheets/s1/signatures': {
        status: 409,
        body: { code: 'signing.content-changed', title: '内容已变化，签批单作废。' },
      },
    });
    open();
    await userEvent.click(await screen.findByTestId('sign'));
    await userEvent.type(await screen.findByTestId('sign-password'), 'Sample-2026');
    await userEvent.click(screen.getByTestId('modal-submit'));
    expect(await within(screen.getByTestId('sign-form')).findByText(/内容已变化/)).toBeInTheDocument();
    expect(screen.queryByText('已签字')).not.toBeInTheDocument();
  });

  it('is not offered to whoever may not sign; the signatures stand with time and delegation', async () => {
    stubApi({
      'GET /me': { body: me(['signing.read']) },
      'GET /signing/sheets/s1': {
        body: {
          ...sheet,
          maySign: false,
          signatures: [
            {
              step: 'First',
              post: 'Director',
              name: '乙包联',
              at: '2026-11-21T02:00:00Z',
              seenHash: 'hash-seen',
              delegationNumber: '祁政委〔2026〕1号',
            },
          ],
        },
      },
    });
    open();
    const steps = await screen.findByTestId('signature-steps');
    expect(within(steps).getByText(/乙包联 · 2026-11-21 10:00:00 · 代签（祁政委〔2026〕1号）/)).toBeInTheDocument();
    expect(screen.queryByTestId('sign')).not.toBeInTheDocument();
    expect(screen.queryByTestId('return-sheet')).not.toBeInTheDocument();
  });

  it('lists what waits for me first and asks for another view by its tab', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['signing.read', 'signing.sign']) },
      'GET /signing/sheets': { body: page([sheet], { totalFen: 104865 }) },
      'GET /communities': { body: page([]) },
    });
    renderPage(<SheetListPage />, { path: '/signing', url: '/signing' });
    expect(await screen.findByText('新天地社区2026年第3季度补贴')).toBeInTheDocument();
    expect(sent.find((s) => s.path === '/signing/sheets')?.query.get('view')).toBe('Waiting');
    await userEvent.click(screen.getByTestId('view-Done'));
    await waitFor(() => expect(sent.some((s) => s.query.get('view') === 'Done')).toBe(true));
  });
});

describe('substitutes', () => {
  it('are named only by whoever may, with document and days, and revoked with a reason', async () => {
    const row = {
      id: 'd1',
      communityId: 'c1',
      communityName: '新天地社区',
      post: 'Director',
      reason: 'Absent',
      substituteName: '乙包联',
      documentNumber: '祁政委〔2026〕1号',
      firstDay: '2026-11-20',
      lastDay: '2026-12-31',
      state: 'InForce',
      grantedByName: '丙乡长',
      grantedAt: '2026-11-19T02:00:00Z',
    };
    const sent = stubApi({
      'GET /me': { body: me(['signing.read', 'signing.delegate']) },
      'GET /signing/delegations': { body: page([row]) },
      'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) },
      'POST /signing/delegations/d1/revoke': { status: 204 },
    });
    renderPage(<DelegationListPage />, { path: '/signing/delegations', url: '/signing/delegations' });
    expect(await screen.findByText('2026-11-20 — 2026-12-31')).toBeInTheDocument();
    expect(screen.getByTestId('new-delegation')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('revoke-delegation'));
    await userEvent.type(await screen.findByTestId('reason'), '已返岗');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ reason: '已返岗' }));
  });
});
