import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, renderPage, stubApi } from '../../test/render';
import HeadCountDetailPage from './pages/head-count-detail-page';
import HeadCountListPage from './pages/head-count-list-page';
import StaffingPrintPage from './pages/staffing-print-page';
import StaffingReportPage from './pages/staffing-report-page';
import StaffingRepresentationPage from './pages/staffing-representation-page';
import StaffingTeamPage from './pages/staffing-team-page';

const sums = { poor: 1700, synchronous: 300, additions: 41, residentNow: 2041, counted: 2000 };
const page = (items: object[], over: object = {}) => ({ items, total: items.length, page: 1, pageSize: 20, ...over });
const line = {
  id: 'h1',
  communityId: 'c1',
  communityCode: 'SQ',
  communityName: '泗祁家园社区',
  year: 2026,
  day: '2025-12-31',
  originTownshipCode: '140828105',
  originTownship: '泗交镇',
  state: 'Preview',
  poor: 1700,
  synchronous: 300,
  additions: 41,
  residentNow: 2041,
  counted: 2000,
  isAmended: false,
  openAmendment: false,
  bySystem: false,
  countedByName: '张经办',
  countedAt: '2026-01-06T02:00:00Z',
  version: 3,
};
const detail = (over: object = {}) => ({
  id: 'h1',
  communityId: 'c1',
  communityName: '泗祁家园社区',
  year: 2026,
  day: '2025-12-31',
  state: 'Preview',
  bySystem: false,
  countedByName: '张经办',
  countedAt: '2026-01-06T02:00:00Z',
  mayFreeze: true,
  policy: {
    id: 'p1',
    documentNumber: '夏示〔2018〕2号',
    documentTitle: '人口核定办法',
    snapshotDay: '12月31日',
    base: '在世且现居安置点的建档立卡与同步搬迁人口',
  },
  lines: [{ originTownshipCode: '140828105', originTownship: '泗交镇', frozen: sums, holds: sums }],
  sums,
  amendments: [],
  version: 3,
  ...over,
});
const row = {
  communityId: 'c1',
  communityCode: 'SQ',
  communityName: '泗祁家园社区',
  leadTownship: '泗交镇',
  occupiedFrom: '2019-06-20',
  basis: 'Frozen',
  countedOn: '2025-12-31',
  population: 2000,
  entitled: 5,
  onBoundary: true,
  actual: 6,
  over: 1,
  under: 0,
  posts: 8,
  crossAppointed: 2,
  finding: 'Over',
};
const report = {
  ...page([row]),
  day: '2026-11-25',
  sums: { population: 2000, entitled: 5, actual: 6, over: 1, under: 0, crossAppointed: 2, boundary: 1 },
};
const base = (permissions: string[]) => ({
  'GET /me': { body: me(permissions) },
  'GET /communities': { body: page([{ id: 'c1', name: '泗祁家园社区' }]) },
  'GET /townships': { body: [{ code: '140828105', name: '泗交镇' }] },
});

describe('head-counts', () => {
  it('are listed with their sums and counted with a key', async () => {
    const sent = stubApi({
      ...base(['organisation.read', 'organisation.write']),
      'GET /head-counts': { body: page([line], { sums }) },
      'POST /head-counts': { body: { id: 'h1', state: 'Preview', version: 1 } },
    });
    renderPage(<HeadCountListPage />, { path: '/organisation/head-counts', url: '/organisation/head-counts' });
    expect(await screen.findByTestId('head-count-sums')).toHaveTextContent('核定人数：2000');
    await userEvent.click(screen.getByTestId('count-heads'));
    await waitFor(() => expect(screen.getByTestId('count-form')).toHaveTextContent('泗祁家园社区'));
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.body).toMatchObject({ communityId: 'c1' }));
    expect(sent.find((s) => s.method === 'POST')?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('are frozen by the version that was seen', async () => {
    const sent = stubApi({
      ...base(['organisation.read', 'organisation.approve']),
      'GET /head-counts/h1': { body: detail() },
      'POST /head-counts/h1/freeze': { body: { id: 'h1', state: 'Frozen', version: 4 } },
    });
    renderPage(<HeadCountDetailPage />, {
      path: '/organisation/head-counts/:id',
      url: '/organisation/head-counts/h1',
    });
    await userEvent.click(await screen.findByTestId('freeze'));
    await userEvent.click(await screen.findByTestId('action-confirm'));
    await waitFor(() => expect(sent.find((s) => s.method === 'POST')?.headers.get('If-Match')).toBe('"3"'));
  });

  it('are not offered for freezing to whoever counted', async () => {
    stubApi({
      ...base(['organisation.read', 'organisation.approve']),
      'GET /head-counts/h1': { body: detail({ mayFreeze: false }) },
    });
    renderPage(<HeadCountDetailPage />, {
      path: '/organisation/head-counts/:id',
      url: '/organisation/head-counts/h1',
    });
    expect(await screen.findByTestId('head-count-sums')).toBeInTheDocument();
    expect(screen.queryByTestId('freeze')).toBeNull();
  });
});

describe('the staffing report', () => {
  it('shows what is over and the bound, and leads to the team', async () => {
    stubApi({ ...base(['organisation.read']), 'GET /staffing/report': { body: report } });
    renderPage(<StaffingReportPage />, { path: '/organisation/staffing', url: '/organisation/staffing' });
    expect(await screen.findByTestId('staffing-warning')).toHaveTextContent('超配1人');
    const table = screen.getByTestId('table-staffing');
    expect(table).toHaveTextContent('超配 1');
    expect(table).toHaveTextContent('恰在分档界线');
    expect(screen.getByTestId('open-team')).toHaveAttribute('href', '/organisation/staffing/c1');
  });

  it('is printed as a plain table with its sums', async () => {
    stubApi({ ...base(['organisation.read']), 'GET /staffing/report': { body: report } });
    renderPage(<StaffingPrintPage />, { path: '/organisation/staffing/print', url: '/organisation/staffing/print' });
    const sheet = await screen.findByTestId('print-page');
    expect(sheet).toHaveTextContent('社区人员配备统计表');
    expect(sheet.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('explains the quota of a site and shows who holds two posts', async () => {
    stubApi({
      ...base(['organisation.read']),
      'GET /staffing/report/c1': {
        body: {
          day: '2026-11-25',
          row,
          explanation: {
            policyVersionId: 'p1',
            documentNumber: '夏示〔2018〕3号',
            documentTitle: '社区人员配备办法',
            documentDate: '2017-12-20',
            effectiveFrom: '2018-01-01',
            tiers: [{ from: 2000, posts: 5 }],
            tierFrom: 2000,
            enforcement: 'WarnWithReason',
            text: '人口2000人，职数5人。',
          },
          members: [
            {
              officeHolderId: 'o1',
              name: '李主任',
              idNumber: '14*************015',
              originTownship: '泗交镇',
              crossAppointed: true,
              posts: [
                { appointmentId: 'a1', post: 'CentreDirector', bodyName: '中心', from: '2024-01-01' },
                { appointmentId: 'a2', post: 'BranchMember', bodyName: '支部', from: '2024-01-01' },
              ],
            },
          ],
        },
      },
    });
    renderPage(<StaffingTeamPage />, { path: '/organisation/staffing/:id', url: '/organisation/staffing/c1' });
    expect(await screen.findByTestId('quota-explanation')).toHaveTextContent('职数5人');
    expect(screen.getByTestId('table-team')).toHaveTextContent('交叉任职');
  });

  it('marks a township whose people have nobody in the team', async () => {
    stubApi({
      ...base(['organisation.read']),
      'GET /staffing/representation': {
        body: {
          day: '2026-11-25',
          sites: [
            {
              communityId: 'c1',
              communityName: '泗祁家园社区',
              residents: 8,
              team: 1,
              rows: [
                {
                  originTownshipCode: '140828105',
                  originTownship: '泗交镇',
                  residents: 6,
                  residentShare: 7500,
                  team: 1,
                  teamShare: 10000,
                  unrepresented: false,
                },
                {
                  originTownshipCode: '140828204',
                  originTownship: '祁家河乡',
                  residents: 2,
                  residentShare: 2500,
                  team: 0,
                  teamShare: 0,
                  unrepresented: true,
                },
              ],
            },
          ],
        },
      },
    });
    renderPage(<StaffingRepresentationPage />, {
      path: '/organisation/representation',
      url: '/organisation/representation',
    });
    expect(await screen.findByText('有居民，无人任职')).toBeInTheDocument();
    expect(screen.getByTestId('table-representation')).toHaveTextContent('75.00%');
  });
});
