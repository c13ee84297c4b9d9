import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import AuditListPage from './pages/audit-list-page';

const entry = {
  id: 'c1/7',
  at: '2026-11-25T02:00:00Z',
  userName: '甲经办',
  action: 'update',
  subject: 'Resident',
  subjectId: 'r1',
  rootId: 'h1',
  communityId: 'c1',
  communityName: '新天地社区',
  changes: [
    { field: 'phoneMasked', before: '138****1234', after: '139****8888' },
    { field: 'phone', before: '***', after: '***' },
    { field: 'sex', before: 'Male', after: 'Female' },
    { field: 'householdId', before: 'h1', after: 'h2' },
    { field: 'diedOn', before: null, after: '2026-11-20' },
  ],
  reason: '入户核实',
  rowCount: null,
  rowsDigest: null,
  requestId: 'q1',
};

const money = {
  ...entry,
  id: 'c1/8',
  action: 'create',
  subject: 'HeldDebt',
  changes: [
    { field: 'amountFen', before: null, after: '123456' },
    { field: 'state', before: null, after: 'Open' },
    { field: 'decision', before: null, after: 'WriteOff' },
    { field: 'isActive', before: 'True', after: 'False' },
  ],
};

describe('the audit log', () => {
  it('shows before and after of each field in words, keys left out, masked values as they came', async () => {
    stubApi({ 'GET /me': { body: me(['audit.read']) }, 'GET /audit/entries': { body: page([entry]) } });
    renderPage(<AuditListPage />, { path: '/audit', url: '/audit' });
    const row = await screen.findByTestId('row-audit');
    expect(row).toHaveTextContent('电话：138****1234 → 139****8888');
    expect(row).toHaveTextContent('电话：*** → ***');
    expect(row).toHaveTextContent('性别：男 → 女');
    expect(row).toHaveTextContent('死亡日期：2026-11-20');
    expect(row).toHaveTextContent('入户核实');
    expect(row).not.toHaveTextContent('h2');
    expect(row.querySelector('del')).toHaveTextContent('138****1234');
  });

  it('shows money in yuan, yes and no, and states in words', async () => {
    stubApi({ 'GET /me': { body: me(['audit.read']) }, 'GET /audit/entries': { body: page([money]) } });
    renderPage(<AuditListPage />, { path: '/audit', url: '/audit' });
    const row = await screen.findByTestId('row-audit');
    expect(row).toHaveTextContent('多发款项');
    expect(row).toHaveTextContent('金额（元）：1,234.56');
    expect(row).toHaveTextContent('状态：待处理');
    expect(row).toHaveTextContent('处理方式：核销');
    expect(row).toHaveTextContent('在用：是 → 否');
  });
});
