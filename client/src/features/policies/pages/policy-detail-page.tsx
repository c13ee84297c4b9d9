import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Spin, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { deletePolicy, getPolicy, type PolicyValue, publishPolicy, returnPolicy, submitPolicy } from '../api';
import { useCatalogue } from '../components/use-catalogue';

const STEP: Record<string, number> = { Draft: 0, Submitted: 1, Published: 3 };

export default function PolicyDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const navigate = useNavigate();
  const client = useQueryClient();
  const catalogue = useCatalogue();
  const [returning, setReturning] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['policies', id], queryFn: () => getPolicy(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const policy = query.data;
  if (!policy) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['policies'] });
    void client.invalidateQueries({ queryKey: ['todos'] });
  };
  const name = `${policy.documentNumber} ${policy.documentTitle}`;
  return (
    <div className="stack">
      <PageHeader
        title={catalogue.areaName(policy.area)}
        note={name}
        extra={
          <>
            {policy.state === 'Draft' && can(p.policiesWrite) ? (
              <>
                <ActionButton
                  type="primary"
                  question={t('policies.submitQuestion', { name })}
                  run={(key) => submitPolicy(id, policy.version, key)}
                  onDone={refresh}
                  testId="submit-policy"
                >
                  {t('policies.submit')}
                </ActionButton>
                <Link to={`/policies/${id}/edit`} className="link-button" data-testid="edit-policy">
                  {t('common.edit')}
                </Link>
                <ActionButton
                  danger
                  question={t('policies.deleteQuestion', { name })}
                  run={() => deletePolicy(id, policy.version)}
                  onDone={() => {
                    refresh();
                    navigate('/policies');
                  }}
                >
                  {t('common.remove')}
                </ActionButton>
              </>
            ) : null}
            {policy.state === 'Submitted' && policy.mayPublish && can(p.policiesPublish) ? (
              <>
                <ActionButton
                  type="primary"
                  question={t('policies.publishQuestion', { name, from: policy.effectiveFrom })}
                  run={(key) => publishPolicy(id, policy.version, key)}
                  onDone={refresh}
                  testId="publish-policy"
                >
                  {t('policies.publish')}
                </ActionButton>
                <Button danger onClick={() => setReturning(true)} data-testid="return-policy">
                  {t('common.reject')}
                </Button>
              </>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      {policy.state === 'Submitted' && can(p.policiesPublish) && !policy.mayPublish ? (
        <Alert type="info" showIcon title={t('policies.otherPerson')} />
      ) : null}
      {policy.returnedReason ? (
        <Alert type="warning" showIcon title={t('policies.returned', { reason: policy.returnedReason })} />
      ) : null}
      <Card>
        <Steps
          size="small"
          current={STEP[policy.state] ?? 0}
          items={[
            {
              title: t('policies.stepDraft'),
              content: [policy.madeByName, formatInstant(policy.madeAt)].filter(Boolean).join(' '),
            },
            { title: t('policies.stepSubmitted') },
            {
              title: t('policies.stepPublished'),
              content: [policy.publishedByName, formatInstant(policy.publishedAt)].filter(Boolean).join(' '),
            },
          ]}
        />
      </Card>
      <DescriptionList
        items={[
          [t('common.state'), <StatusTag key="s" kind="PolicyState" value={policy.state} />],
          [t('policies.documentNumber'), policy.documentNumber],
          [t('policies.documentTitle'), policy.documentTitle],
          [t('policies.documentDate'), policy.documentDate],
          [t('policies.effectiveFrom'), policy.effectiveFrom],
          [t('policies.effectiveUntil'), policy.effectiveUntil],
          [t('policies.lastUsedOn'), policy.lastUsedOn],
        ]}
      />
      <Card>
        <SimpleTable<PolicyValue>
          id="policy-values"
          rows={policy.values}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'name',
              title: t('policies.parameter'),
              render: catalogue.word,
            },
            {
              key: 'value',
              title: t('policies.value'),
              render: (row) => <strong>{row.shown}</strong>,
            },
            { key: 'clause', title: t('policies.clause'), render: (row) => row.clause },
            { key: 'key', title: t('policies.key'), render: (row) => <code>{row.key}</code> },
          ]}
        />
      </Card>
      <ReasonModal
        open={returning}
        title={t('policies.returnTitle')}
        about={name}
        danger
        onClose={() => setReturning(false)}
        submit={(reason, key) => returnPolicy(id, policy.version, reason, key)}
        onDone={refresh}
      />
      <HistoryDrawer subject="PolicyVersion" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
