import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listPolicies, type PolicyRow } from '../api';
import { useCatalogue } from '../components/use-catalogue';

export default function PolicyListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const catalogue = useCatalogue();
  return (
    <>
      <PageHeader title={t('nav.policyList')} note={t('policies.note')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'area',
            label: t('policies.area'),
            type: 'select',
            options: catalogue.areaOptions,
            loading: catalogue.query.isPending,
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Draft', 'Submitted', 'Published'].map((value) => ({
              value,
              label: t(`enum.PolicyState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<PolicyRow>
        id="policies"
        queryKey={['policies', 'list']}
        load={listPolicies}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.policiesWrite) ? (
            <Link to="/policies/new" className="link-button primary" data-testid="new-policy">
              {t('policies.create')}
            </Link>
          ) : null
        }
        columns={[
          { key: 'area', title: t('policies.area'), render: (row) => catalogue.areaName(row.area) },
          {
            key: 'number',
            title: t('policies.documentNumber'),
            render: (row) => <Link to={`/policies/${row.id}`}>{row.documentNumber}</Link>,
          },
          { key: 'title', title: t('policies.documentTitle'), render: (row) => row.documentTitle },
          { key: 'from', title: t('policies.effectiveFrom'), render: (row) => row.effectiveFrom },
          { key: 'until', title: t('policies.effectiveUntil'), render: (row) => row.effectiveUntil },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="PolicyState" value={row.state} />,
          },
          { key: 'madeBy', title: t('policies.madeBy'), render: (row) => row.madeByName },
          { key: 'publishedBy', title: t('policies.publishedBy'), render: (row) => row.publishedByName },
        ]}
        actions={(row) => <Link to={`/policies/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
