import { useTranslation } from 'react-i18next';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Page } from '../../../shared/api/types';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type Bill, listArrears } from '../api';
import { useBillColumns } from '../components/bill-columns';

export default function ArrearListPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const columns = useBillColumns();
  return (
    <>
      <PageHeader title={t('nav.arrears')} note={t('fees.arrearsNote')} />
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
          { name: 'household', label: t('fees.household'), placeholder: t('fees.householdNote') },
        ]}
      />
      <QueryTable<Bill, Page<Bill>>
        id="arrears"
        queryKey={['arrears']}
        load={listArrears}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ unpaid: page.totalFen })}
        columns={columns}
        emptyText={t('fees.noArrears')}
      />
    </>
  );
}
