import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listResultRows, type ResultRow } from '../api';

export default function ResultDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const list = useListParams();
  return (
    <>
      <PageHeader title={t('payouts.resultRows')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Sent', 'Paid', 'Failed', 'Returned'].map((value) => ({
              value,
              label: t(`enum.OrderState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<ResultRow>
        id="result-rows"
        queryKey={['payouts', 'results', id, 'rows']}
        load={(params, signal) => listResultRows(id, params, signal)}
        list={list}
        rowKey={(row) => `${row.line}`}
        columns={[
          { key: 'line', title: t('payouts.line'), render: (row) => row.line },
          { key: 'id', title: t('payouts.endToEndId'), render: (row) => row.endToEndId },
          { key: 'household', title: t('registry.householdNumber'), render: (row) => row.householdNumber },
          { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="OrderState" value={row.state} />,
          },
          {
            key: 'reason',
            title: t('payouts.bankSays'),
            render: (row) => [row.reasonCode, row.reason, row.bankReference].filter(Boolean).join(' '),
          },
        ]}
      />
    </>
  );
}
