import { render } from '@testing-library/react';
import { type ComponentType, createElement, type ReactNode } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { Providers } from '../app/providers';
import './all-zh';

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Sent {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

export type Handler = (sent: Sent) => Answer | undefined;

/** Stands in for the network: handlers are keyed "METHOD /path" without the base; what was sent is recorded. */
export function stubApi(handlers: Record<string, Handler | Answer>) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (input: Request) => {
    const request = input.clone();
    const url = new URL(request.url);
    const text = await request.text();
    let body: unknown = text;
    try {
      body = text ? JSON.parse(text) : undefined;
    } catch {
      // A file upload is kept as text.
    }
    const entry: Sent = {
      method: request.method,
      path: decodeURIComponent(url.pathname.replace('/api/v1', '')),
      query: url.searchParams,
      headers: request.headers,
      body,
    };
    sent.push(entry);
    const found = handlers[`${entry.method} ${entry.path}`];
    const answer = (typeof found === 'function' ? found(entry) : found) ?? {
      status: 404,
      body: { code: 'http.404', title: `no handler for ${entry.method} ${entry.path}` },
    };
    const status = answer.status ?? 200;
    return new Response(status === 204 ? null : JSON.stringify(answer.body ?? null), {
      status,
      headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', ...answer.headers },
    });
  });
  return sent;
}

export function renderPage(
  page: ComponentType | ReactNode,
  options: { path?: string; url?: string; routes?: RouteObject[] } = {},
) {
  const element = typeof page === 'function' ? createElement(page) : page;
  const router = createMemoryRouter([{ path: options.path ?? '*', element }, ...(options.routes ?? [])], {
    initialEntries: [options.url ?? '/'],
  });
  return {
    router,
    ...render(
      <Providers>
        <RouterProvider router={router} />
      </Providers>,
    ),
  };
}

/** Somebody signed in with these permissions. */
export function me(permissions: string[]) {
  return {
    userId: 'u1',
    userName: 'clerk',
    displayName: '甲经办',
    organisation: '新天地社区',
    permissions,
    grants: [],
    mustChangePassword: false,
    idleMinutes: 20,
  };
}

export const page = <T,>(items: T[], extra: object = {}) => ({
  items,
  total: items.length,
  page: 1,
  pageSize: 20,
  ...extra,
});
