import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouteError } from './route-error';

type PageModule = { default: ComponentType };
const page = (load: () => Promise<PageModule>) => async () => ({ Component: (await load()).default });

const pages: RouteObject[] = [
  { index: true, lazy: page(() => import('../features/home/pages/home-page')) },
  { path: 'password', lazy: page(() => import('../features/access/pages/password-page')) },

  { path: 'communities', lazy: page(() => import('../features/registry/pages/community-list-page')) },
  { path: 'communities/:id', lazy: page(() => import('../features/registry/pages/community-detail-page')) },
  { path: 'households', lazy: page(() => import('../features/registry/pages/household-list-page')) },
  { path: 'households/new', lazy: page(() => import('../features/registry/pages/household-new-page')) },
  { path: 'households/:id', lazy: page(() => import('../features/registry/pages/household-detail-page')) },
  { path: 'residents', lazy: page(() => import('../features/registry/pages/resident-list-page')) },
  { path: 'residents/:id', lazy: page(() => import('../features/registry/pages/resident-detail-page')) },
  { path: 'changes', lazy: page(() => import('../features/registry/pages/change-list-page')) },
  { path: 'warnings', lazy: page(() => import('../features/registry/pages/warning-list-page')) },

  { path: 'imports', lazy: page(() => import('../features/imports/pages/import-list-page')) },
  { path: 'imports/new', lazy: page(() => import('../features/imports/pages/import-new-page')) },
  { path: 'imports/profiles', lazy: page(() => import('../features/imports/pages/import-profile-page')) },
  { path: 'imports/:id', lazy: page(() => import('../features/imports/pages/import-detail-page')) },

  { path: 'receipts', lazy: page(() => import('../features/fees/pages/receipt-list-page')) },
  { path: 'bills', lazy: page(() => import('../features/fees/pages/bill-list-page')) },
  { path: 'arrears', lazy: page(() => import('../features/fees/pages/arrear-list-page')) },
  { path: 'tariffs', lazy: page(() => import('../features/fees/pages/tariff-list-page')) },
  { path: 'fee-sources', lazy: page(() => import('../features/fees/pages/source-list-page')) },
  { path: 'declarations', lazy: page(() => import('../features/fees/pages/declaration-list-page')) },

  { path: 'subsidies', lazy: page(() => import('../features/subsidies/pages/quarter-list-page')) },
  { path: 'subsidies/quarters/:quarter', lazy: page(() => import('../features/subsidies/pages/quarter-detail-page')) },
  { path: 'subsidies/batches', lazy: page(() => import('../features/subsidies/pages/batch-list-page')) },
  { path: 'subsidies/batches/:id', lazy: page(() => import('../features/subsidies/pages/batch-detail-page')) },
  { path: 'subsidies/batches/:id/print', lazy: page(() => import('../features/subsidies/pages/batch-print-page')) },

  { path: 'subsidies/overdue', lazy: page(() => import('../features/subsidies/pages/overdue-list-page')) },
  { path: 'subsidies/mine', lazy: page(() => import('../features/subsidies/pages/my-batches-page')) },

  { path: 'notices', lazy: page(() => import('../features/notices/pages/notice-list-page')) },
  { path: 'notices/objections', lazy: page(() => import('../features/notices/pages/objection-list-page')) },
  { path: 'notices/new', lazy: page(() => import('../features/notices/pages/notice-new-page')) },
  { path: 'notices/:id', lazy: page(() => import('../features/notices/pages/notice-detail-page')) },
  { path: 'policies/holidays', lazy: page(() => import('../features/notices/pages/holiday-page')) },

  { path: 'signing', lazy: page(() => import('../features/signing/pages/sheet-list-page')) },
  { path: 'signing/sheets/:id', lazy: page(() => import('../features/signing/pages/sheet-detail-page')) },
  { path: 'signing/sheets/:id/print', lazy: page(() => import('../features/signing/pages/sheet-print-page')) },
  { path: 'signing/delegations', lazy: page(() => import('../features/signing/pages/delegation-list-page')) },

  { path: 'payouts/payable', lazy: page(() => import('../features/payouts/pages/payable-page')) },
  { path: 'payouts/releases', lazy: page(() => import('../features/payouts/pages/release-list-page')) },
  { path: 'payouts/releases/:id', lazy: page(() => import('../features/payouts/pages/release-detail-page')) },
  { path: 'payouts/files', lazy: page(() => import('../features/payouts/pages/file-list-page')) },
  { path: 'payouts/results', lazy: page(() => import('../features/payouts/pages/result-list-page')) },
  { path: 'payouts/results/:id', lazy: page(() => import('../features/payouts/pages/result-detail-page')) },
  { path: 'payouts/orders', lazy: page(() => import('../features/payouts/pages/order-list-page')) },
  { path: 'payouts/write-offs', lazy: page(() => import('../features/payouts/pages/write-off-list-page')) },
  { path: 'payouts/profiles', lazy: page(() => import('../features/payouts/pages/profile-list-page')) },
  { path: 'ledger', lazy: page(() => import('../features/ledger/pages/book-page')) },
  { path: 'ledger/appropriations', lazy: page(() => import('../features/ledger/pages/appropriation-list-page')) },

  { path: 'policies', lazy: page(() => import('../features/policies/pages/policy-list-page')) },
  { path: 'policies/new', lazy: page(() => import('../features/policies/pages/policy-edit-page')) },
  { path: 'policies/:id', lazy: page(() => import('../features/policies/pages/policy-detail-page')) },
  { path: 'policies/:id/edit', lazy: page(() => import('../features/policies/pages/policy-edit-page')) },

  { path: 'users', lazy: page(() => import('../features/access/pages/user-list-page')) },
  { path: 'users/:id', lazy: page(() => import('../features/access/pages/user-detail-page')) },
  { path: 'audit', lazy: page(() => import('../features/access/pages/audit-list-page')) },
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
