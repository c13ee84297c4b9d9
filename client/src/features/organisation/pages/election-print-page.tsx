import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { PrintPage } from '../../../shared/ui/print-page';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { CandidateVotes } from '../components/candidate-votes';
import { getElection } from '../posts-api';

/** 推选结果报告单, A4: ballots, turnout, every candidate with votes and result, notice and filing. */
export default function ElectionPrintPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['posts', 'elections', id], queryFn: () => getElection(id) });
  if (query.isError) return <ProblemAlert error={query.error} />;
  const election = query.data;
  if (!election) return <Spin size="large" className="page-spin" />;
  const facts: [string, string | number | null | undefined][] = [
    [t('posts.number'), election.number],
    [t('common.community'), election.communityName],
    [t('posts.leadTownship'), election.leadTownshipName],
    [t('posts.body'), election.bodyName],
    [t('posts.post'), t(`enum.PostKind.${election.post}`)],
    [t('posts.seats'), election.seats],
    [t('posts.termEnd'), election.termEnd],
    [t('posts.votedOn'), election.votedOn],
    [
      t('posts.ballots'),
      election.votedOn
        ? t('posts.ballotNumbers', { eligible: election.eligible, cast: election.cast, valid: election.valid })
        : null,
    ],
    [
      t('posts.turnout'),
      typeof election.turnoutBasisPoints === 'number' ? `${(election.turnoutBasisPoints / 100).toFixed(2)}%` : null,
    ],
    [t('posts.minutesNumber'), election.minutesNumber],
    [t('posts.notice'), [election.noticeNumber, election.noticeLastDay].filter(Boolean).join('　')],
    [t('posts.filing'), [election.filingNumber, election.filedOn, election.filedByName].filter(Boolean).join('　')],
  ];
  return (
    <PrintPage title={t('posts.printTitle', { community: election.communityName })}>
      <table>
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('common.index')}</th>
            <th scope="col">{t('posts.name')}</th>
            <th scope="col">{t('posts.nominated')}</th>
            <th scope="col">{t('posts.checks')}</th>
            <th scope="col">{t('posts.votes')}</th>
            <th scope="col">{t('posts.result')}</th>
          </tr>
        </thead>
        <tbody>
          {election.candidates.map((candidate) => (
            <tr key={candidate.id}>
              <td>{candidate.order}</td>
              <td className="whole">{candidate.name}</td>
              <td className="whole">{t(`enum.NominationWay.${candidate.nominated}`)}</td>
              <td>
                {candidate.checks
                  .map((x) => `${t(`enum.CandidateCriterion.${x.criterion}`)}${t(`enum.CandidateGrade.${x.grade}`)}`)
                  .join('；')}
              </td>
              <td>
                <CandidateVotes candidate={candidate} lastRound={election.round} />
              </td>
              <td className="whole">{t(`enum.CandidateState.${candidate.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('posts.printSigns')}</p>
    </PrintPage>
  );
}
