import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type ActivityRow, hoursOf, listActivities } from '../api';

export default function ActivityListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const conditions = Object.fromEntries(
    Object.entries(list.params).filter(([key]) => key !== 'page' && key !== 'pageSize'),
  );
  return (
    <>
      <PageHeader title={t('nav.partyActivities')} />
      <SearchBar
        list={list}
        keepOnReset={['groupId', 'membershipId']}
        fields={[
          {
            name: 'communityId',
            label: t('party.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          { name: 'from', label: t('party.fromDay'), type: 'day' },
          { name: 'to', label: t('party.toDay'), type: 'day' },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Held', 'Cancelled'].map((value) => ({ value, label: t(`enum.ActivityState.${value}`) })),
          },
        ]}
      />
      <QueryTable<ActivityRow>
        id="party-activities"
        queryKey={['party', 'activities']}
        load={listActivities}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <DownloadButton path="/party/activities/export" options={{ query: conditions }} testId="export-activities" />
        }
        columns={[
          { key: 'day', title: t('party.heldOn'), render: (row) => row.heldOn },
          {
            key: 'title',
            title: t('party.title'),
            render: (row) => <Link to={`/party/activities/${row.id}`}>{row.title}</Link>,
          },
          {
            key: 'group',
            title: t('party.group'),
            render: (row) => <Link to={`/party/groups/${row.groupId}`}>{row.post}</Link>,
          },
          { key: 'community', title: t('party.community'), render: (row) => row.communityName },
          { key: 'place', title: t('party.place'), render: (row) => row.place },
          { key: 'attended', title: t('party.attended'), render: (row) => row.attended },
          { key: 'hours', title: t('party.hours'), render: (row) => hoursOf(row.minutes) },
          { key: 'photos', title: t('party.photos'), render: (row) => row.photos },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ActivityState" value={row.state} />,
          },
          { key: 'by', title: t('party.recordedBy'), hidden: true, render: (row) => row.recordedByName },
        ]}
        actions={(row) => <Link to={`/party/activities/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
