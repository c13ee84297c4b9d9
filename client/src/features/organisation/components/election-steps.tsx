import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import type { ElectionDetail } from '../posts-api';

const AT: Record<string, number> = { Nominating: 0, Voted: 2, Noticed: 3, NoticeEnded: 4, Filed: 5 };

/** Nomination, checks, vote, notice, filing: how far it is, and who did each. */
export function ElectionSteps({ election }: { election: ElectionDetail }) {
  const { t } = useTranslation();
  const standing = election.candidates.filter((candidate) => candidate.state !== 'Withdrawn');
  const checked = standing.filter((candidate) => candidate.checks.length === 4).length;
  const allChecked = standing.length > 0 && checked === standing.length;
  const current =
    election.state === 'Nominating' && allChecked
      ? 2
      : election.state === 'Nominating' && standing.length > 0
        ? 1
        : (AT[election.state] ?? 0);
  return (
    <Steps
      size="small"
      titlePlacement="vertical"
      responsive
      data-testid="election-steps"
      current={election.state === 'Voted' ? 3 : current}
      {...(election.state === 'Cancelled' ? { status: 'error' as const } : {})}
      items={[
        {
          title: t('posts.stepNominate'),
          content: `${election.openedByName} ${formatInstant(election.openedAt)} · ${t('posts.candidateCount', { count: standing.length })}`,
        },
        { title: t('posts.stepCheck'), content: `${checked} / ${standing.length}` },
        {
          title: t('posts.stepVote'),
          content: election.votedOn ? `${election.votedOn} · ${election.cast} / ${election.eligible}` : '',
        },
        {
          title: t('posts.stepNotice'),
          content: election.noticeNumber ? `${election.noticeNumber} · ${election.noticeLastDay}` : '',
        },
        {
          title: t('posts.stepFile'),
          content: election.filingNumber ? `${election.filingNumber} · ${election.filedOn}` : '',
        },
      ]}
    />
  );
}
