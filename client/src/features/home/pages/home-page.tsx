import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Spin, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan, useMe } from '../../../shared/api/me';
import { useTodos } from '../../../shared/api/todos';
import type { Schema } from '../../../shared/api/types';
import { permissions as p } from '../../../shared/lib/permissions';
import { formatQuarter } from '../../../shared/lib/quarter';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Quarter } from '../../../shared/ui/quarter';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { fetchFigures, fetchQuarters } from '../api';

/** What waits first, then the figures, then how far the last quarters are. */
export default function HomePage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const can = useCan();
  const todos = useTodos();
  const figures = useQuery({ queryKey: ['figures'], queryFn: fetchFigures, enabled: can(p.registryRead) });
  const quarters = useQuery({
    queryKey: ['subsidies', 'quarters'],
    queryFn: fetchQuarters,
    enabled: can(p.subsidiesRead),
  });
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
                <Link to={todo.link} data-testid={`todo-${todo.kind}`}>
                  <span>{t(`home.todo.${todo.kind}`, { quarter: formatQuarter(todo.quarter, i18n.language) })}</span>
                  <strong>{todo.count}</strong>
                </Link>
              </li>
            ))}
          </ul>
        </Spin>
      </Card>
      {can(p.registryRead) ? (
        <Card title={<h2 className="card-title">{t('home.figures')}</h2>} data-testid="figures">
          {figures.isError ? <ProblemAlert error={figures.error} onRetry={() => figures.refetch()} /> : null}
          <Spin spinning={figures.isPending}>
            <div className="cards">
              <Statistic title={t('home.communities')} value={figures.data?.communities ?? '—'} />
              <Statistic title={t('home.households')} value={figures.data?.households ?? '—'} />
              <Statistic title={t('home.residents')} value={figures.data?.residents ?? '—'} />
            </div>
          </Spin>
        </Card>
      ) : null}
      {can(p.subsidiesRead) ? (
        <Card title={<h2 className="card-title">{t('home.quarter')}</h2>}>
          {quarters.isError ? <ProblemAlert error={quarters.error} onRetry={() => quarters.refetch()} /> : null}
          <SimpleTable<Schema['QuarterRow']>
            id="home-quarters"
            rows={quarters.data?.slice(0, 4)}
            loading={quarters.isPending}
            rowKey={(row) => row.quarter}
            columns={[
              {
                key: 'quarter',
                title: t('subsidies.quarter'),
                render: (row) => (
                  <Link to={`/subsidies/quarters/${row.quarter}`}>
                    <Quarter value={row.quarter} />
                  </Link>
                ),
              },
              { key: 'communities', title: t('subsidies.communities'), render: (row) => row.communities },
              { key: 'compiled', title: t('home.toCheck'), render: (row) => row.compiled },
              { key: 'settled', title: t('enum.BatchState.Settled'), render: (row) => row.settled },
              { key: 'lines', title: t('subsidies.lines'), render: (row) => row.lines },
              { key: 'amount', title: t('home.amount'), fen: (row) => row.totalFen },
            ]}
          />
        </Card>
      ) : null}
    </div>
  );
}
