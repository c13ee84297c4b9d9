import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import AppointmentListPage from './pages/appointment-list-page';
import ElectionDetailPage from './pages/election-detail-page';
import ElectionPrintPage from './pages/election-print-page';
import HouseHeadPage from './pages/house-head-page';
import MaturityListPage from './pages/maturity-list-page';

const communities = { 'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) } };

const post = {
  id: 'a1',
  communityId: 'c1',
  communityName: '新天地社区',
  bodyId: 'b1',
  body: 'ServiceCentre',
  officeHolderId: 'h1',
  name: '王建民',
  post: 'CentreStaff',
  house: null,
  way: 'Election',
  source: null,
  originUnit: null,
  documentNumber: '瑶备〔2026〕1号',
  from: '2026-01-01',
  termEnd: '2026-06-30',
  endedOn: null,
  endReason: null,
  state: 'Proposed',
  overQuotaReason: '新增两栋楼入住',
  quotaThen: 2,
  peopleThen: 2,
  enteredByName: '甲经办',
  enteredAt: '2026-11-20T01:00:00Z',
  isOverdue: false,
  hasHandover: false,
  mayDecide: true,
};

const candidate = {
  id: 'k1',
  order: 1,
  officeHolderId: 'h1',
  name: '王建民',
  nominated: 'ByResidents',
  nominatedByName: '居民20人联名',
  state: 'Standing',
  withdrawnReason: null,
  votes: null,
  votesOf: null,
  votesRound: null,
  checks: ['Prestige', 'Ability', 'Responsibility', 'Recognition'].map((criterion) => ({
    criterion,
    grade: 'Good',
    opinion: '群众评价好',
  })),
};

const election = {
  id: 'e1',
  communityId: 'c1',
  communityName: '新天地社区',
  leadTownshipName: '泗交镇',
  bodyId: 'b1',
  bodyName: '居民代表委员会',
  number: 'XT-TX2026-01',
  post: 'CommitteeMember',
  seats: 1,
  termEnd: '2029-12-31',
  state: 'Nominating',
  round: 0,
  openedByName: '甲经办',
  openedAt: '2026-11-20T01:00:00Z',
  votedOn: null,
  eligible: null,
  cast: null,
  valid: null,
  turnoutBasisPoints: null,
  turnoutMet: null,
  adults: 812,
  minutesNumber: null,
  countedByName: null,
  noticeId: null,
  noticeNumber: null,
  noticeLastDay: null,
  filingNumber: null,
  filedOn: null,
  filedByName: null,
  cancelReason: null,
  cancelledByName: null,
  candidates: [candidate, { ...candidate, id: 'k2', order: 2, name: '李桂兰' }],
  mayWrite: true,
  mayPublish: true,
  mayFile: false,
};

describe('appointments', () => {
  it('say why one goes beyond the quota and send the decision of the lead township', async () => {
    const sent = stubApi({
      ...communities,
      'GET /me': { body: me(['organisation.read', 'organisation.approve']) },
      'GET /organisation/appointments': { body: page([post]) },
      'POST /organisation/appointments/a1/approve': { body: { id: 'a1', state: 'Active' } },
    });
    renderPage(<AppointmentListPage />);
    expect(await screen.findByText('新增两栋楼入住（标准 2 人，当时 2 人）')).toBeInTheDocument();
    expect(screen.queryByTestId('new-appointment')).not.toBeInTheDocument();
    await userEvent.click(screen.getByTestId('approve-appointment'));
    const form = await screen.findByTestId('approve-form');
    expect(form).toHaveTextContent('甲经办提请：新增两栋楼入住');
    await userEvent.type(within(form).getByTestId('approve-note'), '同意');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    const decision = sent.find((s) => s.method === 'POST');
    expect(decision?.body).toEqual({ note: '同意' });
    expect(decision?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('carry the conditions of the list into the register', async () => {
    const sent = stubApi({
      ...communities,
      'GET /me': { body: me(['organisation.read']) },
      'GET /organisation/appointments': { body: page([{ ...post, state: 'Active', mayDecide: false }]) },
      'GET /organisation/appointments/export': { status: 409, body: { code: 'http.409', title: '没有成功。' } },
    });
    renderPage(<AppointmentListPage />, { url: '/?post=CentreStaff&asOf=2026-06-30' });
    await screen.findByText('王建民');
    await userEvent.click(screen.getByTestId('export-appointments'));
    await waitFor(() => expect(sent.some((s) => s.path.endsWith('/export'))).toBe(true));
    const query = sent.find((s) => s.path.endsWith('/export'))?.query;
    expect([query?.get('post'), query?.get('asOf'), query?.get('page')]).toEqual(['CentreStaff', '2026-06-30', null]);
  });
});

describe('elections', () => {
  const open = () =>
    renderPage(<ElectionDetailPage />, { path: '/organisation/elections/:id', url: '/organisation/elections/e1' });

  it('send the ballots of a round with the votes of every candidate', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['organisation.read', 'organisation.write']) },
      'GET /organisation/elections/e1': { body: election },
      'POST /organisation/elections/e1/votes': {
        body: { id: 'e1', round: 1, turnoutMet: true, seatsOpen: 0, elected: ['k1'] },
      },
    });
    open();
    await userEvent.click(await screen.findByTestId('count-votes'));
    const form = await screen.findByTestId('votes-form');
    expect(form).toHaveTextContent('登记在册的成年居民 812 人');
    const type = (id: string, text: string) => userEvent.type(within(form).getByTestId(id), text);
    await type('votes-minutes', '记录1号');
    await type('votes-eligible', '100');
    await type('votes-cast', '90');
    await type('votes-valid', '88');
    await type('votes-of-1', '60');
    await type('votes-of-2', '20');
    await userEvent.click(within(form).getByTestId('modal-submit'));
    await waitFor(() => expect(sent.some((s) => s.method === 'POST')).toBe(true));
    expect(sent.find((s) => s.method === 'POST')?.body).toMatchObject({
      round: 1,
      eligible: 100,
      cast: 90,
      valid: 88,
      votes: [
        { candidateId: 'k1', votes: 60 },
        { candidateId: 'k2', votes: 20 },
      ],
    });
  });

  it('offer the filing only to whom it belongs and only after the notice', async () => {
    const ended = {
      ...election,
      state: 'NoticeEnded',
      round: 1,
      votedOn: '2026-11-01',
      eligible: 100,
      cast: 90,
      valid: 88,
      turnoutBasisPoints: 9000,
      turnoutMet: true,
      candidates: [{ ...candidate, state: 'Elected', votes: 60, votesOf: 82, votesRound: 1 }],
      mayFile: true,
    };
    stubApi({ 'GET /me': { body: me(['organisation.read']) }, 'GET /organisation/elections/e1': { body: ended } });
    open();
    expect(await screen.findByTestId('file-election')).toBeInTheDocument();
    expect(screen.queryByTestId('count-votes')).not.toBeInTheDocument();
    expect(screen.getByTestId('election-facts')).toHaveTextContent('90.00%');
  });

  it('print ballots, turnout and the result of each candidate', async () => {
    const filed = {
      ...election,
      state: 'Filed',
      round: 1,
      votedOn: '2026-11-01',
      eligible: 312,
      cast: 287,
      valid: 280,
    };
    stubApi({
      'GET /me': { body: me(['organisation.read']) },
      'GET /organisation/elections/e1': {
        body: {
          ...filed,
          turnoutBasisPoints: 9198,
          candidates: [{ ...candidate, state: 'Appointed', votes: 201, votesOf: 310, votesRound: 1 }],
        },
      },
    });
    renderPage(<ElectionPrintPage />, {
      path: '/organisation/elections/:id/print',
      url: '/organisation/elections/e1/print',
    });
    const sheet = await screen.findByTestId('print-page');
    expect(sheet).toHaveTextContent('新天地社区推选结果报告单');
    expect(sheet).toHaveTextContent('应参加 312 人，实际参加 287 人，有效票 280 张');
    expect(sheet).toHaveTextContent('91.98%');
    expect(sheet).toHaveTextContent('已任职');
  });
});

describe('houses and maturity', () => {
  it('show who is missing and count by design', async () => {
    stubApi({
      ...communities,
      'GET /me': { body: me(['organisation.read', 'organisation.write']) },
      'GET /organisation/house-heads/counts': {
        body: { buildings: 2, buildingHeads: 1, rows: 0, rowHeads: 0, units: 1, unitHeads: 0 },
      },
      'GET /organisation/house-heads': {
        body: page([
          {
            buildingId: 'h1',
            communityId: 'c1',
            communityName: '新天地社区',
            kind: 'Building',
            number: '3',
            head: { appointmentId: 'a1', officeHolderId: 'p1', name: '王建民', from: '2026-01-01', termEnd: null },
            units: [{ unitId: 'u1', number: '1', head: null }],
            vacancies: 1,
          },
        ]),
      },
    });
    renderPage(<HouseHeadPage />);
    expect(await screen.findByText('3号楼')).toBeInTheDocument();
    expect(await screen.findByTestId('house-counts')).toHaveTextContent('楼长：应设 2，实有 1');
    expect(screen.getByText('空缺', { selector: '.ant-tag, .ant-tag *' })).toBeInTheDocument();
    expect(screen.getAllByTestId('fill-house-head')).toHaveLength(1);
  });

  it('let only the township decide the maturity', async () => {
    const rows = page([
      {
        id: 'm1',
        communityId: 'c1',
        communityName: '新天地社区',
        level: 'Mixed',
        from: '2026-01-01',
        reason: '班子已配齐',
        documentNumber: null,
        decidedByName: '乡镇经办',
        decidedAt: '2026-01-01T01:00:00Z',
        isCurrent: true,
      },
    ]);
    stubApi({
      ...communities,
      'GET /me': { body: me(['organisation.read', 'organisation.write']) },
      'GET /organisation/maturity': { body: rows },
    });
    renderPage(<MaturityListPage />);
    expect(await screen.findByText('班子已配齐')).toBeInTheDocument();
    expect(screen.getByText('现行')).toBeInTheDocument();
    expect(screen.queryByTestId('new-maturity')).not.toBeInTheDocument();
  });
});
