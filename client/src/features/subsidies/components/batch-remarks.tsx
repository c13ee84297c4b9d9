import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import { FormModal } from '../../../shared/ui/form-modal';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { addRemark, answerRemark, listRemarks, type Remark } from '../api';

const signed = (name: string | null | undefined, at: string | null | undefined) =>
  [name, formatInstant(at)].filter(Boolean).join(' ');

/** What the residents' committee found at single lines, and what the maker answered. */
export function BatchRemarks({ batchId, canAnswer }: { batchId: string; canAnswer: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [answering, setAnswering] = useState<Remark>();
  const query = useQuery({
    queryKey: ['subsidies', 'batches', batchId, 'remarks'],
    queryFn: () => listRemarks(batchId),
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  return (
    <>
      <SimpleTable<Remark>
        id="remarks"
        rows={query.data}
        loading={query.isPending}
        rowKey={(row) => row.id}
        empty={t('subsidies.noRemarks')}
        pageSize={20}
        columns={[
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) => (
              <>
                {row.householdNumber} {row.onPresentContent ? null : <ToneTag>{t('subsidies.remarkOld')}</ToneTag>}
              </>
            ),
          },
          { key: 'amount', title: t('subsidies.amount'), fen: (row) => row.amountFen },
          { key: 'text', title: t('subsidies.remarkText'), render: (row) => row.text },
          { key: 'by', title: t('subsidies.madeBy'), render: (row) => signed(row.madeByName, row.madeAt) },
          { key: 'answer', title: t('subsidies.answered'), render: (row) => row.answer },
          {
            key: 'answeredBy',
            title: t('subsidies.answeredBy'),
            render: (row) => signed(row.answeredByName, row.answeredAt),
          },
        ]}
        actions={(row) =>
          canAnswer && !row.answer && !row.ownEntry ? (
            <Button type="link" onClick={() => setAnswering(row)} data-testid="answer-remark">
              {t('subsidies.answer')}
            </Button>
          ) : null
        }
      />
      <TextModal
        open={answering !== undefined}
        title={t('subsidies.answer')}
        about={answering?.text ?? ''}
        label={t('subsidies.answered')}
        onClose={() => setAnswering(undefined)}
        submit={(text, key) => answerRemark(answering?.id ?? '', text, key)}
        onDone={() => client.invalidateQueries({ queryKey: ['subsidies', 'batches', batchId] })}
      />
    </>
  );
}

interface RemarkModalProps {
  batchId: string;
  item: { id: string; household: string } | undefined;
  onClose: () => void;
}

export function RemarkModal({ batchId, item, onClose }: RemarkModalProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <TextModal
      open={item !== undefined}
      title={t('subsidies.remark')}
      about={t('subsidies.remarkNote', { household: item?.household })}
      label={t('subsidies.remarkText')}
      onClose={onClose}
      submit={(text, key) => addRemark(batchId, item?.id ?? '', text, key)}
      onDone={() => client.invalidateQueries({ queryKey: ['subsidies', 'batches', batchId] })}
    />
  );
}

interface TextModalProps {
  open: boolean;
  title: string;
  about: string;
  label: string;
  onClose: () => void;
  submit: (text: string, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
}

function TextModal({ about, label, submit, ...rest }: TextModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<{ text: string }> {...rest} testId="remark-form" submit={({ text }, key) => submit(text.trim(), key)}>
      <p>{about}</p>
      <Form.Item name="text" label={label} rules={[{ required: true, whitespace: true, message: t('form.required') }]}>
        <Input.TextArea rows={3} maxLength={500} showCount data-testid="remark-text" />
      </Form.Item>
    </FormModal>
  );
}
