import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listOrders, type Order, reissueOrders, requestWriteOff } from '../api';
import { RecoveryModal } from '../components/recovery-modal';
import { useRefresh } from '../components/use-refresh';

const STATES = ['Pending', 'Sent', 'Paid', 'Failed', 'Returned', 'Recovered'];

/** Every payment to a person: where it is, why it failed, and what became of it. */
export default function OrderListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const list = useListParams();
  const refresh = useRefresh();
  const communities = useCommunityOptions();
  const [chosen, setChosen] = useState<string[]>([]);
  const [writtenOff, setWrittenOff] = useState<Order>();
  const [recovered, setRecovered] = useState<Order>();
  return (
    <>
      <PageHeader title={t('nav.orders')} note={t('payouts.ordersNote')} />
      <SearchBar
        list={list}
        keepOnReset={['releaseId', 'fileId', 'householdId', 'batchId']}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.OrderState.${value}`) })),
          },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          { name: 'q', label: t('payouts.findOrder') },
          { name: 'period', label: t('subsidies.quarter'), type: 'quarter' },
          {
            name: 'unresolved',
            label: t('payouts.unresolved'),
            type: 'select',
            options: [{ value: 'true', label: t('payouts.onlyUnresolved') }],
          },
        ]}
      />
      <QueryTable<Order>
        id="orders"
        queryKey={['payouts', 'orders']}
        load={listOrders}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        {...(can(p.payoutsPrepare)
          ? { selection: { keys: chosen, onChange: setChosen, disabled: (row: Order) => !row.mayBeReissued } }
          : {})}
        toolbar={
          can(p.payoutsPrepare) ? (
            <ActionButton
              disabled={chosen.length === 0}
              question={t('payouts.reissueQuestion', { count: chosen.length })}
              run={(key) => reissueOrders(chosen, key)}
              onDone={(release) => {
                refresh();
                navigate(`/payouts/releases/${release.id}`);
              }}
              testId="reissue-orders"
            >
              {t('payouts.reissue')}
            </ActionButton>
          ) : null
        }
        columns={[
          { key: 'id', title: t('payouts.endToEndId'), render: (row) => row.endToEndId },
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
          {
            key: 'account',
            title: t('registry.account'),
            render: (row) => [row.bankName, row.accountNumber].filter(Boolean).join(' '),
          },
          { key: 'period', title: t('subsidies.quarter'), render: (row) => <Quarter value={row.period} /> },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => (
              <>
                <StatusTag kind="OrderState" value={row.state} />
                {row.isReplaced ? ` ${t('payouts.replaced')}` : null}
                {row.isWrittenOff ? ` ${t('payouts.writtenOff')}` : null}
              </>
            ),
          },
          {
            key: 'reason',
            title: t('payouts.bankSays'),
            render: (row) => [row.reasonCode, row.reason, row.bankReference].filter(Boolean).join(' '),
          },
          { key: 'result', title: t('payouts.resultAt'), render: (row) => formatInstant(row.resultAt) },
          {
            key: 'release',
            title: t('payouts.release'),
            render: (row) => <Link to={`/payouts/releases/${row.releaseId}`}>{row.releaseNumber}</Link>,
          },
        ]}
        actions={(row) =>
          can(p.payoutsPrepare) && row.mayBeReissued ? (
            <Button type="link" danger onClick={() => setWrittenOff(row)} data-testid="write-off">
              {t('payouts.writeOff')}
            </Button>
          ) : can(p.payoutsPrepare) && row.state === 'Paid' ? (
            <Button type="link" danger onClick={() => setRecovered(row)} data-testid="recover">
              {t('payouts.recover')}
            </Button>
          ) : null
        }
        actionsWidth={100}
      />
      {recovered ? <RecoveryModal order={recovered} onClose={() => setRecovered(undefined)} onDone={refresh} /> : null}
      <ReasonModal
        open={writtenOff !== undefined}
        title={t('payouts.writeOff')}
        about={writtenOff ? t('payouts.writeOffNote', { household: writtenOff.householdNumber }) : ''}
        danger
        onClose={() => setWrittenOff(undefined)}
        submit={(reason, key) => requestWriteOff(writtenOff?.id ?? '', reason, key)}
        onDone={refresh}
      />
    </>
  );
}
