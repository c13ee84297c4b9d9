import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { loadRooms, type Room } from '../shared/i18n/rooms';
import { RouteError } from './route-error';

type PageModule = { default: ComponentType };
/** A page comes together with the texts of the rooms it speaks of; a test holds the names against what it uses. */
const page =
  (load: () => Promise<PageModule>, ...rooms: Room[]) =>
  async () => {
    const [module] = await Promise.all([load(), loadRooms(rooms)]);
    return { Component: module.default };
  };

const pages: RouteObject[] = [
  { index: true, lazy: page(() => import('../features/home/pages/home-page'), 'subsidies') },
  { path: 'password', lazy: page(() => import('../features/access/pages/password-page')) },

  { path: 'communities', lazy: page(() => import('../features/registry/pages/community-list-page'), 'registry') },
  {
    path: 'communities/:id',
    lazy: page(() => import('../features/registry/pages/community-detail-page'), 'registry', 'field'),
  },
  { path: 'households', lazy: page(() => import('../features/registry/pages/household-list-page'), 'registry') },
  { path: 'households/new', lazy: page(() => import('../features/registry/pages/household-new-page'), 'registry') },
  {
    path: 'households/:id',
    lazy: page(
      () => import('../features/registry/pages/household-detail-page'),
      'registry',
      'fees',
      'subsidies',
      'field',
    ),
  },
  { path: 'residents', lazy: page(() => import('../features/registry/pages/resident-list-page'), 'registry') },
  {
    path: 'residents/:id',
    lazy: page(() => import('../features/registry/pages/resident-detail-page'), 'registry', 'field'),
  },
  { path: 'changes', lazy: page(() => import('../features/registry/pages/change-list-page'), 'registry') },
  { path: 'warnings', lazy: page(() => import('../features/registry/pages/warning-list-page'), 'registry') },

  { path: 'imports', lazy: page(() => import('../features/imports/pages/import-list-page'), 'imports') },
  { path: 'imports/new', lazy: page(() => import('../features/imports/pages/import-new-page'), 'imports') },
  { path: 'imports/profiles', lazy: page(() => import('../features/imports/pages/import-profile-page'), 'imports') },
  { path: 'imports/:id', lazy: page(() => import('../features/imports/pages/import-detail-page'), 'imports') },

  {
    path: 'receipts',
    lazy: page(() => import('../features/fees/pages/receipt-list-page'), 'fees', 'registry', 'subsidies'),
  },
  { path: 'bills', lazy: page(() => import('../features/fees/pages/bill-list-page'), 'fees', 'subsidies', 'registry') },
  { path: 'arrears', lazy: page(() => import('../features/fees/pages/arrear-list-page'), 'fees', 'registry') },
  { path: 'tariffs', lazy: page(() => import('../features/fees/pages/tariff-list-page'), 'fees', 'policies') },
  { path: 'fee-sources', lazy: page(() => import('../features/fees/pages/source-list-page'), 'fees') },
  {
    path: 'declarations',
    lazy: page(() => import('../features/fees/pages/declaration-list-page'), 'fees', 'subsidies'),
  },

  { path: 'subsidies', lazy: page(() => import('../features/subsidies/pages/quarter-list-page'), 'subsidies') },
  {
    path: 'subsidies/quarters/:quarter',
    lazy: page(() => import('../features/subsidies/pages/quarter-detail-page'), 'subsidies'),
  },
  { path: 'subsidies/batches', lazy: page(() => import('../features/subsidies/pages/batch-list-page'), 'subsidies') },
  {
    path: 'subsidies/batches/:id',
    lazy: page(
      () => import('../features/subsidies/pages/batch-detail-page'),
      'subsidies',
      'policies',
      'registry',
      'fees',
    ),
  },
  {
    path: 'subsidies/batches/:id/print',
    lazy: page(() => import('../features/subsidies/pages/batch-print-page'), 'subsidies', 'registry', 'policies'),
  },

  { path: 'subsidies/overdue', lazy: page(() => import('../features/subsidies/pages/overdue-list-page'), 'subsidies') },
  {
    path: 'subsidies/supplements',
    lazy: page(() => import('../features/subsidies/pages/supplement-page'), 'subsidies', 'registry'),
  },
  {
    path: 'subsidies/debts',
    lazy: page(() => import('../features/subsidies/pages/debt-list-page'), 'subsidies', 'registry'),
  },
  { path: 'subsidies/mine', lazy: page(() => import('../features/subsidies/pages/my-batches-page'), 'subsidies') },

  { path: 'notices', lazy: page(() => import('../features/notices/pages/notice-list-page'), 'notices') },
  { path: 'notices/objections', lazy: page(() => import('../features/notices/pages/objection-list-page'), 'notices') },
  { path: 'notices/new', lazy: page(() => import('../features/notices/pages/notice-new-page'), 'notices', 'signing') },
  {
    path: 'notices/:id',
    lazy: page(() => import('../features/notices/pages/notice-detail-page'), 'notices', 'policies'),
  },
  {
    path: 'policies/holidays',
    lazy: page(() => import('../features/notices/pages/holiday-page'), 'notices', 'policies'),
  },

  { path: 'signing', lazy: page(() => import('../features/signing/pages/sheet-list-page'), 'signing') },
  {
    path: 'signing/sheets/:id',
    lazy: page(() => import('../features/signing/pages/sheet-detail-page'), 'signing', 'subsidies', 'policies'),
  },
  {
    path: 'signing/sheets/:id/print',
    lazy: page(() => import('../features/signing/pages/sheet-print-page'), 'signing', 'subsidies', 'policies'),
  },
  {
    path: 'signing/delegations',
    lazy: page(() => import('../features/signing/pages/delegation-list-page'), 'signing'),
  },

  { path: 'payouts/payable', lazy: page(() => import('../features/payouts/pages/payable-page'), 'payouts') },
  { path: 'payouts/releases', lazy: page(() => import('../features/payouts/pages/release-list-page'), 'payouts') },
  {
    path: 'payouts/releases/:id',
    lazy: page(
      () => import('../features/payouts/pages/release-detail-page'),
      'payouts',
      'registry',
      'signing',
      'subsidies',
    ),
  },
  { path: 'payouts/files', lazy: page(() => import('../features/payouts/pages/file-list-page'), 'payouts') },
  { path: 'payouts/results', lazy: page(() => import('../features/payouts/pages/result-list-page'), 'payouts') },
  {
    path: 'payouts/results/:id',
    lazy: page(() => import('../features/payouts/pages/result-detail-page'), 'payouts', 'registry', 'subsidies'),
  },
  {
    path: 'payouts/orders',
    lazy: page(() => import('../features/payouts/pages/order-list-page'), 'payouts', 'registry', 'subsidies'),
  },
  {
    path: 'payouts/write-offs',
    lazy: page(() => import('../features/payouts/pages/write-off-list-page'), 'payouts', 'registry', 'subsidies'),
  },
  {
    path: 'payouts/recoveries',
    lazy: page(() => import('../features/payouts/pages/recovery-list-page'), 'payouts', 'registry', 'subsidies'),
  },
  { path: 'payouts/profiles', lazy: page(() => import('../features/payouts/pages/profile-list-page'), 'payouts') },
  { path: 'ledger', lazy: page(() => import('../features/ledger/pages/book-page'), 'ledger', 'payouts', 'subsidies') },
  {
    path: 'ledger/appropriations',
    lazy: page(() => import('../features/ledger/pages/appropriation-list-page'), 'ledger', 'payouts'),
  },
  { path: 'ledger/statements', lazy: page(() => import('../features/ledger/pages/statement-list-page'), 'ledger') },
  {
    path: 'ledger/statements/:id',
    lazy: page(() => import('../features/ledger/pages/statement-detail-page'), 'ledger', 'payouts'),
  },

  {
    path: 'organisation/head-counts',
    lazy: page(() => import('../features/organisation/pages/head-count-list-page'), 'staffing'),
  },
  {
    path: 'organisation/head-counts/:id',
    lazy: page(() => import('../features/organisation/pages/head-count-detail-page'), 'staffing', 'field'),
  },
  {
    path: 'organisation/population',
    lazy: page(() => import('../features/organisation/pages/head-count-population-page'), 'staffing'),
  },
  {
    path: 'organisation/staffing',
    lazy: page(() => import('../features/organisation/pages/staffing-report-page'), 'staffing'),
  },
  {
    path: 'organisation/staffing/print',
    lazy: page(() => import('../features/organisation/pages/staffing-print-page'), 'staffing'),
  },
  {
    path: 'organisation/staffing/:id',
    lazy: page(() => import('../features/organisation/pages/staffing-team-page'), 'staffing'),
  },
  {
    path: 'organisation/representation',
    lazy: page(() => import('../features/organisation/pages/staffing-representation-page'), 'staffing'),
  },
  { path: 'organisation', lazy: page(() => import('../features/organisation/pages/chart-page'), 'organisation') },
  {
    path: 'organisation/roster',
    lazy: page(() => import('../features/organisation/pages/roster-print-page'), 'organisation'),
  },
  {
    path: 'organisation/bodies',
    lazy: page(() => import('../features/organisation/pages/body-list-page'), 'organisation'),
  },
  {
    path: 'organisation/bodies/:id',
    lazy: page(() => import('../features/organisation/pages/body-detail-page'), 'organisation', 'field'),
  },
  {
    path: 'organisation/holders',
    lazy: page(() => import('../features/organisation/pages/holder-list-page'), 'organisation'),
  },
  {
    path: 'organisation/holders/:id',
    lazy: page(() => import('../features/organisation/pages/holder-detail-page'), 'organisation', 'registry', 'field'),
  },
  {
    path: 'organisation/completeness',
    lazy: page(() => import('../features/organisation/pages/completeness-page'), 'organisation'),
  },
  {
    path: 'organisation/contact-leaders',
    lazy: page(() => import('../features/organisation/pages/leader-list-page'), 'organisation'),
  },
  {
    path: 'organisation/visits',
    lazy: page(() => import('../features/organisation/pages/visit-list-page'), 'organisation'),
  },
  {
    path: 'organisation/supervision',
    lazy: page(() => import('../features/organisation/pages/supervision-list-page'), 'organisation'),
  },
  {
    path: 'organisation/supervision/:id',
    lazy: page(() => import('../features/organisation/pages/supervision-detail-page'), 'organisation'),
  },
  {
    path: 'organisation/duties',
    lazy: page(() => import('../features/organisation/pages/duty-list-page'), 'organisation'),
  },
  {
    path: 'organisation/appointments',
    lazy: page(() => import('../features/organisation/pages/appointment-list-page'), 'posts'),
  },
  {
    path: 'organisation/appointments/:id',
    lazy: page(() => import('../features/organisation/pages/appointment-detail-page'), 'posts', 'field'),
  },
  {
    path: 'organisation/elections',
    lazy: page(() => import('../features/organisation/pages/election-list-page'), 'posts'),
  },
  {
    path: 'organisation/elections/:id',
    lazy: page(() => import('../features/organisation/pages/election-detail-page'), 'posts', 'field'),
  },
  {
    path: 'organisation/elections/:id/print',
    lazy: page(() => import('../features/organisation/pages/election-print-page'), 'posts'),
  },
  {
    path: 'organisation/maturity',
    lazy: page(() => import('../features/organisation/pages/maturity-list-page'), 'posts'),
  },
  {
    path: 'organisation/house-heads',
    lazy: page(() => import('../features/organisation/pages/house-head-page'), 'posts'),
  },
  { path: 'organisation/kin', lazy: page(() => import('../features/organisation/pages/kin-list-page'), 'posts') },

  { path: 'payroll/runs', lazy: page(() => import('../features/payroll/pages/payroll-list-page'), 'payroll') },
  {
    path: 'payroll/runs/:id',
    lazy: page(() => import('../features/payroll/pages/payroll-detail-page'), 'payroll', 'signing', 'subsidies'),
  },
  {
    path: 'payroll/runs/:id/print',
    lazy: page(() => import('../features/payroll/pages/payroll-print-page'), 'payroll', 'signing', 'subsidies'),
  },
  { path: 'payroll/missing', lazy: page(() => import('../features/payroll/pages/missing-page'), 'payroll') },
  { path: 'payroll/proposals', lazy: page(() => import('../features/payroll/pages/proposal-list-page'), 'payroll') },
  {
    path: 'payroll/proposals/new',
    lazy: page(() => import('../features/payroll/pages/proposal-edit-page'), 'payroll'),
  },
  {
    path: 'payroll/proposals/:id',
    lazy: page(() => import('../features/payroll/pages/proposal-detail-page'), 'payroll', 'signing', 'field'),
  },
  {
    path: 'payroll/proposals/:id/edit',
    lazy: page(() => import('../features/payroll/pages/proposal-edit-page'), 'payroll'),
  },
  { path: 'payroll/standards', lazy: page(() => import('../features/payroll/pages/standard-list-page'), 'payroll') },
  { path: 'party/members', lazy: page(() => import('../features/party/pages/member-list-page'), 'party', 'registry') },
  {
    path: 'party/members/:id',
    lazy: page(() => import('../features/party/pages/member-detail-page'), 'party', 'registry', 'field'),
  },
  { path: 'party/posts', lazy: page(() => import('../features/party/pages/post-list-page'), 'party') },
  { path: 'party/claims', lazy: page(() => import('../features/party/pages/claim-list-page'), 'party') },
  { path: 'party/groups', lazy: page(() => import('../features/party/pages/group-list-page'), 'party') },
  { path: 'party/groups/:id', lazy: page(() => import('../features/party/pages/group-detail-page'), 'party', 'field') },
  { path: 'party/activities', lazy: page(() => import('../features/party/pages/activity-list-page'), 'party') },
  {
    path: 'party/activities/:id',
    lazy: page(() => import('../features/party/pages/activity-detail-page'), 'party', 'field'),
  },
  { path: 'party/plates', lazy: page(() => import('../features/party/pages/plate-list-page'), 'party') },
  { path: 'party/inactive', lazy: page(() => import('../features/party/pages/inactive-page'), 'party') },
  { path: 'party/statistics', lazy: page(() => import('../features/party/pages/statistics-page'), 'party') },

  { path: 'policies', lazy: page(() => import('../features/policies/pages/policy-list-page'), 'policies') },
  { path: 'policies/new', lazy: page(() => import('../features/policies/pages/policy-edit-page'), 'policies') },
  {
    path: 'policies/:id',
    lazy: page(() => import('../features/policies/pages/policy-detail-page'), 'policies', 'field'),
  },
  { path: 'policies/:id/edit', lazy: page(() => import('../features/policies/pages/policy-edit-page'), 'policies') },

  { path: 'users', lazy: page(() => import('../features/access/pages/user-list-page'), 'registry') },
  { path: 'users/:id', lazy: page(() => import('../features/access/pages/user-detail-page'), 'registry', 'field') },
  { path: 'audit', lazy: page(() => import('../features/access/pages/audit-list-page'), 'field') },
  { path: 'sign-ins', lazy: page(() => import('../features/access/pages/sign-in-list-page')) },
];

const Nothing = () => null;

export const routes: RouteObject[] = [
  { path: '/login', lazy: page(() => import('./login-page')), ErrorBoundary: RouteError, HydrateFallback: Nothing },
  {
    path: '/',
    lazy: page(() => import('./shell')),
    ErrorBoundary: RouteError,
    HydrateFallback: Nothing,
    children: [
      {
        ErrorBoundary: RouteError,
        children: [...pages, { path: '*', lazy: page(() => import('./not-found-page')) }],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
