import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listMySteps, type MyStep } from '../api';

/** 我已办 and 我发起的. */
export default function MyBatchesPage() {
  const { t } = useTranslation();
  const list = useListParams({ of: 'Done' });
  return (
    <>
      <PageHeader title={t('nav.myBatches')} note={t('subsidies.myNote')} />
      <Segmented
        value={String(list.params.of)}
        onChange={(of) => list.change({ of })}
        options={[
          { value: 'Done', label: <span data-testid="mine-done">{t('subsidies.doneByMe')}</span> },
          { value: 'Started', label: <span data-testid="mine-started">{t('subsidies.started')}</span> },
        ]}
      />
      <QueryTable<MyStep>
        id="my-steps"
        queryKey={['subsidies', 'steps']}
        load={listMySteps}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          { key: 'quarter', title: t('subsidies.quarter'), render: (row) => <Quarter value={row.quarter} /> },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'action', title: t('subsidies.action'), render: (row) => t(`enum.BatchAction.${row.action}`) },
          { key: 'at', title: t('subsidies.at'), render: (row) => formatInstant(row.at) },
          { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="BatchState" value={row.state} />,
          },
        ]}
        actions={(row) => <Link to={`/subsidies/batches/${row.batchId}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
