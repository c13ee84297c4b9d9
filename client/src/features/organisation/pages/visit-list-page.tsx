import { useTranslation } from 'react-i18next';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type ContactVisit, listVisits } from '../api';

export default function VisitListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  return (
    <>
      <PageHeader title={t('nav.contactVisits')} note={t('organisation.visitsNote')} />
      <SearchBar
        list={list}
        keepOnReset={['assignmentId']}
        fields={[
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          { name: 'from', label: t('common.from'), type: 'day' },
          { name: 'to', label: t('common.to'), type: 'day' },
        ]}
      />
      <QueryTable<ContactVisit>
        id="visits"
        queryKey={['organisation', 'visits']}
        load={listVisits}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          { key: 'day', title: t('organisation.visitedOn'), render: (row) => row.visitedOn },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'leader', title: t('organisation.contactLeader'), render: (row) => row.leaderName },
          { key: 'matter', title: t('organisation.matter'), render: (row) => row.matter },
          { key: 'followUp', title: t('organisation.followUp'), render: (row) => row.followUp },
          {
            key: 'by',
            title: t('organisation.recordedBy'),
            render: (row) => `${row.recordedByName} ${formatInstant(row.recordedAt)}`,
          },
        ]}
      />
    </>
  );
}
