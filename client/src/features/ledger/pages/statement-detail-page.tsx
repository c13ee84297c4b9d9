import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ReconciliationCard } from '../components/reconciliation-card';
import { SettleModal } from '../components/settle-modal';
import {
  confirmStatement,
  getReconciliation,
  getStatement,
  listLines,
  rematch,
  type Statement,
  type StatementLine,
  withdrawStatement,
} from '../statements';

export default function StatementDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const [line, setLine] = useState<StatementLine>();
  const query = useQuery({ queryKey: ['ledger', 'statement', id], queryFn: () => getStatement(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const statement = query.data;
  if (!statement) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    for (const key of ['ledger', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const editable = can(p.ledgerWrite) && statement.state === 'Imported';
  return (
    <div className="stack">
      <PageHeader
        title={`${t('ledger.statement')} ${statement.accountName} ${statement.from} – ${statement.to}`}
        note={t('ledger.statementNote')}
        extra={<Actions statement={statement} onDone={refresh} />}
      />
      {statement.withdrawnReason ? <Alert type="warning" showIcon title={statement.withdrawnReason} /> : null}
      <Facts statement={statement} />
      {statement.state === 'Imported' ? <ReconciliationCard bookId={statement.bookId} /> : null}
      <SearchBar
        list={list}
        fields={[
          {
            name: 'matched',
            label: t('ledger.matching'),
            type: 'select',
            options: [
              { value: 'false', label: t('ledger.onlyOpen') },
              { value: 'true', label: t('ledger.onlyMatched') },
            ],
          },
          { name: 'q', label: t('ledger.findLine') },
        ]}
      />
      <QueryTable<StatementLine>
        id="statement-lines"
        queryKey={['ledger', 'statement-lines', id]}
        load={(params, signal) => listLines(id, params, signal)}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        columns={[
          { key: 'line', title: t('ledger.line'), render: (row) => row.line },
          { key: 'day', title: t('common.date'), render: (row) => row.day },
          { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
          { key: 'counterpart', title: t('ledger.counterpart'), render: (row) => row.counterpart },
          { key: 'memo', title: t('ledger.memo'), render: (row) => row.memo },
          { key: 'reference', title: t('ledger.ourNumber'), render: (row) => row.reference },
          {
            key: 'match',
            title: t('ledger.matching'),
            render: (row) =>
              row.match
                ? [t(`enum.LineMatch.${row.match}`), row.rule ? t(`enum.MatchRule.${row.rule}`) : ''].join(' ')
                : (row.explanation ?? t('ledger.open')),
          },
          {
            key: 'by',
            title: t('ledger.workedBy'),
            render: (row) => [row.workedByName, formatInstant(row.workedAt)].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) =>
          editable ? (
            <Button type="link" onClick={() => setLine(row)} data-testid="settle-line">
              {t('ledger.settle')}
            </Button>
          ) : null
        }
        actionsWidth={100}
      />
      {line ? <SettleModal line={line} onClose={() => setLine(undefined)} onDone={refresh} /> : null}
    </div>
  );
}

function Facts({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const yuan = `（${t('common.yuan')}）`;
  const sum = (title: string, fen: number | null | undefined): [string, React.ReactNode] => [
    `${title}${yuan}`,
    <Money key={title} fen={fen} />,
  ];
  return (
    <div data-testid="statement-facts">
      <DescriptionList
        items={[
          [t('common.state'), <StatusTag key="s" kind="StatementState" value={statement.state} />],
          [t('ledger.bankAccount'), `${statement.accountName} ${statement.accountNumber}`],
          sum(t('ledger.openingBalance'), statement.openingFen),
          sum(t('ledger.moneyIn'), statement.inFen),
          sum(t('ledger.moneyOut'), statement.outFen),
          sum(t('ledger.closingBalance'), statement.closingFen),
          [t('ledger.openLines'), `${statement.unmatched} / ${statement.lines}`],
          sum(t('ledger.openSum'), statement.unmatchedFen),
          [t('ledger.importedBy'), `${statement.importedByName} ${formatInstant(statement.importedAt)}`],
          statement.decidedByName
            ? [t('ledger.confirmedBy'), `${statement.decidedByName} ${formatInstant(statement.decidedAt)}`]
            : null,
          statement.differenceFen == null ? null : sum(t('ledger.difference'), statement.differenceFen),
          statement.foundLaterLines > 0
            ? sum(t('ledger.foundLater', { count: statement.foundLaterLines }), statement.foundLaterFen)
            : null,
        ]}
      />
    </div>
  );
}

function Actions({ statement, onDone }: { statement: Statement; onDone: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [withdrawing, setWithdrawing] = useState(false);
  const sums = useQuery({
    queryKey: ['ledger', 'reconciliation', statement.bookId],
    queryFn: () => getReconciliation(statement.bookId),
  });
  if (statement.state !== 'Imported') return null;
  const difference = sums.data?.differenceFen;
  return (
    <>
      {can(p.ledgerConfirm) ? (
        <ActionButton
          type="primary"
          disabled={statement.unexplained > 0 || difference === undefined}
          question={t('ledger.confirmStatement', {
            open: statement.unmatched,
            amount: formatFen(statement.unmatchedFen),
            difference: formatFen(difference ?? 0),
          })}
          run={(key) =>
            confirmStatement(statement.id, { unmatchedLines: statement.unmatched, differenceFen: difference ?? 0 }, key)
          }
          onDone={onDone}
          testId="confirm-statement"
        >
          {t('ledger.reconciled')}
        </ActionButton>
      ) : null}
      {can(p.ledgerWrite) ? (
        <>
          <ActionButton
            question={t('ledger.rematchQuestion')}
            run={(key) => rematch(statement.id, key)}
            onDone={onDone}
            testId="rematch-statement"
          >
            {t('ledger.rematch')}
          </ActionButton>
          <Button danger onClick={() => setWithdrawing(true)} data-testid="withdraw-statement">
            {t('ledger.withdraw')}
          </Button>
        </>
      ) : null}
      <ReasonModal
        open={withdrawing}
        title={t('ledger.withdraw')}
        about={statement.fileName}
        danger
        onClose={() => setWithdrawing(false)}
        submit={(reason, key) => withdrawStatement(statement.id, reason, key)}
        onDone={onDone}
      />
    </>
  );
}
