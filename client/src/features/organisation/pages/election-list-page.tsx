import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { OpenElectionModal } from '../components/open-election-modal';
import { ELECTED } from '../components/post-kinds';
import { type Election, listElections } from '../posts-api';

const STATES = ['Nominating', 'Voted', 'Noticed', 'NoticeEnded', 'Filed', 'Cancelled'];

/** 推选: nomination, candidates looked at, vote, notice of the result, filing. */
export default function ElectionListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <PageHeader title={t('nav.elections')} note={t('posts.electionsNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.ElectionState.${value}`) })),
          },
          {
            name: 'post',
            label: t('posts.post'),
            type: 'select',
            options: ELECTED.map((value) => ({ value, label: t(`enum.PostKind.${value}`) })),
          },
        ]}
      />
      <QueryTable<Election>
        id="elections"
        queryKey={['posts', 'elections']}
        load={listElections}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.organisationWrite) ? (
            <Button type="primary" onClick={() => setOpening(true)} data-testid="new-election">
              {t('posts.openElection')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'number', title: t('posts.number'), render: (row) => row.number },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'post', title: t('posts.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
          { key: 'seats', title: t('posts.seats'), render: (row) => row.seats },
          { key: 'candidates', title: t('posts.candidates'), render: (row) => row.candidates },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ElectionState" value={row.state} />,
          },
          {
            key: 'voted',
            title: t('posts.votedOn'),
            render: (row) => (row.votedOn ? `${row.votedOn}（${row.cast} / ${row.eligible}）` : ''),
          },
          { key: 'notice', title: t('posts.noticeLastDay'), render: (row) => row.noticeLastDay },
          {
            key: 'filing',
            title: t('posts.filing'),
            render: (row) => [row.filingNumber, row.filedOn].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) => (
          <Link to={`/organisation/elections/${row.id}`} data-testid="open-election">
            {t('common.detail')}
          </Link>
        )}
        actionsWidth={90}
      />
      <OpenElectionModal
        open={opening}
        onClose={() => setOpening(false)}
        onDone={(result) => {
          void client.invalidateQueries({ queryKey: ['posts'] });
          navigate(`/organisation/elections/${result.id}`);
        }}
      />
    </>
  );
}
