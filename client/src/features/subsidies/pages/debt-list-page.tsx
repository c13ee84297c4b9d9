import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type Debt, listDebts } from '../api';
import { DebtActions } from '../components/debt-actions';

const STATES = ['Open', 'Proposed', 'Offsetting', 'Recovering', 'Decided', 'Cleared'];

/** Money that households got too much: held until one person has said what is done about it and another has agreed. */
export default function DebtListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const refresh = () => {
    for (const key of ['subsidies', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <>
      <PageHeader title={t('nav.debts')} note={t('subsidies.debtsNote')} />
      <SearchBar
        list={list}
        keepOnReset={['householdId']}
        fields={[
          { name: 'q', label: t('subsidies.findDebt') },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.DebtState.${value}`) })),
          },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
      />
      <QueryTable<Debt>
        id="debts"
        queryKey={['subsidies', 'debts']}
        load={listDebts}
        list={list}
        rowKey={(row) => row.id}
        emptyText={t('subsidies.noDebts')}
        sums={(page) => ({ amount: page.totalFen })}
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) =>
              can(p.registryRead) ? (
                <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
              ) : (
                row.householdNumber
              ),
          },
          { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
          { key: 'quarter', title: t('subsidies.debtQuarter'), render: (row) => <Quarter value={row.quarter} /> },
          { key: 'amount', title: t('subsidies.debtAmount'), fen: (row) => row.amountFen },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="DebtState" value={row.state} />,
          },
          {
            key: 'decision',
            title: t('subsidies.debtDecision'),
            render: (row) => (row.decision ? t(`enum.DebtDecision.${row.decision}`) : ''),
          },
          {
            key: 'reason',
            title: t('common.reason'),
            render: (row) => [row.reason, row.reference].filter(Boolean).join(' · '),
          },
          {
            key: 'proposed',
            title: t('subsidies.proposedBy'),
            render: (row) => [row.proposedByName, formatInstant(row.proposedAt)].filter(Boolean).join(' '),
          },
          {
            key: 'decided',
            title: t('subsidies.agreedBy'),
            render: (row) => [row.decidedByName, formatInstant(row.decidedAt)].filter(Boolean).join(' '),
          },
          {
            key: 'found',
            title: t('subsidies.debtFound'),
            render: (row) => <Link to={`/subsidies/batches/${row.batchId}`}>{formatInstant(row.foundAt)}</Link>,
          },
        ]}
        actions={(row) => (can(p.subsidiesDecideDebts) ? <DebtActions debt={row} onDone={refresh} /> : null)}
        actionsWidth={170}
      />
    </>
  );
}
