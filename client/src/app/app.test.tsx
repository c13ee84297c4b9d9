import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { today } from '../shared/lib/date';
import { me, stubApi } from '../test/render';
import { safeReturn } from './login-page';
import { activeNode, allowedMenu } from './menu';
import { Providers } from './providers';
import { routes } from './router';

function open(url: string) {
  const router = createMemoryRouter(routes, { initialEntries: [url] });
  return {
    router,
    ...render(
      <Providers>
        <RouterProvider router={router} />
      </Providers>,
    ),
  };
}

describe('sign-in', () => {
  it('sends who is not signed in to the sign-in page and back to where they wanted to go', async () => {
    let signedIn = false;
    const sent = stubApi({
      'GET /me': () =>
        signedIn ? { body: me(['registry.read']) } : { status: 401, body: { code: 'access.unauthenticated' } },
      'POST /session': ({ body }) => {
        if ((body as { password: string }).password !== 'Right-1234') {
          return { status: 401, body: { code: 'access.bad-credentials', title: '用户名或密码不正确，请核对后重试。' } };
        }
        signedIn = true;
        return { status: 204 };
      },
      'GET /todos': { body: [] },
      'GET /registry/warnings': { body: { items: [], total: 0, page: 1, pageSize: 20 } },
      'GET /communities': { body: { items: [], total: 0, page: 1, pageSize: 200 } },
    });
    const { router, container } = open('/warnings?communityId=c1');
    await userEvent.type(await screen.findByLabelText('用户名'), 'clerk');
    await userEvent.type(screen.getByLabelText('密码'), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: '登录' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('用户名或密码不正确');
    expect(screen.queryByTestId('login-dialog')).not.toBeInTheDocument();

    // Contrast needs a real browser; everything else is judged here.
    const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(result.violations.map((violation) => violation.id)).toEqual([]);

    await userEvent.clear(screen.getByLabelText('密码'));
    await userEvent.type(screen.getByLabelText('密码'), 'Right-1234');
    await userEvent.click(screen.getByRole('button', { name: '登录' }));
    expect(await screen.findByRole('heading', { level: 1, name: '疑点提示' })).toBeInTheDocument();
    expect(router.state.location.pathname + router.state.location.search).toBe('/warnings?communityId=c1');
    expect(
      sent.filter((s) => s.path === '/session').every((s) => s.headers.get('X-Requested-With') === 'resettlement'),
    ).toBe(true);
  });

  it('asks for a new password before anything else when it must be changed', async () => {
    stubApi({ 'GET /me': { body: { ...me([]), mustChangePassword: true } }, 'GET /todos': { body: [] } });
    const { router } = open('/');
    expect(await screen.findByText('首次登录或密码已重置，请先设置新密码。')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/password');
  });

  it('never leads to another site', () => {
    expect(safeReturn('//evil.example')).toBe('/');
    expect(safeReturn('/\\evil.example')).toBe('/');
    expect(safeReturn('https://evil.example')).toBe('/');
    expect(safeReturn('/households?page=2')).toBe('/households?page=2');
  });
});

describe('an expired session', () => {
  it('opens the sign-in dialog over the page and then goes on with what was asked', async () => {
    let expired = false;
    const sent = stubApi({
      'GET /me': { body: me([]) },
      'GET /todos': { body: [] },
      'POST /me/password': () =>
        expired ? { status: 401, body: { code: 'access.unauthenticated' } } : { status: 204 },
      'POST /session': () => {
        expired = false;
        return { status: 204 };
      },
    });
    open('/password');
    const user = userEvent.setup();
    await user.type(await screen.findByTestId('current-password'), 'Old-12345');
    await user.type(screen.getByTestId('next-password'), 'New-12345');
    await user.type(screen.getByTestId('again-password'), 'New-12345');
    expired = true;
    await user.click(screen.getByTestId('change-password'));
    const dialog = await screen.findByTestId('login-dialog');
    expect(screen.getByTestId('next-password')).toHaveValue('New-12345');
    expect(within(dialog).getByLabelText('用户名')).toBeDisabled();
    await user.type(within(dialog).getByTestId('password'), 'Old-12345');
    await user.click(within(dialog).getByTestId('sign-in'));
    expect(await screen.findByText('密码已修改')).toBeInTheDocument();
    expect(sent.filter((s) => s.path === '/me/password').map((s) => s.body)).toEqual([
      { current: 'Old-12345', next: 'New-12345' },
      { current: 'Old-12345', next: 'New-12345' },
    ]);
  });
});

describe('practice', () => {
  it('is said on every screen, and today is the day of the server', async () => {
    stubApi({
      'GET /me': { body: { ...me([]), practiceDay: '2031-12-09' } },
      'GET /todos': { body: [] },
    });
    open('/password');
    expect(await screen.findByTestId('practice-bar')).toHaveTextContent('演练环境：服务器时钟已调到 2031-12-09');
    expect(today()).toBe('2031-12-09');
  });

  it('is no word of where days are what they are', async () => {
    stubApi({ 'GET /me': { body: me([]) }, 'GET /todos': { body: [] } });
    open('/password');
    expect(await screen.findByTestId('current-password')).toBeInTheDocument();
    expect(screen.queryByTestId('practice-bar')).not.toBeInTheDocument();
    expect(today()).not.toBe('2031-12-09');
  });
});

describe('menu', () => {
  it('shows what the permissions allow and nothing else', () => {
    const labels = allowedMenu((...anyOf) => anyOf.includes('fees.read')).map((node) => node.key);
    expect(labels).toEqual(['/', 'fees']);
  });

  it('marks the nearest entry of a nested address', () => {
    expect(activeNode('/households/abc')?.leaf.key).toBe('/households');
    expect(activeNode('/subsidies/batches/x')?.leaf.key).toBe('/subsidies/batches');
    expect(activeNode('/subsidies/quarters/2026Q3')?.leaf.key).toBe('/subsidies');
    expect(activeNode('/imports/new')?.leaf.key).toBe('/imports/new');
  });
});
