import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Page } from '../../../shared/api/types';
import { type ListParams, useListParams } from '../../../shared/lib/use-list-params';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import type { HeadCountPerson } from '../staffing-api';

const KINDS = ['RegisteredPoor', 'Synchronous', 'Addition'];

interface Props {
  /** What names the list in the cache. */
  about: readonly (string | undefined)[];
  load: (params: ListParams, signal: AbortSignal) => Promise<Page<HeadCountPerson>>;
  origins: { value: string; label: string }[];
}

/** The people behind the counters. Numbers are masked; the page of a person shows one in full, with a reason. */
export function HeadCountPeople({ about, load, origins }: Props) {
  const { t } = useTranslation();
  const list = useListParams();
  const nameOf = (code: string) => origins.find((origin) => origin.value === code)?.label ?? code;
  return (
    <>
      <SearchBar
        list={list}
        keepOnReset={['communityId', 'day']}
        fields={[
          { name: 'originTownshipCode', label: t('staffing.origin'), type: 'select', options: origins },
          {
            name: 'kind',
            label: t('staffing.kind'),
            type: 'select',
            options: KINDS.map((value) => ({ value, label: t(`enum.RelocationKind.${value}`) })),
          },
        ]}
      />
      <QueryTable<HeadCountPerson>
        id="head-count-people"
        queryKey={['head-counts', 'people', ...about]}
        load={load}
        list={list}
        rowKey={(row) => row.residentId}
        columns={[
          {
            key: 'household',
            title: t('staffing.householdNumber'),
            render: (row) => <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>,
          },
          {
            key: 'name',
            title: t('staffing.name'),
            render: (row) => <Link to={`/residents/${row.residentId}`}>{row.name}</Link>,
          },
          { key: 'idNumber', title: t('staffing.idNumber'), render: (row) => row.idNumber },
          { key: 'sex', title: t('staffing.sex'), render: (row) => t(`enum.Sex.${row.sex}`) },
          { key: 'age', title: t('staffing.age'), render: (row) => row.age },
          { key: 'kind', title: t('staffing.kind'), render: (row) => t(`enum.RelocationKind.${row.kind}`) },
          { key: 'origin', title: t('staffing.origin'), render: (row) => nameOf(row.originTownshipCode) },
          { key: 'died', title: t('staffing.diedOn'), render: (row) => row.diedOn },
        ]}
      />
    </>
  );
}
