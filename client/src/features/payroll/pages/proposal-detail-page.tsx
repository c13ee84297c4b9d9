import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Spin, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { formatMonth } from '../../../shared/lib/month';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { approveProposal, getProposal, type Proposal, returnProposal, submitProposal, withdrawProposal } from '../api';
import { MonthText } from '../components/month-text';
import { useRefresh } from '../components/use-refresh';

export default function ProposalDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['payroll', 'proposals', id], queryFn: () => getProposal(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const proposal = query.data;
  if (!proposal) return <Spin size="large" className="page-spin" />;
  return (
    <div className="stack">
      <PageHeader
        title={`${t('payroll.proposal')} ${proposal.meetingNumber}`}
        note={t('payroll.proposalNote')}
        extra={
          <>
            <Actions proposal={proposal} />
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      {proposal.state === 'Returned' || proposal.state === 'Withdrawn' ? (
        <Alert
          type="warning"
          showIcon
          title={t(`enum.PayProposalState.${proposal.state}`)}
          description={proposal.reason}
          data-testid="proposal-reason"
        />
      ) : null}
      {proposal.whyNot ? <Alert type="info" showIcon title={t('payroll.ownProposal')} /> : null}
      <Card>
        <Approval proposal={proposal} />
      </Card>
      <div data-testid="proposal-facts">
        <DescriptionList
          title={t('payroll.meeting')}
          items={[
            [t('common.state'), <StatusTag key="s" kind="PayProposalState" value={proposal.state} />],
            [t('common.community'), proposal.communityName],
            [t('signing.leadTownship'), proposal.leadTownshipName],
            [t('payroll.meetingOn'), proposal.meetingOn],
            [t('payroll.meetingPlace'), proposal.meetingPlace],
            [t('payroll.payableFrom'), <MonthText key="m" value={proposal.effectiveFrom} />],
            [t('payroll.branchAttendants'), proposal.branchAttendants],
            [t('payroll.centreAttendants'), proposal.centreAttendants],
            [`${t('payroll.monthlyTotal')}（${t('common.yuan')}）`, <Money key="t" fen={proposal.totalFen} strong />],
            [
              t('payroll.meetingText'),
              <span key="x" style={{ whiteSpace: 'pre-line' }}>
                {proposal.meetingText}
              </span>,
            ],
          ]}
        />
      </div>
      <Card title={<h2 className="card-title">{t('payroll.items')}</h2>}>
        <SimpleTable
          id="proposal-items"
          rows={proposal.items}
          rowKey={(row) => row.appointmentId}
          columns={[
            { key: 'name', title: t('payroll.name'), render: (row) => row.holderName },
            { key: 'post', title: t('payroll.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
            { key: 'present', title: t('payroll.before'), fen: (row) => row.presentFen },
            { key: 'amount', title: t('payroll.monthlyPay'), fen: (row) => row.monthlyFen },
            {
              key: 'superseded',
              title: t('payroll.supersededFrom'),
              render: (row) => (row.supersededFrom ? <MonthText value={row.supersededFrom} /> : null),
            },
          ]}
        />
      </Card>
      <HistoryDrawer subject="PayProposal" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}

function Actions({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const refresh = useRefresh();
  const [asking, setAsking] = useState<'return' | 'withdraw'>();
  const may = (action: Proposal['allowed'][number]) => proposal.allowed.includes(action);
  const send = asking === 'return' ? returnProposal : withdrawProposal;
  return (
    <>
      {may('Submit') ? (
        <ActionButton
          type="primary"
          question={t('payroll.submitQuestion', { township: proposal.leadTownshipName })}
          run={(key) => submitProposal(proposal.id, proposal.version, key)}
          onDone={refresh}
          testId="submit-proposal"
        >
          {t('payroll.submitProposal')}
        </ActionButton>
      ) : null}
      {may('Approve') ? (
        <ActionButton
          type="primary"
          question={t('payroll.approveQuestion', {
            count: proposal.items.length,
            amount: formatFen(proposal.totalFen),
            month: formatMonth(proposal.effectiveFrom, i18n.language),
          })}
          run={(key) => approveProposal(proposal, key)}
          onDone={refresh}
          testId="approve-proposal"
        >
          {t('payroll.approve')}
        </ActionButton>
      ) : null}
      {may('Return') ? (
        <Button danger onClick={() => setAsking('return')} data-testid="return-proposal">
          {t('common.reject')}
        </Button>
      ) : null}
      {may('Revise') ? (
        <Link to={`/payroll/proposals/${proposal.id}/edit`} className="link-button" data-testid="edit-proposal">
          {t('common.edit')}
        </Link>
      ) : null}
      {may('Withdraw') ? (
        <Button danger onClick={() => setAsking('withdraw')} data-testid="withdraw-proposal">
          {t('payroll.withdraw')}
        </Button>
      ) : null}
      <ReasonModal
        open={asking !== undefined}
        title={t(asking === 'return' ? 'common.reject' : 'payroll.withdraw')}
        about={proposal.meetingNumber}
        danger
        onClose={() => setAsking(undefined)}
        submit={(reason, key) => send(proposal.id, reason, key)}
        onDone={refresh}
      />
    </>
  );
}

/** Written, handed on, decided: by whom and when. */
function Approval({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const decided = proposal.state === 'Approved' || proposal.state === 'Returned';
  const steps = [
    { title: t('payroll.stepMade'), content: `${proposal.madeByName} · ${formatInstant(proposal.madeAt)}` },
    {
      title: t('payroll.stepSubmitted'),
      content: proposal.submittedAt ? `${proposal.submittedByName} · ${formatInstant(proposal.submittedAt)}` : '',
    },
    {
      title: t(proposal.state === 'Returned' ? 'enum.PayProposalState.Returned' : 'payroll.stepApproved'),
      content: decided ? `${proposal.decidedByName} · ${formatInstant(proposal.decidedAt)}` : '',
    },
  ];
  const current = proposal.state === 'Approved' ? 3 : proposal.submittedAt ? 2 : 1;
  return (
    <div data-testid="proposal-steps">
      <Steps
        size="small"
        current={current}
        items={steps}
        {...(proposal.state === 'Returned' ? { status: 'error' as const } : {})}
      />
    </div>
  );
}
