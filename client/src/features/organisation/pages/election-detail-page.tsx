import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, message, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DescriptionList } from '../../../shared/ui/description-list';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { CheckModal, NominateModal } from '../components/candidate-modals';
import { CandidateVotes } from '../components/candidate-votes';
import { ElectionSteps } from '../components/election-steps';
import { FilingModal } from '../components/filing-modal';
import { VotesModal } from '../components/votes-modal';
import { type Candidate, cancelElection, type ElectionDetail, getElection, withdrawCandidate } from '../posts-api';

type Dialog = 'nominate' | 'votes' | 'filing' | 'cancel' | 'history';

export default function ElectionDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [say, said] = message.useMessage();
  const [dialog, setDialog] = useState<Dialog>();
  const [checking, setChecking] = useState<Candidate>();
  const [withdrawing, setWithdrawing] = useState<Candidate>();
  const close = () => setDialog(undefined);
  const query = useQuery({ queryKey: ['posts', 'elections', id], queryFn: () => getElection(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const election = query.data;
  if (!election) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    for (const key of ['posts', 'organisation', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const mayWithdraw = election.mayWrite && ['Nominating', 'Voted', 'NoticeEnded'].includes(election.state);
  return (
    <div className="stack">
      {said}
      <PageHeader
        title={`${election.communityName} · ${t(`enum.PostKind.${election.post}`)}`}
        note={t('posts.electionNote')}
        extra={<Actions election={election} onOpen={setDialog} />}
      />
      {election.state === 'Cancelled' ? (
        <Alert
          type="error"
          showIcon
          title={t('enum.ElectionState.Cancelled')}
          description={[election.cancelReason, election.cancelledByName].filter(Boolean).join(' · ')}
        />
      ) : null}
      <Card>
        <ElectionSteps election={election} />
      </Card>
      <Facts election={election} />
      <Card
        title={<h2 className="card-title">{t('posts.candidates')}</h2>}
        extra={
          election.mayWrite && election.state === 'Nominating' ? (
            <Button onClick={() => setDialog('nominate')} data-testid="nominate">
              {t('posts.nominate')}
            </Button>
          ) : null
        }
      >
        <SimpleTable
          id="candidates"
          rows={election.candidates}
          rowKey={(row) => row.id}
          columns={[
            { key: 'order', title: t('common.index'), render: (row) => row.order },
            { key: 'name', title: t('posts.name'), render: (row) => row.name },
            {
              key: 'nominated',
              title: t('posts.nominated'),
              render: (row) => `${t(`enum.NominationWay.${row.nominated}`)} · ${row.nominatedByName}`,
            },
            {
              key: 'checks',
              title: t('posts.checks'),
              render: (row) => (row.checks.length === 0 ? t('posts.notChecked') : <Checks candidate={row} />),
            },
            {
              key: 'votes',
              title: t('posts.votes'),
              render: (row) => <CandidateVotes candidate={row} lastRound={election.round} />,
            },
            {
              key: 'state',
              title: t('common.state'),
              render: (row) => (
                <>
                  <StatusTag kind="CandidateState" value={row.state} /> {row.withdrawnReason}
                </>
              ),
            },
          ]}
          actions={(row) => (
            <>
              {election.mayWrite && election.state === 'Nominating' && row.state === 'Standing' ? (
                <Button type="link" onClick={() => setChecking(row)} data-testid="check-candidate">
                  {t('posts.check')}
                </Button>
              ) : null}
              {mayWithdraw && (row.state === 'Standing' || row.state === 'Elected') ? (
                <Button type="link" danger onClick={() => setWithdrawing(row)} data-testid="withdraw-candidate">
                  {t('posts.withdraw')}
                </Button>
              ) : null}
            </>
          )}
        />
      </Card>
      <NominateModal election={election} open={dialog === 'nominate'} onClose={close} onDone={refresh} />
      <CheckModal election={election} candidate={checking} onClose={() => setChecking(undefined)} onDone={refresh} />
      <VotesModal
        election={election}
        open={dialog === 'votes'}
        onClose={close}
        onDone={(result) => {
          refresh();
          if (!result.turnoutMet) say.warning(t('posts.turnoutMissed'));
          else if (result.seatsOpen > 0) say.warning(t('posts.seatsOpen', { count: result.seatsOpen }));
          else say.success(t('posts.counted'));
        }}
      />
      <FilingModal
        election={election}
        open={dialog === 'filing'}
        onClose={close}
        onDone={(result) => {
          refresh();
          const waiting = result.appointments.some((post) => post.state === 'Proposed');
          say.success(t(waiting ? 'posts.filedWaiting' : 'posts.filed'));
        }}
      />
      <ReasonModal
        open={dialog === 'cancel'}
        title={t('posts.cancelElection')}
        about={`${election.number} · ${t('posts.cancelNote')}`}
        danger
        onClose={close}
        submit={(reason, key) => cancelElection(id, reason, key)}
        onDone={refresh}
      />
      <ReasonModal
        open={withdrawing !== undefined}
        title={t('posts.withdraw')}
        about={withdrawing?.name}
        danger
        onClose={() => setWithdrawing(undefined)}
        submit={(reason, key) => withdrawCandidate(id, withdrawing?.id ?? '', reason, key)}
        onDone={refresh}
      />
      <HistoryDrawer subject="Election" id={id} open={dialog === 'history'} onClose={close} />
    </div>
  );
}

function Actions({ election, onOpen }: { election: ElectionDetail; onOpen: (dialog: Dialog) => void }) {
  const { t } = useTranslation();
  const { state } = election;
  const elected = election.candidates.filter((candidate) => candidate.state === 'Elected').length;
  const ready = election.candidates.some(
    (candidate) => candidate.state === 'Standing' || candidate.state === 'NotElected',
  );
  return (
    <>
      {election.mayWrite && ready && (state === 'Nominating' || (state === 'Voted' && elected < election.seats)) ? (
        <Button
          type={state === 'Nominating' ? 'primary' : 'default'}
          onClick={() => onOpen('votes')}
          data-testid="count-votes"
        >
          {t('posts.countRound', { round: election.round + 1 })}
        </Button>
      ) : null}
      {election.mayPublish && state === 'Voted' && elected > 0 ? (
        <Link
          to={`/notices/new?kind=ElectionResult&subjectId=${election.id}`}
          className="link-button"
          data-testid="publish-election"
        >
          {t('posts.publish')}
        </Link>
      ) : null}
      {election.noticeId ? (
        <Link to={`/notices/${election.noticeId}`} className="link-button">
          {t('posts.openNotice')}
        </Link>
      ) : null}
      {election.mayFile && state === 'NoticeEnded' && elected > 0 ? (
        <Button type="primary" onClick={() => onOpen('filing')} data-testid="file-election">
          {t('posts.file')}
        </Button>
      ) : null}
      {election.round > 0 ? (
        <Link to={`/organisation/elections/${election.id}/print`} className="link-button" data-testid="print-election">
          {t('common.print')}
        </Link>
      ) : null}
      {election.mayWrite && state !== 'Filed' && state !== 'Cancelled' ? (
        <Button danger onClick={() => onOpen('cancel')} data-testid="cancel-election">
          {t('posts.cancelElection')}
        </Button>
      ) : null}
      <Button onClick={() => onOpen('history')}>{t('common.history')}</Button>
    </>
  );
}

function Facts({ election }: { election: ElectionDetail }) {
  const { t } = useTranslation();
  return (
    <div data-testid="election-facts">
      <DescriptionList
        items={[
          [t('common.state'), <StatusTag key="s" kind="ElectionState" value={election.state} />],
          [t('posts.number'), election.number],
          [t('posts.body'), election.bodyName],
          [t('posts.seats'), election.seats],
          [t('posts.termEnd'), election.termEnd],
          Boolean(election.votedOn) && [
            t('posts.votedOn'),
            `${election.votedOn}（${t('posts.round', { round: election.round })}）`,
          ],
          Boolean(election.votedOn) && [
            t('posts.ballots'),
            t('posts.ballotNumbers', { eligible: election.eligible, cast: election.cast, valid: election.valid }),
          ],
          typeof election.turnoutBasisPoints === 'number' && [
            t('posts.turnout'),
            `${(election.turnoutBasisPoints / 100).toFixed(2)}%${election.turnoutMet ? '' : `（${t('posts.turnoutMissed')}）`}`,
          ],
          Boolean(election.minutesNumber) && [t('posts.minutesNumber'), election.minutesNumber],
          Boolean(election.filingNumber) && [
            t('posts.filing'),
            [election.filingNumber, election.filedOn, election.filedByName].filter(Boolean).join(' · '),
          ],
        ]}
      />
    </div>
  );
}

function Checks({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {candidate.checks.map((check) => (
        <li key={check.criterion}>
          {t(`enum.CandidateCriterion.${check.criterion}`)}：{t(`enum.CandidateGrade.${check.grade}`)}，{check.opinion}
        </li>
      ))}
    </ul>
  );
}
