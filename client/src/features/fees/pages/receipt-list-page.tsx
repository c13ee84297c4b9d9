import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Page } from '../../../shared/api/types';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { listReceipts, type ReceiptRow } from '../api';
import { FEE_TYPES, FLAGS, PAYERS } from '../components/fee-types';
import { ReceiptModal } from '../components/receipt-modal';
import { RefundModal } from '../components/refund-modal';

export default function ReceiptListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [creating, setCreating] = useState(false);
  const [refunding, setRefunding] = useState<ReceiptRow>();
  const words = (kind: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`enum.${kind}.${value}`) }));
  const refresh = () => {
    for (const key of ['receipts', 'subsidies', 'overview']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <>
      <PageHeader title={t('nav.receipts')} note={t('fees.receiptsNote')} />
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
          { name: 'quarter', label: t('subsidies.quarter'), type: 'quarter' },
          { name: 'household', label: t('fees.household'), placeholder: t('fees.householdNote') },
          { name: 'feeType', label: t('fees.feeType'), type: 'select', options: words('FeeType', FEE_TYPES) },
          { name: 'payer', label: t('fees.payer'), type: 'select', options: words('PayerKind', PAYERS) },
          { name: 'flag', label: t('fees.flag'), type: 'select', options: words('ReceiptFlag', FLAGS) },
        ]}
      />
      <QueryTable<ReceiptRow, Page<ReceiptRow>>
        id="receipts"
        queryKey={['receipts']}
        load={listReceipts}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        toolbar={
          <>
            {can(p.feesWrite) ? (
              <>
                <Button type="primary" onClick={() => setCreating(true)} data-testid="new-receipt">
                  {t('fees.newReceipt')}
                </Button>
                <Link to="/imports/new?kind=Receipts" className="link-button">
                  {t('common.import')}
                </Link>
              </>
            ) : null}
            <DownloadButton path="/receipts/export" options={{ query: list.params }} testId="export-receipts" />
          </>
        }
        columns={[
          { key: 'paidOn', title: t('fees.paidOn'), sortable: true, render: (row) => row.paidOn },
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) =>
              row.householdId && can(p.registryRead) ? (
                <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
              ) : (
                row.householdNumber
              ),
          },
          { key: 'head', title: t('registry.head'), render: (row) => row.headName },
          {
            key: 'feeType',
            title: t('fees.feeType'),
            render: (row) => t(`enum.FeeType.${row.feeType}`, { defaultValue: row.feeType }),
          },
          { key: 'amount', title: t('fees.amount'), fen: (row) => row.signedFen },
          {
            key: 'service',
            title: t('fees.service'),
            render: (row) => [row.serviceFrom, row.serviceTo].filter(Boolean).join(' — '),
          },
          {
            key: 'payer',
            title: t('fees.payer'),
            render: (row) =>
              row.payer === 'ThirdParty'
                ? `${t('enum.PayerKind.ThirdParty')}${row.payerName ? `（${row.payerName}）` : ''}`
                : t(`enum.PayerKind.${row.payer}`, { defaultValue: row.payer }),
          },
          { key: 'source', title: t('fees.source'), render: (row) => row.sourceName },
          {
            key: 'number',
            title: t('fees.receiptNumber'),
            render: (row) => `${row.receiptNumber}-${row.lineNumber}`,
          },
          { key: 'community', title: t('common.community'), hidden: true, render: (row) => row.communityName },
          {
            key: 'kind',
            title: t('fees.rowKind'),
            render: (row) => <StatusTag kind="ReceiptKind" value={row.kind} />,
          },
          {
            key: 'flags',
            title: t('fees.flag'),
            render: (row) =>
              row.flags.map((flag) => (
                <ToneTag key={flag} tone="orange">
                  {t(`enum.ReceiptFlag.${flag}`, { defaultValue: flag })}
                </ToneTag>
              )),
          },
        ]}
        {...(can(p.feesWrite)
          ? {
              actionsWidth: 80,
              actions: (row: ReceiptRow) =>
                row.kind === 'Refund' || row.refundedFen >= row.amountFen ? null : (
                  <Button type="link" onClick={() => setRefunding(row)} data-testid="refund">
                    {t('fees.refund')}
                  </Button>
                ),
            }
          : {})}
      />
      <ReceiptModal open={creating} onClose={() => setCreating(false)} onDone={refresh} />
      <RefundModal row={refunding} onClose={() => setRefunding(undefined)} onDone={refresh} />
    </>
  );
}
