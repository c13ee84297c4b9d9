import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { decideRecovery, listRecoveries, type Recovery } from '../api';
import { ClaimModal } from '../components/claim-modal';
import { ProvenDecisionButtons } from '../components/proven-decision-buttons';
import { useRefresh } from '../components/use-refresh';

/** 追回: what households have given back, by two people. */
export default function RecoveryListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const refresh = useRefresh();
  const [repaying, setRepaying] = useState(false);
  return (
    <>
      <PageHeader title={t('nav.recoveries')} note={t('payouts.recoveriesNote')} />
      <SearchBar
        list={list}
        keepOnReset={['householdId']}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Requested', 'Confirmed', 'Rejected'].map((value) => ({
              value,
              label: t(`enum.RecoveryState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<Recovery>
        id="recoveries"
        queryKey={['payouts', 'recoveries']}
        load={listRecoveries}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        toolbar={
          can(p.payoutsPrepare) ? (
            <Button type="primary" onClick={() => setRepaying(true)} data-testid="new-claim">
              {t('payouts.repay')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'number', title: t('payouts.number'), render: (row) => row.number },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="RecoveryState" value={row.state} />,
          },
          { key: 'kind', title: t('payouts.kind'), render: (row) => t(`enum.RecoveryKind.${row.kind}`) },
          { key: 'household', title: t('registry.householdNumber'), render: (row) => row.householdNumber },
          { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
          { key: 'period', title: t('subsidies.quarter'), render: (row) => <Quarter value={row.period} /> },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          { key: 'day', title: t('payouts.receivedOn'), render: (row) => row.receivedOn },
          { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
          { key: 'evidence', title: t('payouts.evidence'), render: (row) => row.evidence },
          {
            key: 'bank',
            title: t('payouts.atBank'),
            render: (row) => t(row.isAtBank ? 'payouts.seenAtBank' : 'payouts.notSeenAtBank'),
          },
          {
            key: 'requested',
            title: t('payouts.requestedBy'),
            render: (row) => `${row.requestedByName} ${formatInstant(row.requestedAt)}`,
          },
          {
            key: 'decided',
            title: t('payouts.decidedBy'),
            render: (row) => [row.decidedByName, formatInstant(row.decidedAt)].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) =>
          can(p.payoutsRelease) && row.state === 'Requested' && !row.isOwn ? (
            <ProvenDecisionButtons
              about={`${row.number} ${row.householdNumber} ${row.payeeName} ${formatFen(row.amountFen)} ${t('common.yuan')}`}
              decide={(agreed, password, key) => decideRecovery(row.id, agreed, password, key)}
              onDone={refresh}
            />
          ) : null
        }
        actionsWidth={150}
      />
      {repaying ? <ClaimModal onClose={() => setRepaying(false)} onDone={refresh} /> : null}
    </>
  );
}
