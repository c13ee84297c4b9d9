import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommunityOptions } from '../../../shared/api/places';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DescriptionList } from '../../../shared/ui/description-list';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { BoundaryTag, FindingTag } from '../components/staffing-parts';
import { getStaffingReport, type StaffingReport, type StaffingRow } from '../staffing-api';

const FINDINGS = ['Over', 'Under', 'Met', 'NoQuota'];

/** 人员配备: entitled, actual, over and under for each site on a day. */
export default function StaffingReportPage() {
  const { t } = useTranslation();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [report, setReport] = useState<StaffingReport>();
  const day = list.params.day as string | undefined;
  const suffix = day ? `?day=${day}` : '';
  const sums = report?.sums;
  return (
    <>
      <PageHeader
        title={t('nav.staffing')}
        note={t('staffing.reportNote')}
        extra={
          <Link to={`/organisation/staffing/print${suffix}`} className="link-button">
            {t('common.print')}
          </Link>
        }
      />
      <SearchBar
        list={list}
        keepOnReset={['day']}
        fields={[
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'finding',
            label: t('staffing.finding'),
            type: 'select',
            options: FINDINGS.map((value) => ({ value, label: t(`enum.StaffingFinding.${value}`) })),
          },
        ]}
        extra={<AsOf value={day} onChange={(next) => list.change({ day: next })} />}
      />
      {sums && sums.over + sums.under > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('staffing.warning', { over: sums.over, under: sums.under })}
          data-testid="staffing-warning"
        />
      ) : null}
      {sums ? (
        <div className="search-card" data-testid="staffing-sums">
          <DescriptionList
            column={6}
            items={[
              [t('staffing.counted'), sums.population],
              [t('staffing.entitled'), sums.entitled],
              [t('staffing.actual'), sums.actual],
              [t('enum.StaffingFinding.Over'), sums.over],
              [t('enum.StaffingFinding.Under'), sums.under],
              [t('staffing.cross'), sums.crossAppointed],
            ]}
          />
        </div>
      ) : null}
      <QueryTable<StaffingRow, StaffingReport>
        id="staffing"
        queryKey={['staffing', 'report']}
        load={async (params, signal) => {
          const page = await getStaffingReport(params, signal);
          setReport(page);
          return page;
        }}
        list={list}
        rowKey={(row) => row.communityId}
        toolbar={
          <DownloadButton path="/staffing/report/export" options={{ query: list.params }} testId="export-staffing" />
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'lead', title: t('staffing.lead'), render: (row) => row.leadTownship },
          {
            key: 'population',
            title: t('staffing.counted'),
            render: (row) => (
              <>
                {row.population} <BoundaryTag on={row.onBoundary} />
              </>
            ),
          },
          {
            key: 'basis',
            title: t('staffing.basis'),
            render: (row) => [t(`enum.PopulationBasis.${row.basis}`), row.countedOn].filter(Boolean).join(' '),
          },
          { key: 'entitled', title: t('staffing.entitled'), render: (row) => row.entitled },
          { key: 'actual', title: t('staffing.actual'), render: (row) => row.actual },
          { key: 'posts', title: t('staffing.posts'), render: (row) => row.posts },
          { key: 'cross', title: t('staffing.cross'), render: (row) => row.crossAppointed || null },
          { key: 'finding', title: t('staffing.finding'), render: (row) => <FindingTag {...row} /> },
        ]}
        actions={(row) => (
          <Link to={`/organisation/staffing/${row.communityId}${suffix}`} data-testid="open-team">
            {t('staffing.look')}
          </Link>
        )}
        actionsWidth={80}
      />
    </>
  );
}
