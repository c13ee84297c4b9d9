import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import type { Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  type Appropriation,
  confirmAppropriation,
  decideReversal,
  listAppropriations,
  listBooks,
  recordAppropriation,
  rejectAppropriation,
  requestReversal,
} from '../api';

const STATES = ['Recorded', 'Confirmed', 'Rejected', 'ReversalRequested', 'Reversed'];
const required = [{ required: true }];
const signed = (name: string | null | undefined, at: string | null | undefined) =>
  [name, formatInstant(at)].filter(Boolean).join(' ');

/** 拨款: recorded by one person, booked when another confirms it; a mistake is reversed by two people as well. */
export default function AppropriationListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const [recording, setRecording] = useState(false);
  const [asking, setAsking] = useState<{ row: Appropriation; act: 'reject' | 'reverse' }>();
  const books = useQuery({ queryKey: ['ledger', 'books'], queryFn: listBooks });
  if (books.isError) return <ProblemAlert error={books.error} onRetry={() => books.refetch()} />;
  if (!books.data) return <Spin size="large" className="page-spin" />;
  const book = books.data[0];
  const refresh = () => {
    for (const key of ['ledger', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  if (!book) return <Alert type="info" showIcon title={t('ledger.noBook')} />;
  return (
    <>
      <PageHeader title={t('nav.appropriations')} note={t('ledger.appropriationsNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.AppropriationState.${value}`) })),
          },
          { name: 'year', label: t('ledger.year') },
        ]}
      />
      <QueryTable<Appropriation>
        id="appropriations"
        queryKey={['ledger', 'appropriations', book.id]}
        load={(params, signal) => listAppropriations(book.id, params, signal)}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        toolbar={
          can(p.ledgerWrite) ? (
            <Button type="primary" onClick={() => setRecording(true)} data-testid="new-appropriation">
              {t('ledger.record')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'document', title: t('ledger.document'), render: (row) => row.documentNumber },
          { key: 'day', title: t('ledger.receivedOn'), render: (row) => row.receivedOn },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          { key: 'memo', title: t('ledger.memo'), render: (row) => row.memo },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="AppropriationState" value={row.state} />,
          },
          { key: 'made', title: t('ledger.recordedBy'), render: (row) => signed(row.madeByName, row.madeAt) },
          { key: 'decided', title: t('ledger.confirmedBy'), render: (row) => signed(row.decidedByName, row.decidedAt) },
          {
            key: 'reason',
            title: t('common.reason'),
            render: (row) => [row.rejectedReason, row.reversalReason, row.reversalByName].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) => (
          <>
            {can(p.ledgerConfirm) && row.state === 'Recorded' ? (
              <>
                <ActionButton
                  type="link"
                  question={t('ledger.confirmQuestion', {
                    document: row.documentNumber,
                    amount: formatFen(row.amountFen),
                  })}
                  run={(key) => confirmAppropriation(row.id, undefined, key)}
                  onDone={refresh}
                  testId="confirm-appropriation"
                >
                  {t('common.confirm')}
                </ActionButton>
                <Button type="link" danger onClick={() => setAsking({ row, act: 'reject' })}>
                  {t('common.reject')}
                </Button>
              </>
            ) : null}
            {can(p.ledgerWrite) && row.state === 'Confirmed' ? (
              <Button type="link" danger onClick={() => setAsking({ row, act: 'reverse' })}>
                {t('ledger.reverse')}
              </Button>
            ) : null}
            {can(p.ledgerConfirm) && row.state === 'ReversalRequested'
              ? [true, false].map((agreed) => (
                  <ActionButton
                    key={String(agreed)}
                    type="link"
                    danger={!agreed}
                    question={t(agreed ? 'payouts.agreeQuestion' : 'payouts.refuseQuestion', {
                      about: `${t('ledger.reverse')} ${row.documentNumber} ${formatFen(row.amountFen)} ${t('common.yuan')}`,
                    })}
                    run={(key) => decideReversal(row.id, { agreed }, key)}
                    onDone={refresh}
                  >
                    {t(agreed ? 'payouts.agree' : 'payouts.refuse')}
                  </ActionButton>
                ))
              : null}
          </>
        )}
        actionsWidth={150}
      />
      <FormModal<Schema['RecordAppropriationBody']>
        open={recording}
        title={t('ledger.record')}
        testId="appropriation-form"
        onClose={() => setRecording(false)}
        onDone={refresh}
        submit={(values, key) => recordAppropriation(book.id, values, key)}
      >
        <div className="form-grid">
          <Form.Item name="documentNumber" label={t('ledger.document')} rules={required}>
            <Input maxLength={100} data-testid="appropriation-document" />
          </Form.Item>
          <Form.Item name="receivedOn" label={t('ledger.receivedOn')} rules={required}>
            <DayInput noFuture data-testid="appropriation-day" />
          </Form.Item>
          <Form.Item
            name="amountFen"
            label={`${t('payouts.amount')}（${t('common.yuan')}）`}
            rules={[...required, amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') })]}
          >
            <MoneyInput data-testid="appropriation-amount" />
          </Form.Item>
          <Form.Item name="memo" label={t('ledger.memo')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      </FormModal>
      <ReasonModal
        open={asking !== undefined}
        title={t(asking?.act === 'reverse' ? 'ledger.reverse' : 'common.reject')}
        about={asking ? `${asking.row.documentNumber} ${formatFen(asking.row.amountFen)} ${t('common.yuan')}` : ''}
        danger
        onClose={() => setAsking(undefined)}
        submit={(reason, key) =>
          (asking?.act === 'reverse' ? requestReversal : rejectAppropriation)(asking?.row.id ?? '', { reason }, key)
        }
        onDone={refresh}
      />
    </>
  );
}
