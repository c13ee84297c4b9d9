import { useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SearchBar } from '../../../shared/ui/search-bar';
import { listFiles } from '../api';
import { FileTable } from '../components/file-table';
import { useRefresh } from '../components/use-refresh';

/** Files for the banks over all releases. */
export default function FileListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const refresh = useRefresh();
  const query = useQuery({
    queryKey: ['payouts', 'files', list.params],
    queryFn: ({ signal }) => listFiles(list.params, signal),
  });
  return (
    <div className="stack">
      <PageHeader title={t('nav.bankFiles')} note={t('payouts.filesNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Created', 'Sent', 'Acknowledged'].map((value) => ({
              value,
              label: t(`enum.PayoutFileState.${value}`),
            })),
          },
        ]}
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <FileTable files={query.data?.items ?? []} onChange={refresh} />
      <Pagination
        current={list.params.page}
        pageSize={list.params.pageSize}
        total={query.data?.total ?? 0}
        showTotal={(total) => t('common.total', { count: total })}
        onChange={(page, pageSize) => list.change({ page, pageSize })}
      />
    </div>
  );
}
