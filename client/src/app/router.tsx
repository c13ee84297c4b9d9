import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouteError } from './route-error';

type PageModule = { default: ComponentType };
const page = (load: () => Promise<PageModule>) => async () => ({ Component: (await load()).default });

const pages: RouteObject[] = [
  { index: true, lazy: page(() => import('../features/home/pages/home-page')) },
  { path: 'password', lazy: page(() => import('../features/access/pages/password-page')) },
];

export const routes: RouteObject[] = [
  { path: '/login', lazy: page(() => import('./login-page')), ErrorBoundary: RouteError },
  {
    path: '/',
    lazy: page(() => import('./shell')),
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        children: [...pages, { path: '*', lazy: async () => ({ Component: (await import('./shell')).NotFound }) }],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
