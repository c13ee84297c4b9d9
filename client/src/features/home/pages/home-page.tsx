import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Spin, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../../shared/api/me';
import { fetchTodos, todosKey } from '../../../shared/api/todos';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { fetchOverview } from '../api';

export default function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const todos = useQuery({ queryKey: todosKey, queryFn: fetchTodos });
  const overview = useQuery({ queryKey: ['overview'], queryFn: fetchOverview });
  const figures = overview.data;
  return (
    <div className="stack">
      <PageHeader title={t('home.greeting', { name: me.data?.displayName ?? '' })} note={me.data?.organisation} />
      <Card title={<h2 className="card-title">{t('home.todos')}</h2>} data-testid="todos">
        {todos.isError ? <ProblemAlert error={todos.error} onRetry={() => todos.refetch()} /> : null}
        <Spin spinning={todos.isPending}>
          {todos.data?.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('home.noTodos')} />
          ) : null}
          <ul className="todo-list">
            {todos.data?.map((todo) => (
              <li key={todo.kind}>
                <Link to={todo.link}>
                  <span>{todo.title}</span>
                  <strong>{todo.count}</strong>
                </Link>
              </li>
            ))}
          </ul>
        </Spin>
      </Card>
      <Card title={<h2 className="card-title">{t('home.figures')}</h2>} data-testid="figures">
        {overview.isError ? <ProblemAlert error={overview.error} onRetry={() => overview.refetch()} /> : null}
        <Spin spinning={overview.isPending}>
          <div className="cards">
            <Statistic title={t('home.communities')} value={figures?.communities ?? 0} />
            <Statistic title={t('home.households')} value={figures?.households ?? 0} />
            <Statistic title={t('home.residents')} value={figures?.residents ?? 0} />
          </div>
        </Spin>
      </Card>
    </div>
  );
}
