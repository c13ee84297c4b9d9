import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listSignIns, type SignInRow } from '../api';

export default function SignInListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  return (
    <>
      <PageHeader title={t('nav.signIns')} note={t('access.signInsNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'userName', label: t('access.userName') },
          { name: 'from', label: t('common.from'), type: 'day' },
          { name: 'to', label: t('common.to'), type: 'day' },
        ]}
      />
      <QueryTable<SignInRow>
        id="sign-ins"
        queryKey={['sign-ins']}
        load={listSignIns}
        list={list}
        rowKey={(row) => String(row.id)}
        columns={[
          { key: 'at', title: t('access.at'), render: (row) => formatInstant(row.at) },
          { key: 'userName', title: t('access.userName'), render: (row) => row.userName },
          {
            key: 'outcome',
            title: t('access.outcome'),
            render: (row) => <StatusTag kind="SignInOutcome" value={row.outcome} />,
          },
          { key: 'ip', title: t('access.ip'), render: (row) => row.ip },
        ]}
      />
    </>
  );
}
