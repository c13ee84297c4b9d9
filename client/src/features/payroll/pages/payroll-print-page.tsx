import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { formatMonth } from '../../../shared/lib/month';
import { PrintPage } from '../../../shared/ui/print-page';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getPayroll } from '../api';

/** 工资表 on paper: every line, the sum in figures and 大写, both signatures, and the hash they are bound to. */
export default function PayrollPrintPage() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['payroll', 'runs', id], queryFn: () => getPayroll(id) });
  if (query.isError) return <ProblemAlert error={query.error} />;
  const run = query.data;
  if (!run) return <Spin size="large" className="page-spin" />;
  return (
    <PrintPage title={run.title}>
      <p>
        {t('payroll.number')}：{run.number}　{t('common.state')}：{t(`enum.PayrollState.${run.state}`)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('common.index')}</th>
            <th scope="col">{t('payroll.name')}</th>
            <th scope="col">{t('payroll.post')}</th>
            <th scope="col">{t('payroll.forMonth')}</th>
            <th scope="col">{t('payroll.days')}</th>
            <th scope="col" className="num">{`${t('payroll.entitled')}（${t('common.yuan')}）`}</th>
            <th scope="col" className="num">{`${t('payroll.amount')}（${t('common.yuan')}）`}</th>
            <th scope="col">{t('payroll.receivedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {run.lines.map((line) => (
            <tr key={line.id}>
              <td>{line.position}</td>
              <td>{line.holderName}</td>
              <td>
                {line.post ? t(`enum.PostKind.${line.post}`) : t('payroll.noPost')}
                {line.kind === 'Difference' ? `（${t('enum.PayLineKind.Difference')}）` : ''}
              </td>
              <td>{formatMonth(line.forMonth, i18n.language)}</td>
              <td>{`${line.paidDays} / ${line.daysInMonth}`}</td>
              <td className="num">{formatFen(line.entitledFen)}</td>
              <td className="num">{formatFen(line.amountFen)}</td>
              <td />
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={6}>
              {t('common.sum')}
            </th>
            <td className="num">
              <strong>{formatFen(run.totalFen)}</strong>
            </td>
            <td />
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('subsidies.capital')}
            </th>
            <td colSpan={6} data-testid="print-capital">
              {run.totalCapital}
            </td>
          </tr>
        </tbody>
      </table>
      <table className="signatures">
        <tbody>
          <tr>
            <th scope="row">{t('payroll.computedBy')}</th>
            <td>{`${run.madeByName}　${formatInstant(run.computedAt)}`}</td>
          </tr>
          {(['Director', 'Secretary'] as const).map((post, i) => {
            const signature = run.signatures[i];
            return (
              <tr key={post}>
                <th scope="row">{t(`enum.SigningPost.${post}`)}</th>
                <td>
                  {signature
                    ? [
                        signature.name,
                        formatInstant(signature.at),
                        signature.delegationNumber
                          ? t('signing.byDelegation', { number: signature.delegationNumber })
                          : '',
                      ]
                        .filter(Boolean)
                        .join('　')
                    : t('signing.notYet')}
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{t('signing.hash')}</th>
            <td className="break">{run.contentHash}</td>
          </tr>
        </tbody>
      </table>
      <p>{t('payroll.approvedNext')}</p>
    </PrintPage>
  );
}
