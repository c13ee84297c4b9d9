import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Quarter } from '../../../shared/ui/quarter';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { listQuarters, type QuarterRow } from '../api';

export default function QuarterListPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['subsidies', 'quarters'], queryFn: listQuarters });
  return (
    <>
      <PageHeader title={t('nav.quarters')} note={t('subsidies.quartersNote')} />
      <Card>
        {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
        <SimpleTable<QuarterRow>
          id="quarters"
          rows={query.data}
          loading={query.isPending}
          rowKey={(row) => row.quarter}
          pageSize={20}
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
            { key: 'opened', title: t('enum.BatchState.Opened'), render: (row) => row.opened },
            { key: 'compiled', title: t('home.toCheck'), render: (row) => row.compiled },
            { key: 'settled', title: t('enum.BatchState.Settled'), render: (row) => row.settled },
            { key: 'lines', title: t('subsidies.lines'), render: (row) => row.lines },
            { key: 'total', title: t('subsidies.amount'), fen: (row) => row.totalFen },
          ]}
          actions={(row) => <Link to={`/subsidies/quarters/${row.quarter}`}>{t('subsidies.progress')}</Link>}
        />
      </Card>
    </>
  );
}
