import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListParams } from '../../../shared/lib/use-list-params';
import { PrintPage } from '../../../shared/ui/print-page';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getStaffingReport, type StaffingRow } from '../staffing-api';

/** The staffing report on A4: a plain table whose heading repeats on every page, with the sums. */
export default function StaffingPrintPage() {
  const { t } = useTranslation();
  const day = useListParams().params.day as string | undefined;
  const query = useQuery({
    queryKey: ['staffing', 'print', day],
    queryFn: async () => {
      const first = await getStaffingReport({ page: 1, pageSize: 200, ...(day ? { day } : {}) });
      const rows: StaffingRow[] = [...first.items];
      for (let page = 2; rows.length < first.total; page++) {
        rows.push(...(await getStaffingReport({ page, pageSize: 200, ...(day ? { day } : {}) })).items);
      }
      return { ...first, items: rows };
    },
  });
  if (query.isError) return <ProblemAlert error={query.error} />;
  const report = query.data;
  if (!report) return <Spin size="large" className="page-spin" />;
  const { sums } = report;
  return (
    <PrintPage title={t('staffing.printTitle')}>
      <p>
        {t('common.asOf')}：{report.day}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('common.index')}</th>
            <th>{t('common.community')}</th>
            <th>{t('staffing.lead')}</th>
            <th className="num">{t('staffing.counted')}</th>
            <th>{t('staffing.basis')}</th>
            <th className="num">{t('staffing.entitled')}</th>
            <th className="num">{t('staffing.actual')}</th>
            <th className="num">{t('enum.StaffingFinding.Over')}</th>
            <th className="num">{t('enum.StaffingFinding.Under')}</th>
            <th className="num">{t('staffing.cross')}</th>
            <th>{t('staffing.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {report.items.map((row, i) => (
            <tr key={row.communityId}>
              <td>{i + 1}</td>
              <td>{row.communityName}</td>
              <td>{row.leadTownship}</td>
              <td className="num">{row.population}</td>
              <td>{t(`enum.PopulationBasis.${row.basis}`)}</td>
              <td className="num">{row.entitled}</td>
              <td className="num">{row.actual}</td>
              <td className="num">{row.over || null}</td>
              <td className="num">{row.under || null}</td>
              <td className="num">{row.crossAppointed || null}</td>
              <td>{row.onBoundary ? t('staffing.onBoundary') : null}</td>
            </tr>
          ))}
          <tr>
            <td colSpan={3}>{t('common.sum')}</td>
            <td className="num">{sums.population}</td>
            <td />
            <td className="num">{sums.entitled}</td>
            <td className="num">{sums.actual}</td>
            <td className="num">{sums.over}</td>
            <td className="num">{sums.under}</td>
            <td className="num">{sums.crossAppointed}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </PrintPage>
  );
}
