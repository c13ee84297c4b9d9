import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuarter } from '../../../shared/lib/quarter';
import { DescriptionList } from '../../../shared/ui/description-list';
import { Money } from '../../../shared/ui/money';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Quarter } from '../../../shared/ui/quarter';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { type ChangedReceipt, type ExplainedReceipt, type Explanation, explainExclusion, explainLine } from '../api';

interface ExplanationDrawerProps {
  target: { kind: 'line' | 'exclusion'; id: string } | undefined;
  onClose: () => void;
}

/** 这一笔怎么来的: every receipt and refund, counted or not and why; the policy with document and clause; rounding; result. */
export function ExplanationDrawer({ target, onClose }: ExplanationDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['subsidies', 'explanation', target?.kind, target?.id],
    queryFn: () => (target?.kind === 'line' ? explainLine(target.id) : explainExclusion(target?.id ?? '')),
    enabled: target !== undefined,
    staleTime: 0,
  });
  return (
    <Drawer
      open={target !== undefined}
      onClose={onClose}
      size={980}
      title={t('subsidies.explanation')}
      data-testid="explanation"
    >
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <Spin spinning={query.isFetching}>
        {query.data && target ? <ExplanationView explanation={query.data} /> : null}
      </Spin>
    </Drawer>
  );
}

export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { t, i18n } = useTranslation();
  const counted = explanation.receipts.filter((receipt) => receipt.counted);
  const left = explanation.receipts.filter((receipt) => !receipt.counted);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawer scrolls, so the keyboard must be able to reach what is in it.
    <section className="stack explanation" tabIndex={0} aria-label={t('subsidies.explanation')}>
      <DescriptionList
        column={3}
        items={[
          [t('subsidies.quarter'), <Quarter key="q" value={explanation.quarter} />],
          [t('registry.householdNumber'), explanation.householdNumber],
          [t('subsidies.payee'), explanation.payeeName],
          [t('registry.account'), [explanation.bankName, explanation.accountMasked].filter(Boolean).join(' ')],
        ]}
      />
      {explanation.outcome ? (
        <Alert
          type="warning"
          showIcon
          title={t('subsidies.notIncluded', { reason: t(`enum.ExclusionReason.${explanation.outcome}`) })}
          description={explanation.outcomeText}
        />
      ) : null}
      <h3>{t('subsidies.countedReceipts', { count: counted.length })}</h3>
      <Receipts id="counted" rows={counted} />
      <h3>{t('subsidies.otherReceipts', { count: left.length })}</h3>
      <Receipts id="not-counted" rows={left} />
      <h3>{t('subsidies.computation')}</h3>
      <div className="computation" data-testid="computation">
        <span>
          {t('subsidies.base')} <Money fen={explanation.baseFen} strong />
        </span>
        <span>×</span>
        <span>
          {t('subsidies.rate')} <strong>{explanation.rate}</strong>
        </span>
        {explanation.eligibleMembers !== explanation.livingMembers ? (
          <>
            <span>×</span>
            <span>
              {t('subsidies.share')} {explanation.eligibleMembers} / {explanation.livingMembers}
            </span>
          </>
        ) : null}
        <span>=</span>
        <span>{explanation.unrounded}</span>
        <span>→</span>
        <span>
          {t('subsidies.amount')} <Money fen={explanation.adjustment?.entitledFen ?? explanation.amountFen} strong />
        </span>
      </div>
      <p className="muted">{explanation.formula}</p>
      {explanation.adjustment ? <Adjusted adjustment={explanation.adjustment} /> : null}
      {explanation.offsets.length > 0 ? (
        <p data-testid="offsets">
          {t('subsidies.withheld', {
            quarters: [
              ...new Set(explanation.offsets.map((offset) => formatQuarter(offset.quarter, i18n.language))),
            ].join('、'),
          })}{' '}
          <Money fen={Math.abs(explanation.offsetFen)} strong /> → {t('subsidies.payable')}{' '}
          <Money fen={explanation.payableFen} strong />
        </p>
      ) : null}
      <h3>{t('subsidies.policy')}</h3>
      <DescriptionList
        column={2}
        items={[
          [t('policies.document'), explanation.policy?.document],
          [t('policies.clause'), explanation.policy?.clause],
          [t('policies.effectiveFrom'), explanation.policy?.effectiveFrom],
          [t('subsidies.rounding'), explanation.rounding],
          ...explanation.rules.map(
            (rule) => [rule.name, rule.clause ? `${rule.value}（${rule.clause}）` : rule.value] as const,
          ),
        ]}
      />
    </section>
  );
}

/** What changed since the line before, and the difference it makes. */
function Adjusted({ adjustment }: { adjustment: NonNullable<Explanation['adjustment']> }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('subsidies.adjustment')}</h3>
      <DescriptionList
        column={2}
        items={[
          [t('subsidies.entitledNow'), <Money key="now" fen={adjustment.entitledFen} />],
          [t('subsidies.linedBefore'), <Money key="before" fen={adjustment.linedBeforeFen} />],
          [t('subsidies.settledBefore'), <Money key="settled" fen={adjustment.settledFen} />],
          [t('subsidies.difference'), <Money key="difference" fen={adjustment.amountFen} strong />],
          ...(adjustment.remainingFen > 0
            ? [[t('subsidies.stillOwed'), <Money key="owed" fen={adjustment.remainingFen} />] as const]
            : []),
        ]}
      />
      <SimpleTable<ChangedReceipt>
        id="changed-receipts"
        rows={adjustment.changed}
        rowKey={(row) => row.receipt.id}
        columns={[
          { key: 'paidOn', title: t('fees.paidOn'), render: (row) => row.receipt.paidOn },
          { key: 'kind', title: t('fees.rowKind'), render: (row) => t(`enum.ReceiptKind.${row.receipt.kind}`) },
          {
            key: 'number',
            title: t('fees.receiptNumber'),
            render: (row) => `${row.receipt.receiptNumber}-${row.receipt.lineNumber}`,
          },
          { key: 'before', title: t('subsidies.countedBefore'), fen: (row) => row.beforeFen ?? 0 },
          { key: 'now', title: t('subsidies.countedNow'), fen: (row) => row.nowFen ?? 0 },
        ]}
      />
    </>
  );
}

function Receipts({ id, rows }: { id: string; rows: ExplainedReceipt[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="muted">{t('common.none')}</p>;
  return (
    <SimpleTable<ExplainedReceipt>
      id={`receipts-${id}`}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'paidOn', title: t('fees.paidOn'), render: (row) => row.paidOn },
        {
          key: 'fee',
          title: t('fees.feeType'),
          render: (row) => t(`enum.FeeType.${row.feeType}`, { defaultValue: row.feeType }),
        },
        {
          key: 'amount',
          title: t('fees.amount'),
          fen: (row) => (row.kind === 'Refund' ? -Math.abs(row.amountFen) : row.amountFen),
        },
        {
          key: 'counted',
          title: t('subsidies.counted'),
          render: (row) => (
            <ToneTag tone={row.counted ? 'green' : 'default'}>
              {row.counted ? t('subsidies.countedYes') : t('subsidies.countedNo')}
            </ToneTag>
          ),
        },
        {
          key: 'why',
          title: t('subsidies.why'),
          render: (row) => (row.counted ? null : t(`enum.ReceiptReason.${row.reason}`)),
        },
        {
          key: 'service',
          title: t('fees.service'),
          render: (row) => [row.serviceFrom, row.serviceTo].filter(Boolean).join(' — '),
        },
        {
          key: 'kind',
          title: t('fees.rowKind'),
          render: (row) => t(`enum.ReceiptKind.${row.kind}`),
        },
        {
          key: 'number',
          title: t('fees.receiptNumber'),
          render: (row) => `${row.receiptNumber}-${row.lineNumber}`,
        },
        { key: 'source', title: t('fees.source'), render: (row) => row.sourceName },
      ]}
    />
  );
}
