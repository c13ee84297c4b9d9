import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DownloadButton } from '../../../shared/ui/download-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { listProposals, type ProposalRow } from '../api';
import { MonthText } from '../components/month-text';

const STATES = ['Draft', 'Submitted', 'Approved', 'Returned', 'Withdrawn'];

/** What branch and centre propose for their members, and what the lead township said to it. */
export default function ProposalListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const communities = useCommunityOptions();
  const { page: _page, pageSize: _pageSize, ...filter } = list.params;
  return (
    <>
      <PageHeader
        title={t('nav.payProposals')}
        note={t('payroll.proposalsNote')}
        extra={
          can(p.payrollWrite) ? (
            <Link to="/payroll/proposals/new" className="link-button" data-testid="new-proposal">
              {t('payroll.newProposal')}
            </Link>
          ) : null
        }
      />
      <SearchBar
        list={list}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.PayProposalState.${value}`) })),
          },
          { name: 'q', label: t('payroll.meetingOrName') },
        ]}
      />
      <QueryTable<ProposalRow>
        id="pay-proposals"
        queryKey={['payroll', 'proposals']}
        load={listProposals}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.payrollExport) ? (
            <DownloadButton path="/payroll/proposals/export" options={{ query: filter }} testId="export-proposals" />
          ) : null
        }
        columns={[
          {
            key: 'number',
            title: t('payroll.meetingNumber'),
            render: (row) => <Link to={`/payroll/proposals/${row.id}`}>{row.meetingNumber}</Link>,
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'meetingOn', title: t('payroll.meetingOn'), render: (row) => row.meetingOn },
          { key: 'from', title: t('payroll.payableFrom'), render: (row) => <MonthText value={row.effectiveFrom} /> },
          { key: 'items', title: t('payroll.people'), render: (row) => row.items },
          { key: 'total', title: t('payroll.monthlyTotal'), fen: (row) => row.totalFen },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="PayProposalState" value={row.state} />,
          },
          {
            key: 'made',
            title: t('payroll.madeBy'),
            render: (row) => `${row.madeByName} ${formatInstant(row.madeAt)}`,
          },
          {
            key: 'decided',
            title: t('payroll.approvedBy'),
            render: (row) => [row.decidedByName, formatInstant(row.decidedAt)].filter(Boolean).join(' '),
          },
          { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
        ]}
        actions={(row) => <Link to={`/payroll/proposals/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
    </>
  );
}
