import { useQueryClient } from '@tanstack/react-query';
import { Button, message } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { AppointModal } from '../components/appoint-modal';
import { DecideButtons } from '../components/decide-buttons';
import { ALL_POSTS } from '../components/post-kinds';
import { listPosts, type Post } from '../posts-api';

const STATES = ['Proposed', 'Active', 'Ended', 'Refused'];
const WAYS = ['Dispatch', 'Election', 'Contract'];

/** 任职台账: who holds or held which post, and what waits for the lead township. */
export default function AppointmentListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [say, said] = message.useMessage();
  const [appointing, setAppointing] = useState(false);
  const refresh = () => {
    for (const key of ['posts', 'organisation', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const { page: _page, pageSize: _size, ...filter } = list.params;
  const asOf = list.params.asOf;
  return (
    <>
      {said}
      <PageHeader title={t('nav.appointments')} note={t('posts.listNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          {
            name: 'post',
            label: t('posts.post'),
            type: 'select',
            options: ALL_POSTS.map((value) => ({ value, label: t(`enum.PostKind.${value}`) })),
          },
          { name: 'q', label: t('posts.name') },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.AppointmentState.${value}`) })),
          },
          {
            name: 'way',
            label: t('posts.way'),
            type: 'select',
            options: WAYS.map((value) => ({ value, label: t(`enum.AppointmentWay.${value}`) })),
          },
          { name: 'endingBefore', label: t('posts.endingBefore'), type: 'day' },
        ]}
        extra={
          <AsOf
            value={typeof asOf === 'string' ? asOf : undefined}
            onChange={(day) => list.change({ asOf: day, page: undefined })}
          />
        }
      />
      <QueryTable<Post>
        id="appointments"
        queryKey={['posts', 'appointments']}
        load={listPosts}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <>
            {can(p.organisationAppoint) ? (
              <Button type="primary" onClick={() => setAppointing(true)} data-testid="new-appointment">
                {t('posts.appoint')}
              </Button>
            ) : null}
            {can(p.organisationDispatch) ? (
              <Link to="/imports/new?kind=Appointments" className="link-button">
                {t('common.import')}
              </Link>
            ) : null}
            <DownloadButton
              path="/organisation/appointments/export"
              options={{ query: filter }}
              testId="export-appointments"
            />
          </>
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'post',
            title: t('posts.post'),
            render: (row) => [t(`enum.PostKind.${row.post}`), row.house].filter(Boolean).join(' '),
          },
          { key: 'name', title: t('posts.name'), render: (row) => row.name },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="AppointmentState" value={row.state} />,
          },
          { key: 'way', title: t('posts.way'), render: (row) => t(`enum.AppointmentWay.${row.way}`) },
          {
            key: 'source',
            title: t('posts.source'),
            render: (row) =>
              [row.source ? t(`enum.CadreSource.${row.source}`) : '', row.originUnit].filter(Boolean).join(' · '),
          },
          { key: 'document', title: t('posts.documentNumber'), render: (row) => row.documentNumber, hidden: true },
          { key: 'from', title: t('posts.from'), render: (row) => row.from },
          {
            key: 'termEnd',
            title: t('posts.termEnd'),
            render: (row) => (
              <>
                {row.termEnd} {row.isOverdue ? <ToneTag tone="orange">{t('posts.overdue')}</ToneTag> : null}
              </>
            ),
          },
          {
            key: 'ended',
            title: t('posts.endedOn'),
            render: (row) =>
              [row.endedOn, row.endReason ? t(`enum.EndReason.${row.endReason}`) : ''].filter(Boolean).join(' '),
          },
          {
            key: 'overQuota',
            title: t('posts.overQuotaReason'),
            render: (row) =>
              row.overQuotaReason
                ? `${row.overQuotaReason}（${t('posts.quotaThen', { quota: row.quotaThen, people: row.peopleThen })}）`
                : '',
          },
        ]}
        actions={(row) => (
          <>
            <Link to={`/organisation/appointments/${row.id}`} data-testid="open-appointment">
              {t('common.detail')}
            </Link>
            {row.mayDecide ? <DecideButtons post={row} onDone={refresh} /> : null}
          </>
        )}
        actionsWidth={150}
      />
      <AppointModal
        open={appointing}
        onClose={() => setAppointing(false)}
        onDone={(result) => {
          refresh();
          say.success(t(result.state === 'Proposed' ? 'posts.proposed' : 'posts.appointed'));
        }}
      />
    </>
  );
}
