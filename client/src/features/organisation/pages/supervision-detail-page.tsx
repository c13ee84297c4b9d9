import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Spin, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { answerSupervision, closeSupervision, getSupervision, returnSupervision } from '../api';

type Act = 'answer' | 'close' | 'return';

interface Said {
  text: string;
  answerDue: string;
}

export default function SupervisionDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [act, setAct] = useState<Act>();
  const query = useQuery({ queryKey: ['organisation', 'supervision', id], queryFn: () => getSupervision(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Spin size="large" className="page-spin" />;
  const { item, steps } = query.data;
  const titles: Record<Act, string> = {
    answer: t('organisation.answer'),
    close: t('organisation.accept'),
    return: t('organisation.askAgain'),
  };
  const submit = ({ text, answerDue }: Said, key: string) => {
    if (act === 'answer') return answerSupervision(id, text.trim(), key);
    if (act === 'close') return closeSupervision(id, text.trim(), key);
    return returnSupervision(id, { text: text.trim(), answerDue }, key);
  };
  return (
    <div className="stack">
      <PageHeader
        title={item.title}
        extra={
          <>
            {item.mayAnswer ? (
              <Button type="primary" onClick={() => setAct('answer')} data-testid="answer-supervision">
                {t('organisation.answer')}
              </Button>
            ) : null}
            {item.mayJudge ? (
              <>
                <Button type="primary" onClick={() => setAct('close')} data-testid="close-supervision">
                  {t('organisation.accept')}
                </Button>
                <Button danger onClick={() => setAct('return')} data-testid="return-supervision">
                  {t('organisation.askAgain')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <DescriptionList
        items={[
          [t('common.community'), item.communityName],
          [t('organisation.target'), t(`enum.BodyKind.${item.target}`)],
          [t('common.state'), <StatusTag key="s" kind="SupervisionState" value={item.state} />],
          [
            t('organisation.answerDue'),
            item.isOverdue ? (
              <ToneTag key="d" tone="red">{`${item.answerDue} ${t('organisation.overdue')}`}</ToneTag>
            ) : (
              item.answerDue
            ),
          ],
          [t('organisation.raisedBy'), `${item.raisedByName} ${formatInstant(item.raisedAt)}`],
        ]}
      />
      <section aria-label={t('organisation.steps')} data-testid="supervision-steps">
        <h2 className="card-title">{t('organisation.steps')}</h2>
        <Timeline
          items={steps.map((step) => ({
            key: step.order,
            content: (
              <>
                <strong>{t(`enum.SupervisionStepKind.${step.kind}`)}</strong> {step.byName} {formatInstant(step.at)}
                {step.answerDue ? ` ${t('organisation.dueOn', { day: step.answerDue })}` : ''}
                <p>{step.text}</p>
              </>
            ),
          }))}
        />
      </section>
      <FormModal<Said>
        open={act !== undefined}
        title={titles[act ?? 'answer']}
        testId="said-form"
        onClose={() => setAct(undefined)}
        submit={submit}
        onDone={() => {
          for (const key of ['organisation', 'todos']) void client.invalidateQueries({ queryKey: [key] });
        }}
        onStale={() => query.refetch()}
      >
        <Form.Item name="text" label={t('organisation.content')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={1000} showCount data-testid="said-text" />
        </Form.Item>
        {act === 'return' ? (
          <Form.Item name="answerDue" label={t('organisation.answerDue')} rules={[{ required: true }]}>
            <DayInput data-testid="said-due" />
          </Form.Item>
        ) : null}
      </FormModal>
    </div>
  );
}
