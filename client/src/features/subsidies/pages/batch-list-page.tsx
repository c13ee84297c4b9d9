import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type BatchRow, listBatches } from '../api';

const STATES = [
  'Opened',
  'Compiled',
  'CommitteeChecked',
  'Noticed',
  'NoticeEnded',
  'FirstSigned',
  'Approved',
  'TownshipReviewed',
  'Released',
  'Settled',
  'Cancelled',
];

export default function BatchListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.batches')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'quarter', label: t('subsidies.quarter'), type: 'quarter' },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({
              value,
              label: t(`enum.BatchState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<BatchRow>
        id="batches"
        queryKey={['subsidies', 'batches']}
        load={listBatches}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ total: page.totalFen })}
        toolbar={
          can(p.subsidiesCompile) ? (
            <Link to="/subsidies/supplements" className="link-button" data-testid="to-supplements">
              {t('nav.supplements')}
            </Link>
          ) : null
        }
        columns={[
          {
            key: 'quarter',
            title: t('subsidies.quarter'),
            sortable: true,
            render: (row) => <Quarter value={row.quarter} />,
          },
          {
            key: 'community',
            title: t('common.community'),
            render: (row) => <Link to={`/subsidies/batches/${row.id}`}>{row.communityName}</Link>,
          },
          {
            key: 'kind',
            title: t('subsidies.kind'),
            render: (row) => t(`enum.BatchKind.${row.kind}`),
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="BatchState" value={row.state} />,
          },
          { key: 'lines', title: t('subsidies.lines'), render: (row) => row.lines },
          { key: 'excluded', title: t('subsidies.excluded'), render: (row) => row.excluded },
          { key: 'total', title: t('subsidies.amount'), fen: (row) => row.totalFen },
          { key: 'compiledAt', title: t('subsidies.compiledAt'), render: (row) => formatInstant(row.compiledAt) },
        ]}
        actions={(row) => <Link to={`/subsidies/batches/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
