import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listReleases, type ReleaseRow } from '../api';

const signed = (name: string | null | undefined, at: string | null | undefined) =>
  [name, formatInstant(at)].filter(Boolean).join(' ');

export default function ReleaseListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const choices = (group: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`enum.${group}.${value}`) }));
  return (
    <>
      <PageHeader
        title={t('nav.releases')}
        note={t('payouts.releasesNote')}
        extra={
          <Link to="/payouts/payable" className="link-button">
            {t('nav.payable')}
          </Link>
        }
      />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: choices('ReleaseState', ['Prepared', 'Released', 'Cancelled']),
          },
          {
            name: 'kind',
            label: t('payouts.kind'),
            type: 'select',
            options: choices('ReleaseKind', ['Batches', 'Reissue']),
          },
        ]}
      />
      <QueryTable<ReleaseRow>
        id="releases"
        queryKey={['payouts', 'releases']}
        load={listReleases}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: t('payouts.number'),
            render: (row) => <Link to={`/payouts/releases/${row.id}`}>{row.number}</Link>,
          },
          { key: 'kind', title: t('payouts.kind'), render: (row) => t(`enum.ReleaseKind.${row.kind}`) },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ReleaseState" value={row.state} />,
          },
          { key: 'count', title: t('payouts.count'), render: (row) => row.count },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          { key: 'stopped', title: t('payouts.stopped'), render: (row) => row.stoppedCount },
          {
            key: 'prepared',
            title: t('payouts.preparedBy'),
            render: (row) => signed(row.preparedByName, row.preparedAt),
          },
          {
            key: 'released',
            title: t('payouts.releasedBy'),
            render: (row) => signed(row.releasedByName, row.releasedAt),
          },
          { key: 'reason', title: t('common.reason'), render: (row) => row.cancelReason },
        ]}
        actions={(row) => <Link to={`/payouts/releases/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
