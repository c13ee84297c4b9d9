import { useQueryClient } from '@tanstack/react-query';
import { Badge, Breadcrumb, Button, Dropdown, Layout, Menu, Spin } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { meKey, signOut, useCan, useMe } from '../shared/api/me';
import { isDue, useTodos } from '../shared/api/todos';
import '../shared/i18n/enums-zh';
import { useIsPhone } from '../shared/lib/use-is-phone';
import { ProblemAlert } from '../shared/ui/problem-alert';
import { LookSwitches } from './look-switches';
import { activeNode, allowedMenu } from './menu';
import { SessionGuard } from './session-guard';

const PhoneMenu = lazy(() => import('./phone-menu'));

export default function Shell() {
  const { t } = useTranslation();
  const location = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const phone = useIsPhone();
  const me = useMe();
  const can = useCan();
  const [menuOpen, setMenuOpen] = useState(false);
  const [folded, setFolded] = useState(false);
  const todos = useTodos();
  const active = activeNode(location.pathname);

  useEffect(() => {
    document.title = active ? `${t(active.leaf.label)} · ${t('app.name')}` : t('app.name');
  }, [active, t]);

  if (me.isPending) return <Spin size="large" className="page-spin" />;
  if (me.isError) {
    return (
      <main className="login-main">
        <ProblemAlert error={me.error} onRetry={() => me.refetch()} />
      </main>
    );
  }
  if (!me.data) {
    const target = location.pathname + location.search;
    return <Navigate to={target === '/' ? '/login' : `/login?return=${encodeURIComponent(target)}`} replace />;
  }
  if (me.data.mustChangePassword && location.pathname !== '/password') return <Navigate to="/password" replace />;

  const leave = async () => {
    await signOut();
    client.clear();
    client.setQueryData(meKey, null);
    navigate('/login');
  };
  const todoCount = todos.data?.filter(isDue).reduce((sum, todo) => sum + todo.count, 0) ?? 0;
  const menuView = (
    <Menu
      mode="inline"
      className="side-menu"
      inlineCollapsed={!phone && folded}
      selectedKeys={active ? [active.leaf.key] : []}
      defaultOpenKeys={active?.parent ? [active.parent.key] : ['registry', 'subsidies']}
      items={allowedMenu(can).map((node) => ({
        key: node.key,
        icon: node.icon,
        label: node.children ? t(node.label) : <Link to={node.key}>{t(node.label)}</Link>,
        ...(node.children
          ? {
              children: node.children.map((leaf) => ({
                key: leaf.key,
                label: <Link to={leaf.key}>{t(leaf.label)}</Link>,
              })),
            }
          : {}),
      }))}
      onClick={() => setMenuOpen(false)}
    />
  );

  return (
    <Layout className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      {me.data.practiceDay ? (
        <div className="practice-bar" role="note" data-testid="practice-bar">
          {t('app.practice', { day: me.data.practiceDay })}
        </div>
      ) : null}
      <Layout.Header className="top-bar">
        <Button
          aria-label={t('nav.toggle')}
          aria-expanded={phone ? menuOpen : !folded}
          onClick={() => (phone ? setMenuOpen(true) : setFolded(!folded))}
          data-testid="menu-toggle"
        >
          {t('nav.menu')}
        </Button>
        <Link to="/" className="brand">
          {phone ? t('app.short') : t('app.name')}
        </Link>
        <span className="organisation" data-testid="organisation">
          {me.data.organisation || me.data.grants[0]?.communityName}
        </span>
        <span className="top-right">
          <Badge count={todoCount} size="small" color="#cf1322" offset={[-4, 4]}>
            <Button onClick={() => navigate('/')} data-testid="todo-badge">
              {t('top.todos')}
            </Button>
          </Badge>
          {phone ? null : <LookSwitches />}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'password', label: t('top.password'), onClick: () => navigate('/password') },
                { key: 'out', label: <span data-testid="sign-out">{t('top.signOut')}</span>, onClick: leave },
              ],
            }}
          >
            <Button aria-haspopup="menu" data-testid="user-menu">
              {me.data.displayName}
            </Button>
          </Dropdown>
        </span>
      </Layout.Header>
      <Layout hasSider={!phone}>
        {phone ? (
          <Suspense fallback={null}>
            <PhoneMenu open={menuOpen} onClose={() => setMenuOpen(false)}>
              {menuView}
            </PhoneMenu>
          </Suspense>
        ) : (
          <Layout.Sider width={232} collapsed={folded} collapsedWidth={64} className="side">
            <nav aria-label={t('nav.menu')}>{menuView}</nav>
          </Layout.Sider>
        )}
        <Layout.Content className="content" id="content" role="main">
          {active?.parent ? (
            <Breadcrumb
              className="crumbs"
              items={[
                { title: <Link to="/">{t('nav.home')}</Link> },
                { title: t(active.parent.label) },
                location.pathname === active.leaf.key
                  ? { title: t(active.leaf.label) }
                  : { title: <Link to={active.leaf.key}>{t(active.leaf.label)}</Link> },
                ...(location.pathname === active.leaf.key ? [] : [{ title: t('nav.detail') }]),
              ]}
            />
          ) : null}
          <Suspense fallback={<Spin size="large" className="page-spin" />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <SessionGuard />
    </Layout>
  );
}
