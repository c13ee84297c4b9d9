import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { FormModal } from '../../../shared/ui/form-modal';
import { type Candidate, checkCandidate, type ElectionDetail, nominate } from '../posts-api';
import { PostHolderSelect } from './post-holder-select';

const CRITERIA = ['Prestige', 'Ability', 'Responsibility', 'Recognition'] as const;
const GRADES = ['Good', 'Fair', 'Unfit'] as const;
const WAYS = ['ByBranch', 'ByResidents', 'BySelf'] as const;

interface ModalProps {
  election: ElectionDetail;
  onClose: () => void;
  onDone: () => void;
}

export function NominateModal({ election, open, onClose, onDone }: ModalProps & { open: boolean }) {
  const { t } = useTranslation();
  return (
    <FormModal<Schema['ElectionNominateBody']>
      open={open}
      title={t('posts.nominate')}
      testId="nominate-form"
      initialValues={{ nominated: 'ByResidents' }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) => nominate(election.id, values, key)}
    >
      <Form.Item name="officeHolderId" label={t('posts.holder')} rules={[{ required: true }]}>
        <PostHolderSelect communityId={election.communityId} />
      </Form.Item>
      <Form.Item name="nominated" label={t('posts.nominated')} rules={[{ required: true }]}>
        <Select
          options={WAYS.map((value) => ({ value, label: t(`enum.NominationWay.${value}`) }))}
          data-testid="nominate-way"
        />
      </Form.Item>
      <Form.Item name="nominatedBy" label={t('posts.nominatedBy')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} data-testid="nominate-by" />
      </Form.Item>
    </FormModal>
  );
}

type Checks = Record<(typeof CRITERIA)[number], { grade: Schema['CandidateGrade']; opinion: string }>;

/** 候选人考察: 群众威信, 工作能力, 责任心, 群众认可度, each with a grade and an opinion. */
export function CheckModal({
  election,
  candidate,
  onClose,
  onDone,
}: ModalProps & { candidate: Candidate | undefined }) {
  const { t } = useTranslation();
  const known = Object.fromEntries(
    (candidate?.checks ?? []).map((check) => [check.criterion, { grade: check.grade, opinion: check.opinion }]),
  );
  return (
    <FormModal<Checks>
      open={candidate !== undefined}
      title={`${t('posts.check')} · ${candidate?.name ?? ''}`}
      width={720}
      testId="check-form"
      initialValues={known as Partial<Checks>}
      onClose={onClose}
      onDone={onDone}
      submit={(values) =>
        checkCandidate(
          election.id,
          candidate?.id ?? '',
          CRITERIA.map((criterion) => ({ criterion, ...values[criterion] })),
        )
      }
    >
      {CRITERIA.map((criterion) => (
        <fieldset key={criterion} className="form-grid plain-fieldset">
          <legend>{t(`enum.CandidateCriterion.${criterion}`)}</legend>
          <Form.Item name={[criterion, 'grade']} label={t('posts.grade')} rules={[{ required: true }]}>
            <Select
              options={GRADES.map((value) => ({ value, label: t(`enum.CandidateGrade.${value}`) }))}
              data-testid={`grade-${criterion}`}
            />
          </Form.Item>
          <Form.Item
            name={[criterion, 'opinion']}
            label={t('posts.opinion')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={200} data-testid={`opinion-${criterion}`} />
          </Form.Item>
        </fieldset>
      ))}
    </FormModal>
  );
}
