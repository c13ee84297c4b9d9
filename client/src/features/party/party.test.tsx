import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import ActivityDetailPage from './pages/activity-detail-page';
import ClaimListPage from './pages/claim-list-page';
import InactivePage from './pages/inactive-page';
import MemberDetailPage from './pages/member-detail-page';
import MemberListPage from './pages/member-list-page';
import PlateListPage from './pages/plate-list-page';
import StatisticsPage from './pages/statistics-page';

const claim = {
  id: 'c1',
  communityId: 'k1',
  communityName: '新天地社区',
  membershipId: 'm1',
  memberName: '王建国',
  postId: 'p1',
  post: '民事调解岗',
  state: 'Applied',
  appliedOn: '2026-11-20',
  recordedByName: '社区经办',
  from: null,
  until: null,
  decidedByName: null,
  decidedAt: null,
  reason: null,
  mayDecide: true,
};

const member = {
  id: 'm1',
  communityId: 'k1',
  communityName: '新天地社区',
  name: '王建国',
  idNumber: '14*************015',
  sex: 'Male',
  birthDate: '1970-01-01',
  age: 56,
  phone: null,
  joinedOn: '1995-07-01',
  fullOn: '1996-07-01',
  emblemOn: null,
  residentId: null,
  address: null,
  since: '2020-01-01',
  leftOn: null,
  relation: 'OriginOnly',
  relations: [{ kind: 'OriginOnly', from: '2020-01-01', until: null, letterNumber: null }],
  letters: [
    {
      id: 'l1',
      number: '夏组介〔2026〕1号',
      fromUnit: '庙前镇党委',
      issuedOn: '2026-10-01',
      state: 'Issued',
      receivedOn: null,
      returnedOn: null,
      note: null,
    },
  ],
  waivers: [],
  claims: [],
  otherBranches: 0,
  activities: 2,
  minutes: 90,
  lastActivity: '2026-11-01',
  version: 3,
};

const people = {
  members: 3,
  full: 2,
  probationary: 1,
  originOnly: 1,
  dual: 1,
  single: 1,
  male: 2,
  female: 1,
  to35: 0,
  to45: 1,
  to55: 1,
  to65: 1,
  over65: 0,
  withoutPost: 1,
  onePost: 1,
  morePosts: 1,
  waived: 0,
  belowMinimum: 1,
  emblems: 2,
  inactive: 0,
};
const branch = {
  communityId: 'k1',
  communityName: '新天地社区',
  people,
  groups: 2,
  inactiveGroups: 1,
  plates: { buildings: 4, buildingsWithPlate: 3, flats: 2, flatsWithPlate: 1 },
  inQuarter: { activities: 1, attendances: 2, minutes: 90 },
  inYear: { activities: 3, attendances: 5, minutes: 270 },
};
const statistics = {
  asOf: '2026-11-25',
  quarter: '2026Q4',
  leastPosts: 1,
  mostPosts: 2,
  branches: [branch],
  total: { ...branch, communityId: null, communityName: '合计' },
};

describe('applications for posts', () => {
  it('are decided by who may, with a reason for a refusal and a key against a second click', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['party.read', 'party.approve']) },
      'GET /communities': { body: page([]) },
      'GET /party/claims': { body: page([claim, { ...claim, id: 'c2', mayDecide: false }]) },
      'POST /party/claims/c1/decide': { body: { id: 'c1', state: 'Refused', groupId: null } },
    });
    renderPage(<ClaimListPage />);
    const buttons = await screen.findAllByTestId('decide-claim');
    expect(buttons).toHaveLength(1);
    await userEvent.click(buttons[0] as HTMLElement);
    const form = await screen.findByTestId('decide-form');
    expect(form).toHaveTextContent('王建国申请认领民事调解岗');
    await userEvent.click(within(form).getByText('不同意'));
    await userEvent.type(await screen.findByTestId('decision-reason'), '名额已满');
    await userEvent.click(screen.getByTestId('modal-submit'));
    await screen.findByTestId('table-party-claims');
    const post = sent.find((s) => s.method === 'POST');
    expect(post?.body).toEqual({ approve: false, from: null, reason: '名额已满' });
    expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
  });
});

describe('a member', () => {
  it('shows relation, letters and hours, and lets a clerk take a letter in', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['party.read', 'party.write']) },
      'GET /party/members/m1': { body: member },
      'POST /party/letters/l1/close': { status: 204 },
    });
    renderPage(<MemberDetailPage />, { path: '/party/members/:id', url: '/party/members/m1' });
    expect(await screen.findByTestId('member-facts')).toHaveTextContent('2 次，1.5 小时，最近一次 2026-11-01');
    expect(screen.getByTestId('table-relations')).toHaveTextContent('原籍管理');
    expect(screen.queryByTestId('waive')).not.toBeInTheDocument();
    await userEvent.click(screen.getByTestId('receive-letter'));
    expect(await screen.findByTestId('letter-end-form')).toHaveTextContent('夏组介〔2026〕1号');
    expect(sent.filter((s) => s.method === 'POST')).toHaveLength(0);
  });

  it('is not changed by who only reads', async () => {
    stubApi({ 'GET /me': { body: me(['party.read']) }, 'GET /party/members/m1': { body: member } });
    renderPage(<MemberDetailPage />, { path: '/party/members/:id', url: '/party/members/m1' });
    await screen.findByTestId('member-facts');
    for (const id of ['edit-member', 'leave-branch', 'issue-letter', 'move-relation', 'apply', 'reveal-IdNumber'])
      expect(screen.queryByTestId(id)).not.toBeInTheDocument();
  });

  it('stands in the register with posts, and the export follows the conditions', async () => {
    stubApi({
      'GET /me': { body: me(['party.read', 'party.write']) },
      'GET /communities': { body: page([]) },
      'GET /party/members': {
        body: page([
          { ...member, isFull: true, isResident: true, isWaived: false, posts: ['民事调解岗', '敬老助残服务岗'] },
        ]),
      },
    });
    renderPage(<MemberListPage />);
    expect(await screen.findByText('民事调解岗')).toBeInTheDocument();
    expect(screen.getByText('敬老助残服务岗')).toBeInTheDocument();
    expect(screen.getByTestId('record-member')).toBeInTheDocument();
    expect(screen.getByTestId('export-members')).toBeInTheDocument();
  });
});

describe('figures of the branches', () => {
  it('end with the sum and name the coverage', async () => {
    stubApi({
      'GET /me': { body: me(['party.read']) },
      'GET /communities': { body: page([]) },
      'GET /party/statistics': { body: statistics },
    });
    renderPage(<StatisticsPage />);
    const rows = await screen.findAllByTestId('row-party-statistics');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toHaveTextContent('合计');
    expect(rows[0]).toHaveTextContent('3/4');
    expect(rows[0]).toHaveTextContent('4.5');
  });

  it('tell how many doors have a plate', async () => {
    stubApi({
      'GET /me': { body: me(['party.read']) },
      'GET /communities': { body: page([]) },
      'GET /party/statistics': { body: statistics },
      'GET /party/plates': { body: page([]) },
    });
    renderPage(<PlateListPage />);
    const coverage = await screen.findByTestId('plate-coverage');
    expect(coverage).toHaveTextContent('共4，已挂3（75%）');
    expect(coverage).toHaveTextContent('共2，已挂1（50%）');
  });

  it('name whom to speak to', async () => {
    stubApi({
      'GET /me': { body: me(['party.read']) },
      'GET /communities': { body: page([]) },
      'GET /party/inactive': {
        body: {
          asOf: '2026-11-25',
          periodStart: '2026-07-01',
          periodEnd: '2026-09-30',
          leastPosts: 1,
          members: [],
          belowMinimum: [
            {
              id: 'm1',
              communityId: 'k1',
              communityName: '新天地社区',
              name: '王建国',
              posts: 0,
              onPostSince: null,
              lastActivity: null,
            },
          ],
          groups: [],
        },
      },
    });
    renderPage(<InactivePage />);
    expect(await screen.findByText(/上一周期2026-07-01至2026-09-30/)).toBeInTheDocument();
    expect(screen.getByTestId('table-below-minimum')).toHaveTextContent('王建国');
  });
});

describe('an activity', () => {
  it('shows who was there and the photos, and asks for a reason before it is cancelled', async () => {
    stubApi({
      'GET /me': { body: me(['party.read', 'party.write']) },
      'GET /party/groups/g1': { body: { members: [], leaders: [], plans: [], version: 1 } },
      'GET /party/activities/a1': {
        body: {
          id: 'a1',
          communityId: 'k1',
          communityName: '新天地社区',
          groupId: 'g1',
          post: '民事调解岗',
          heldOn: '2026-11-01',
          title: '入户走访',
          place: '广场',
          content: null,
          state: 'Held',
          cancelReason: null,
          recordedByName: '社区经办',
          recordedAt: '2026-11-01T02:00:00Z',
          attendance: [{ membershipId: 'm1', name: '王建国', minutes: 90 }],
          photos: [
            {
              id: 'f1',
              fileName: '现场.png',
              width: 8,
              height: 6,
              bytes: 100,
              addedByName: '社区经办',
              addedAt: '2026-11-01T02:00:00Z',
            },
          ],
          version: 1,
        },
      },
    });
    renderPage(<ActivityDetailPage />, { path: '/party/activities/:id', url: '/party/activities/a1' });
    expect(await screen.findByTestId('activity-facts')).toHaveTextContent('1.5');
    expect(screen.getByTestId('photos')).toHaveTextContent('现场.png');
    await userEvent.click(screen.getByTestId('cancel-activity'));
    expect(await screen.findByTestId('reason')).toBeInTheDocument();
  });
});
