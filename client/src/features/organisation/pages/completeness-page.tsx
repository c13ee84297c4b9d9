import { useQuery } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DayInput } from '../../../shared/ui/day-input';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { BODY_KINDS, type CommunityCompleteness, getCompleteness } from '../api';

/** 机构完整性: which of the five is missing, out of term or without a head. */
export default function CompletenessPage() {
  const { t } = useTranslation();
  const { params, change } = useListParams();
  const date = params.date as string | undefined;
  const query = useQuery({ queryKey: ['organisation', 'completeness', date], queryFn: () => getCompleteness(date) });
  const report = query.data;
  return (
    <div className="stack">
      <PageHeader title={t('nav.completeness')} note={t('organisation.completenessNote')} />
      <Form layout="inline" className="search-form">
        <Form.Item label={t('organisation.onDay')} htmlFor="completeness-day">
          <DayInput id="completeness-day" value={date ?? null} allowClear onChange={(day) => change({ date: day })} />
        </Form.Item>
      </Form>
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {report ? (
        <Alert
          type={report.complete === report.communities ? 'success' : 'warning'}
          showIcon
          title={t('organisation.completeOf', { complete: report.complete, communities: report.communities })}
          data-testid="completeness-summary"
        />
      ) : null}
      <SimpleTable<CommunityCompleteness>
        id="completeness"
        rows={report?.rows}
        loading={query.isFetching}
        rowKey={(row) => row.communityId}
        pageSize={50}
        columns={[
          {
            key: 'community',
            title: t('common.community'),
            render: (row) => <Link to={`/organisation?communityId=${row.communityId}`}>{row.communityName}</Link>,
          },
          {
            key: 'complete',
            title: t('organisation.isComplete'),
            render: (row) => (
              <ToneTag tone={row.isComplete ? 'green' : 'red'}>
                {row.isComplete ? t('organisation.complete') : t('organisation.incomplete')}
              </ToneTag>
            ),
          },
          ...BODY_KINDS.map((kind) => ({
            key: kind,
            title: t(`enum.BodyKind.${kind}`),
            render: (row: CommunityCompleteness) => {
              const body = row.bodies.find((one) => one.kind === kind);
              if (!body || body.gap === 'Missing') return <StatusTag kind="BodyGap" value="Missing" />;
              return (
                <>
                  <Link to={`/organisation/bodies/${body.bodyId}`}>{body.headName ?? t('organisation.view')}</Link>{' '}
                  {body.gap === 'None' ? null : <StatusTag kind="BodyGap" value={body.gap} />}
                </>
              );
            },
          })),
          {
            key: 'leader',
            title: t('organisation.contactLeader'),
            render: (row) =>
              row.hasContactLeader ? (
                t('organisation.assigned')
              ) : (
                <ToneTag tone="red">{t('organisation.noLeader')}</ToneTag>
              ),
          },
        ]}
      />
    </div>
  );
}
