import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { formatMonth } from '../../../shared/lib/month';
import { SimpleTable } from '../../../shared/ui/simple-table';
import type { PayrollLine } from '../api';

/** How the amount of a line came about: days, standard or proposal with its version, the one rounding, what was paid before. */
export function LineExplanation({ line }: { line: PayrollLine }) {
  const { t, i18n } = useTranslation();
  const month = formatMonth(line.forMonth, i18n.language);
  const parts = line.segments.map((s) => `${formatFen(s.monthlyFen)} × ${s.days}`).join(' + ');
  return (
    <div className="stack" data-testid="line-explanation">
      <SimpleTable
        id="line-segments"
        rows={line.segments}
        rowKey={(row) => row.firstDay}
        empty={t('payroll.nothingDue')}
        columns={[
          { key: 'days', title: t('payroll.period'), render: (row) => `${row.firstDay} – ${row.lastDay}` },
          { key: 'count', title: t('payroll.dayCount'), render: (row) => row.days },
          { key: 'post', title: t('payroll.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
          { key: 'monthly', title: t('payroll.monthlyPay'), fen: (row) => row.monthlyFen },
          {
            key: 'basis',
            title: t('payroll.basis'),
            render: (row) =>
              [
                t(`enum.PayBasis.${row.basis}`),
                row.document,
                row.clause,
                row.versionNumber ? t('payroll.versionOf', { number: row.versionNumber }) : '',
                t('payroll.fromMonth', { month: formatMonth(row.effectiveFrom, i18n.language) }),
              ]
                .filter(Boolean)
                .join('，'),
          },
        ]}
      />
      <ol>
        {line.segments.length > 0 ? (
          <li>
            {t('payroll.explainDue', {
              month,
              parts,
              days: line.daysInMonth,
              amount: formatFen(line.entitledFen),
            })}
          </li>
        ) : (
          <li>{t('payroll.explainNothing', { month })}</li>
        )}
        {line.kind === 'Difference' ? (
          <li>
            {t('payroll.explainDifference', {
              due: formatFen(line.entitledFen),
              paid: formatFen(line.paidBeforeFen),
              difference: formatFen(line.entitledFen - line.paidBeforeFen),
            })}
          </li>
        ) : null}
        {line.restFen < 0 ? <li>{t('payroll.explainRest', { rest: formatFen(-line.restFen) })}</li> : null}
        <li>{t('payroll.explainAmount', { amount: formatFen(line.amountFen) })}</li>
      </ol>
    </div>
  );
}
