import { useTranslation } from 'react-i18next';
import type { ElectionDetail } from '../posts-api';

type Candidate = ElectionDetail['candidates'][number];

/** Votes of a candidate; those of an earlier round with that round and the people who voted in it. */
export function CandidateVotes({ candidate, lastRound }: { candidate: Candidate; lastRound: number }) {
  const { t } = useTranslation();
  const { votes, votesOf, votesRound } = candidate;
  if (votes === null) {
    return '—';
  }
  return votesRound === null || votesRound === lastRound
    ? votes
    : t('posts.votesOfRound', { votes, of: votesOf, round: votesRound });
}
