import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { endDueNotices, listNotices, type NoticeRow } from '../api';

export default function NoticeListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const [ended, setEnded] = useState<Awaited<ReturnType<typeof endDueNotices>>>();
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
            options: choices('NoticeKind', ['SubsidyPlan', 'SubsidyResult', 'ElectionResult']),
          },
          { name: 'q', label: t('notices.find') },
        ]}
      />
      {ended ? (
        <Alert
          type={ended.refused.length > 0 ? 'warning' : 'info'}
          showIcon
          className="problem"
          title={ended.ended > 0 ? t('notices.endedCount', { ended: ended.ended }) : t('notices.nothingDue')}
          {...(ended.refused.length > 0
            ? {
                description: ended.refused.map((one) => <div key={one.noticeId}>{`${one.number} ${one.message}`}</div>),
              }
            : {})}
          data-testid="notices-ended"
        />
      ) : null}
      <QueryTable<NoticeRow>
        id="notices"
        queryKey={['notices', 'list']}
        load={listNotices}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.noticesPublish) ? (
            <ActionButton
              question={t('notices.endDueQuestion')}
              run={endDueNotices}
              onDone={(result) => {
                setEnded(result);
                for (const key of ['notices', 'subsidies', 'signing', 'todos'])
                  void client.invalidateQueries({ queryKey: [key] });
              }}
              testId="end-due"
            >
              {t('notices.endDue')}
            </ActionButton>
          ) : null
        }
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
          {
            key: 'lines',
            title: t('notices.lines'),
            render: (row) =>
              row.kind === 'ElectionResult' ? t('notices.candidateCount', { count: row.lineCount }) : row.lineCount,
          },
          {
            key: 'sum',
            title: t('notices.sum'),
            fen: (row) => (row.kind === 'ElectionResult' ? undefined : row.sumFen),
          },
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
