import { Alert, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { countVotes, type ElectionDetail } from '../posts-api';

interface Values {
  day: string;
  eligible: number;
  cast: number;
  valid: number;
  minutesNumber: string;
  votes: Record<string, number>;
}

const required = [{ required: true }];

interface VotesModalProps {
  election: ElectionDetail;
  open: boolean;
  onClose: () => void;
  onDone: (result: Schema['VotesCounted']) => void;
}

/** 录入投票: what the counters wrote down; who is elected, the server says by the rule of two halves. */
export function VotesModal({ election, open, onClose, onDone }: VotesModalProps) {
  const { t } = useTranslation();
  const standing = election.candidates.filter((candidate) => ['Standing', 'NotElected'].includes(candidate.state));
  const seatsOpen = election.seats - election.candidates.filter((candidate) => candidate.state === 'Elected').length;
  const number = (name: 'eligible' | 'cast' | 'valid', min: number) => (
    <Form.Item name={name} label={t(`posts.${name}`)} rules={required}>
      <InputNumber min={min} precision={0} data-testid={`votes-${name}`} />
    </Form.Item>
  );
  return (
    <FormModal<Values, Schema['VotesCounted']>
      open={open}
      title={t('posts.countRound', { round: election.round + 1 })}
      width={640}
      testId="votes-form"
      initialValues={{ day: today(), ...(election.eligible ? { eligible: election.eligible } : {}) }}
      onClose={onClose}
      onDone={onDone}
      submit={({ votes, ...values }, key) =>
        countVotes(
          election.id,
          {
            ...values,
            round: election.round + 1,
            votes: standing.map((candidate) => ({ candidateId: candidate.id, votes: votes[candidate.id] ?? 0 })),
          },
          key,
        )
      }
    >
      <Alert
        type="info"
        showIcon
        className="problem"
        title={t('posts.countNote', { adults: election.adults, seats: seatsOpen })}
      />
      <div className="form-grid">
        <Form.Item name="day" label={t('posts.votedOn')} rules={required}>
          <DayInput noFuture data-testid="votes-day" />
        </Form.Item>
        <Form.Item name="minutesNumber" label={t('posts.minutesNumber')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} data-testid="votes-minutes" />
        </Form.Item>
        {number('eligible', 1)}
        {number('cast', 0)}
        {number('valid', 0)}
        {standing.map((candidate) => (
          <Form.Item
            key={candidate.id}
            name={['votes', candidate.id]}
            label={t('posts.votesOf', { name: candidate.name })}
            rules={required}
          >
            <InputNumber min={0} precision={0} data-testid={`votes-of-${candidate.order}`} />
          </Form.Item>
        ))}
      </div>
    </FormModal>
  );
}
