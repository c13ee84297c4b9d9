import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { listMembers, type MemberRow } from '../api';
import { MemberModal } from '../components/member-modal';
import { useRelations } from '../words';

export default function MemberListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const list = useListParams();
  const communities = useCommunityOptions();
  const relations = useRelations();
  const [recording, setRecording] = useState(false);
  const conditions = Object.fromEntries(
    Object.entries(list.params).filter(([key]) => key !== 'page' && key !== 'pageSize'),
  );
  const bool = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
  return (
    <>
      <PageHeader title={t('nav.partyMembers')} note={t('party.listNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[
          {
            name: 'communityId',
            label: t('party.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          { name: 'q', label: t('party.find'), placeholder: t('party.findHelp') },
          { name: 'relation', label: t('party.relation'), type: 'select', options: relations },
          {
            name: 'probationary',
            label: t('party.category'),
            type: 'select',
            options: bool(t('party.probationary'), t('party.full')),
          },
          {
            name: 'hasPost',
            label: t('party.hasPost'),
            type: 'select',
            options: bool(t('party.withPost'), t('party.withoutPost')),
          },
        ]}
      />
      <QueryTable<MemberRow>
        id="party-members"
        queryKey={['party', 'members']}
        load={listMembers}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <>
            {can(p.partyWrite) ? (
              <Button type="primary" onClick={() => setRecording(true)} data-testid="record-member">
                {t('party.record')}
              </Button>
            ) : null}
            {can(p.partyWrite) && can(p.importsUse) ? (
              <Link to="/imports/new?kind=PartyMembers" className="link-button">
                {t('common.import')}
              </Link>
            ) : null}
            <DownloadButton path="/party/members/export" options={{ query: conditions }} testId="export-members" />
            <AsOf value={list.params.asOf as string | undefined} onChange={(asOf) => list.change({ asOf })} />
          </>
        }
        columns={[
          {
            key: 'name',
            title: t('party.name'),
            sortable: true,
            render: (row) => <Link to={`/party/members/${row.id}`}>{row.name}</Link>,
          },
          { key: 'sex', title: t('party.sex'), render: (row) => t(`enum.Sex.${row.sex}`) },
          { key: 'age', title: t('party.age'), sortable: true, render: (row) => row.age },
          { key: 'idNumber', title: t('party.idNumber'), render: (row) => row.idNumber },
          { key: 'phone', title: t('party.phone'), render: (row) => row.phone },
          { key: 'community', title: t('party.community'), render: (row) => row.communityName },
          { key: 'joined', title: t('party.joinedOn'), sortable: true, render: (row) => row.joinedOn },
          {
            key: 'category',
            title: t('party.category'),
            render: (row) => (row.isFull ? t('party.full') : t('party.probationary')),
          },
          {
            key: 'relation',
            title: t('party.relation'),
            render: (row) => t(`enum.MembershipRelation.${row.relation}`),
          },
          {
            key: 'posts',
            title: t('party.posts'),
            render: (row) =>
              row.posts.length > 0
                ? row.posts.map((post) => <div key={post}>{post}</div>)
                : row.isWaived
                  ? t('party.waived')
                  : '—',
          },
          { key: 'emblem', title: t('party.emblemOn'), hidden: true, render: (row) => row.emblemOn },
        ]}
        actions={(row) => <Link to={`/party/members/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
      <MemberModal
        open={recording}
        onClose={() => setRecording(false)}
        onDone={(id) => navigate(`/party/members/${id}`)}
      />
    </>
  );
}
