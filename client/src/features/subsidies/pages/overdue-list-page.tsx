import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { listOverdue, type OverdueBatch } from '../api';

/** Quarters that should have reached the households by now, the longest overdue first. */
export default function OverdueListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  return (
    <>
      <PageHeader title={t('nav.overdue')} note={t('subsidies.overdueNote')} />
      <QueryTable<OverdueBatch>
        id="overdue"
        queryKey={['subsidies', 'overdue']}
        load={listOverdue}
        list={list}
        rowKey={(row) => `${row.communityId}${row.quarter}${row.number ?? ''}`}
        toolbar={
          <Checkbox
            checked={list.params.includeLate === 'true'}
            onChange={(event) => list.change({ includeLate: event.target.checked ? 'true' : undefined })}
            data-testid="include-late"
          >
            {t('subsidies.includeLate')}
          </Checkbox>
        }
        columns={[
          { key: 'quarter', title: t('subsidies.quarter'), render: (row) => <Quarter value={row.quarter} /> },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="BatchState" value={row.state} />,
          },
          {
            key: 'waits',
            title: t('subsidies.waitsFor'),
            render: (row) =>
              row.waitsFor ? (
                t(`enum.BatchAction.${row.waitsFor}`)
              ) : row.isSettled ? (
                <ToneTag tone="green">{t('subsidies.settledLate')}</ToneTag>
              ) : null,
          },
          { key: 'target', title: t('subsidies.target'), render: (row) => row.target },
          { key: 'days', title: t('subsidies.daysLate'), render: (row) => row.daysLate },
          { key: 'total', title: t('subsidies.amount'), fen: (row) => row.totalFen },
        ]}
        actions={(row) =>
          row.batchId ? <Link to={`/subsidies/batches/${row.batchId}`}>{t('common.detail')}</Link> : null
        }
        actionsWidth={80}
      />
    </>
  );
}
