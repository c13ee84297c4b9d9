import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listNotices, type NoticeRow } from '../api';

export default function NoticeListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const choices = (group: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`enum.${group}.${value}`) }));
  return (
    <>
      <PageHeader title={t('nav.noticeList')} note={t('notices.listNote')} />
      <SearchBar
        list={list}
        fields={[
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
            options: choices('NoticeState', ['Running', 'Ended', 'Withdrawn']),
          },
          {
            name: 'kind',
            label: t('notices.kind'),
            type: 'select',
            options: choices('NoticeKind', ['SubsidyPlan', 'SubsidyResult']),
          },
          { name: 'q', label: t('notices.find') },
        ]}
      />
      <QueryTable<NoticeRow>
        id="notices"
        queryKey={['notices', 'list']}
        load={listNotices}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            title: t('notices.title'),
            render: (row) => <Link to={`/notices/${row.id}`}>{row.title}</Link>,
          },
          { key: 'number', title: t('notices.number'), render: (row) => row.number },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'kind', title: t('notices.kind'), render: (row) => t(`enum.NoticeKind.${row.kind}`) },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="NoticeState" value={row.state} />,
          },
          { key: 'days', title: t('notices.period'), render: (row) => `${row.firstDay} — ${row.lastDay}` },
          { key: 'lines', title: t('notices.lines'), render: (row) => row.lineCount },
          { key: 'sum', title: t('notices.sum'), fen: (row) => row.sumFen },
          {
            key: 'objections',
            title: t('notices.objections'),
            render: (row) =>
              row.openObjections > 0
                ? t('notices.openOf', { open: row.openObjections, all: row.objections })
                : row.objections,
          },
        ]}
        actions={(row) => <Link to={`/notices/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
