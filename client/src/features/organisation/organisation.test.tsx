import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import BodyDetailPage from './pages/body-detail-page';
import ChartPage from './pages/chart-page';
import CompletenessPage from './pages/completeness-page';
import DutyListPage from './pages/duty-list-page';
import LeaderListPage from './pages/leader-list-page';
import RosterPrintPage from './pages/roster-print-page';
import SupervisionDetailPage from './pages/supervision-detail-page';

const person = (name: string, post: string, more: object = {}) => ({
  officeHolderId: `h-${name}`,
  name,
  phone: '139****1234',
  post,
  isHead: false,
  from: '2024-03-01',
  isOverdue: false,
  ...more,
});

const chart = {
  communityId: 'c1',
  communityName: '新天地社区',
  date: '2026-11-25',
  leader: person('包某', 'TownshipHead', { post: null }),
  leaderDuty: '党委副书记',
  bodies: [
    { kind: 'Township', gap: 'Missing', members: [] },
    {
      kind: 'PartyBranch',
      gap: 'Expired',
      bodyId: 'b1',
      name: '新天地党支部',
      termFrom: '2023-03-01',
      termTo: '2026-02-28',
      members: [person('王支书', 'BranchSecretary', { isOverdue: true })],
    },
    {
      kind: 'ServiceCentre',
      gap: 'None',
      bodyId: 'b2',
      name: '社区服务中心',
      members: [person('陈主任', 'CentreDirector')],
    },
    { kind: 'ResidentsCommittee', gap: 'Headless', bodyId: 'b3', name: '居民代表委员会', members: [] },
    { kind: 'PropertyCompany', gap: 'Missing', members: [] },
  ],
  heads: [person('楼某', 'BuildingHead')],
  duties: [{ post: 'CentreDirector', number: 1, title: '主任职责', text: '主持中心工作。' }],
};

const communities = { 'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) } };

describe('the organisation of a community', () => {
  it('is a tree of lists with people, terms and gaps, and passes the accessibility rules', async () => {
    const sent = stubApi({
      ...communities,
      'GET /me': { body: me(['organisation.read']) },
      'GET /organisation/chart': { body: chart },
    });
    const { container } = renderPage(<ChartPage />, { path: '/organisation', url: '/organisation?communityId=c1' });
    const tree = await screen.findByTestId('org-chart');
    expect(within(tree).getByText('党委副书记', { exact: false })).toBeInTheDocument();
    expect(within(screen.getByTestId('body-Township')).getByText('未设立')).toBeInTheDocument();
    expect(within(screen.getByTestId('body-PartyBranch')).getByText('任期届满')).toBeInTheDocument();
    expect(within(screen.getByTestId('body-PartyBranch')).getByText('超期')).toBeInTheDocument();
    expect(within(screen.getByTestId('body-ServiceCentre')).getByRole('link', { name: '陈主任' })).toHaveAttribute(
      'href',
      '/organisation/holders/h-陈主任',
    );
    expect(within(tree).getByText('楼某')).toBeInTheDocument();
    expect(sent.find((s) => s.path === '/organisation/chart')?.query.get('communityId')).toBe('c1');
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((violation) => violation.id)).toEqual([]);
  });

  it('is printed as a roster with duties and empty bodies', async () => {
    stubApi({ 'GET /me': { body: me(['organisation.read']) }, 'GET /organisation/chart': { body: chart } });
    renderPage(<RosterPrintPage />, { path: '/organisation/roster', url: '/organisation/roster?communityId=c1' });
    expect(await screen.findByRole('heading', { name: '新天地社区职责分工表' })).toBeInTheDocument();
    expect(screen.getByText('主持中心工作。')).toBeInTheDocument();
    expect(screen.getAllByText('未设立')).toHaveLength(2);
  });

  it('is not printed for no community in particular', async () => {
    const sent = stubApi({ 'GET /me': { body: me(['organisation.read']) } });
    const { router } = renderPage(<RosterPrintPage />, {
      path: '/organisation/roster',
      url: '/organisation/roster',
      routes: [{ path: '/organisation', element: <p>架构</p> }],
    });
    expect(await screen.findByText('架构')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/organisation');
    expect(sent.filter((s) => s.path === '/organisation/chart')).toEqual([]);
  });

  it('is judged complete or not, community by community', async () => {
    stubApi({
      'GET /me': { body: me(['organisation.read']) },
      'GET /organisation/completeness': {
        body: {
          date: '2026-11-25',
          communities: 1,
          complete: 0,
          rows: [
            {
              communityId: 'c1',
              communityCode: 'XT',
              communityName: '新天地社区',
              isComplete: false,
              hasContactLeader: false,
              bodies: [
                { kind: 'Township', gap: 'None', bodyId: 'b0', name: '乡镇', headName: '刘乡长' },
                { kind: 'PartyBranch', gap: 'Expired', bodyId: 'b1', name: '党支部', headName: '王支书' },
                { kind: 'ServiceCentre', gap: 'Headless', bodyId: 'b2', name: '中心' },
                { kind: 'ResidentsCommittee', gap: 'Missing' },
                { kind: 'PropertyCompany', gap: 'Missing' },
              ],
            },
          ],
        },
      },
    });
    renderPage(<CompletenessPage />, { path: '/organisation/completeness', url: '/organisation/completeness' });
    expect(await screen.findByText('1 个社区中 0 个机构完整')).toBeInTheDocument();
    const row = within(await screen.findByTestId('row-completeness'));
    expect(row.getByText('不完整')).toBeInTheDocument();
    expect(row.getByText('负责人空缺')).toBeInTheDocument();
    expect(row.getAllByText('未设立')).toHaveLength(2);
    expect(row.getByText('未确定')).toBeInTheDocument();
  });
});

describe('a body', () => {
  const detail = {
    body: {
      id: 'b2',
      communityId: 'c1',
      communityName: '新天地社区',
      kind: 'ServiceCentre',
      name: '社区服务中心',
      establishedOn: '2024-03-01',
      termFrom: '2024-03-01',
      termTo: '2027-02-28',
      standing: 'InOrder',
      headName: '陈主任',
      members: 1,
      version: 3,
    },
    documents: [{ id: 'd1', number: '夏编发〔2024〕3号', title: '批复', date: '2024-03-01' }],
    members: [],
  };

  it('is dissolved with day and reason, and says in the dialog why it is refused', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['organisation.read', 'organisation.write']) },
      'GET /organisation/bodies/b2': { body: detail },
      'POST /organisation/bodies/b2/dissolve': {
        status: 409,
        body: { code: 'organisation.body-has-members', title: '该机构仍有人员在任，请先办理离任，再撤销机构。' },
      },
    });
    renderPage(<BodyDetailPage />, { path: '/organisation/bodies/:id', url: '/organisation/bodies/b2' });
    await userEvent.click(await screen.findByTestId('dissolve-body'));
    const form = await screen.findByTestId('dissolve-form');
    await userEvent.type(await within(form).findByTestId('dissolve-on'), '2026-11-25{Enter}');
    await userEvent.type(within(form).getByTestId('dissolve-reason'), '机构撤并');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    expect(await within(form).findByText(/请先办理离任/)).toBeInTheDocument();
    expect(sent.find((s) => s.method === 'POST')?.body).toEqual({ on: '2026-11-25', reason: '机构撤并' });
  });

  it('offers nothing to whoever only reads', async () => {
    stubApi({ 'GET /me': { body: me(['organisation.read']) }, 'GET /organisation/bodies/b2': { body: detail } });
    renderPage(<BodyDetailPage />, { path: '/organisation/bodies/:id', url: '/organisation/bodies/b2' });
    expect(await screen.findByText('夏编发〔2024〕3号')).toBeInTheDocument();
    for (const id of ['edit-body', 'renew-term', 'dissolve-body', 'add-document', 'remove-document'])
      expect(screen.queryByTestId(id)).not.toBeInTheDocument();
  });
});

describe('contact leaders, items and duties', () => {
  it('lists leaders with their visits and lets the township assign', async () => {
    stubApi({
      ...communities,
      'GET /me': { body: me(['organisation.read', 'organisation.assign-leader']) },
      'GET /organisation/contact-leaders': {
        body: page([
          {
            id: 'l1',
            communityId: 'c1',
            communityName: '新天地社区',
            officeHolderId: 'h1',
            name: '包某',
            duty: '党委副书记',
            documentNumber: '瑶党字〔2026〕5号',
            from: '2026-01-01',
            isInForce: true,
            visits: 3,
            lastVisit: '2026-11-20',
          },
        ]),
      },
    });
    renderPage(<LeaderListPage />, { path: '/organisation/contact-leaders', url: '/organisation/contact-leaders' });
    expect(await screen.findByText('3 次 2026-11-20')).toBeInTheDocument();
    expect(screen.getByTestId('assign-leader')).toBeInTheDocument();
    expect(screen.getByTestId('end-leader')).toBeInTheDocument();
    expect(screen.queryByTestId('record-visit')).not.toBeInTheDocument();
  });

  it('answers an item with a key, and shows everything that was said', async () => {
    const item = {
      id: 'i1',
      communityId: 'c1',
      communityName: '新天地社区',
      target: 'ServiceCentre',
      title: '路灯维修',
      state: 'Open',
      answerDue: '2026-11-20',
      isOverdue: true,
      raisedByName: '居代会主任',
      raisedAt: '2026-11-10T01:00:00Z',
      mayAnswer: true,
      mayJudge: false,
      version: 1,
    };
    const sent = stubApi({
      'GET /me': { body: me(['organisation.read', 'organisation.answer']) },
      'GET /organisation/supervision/i1': {
        body: {
          item,
          steps: [
            {
              order: 1,
              kind: 'Raised',
              text: '三号楼前路灯不亮。',
              answerDue: '2026-11-20',
              byName: '居代会主任',
              at: '2026-11-10T01:00:00Z',
            },
          ],
        },
      },
      'POST /organisation/supervision/i1/answer': { body: { id: 'i1', version: 2 } },
    });
    renderPage(<SupervisionDetailPage />, {
      path: '/organisation/supervision/:id',
      url: '/organisation/supervision/i1',
    });
    expect(await screen.findByText('三号楼前路灯不亮。')).toBeInTheDocument();
    expect(screen.getByText('2026-11-20 已逾期')).toBeInTheDocument();
    await userEvent.click(screen.getByTestId('answer-supervision'));
    await userEvent.type(await screen.findByTestId('said-text'), '已修复');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.body).toEqual({ text: '已修复' });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('offers a draft for editing and publishing, and a published version for reading', async () => {
    const duty = (more: object) => ({
      id: 'd1',
      body: 'ServiceCentre',
      post: 'Cashier',
      number: 2,
      title: '出纳职责',
      text: '日清月结。',
      from: '2026-12-01',
      state: 'Draft',
      isInForce: false,
      madeByName: '县级管理员',
      version: 1,
      ...more,
    });
    stubApi({
      'GET /me': { body: me(['organisation.read', 'organisation.model']) },
      'GET /dictionaries': { body: { postKind: [{ code: 'Cashier', zh: '出纳', en: 'Cashier' }] } },
      'GET /organisation/duties': {
        body: page([
          duty({}),
          duty({ id: 'd0', number: 1, title: '出纳职责（旧）', state: 'Published', isInForce: true }),
        ]),
      },
    });
    renderPage(<DutyListPage />, { path: '/organisation/duties', url: '/organisation/duties' });
    await userEvent.click(await screen.findByText('出纳职责（旧）'));
    expect(await screen.findByText('日清月结。')).toBeInTheDocument();
    expect(screen.getAllByTestId('edit-duty')).toHaveLength(1);
    expect(screen.getAllByTestId('publish-duty')).toHaveLength(1);
    expect(screen.getByText('现行')).toBeInTheDocument();
  });
});
