import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatInstant, today } from '../../../shared/lib/date';
import { formatFen, rmbCapital } from '../../../shared/lib/money';
import { formatQuarter } from '../../../shared/lib/quarter';
import { PrintPage } from '../../../shared/ui/print-page';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { allLines, getBatch } from '../api';

/** The batch on A4: plain table, heading repeated on every page, page numbers, room for signatures. */
export default function BatchPrintPage() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const batch = useQuery({ queryKey: ['subsidies', 'batches', id], queryFn: () => getBatch(id) });
  const lines = useQuery({ queryKey: ['subsidies', 'batches', id, 'all-lines'], queryFn: () => allLines(id) });
  const error = batch.error ?? lines.error;
  if (error) return <ProblemAlert error={error} />;
  if (!batch.data || !lines.data) return <Spin size="large" className="page-spin" />;
  const { communityName, quarter, totalFen, baseFen, policy, compiledAt } = batch.data;
  return (
    <PrintPage
      title={t('subsidies.printTitle', { community: communityName, quarter: formatQuarter(quarter, i18n.language) })}
    >
      <p>
        {t('policies.document')}：{[policy?.document, policy?.clause].filter(Boolean).join(' ')}
      </p>
      <p>
        {t('subsidies.compiledAt')}：{formatInstant(compiledAt)}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('common.index')}</th>
            <th>{t('registry.householdNumber')}</th>
            <th>{t('subsidies.payee')}</th>
            <th className="num">{t('enum.FeeType.Property')}</th>
            <th className="num">{t('enum.FeeType.Elevator')}</th>
            <th className="num">{t('enum.FeeType.Water')}</th>
            <th className="num">{t('subsidies.base')}</th>
            <th className="num">
              {t('subsidies.amount')}（{t('common.yuan')}）
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.data.map((line, i) => (
            <tr key={line.id}>
              <td>{i + 1}</td>
              <td>{line.householdNumber}</td>
              <td>
                {line.payeeName}
                {line.component > 0
                  ? `（${formatQuarter(line.quarter, i18n.language)}${t('subsidies.adjustment')}）`
                  : null}
              </td>
              <td className="num">{line.component > 0 ? null : formatFen(line.propertyFen)}</td>
              <td className="num">{line.component > 0 ? null : formatFen(line.elevatorFen)}</td>
              <td className="num">{line.component > 0 ? null : formatFen(line.waterFen)}</td>
              <td className="num">{line.component > 0 ? null : formatFen(line.baseFen)}</td>
              <td className="num">{formatFen(line.amountFen)}</td>
            </tr>
          ))}
          <tr>
            <td colSpan={6}>
              {t('common.sum')}　{rmbCapital(totalFen)}
            </td>
            <td className="num">{formatFen(baseFen)}</td>
            <td className="num">
              <strong>{formatFen(totalFen)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="signatures">
        <span>{t('subsidies.signMaker')}：</span>
        <span>{t('subsidies.signDirector')}：</span>
        <span>{t('subsidies.signSecretary')}：</span>
        <span>{today()}</span>
      </div>
    </PrintPage>
  );
}
