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
import { type HouseholdRow, listHouseholds } from '../api';

export const POVERTY = ['LiftedOut', 'Unstable', 'Marginal', 'SuddenHardship', 'None'];
export const RELOCATION = ['RegisteredPoor', 'Synchronous', 'Addition'];

export default function HouseholdListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const communities = useCommunityOptions();
  const words = (kind: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`enum.${kind}.${value}`) }));
  const asOf = list.params.asOf as string | undefined;
  return (
    <>
      <PageHeader title={t('nav.households')} note={t('registry.householdNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[
          { name: 'q', label: t('registry.keyword'), placeholder: t('registry.keywordNote') },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          { name: 'poverty', label: t('registry.poverty'), type: 'select', options: words('PovertyStatus', POVERTY) },
          {
            name: 'relocation',
            label: t('registry.relocation'),
            type: 'select',
            options: words('RelocationKind', RELOCATION),
          },
          {
            name: 'account',
            label: t('registry.account'),
            type: 'select',
            options: words('AccountFilter', ['Verified', 'Pending', 'None']),
          },
        ]}
        extra={<AsOf value={asOf} onChange={(day) => list.change({ asOf: day })} />}
      />
      <QueryTable<HouseholdRow>
        id="households"
        queryKey={['households']}
        load={listHouseholds}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <>
            {can(p.registryWrite) ? (
              <Link to="/households/new" className="link-button primary" data-testid="new-household">
                {t('registry.newHousehold')}
              </Link>
            ) : null}
            {can(p.importsUse) && can(p.registryWrite) ? (
              <Link to="/imports/new?kind=Roster" className="link-button">
                {t('common.import')}
              </Link>
            ) : null}
            {can(p.registryExport) ? (
              <DownloadButton path="/households/export" options={{ query: list.params }} testId="export-households" />
            ) : null}
          </>
        }
        columns={[
          {
            key: 'number',
            title: t('registry.householdNumber'),
            sortable: true,
            render: (row) => <Link to={link(row, asOf)}>{row.number}</Link>,
          },
          { key: 'headName', title: t('registry.head'), render: (row) => row.headName },
          { key: 'members', title: t('registry.memberCount'), render: (row) => row.members },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'address', title: t('registry.dwelling'), render: (row) => row.address },
          {
            key: 'relocation',
            title: t('registry.relocation'),
            render: (row) => <StatusTag kind="RelocationKind" value={row.relocation} />,
          },
          {
            key: 'poverty',
            title: t('registry.poverty'),
            render: (row) => <StatusTag kind="PovertyStatus" value={row.poverty} />,
          },
          {
            key: 'account',
            title: t('registry.account'),
            render: (row) => (
              <>
                {row.accountLast4 ? `****${row.accountLast4} ` : ''}
                <StatusTag kind="AccountFilter" value={row.accountState ?? 'None'} />
              </>
            ),
          },
        ]}
        actions={(row) => <Link to={link(row, asOf)}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}

function link(row: HouseholdRow, asOf: string | undefined): string {
  return `/households/${row.id}${asOf ? `?asOf=${asOf}` : ''}`;
}
