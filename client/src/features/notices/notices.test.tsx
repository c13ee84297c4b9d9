import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import HolidayPage from './pages/holiday-page';
import NoticeDetailPage from './pages/notice-detail-page';
import NoticeListPage from './pages/notice-list-page';
import NoticeNewPage from './pages/notice-new-page';
import ObjectionListPage from './pages/objection-list-page';

const preview = {
  title: '新天地社区2026年第3季度补贴公示',
  contentHash: 'hash-seen',
  lineCount: 28,
  sumFen: 104865,
  days: 7,
  unit: 'WorkingDays',
  firstDay: '2026-11-30',
  lastDay: '2026-12-08',
  unfitHouseholds: [],
  obstacle: null,
};
const url = '/notices/new?kind=SubsidyPlan&subjectId=b1';

describe('publishing a notice', () => {
  it('shows the period first and sends exactly the content that was seen', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['notices.publish']) },
      'GET /notices/preview': { body: preview },
      'POST /notices': { status: 201, body: { id: 'n1', number: '公示-1' } },
    });
    renderPage(<NoticeNewPage />, {
      path: '/notices/new',
      url,
      routes: [{ path: '/notices/:id', element: <p>published page</p> }],
    });
    expect(await screen.findByTestId('notice-period')).toHaveTextContent('2026-11-30 — 2026-12-08（7 个工作日）');
    await userEvent.click(screen.getByTestId('publish-notice'));
    await userEvent.type(await screen.findByTestId('contact-name'), '社区经办');
    await userEvent.type(screen.getByTestId('contact-phone'), '0359-8531234');
    await userEvent.click(screen.getByTestId('modal-submit'));
    expect(await screen.findByText('published page')).toBeInTheDocument();
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.body).toEqual({
      kind: 'SubsidyPlan',
      subjectId: 'b1',
      contentHash: 'hash-seen',
      contactName: '社区经办',
      contactPhone: '0359-8531234',
    });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('is not possible while names cannot be shown, and names the households', async () => {
    stubApi({
      'GET /me': { body: me(['notices.publish']) },
      'GET /notices/preview': {
        body: {
          ...preview,
          obstacle: 'notice.unfit-lines',
          obstacleText: '有户的姓名或楼栋无法公示，请先更正。',
          unfitHouseholds: ['XT01003', 'XT01004'],
        },
      },
    });
    renderPage(<NoticeNewPage />, { path: '/notices/new', url });
    const obstacle = await screen.findByTestId('notice-obstacle');
    expect(obstacle).toHaveTextContent('XT01003');
    expect(obstacle).toHaveTextContent('有户的姓名或楼栋无法公示，请先更正。');
    expect(obstacle).not.toHaveTextContent('notice.unfit-lines');
    expect(screen.getByTestId('publish-notice')).toBeDisabled();
  });
});

describe('notices whose days are over', () => {
  it('are ended by whoever publishes, who is told how many and which were not', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['notices.read', 'notices.publish']) },
      'GET /communities/names': { body: [] },
      'GET /notices': { body: page([]) },
      'POST /notices/end-due': {
        body: {
          ended: 1,
          elsewhere: 0,
          refused: [{ noticeId: 'n2', number: 'XT-GS2', code: 'x', message: '内容有变' }],
        },
      },
    });
    renderPage(<NoticeListPage />);
    await userEvent.click(await screen.findByTestId('end-due'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    const told = await screen.findByTestId('notices-ended');
    expect(told).toHaveTextContent('已结束 1 份');
    expect(told).toHaveTextContent('XT-GS2 内容有变');
    expect(sent.filter((s) => s.method === 'POST')).toHaveLength(1);
  });

  it('are nobody else’s business', async () => {
    stubApi({
      'GET /me': { body: me(['notices.read']) },
      'GET /communities/names': { body: [] },
      'GET /notices': { body: page([]) },
    });
    renderPage(<NoticeListPage />);
    await screen.findByTestId('table-notices');
    expect(screen.queryByTestId('end-due')).not.toBeInTheDocument();
  });
});

describe('a notice', () => {
  it('takes an objection to one line by its number, name and phone may stay empty', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['notices.read', 'notices.record']) },
      'GET /notices/n1': {
        body: {
          id: 'n1',
          title: preview.title,
          number: '公示-1',
          communityName: '新天地社区',
          state: 'Running',
          unit: 'WorkingDays',
          days: 7,
          firstDay: '2026-11-30',
          lastDay: '2026-12-08',
          lineCount: 1,
          sumFen: 5161,
          contactName: '社区经办',
          contactPhone: '0359-8531234',
          publicPath: '/public/notices/abc',
          link: '/subsidies/batches/b1',
          copyHash: 'copy',
        },
      },
      'GET /notices/n1/lines': {
        body: page([
          { lineId: 'l1', order: 3, maskedName: '孙*', building: '3号楼', amountFen: 5161, objection: null },
        ]),
      },
      'POST /notices/n1/objections': { body: { id: 'o1', answerDue: '2026-12-10' } },
    });
    renderPage(<NoticeDetailPage />, { path: '/notices/:id', url: '/notices/n1' });
    await userEvent.click(await screen.findByTestId('object-line'));
    await userEvent.type(await screen.findByTestId('objection-text'), '已搬走');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ line: 3, text: '已搬走', name: null, phone: null }),
    );
    expect(screen.getByTestId('open-public')).toHaveAttribute('href', '/public/notices/abc');
  });
});

describe('an objection', () => {
  it('is answered with a decision and a reason only', async () => {
    const row = {
      id: 'o1',
      noticeId: 'n1',
      noticeTitle: preview.title,
      noticeNumber: '公示-1',
      communityId: 'c1',
      communityName: '新天地社区',
      line: 3,
      maskedName: '孙*',
      text: '已搬走',
      state: 'Open',
      channel: 'Public',
      receivedAt: '2026-12-01T01:00:00Z',
      answerDue: '2026-12-03',
      isOverdue: true,
      hasContact: true,
      mayDecide: true,
    };
    const sent = stubApi({
      'GET /me': { body: me(['notices.read', 'notices.decide']) },
      'GET /communities': { body: page([]) },
      'GET /notices/objections': { body: page([row]) },
      'POST /notices/objections/o1/decide': { body: { id: 'o1', state: 'Upheld' } },
    });
    renderPage(<ObjectionListPage />, { path: '/notices/objections', url: '/notices/objections' });
    expect(await screen.findByText(/2026-12-03 已逾期/)).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('decide-objection'));
    const form = await screen.findByTestId('decision-form');
    await userEvent.type(within(form).getByTestId('decision-answer'), '经核实已于九月搬离');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    expect(sent.some((s) => s.method === 'POST')).toBe(false);
    await userEvent.click(within(form).getByRole('radio', { name: '成立' }));
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() =>
      expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ upheld: true, answer: '经核实已于九月搬离' }),
    );
  });
});

describe('the holiday tables', () => {
  it('are confirmed by whoever may publish policies, under the version that was seen', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['policies.read', 'policies.publish']) },
      'GET /notices/holidays': {
        body: [
          {
            id: 'y1',
            year: 2026,
            state: 'Draft',
            documentNumber: '国办发明电〔2025〕7号',
            documentDate: '2025-11-04',
            enteredByName: '甲管理',
            enteredAt: '2025-11-10T01:00:00Z',
            version: 3,
            days: [{ date: '2026-02-14', kind: 'Work', name: '春节' }],
          },
        ],
      },
      'POST /notices/holidays/2026/confirm': { body: { year: 2026, version: 4 } },
    });
    renderPage(<HolidayPage />, { path: '/policies/holidays', url: '/policies/holidays' });
    expect(await screen.findByText('调休上班')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('confirm-holidays'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.headers.get('If-Match')).toBe('"3"'));
    expect(screen.queryByTestId('edit-holidays')).not.toBeInTheDocument();
  });
});
