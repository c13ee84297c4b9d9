import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listSheets, type SheetRow, type SheetView } from '../api';

const VIEWS: SheetView[] = ['Waiting', 'Done', 'Started', 'All'];

const signed = (name: string | null | undefined, at: string | null | undefined) =>
  [name, formatInstant(at)].filter(Boolean).join(' ');

/** 我的待办, 已办, 我发起的 and everything in scope. */
export default function SheetListPage() {
  const { t } = useTranslation();
  const list = useListParams({ view: 'Waiting' });
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.sheets')} note={t('signing.sheetsNote')} />
      <Segmented
        value={String(list.params.view)}
        onChange={(view) => list.change({ view })}
        options={VIEWS.map((view) => ({
          value: view,
          label: <span data-testid={`view-${view}`}>{t(`enum.SheetView.${view}`)}</span>,
        }))}
      />
      <SearchBar
        list={list}
        keepOnReset={['view']}
        fields={[
          { name: 'q', label: t('signing.find') },
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
            options: ['Open', 'Complete', 'Void'].map((value) => ({ value, label: t(`enum.SheetState.${value}`) })),
          },
        ]}
      />
      <QueryTable<SheetRow>
        id="sheets"
        queryKey={['signing', 'sheets']}
        load={listSheets}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        columns={[
          {
            key: 'title',
            title: t('signing.title'),
            render: (row) => <Link to={`/signing/sheets/${row.id}`}>{row.title}</Link>,
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'amount', title: t('signing.amount'), fen: (row) => row.amountFen },
          { key: 'count', title: t('signing.count'), render: (row) => row.count },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="SheetState" value={row.state} />,
          },
          { key: 'maker', title: t('signing.maker'), render: (row) => row.makerName },
          {
            key: 'first',
            title: t('enum.SigningPost.Director'),
            render: (row) => signed(row.firstName, row.firstAt),
          },
          {
            key: 'second',
            title: t('enum.SigningPost.Secretary'),
            render: (row) => signed(row.secondName, row.secondAt),
          },
          { key: 'opened', title: t('signing.openedAt'), render: (row) => formatInstant(row.openedAt) },
        ]}
        actions={(row) => (
          <Link to={`/signing/sheets/${row.id}`} data-testid="open-sheet">
            {t(list.params.view === 'Waiting' ? 'signing.lookAndSign' : 'common.detail')}
          </Link>
        )}
        actionsWidth={120}
      />
    </>
  );
}
