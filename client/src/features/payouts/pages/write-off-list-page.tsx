import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { decideWriteOff, listWriteOffs, type WriteOff } from '../api';
import { ProvenDecisionButtons } from '../components/proven-decision-buttons';
import { useRefresh } from '../components/use-refresh';

export default function WriteOffListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const refresh = useRefresh();
  return (
    <>
      <PageHeader title={t('nav.writeOffs')} note={t('payouts.writeOffsNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Requested', 'Confirmed', 'Rejected'].map((value) => ({
              value,
              label: t(`enum.WriteOffState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<WriteOff>
        id="write-offs"
        queryKey={['payouts', 'write-offs']}
        load={listWriteOffs}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          { key: 'household', title: t('registry.householdNumber'), render: (row) => row.householdNumber },
          { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
          { key: 'id', title: t('payouts.endToEndId'), render: (row) => row.endToEndId },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="WriteOffState" value={row.state} />,
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
          can(p.payoutsRelease) && row.state === 'Requested' ? (
            <ProvenDecisionButtons
              about={`${row.householdNumber} ${row.payeeName} ${formatFen(row.amountFen)} ${t('common.yuan')}`}
              decide={(agreed, password, key) => decideWriteOff(row.id, agreed, password, key)}
              onDone={refresh}
            />
          ) : null
        }
        actionsWidth={150}
      />
    </>
  );
}
