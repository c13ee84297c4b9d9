import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DescriptionList } from '../../../shared/ui/description-list';
import { DownloadButton } from '../../../shared/ui/download-button';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { getNotice, listNoticeLines, type NoticeLine } from '../api';
import { RecordObjectionModal } from '../components/record-objection-modal';

export default function NoticeDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const [line, setLine] = useState<number | null>();
  const query = useQuery({ queryKey: ['notices', 'one', id], queryFn: () => getNotice(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const notice = query.data;
  if (!notice) return <Spin size="large" className="page-spin" />;
  const election = notice.kind === 'ElectionResult';
  const takes = can(p.noticesRecord) && notice.state === 'Running';
  return (
    <div className="stack">
      <PageHeader
        title={notice.title}
        note={t(election ? 'notices.detailNoteElection' : 'notices.detailNote')}
        extra={
          <>
            {takes ? (
              <Button onClick={() => setLine(null)} data-testid="record-objection">
                {t('notices.record')}
              </Button>
            ) : null}
            <a
              className="link-button"
              href={notice.publicPath}
              target="_blank"
              rel="noreferrer"
              data-testid="open-public"
            >
              {t('notices.openPublic')}
            </a>
            <DownloadButton path="/notices/{id}/filing-copy" options={{ path: { id } }} testId="filing-copy">
              {t('notices.filingCopy')}
            </DownloadButton>
            <Link to={notice.link} className="link-button">
              {t(election ? 'notices.openElection' : 'notices.openSubject')}
            </Link>
            <Link to={`/notices/objections?noticeId=${id}`} className="link-button">
              {t('notices.objections')}
            </Link>
          </>
        }
      />
      {notice.state === 'Withdrawn' ? (
        <Alert
          type="error"
          showIcon
          title={t('enum.NoticeState.Withdrawn')}
          description={[notice.withdrawnReason, notice.withdrawnByName, formatInstant(notice.withdrawnAt)]
            .filter(Boolean)
            .join(' · ')}
        />
      ) : null}
      <div data-testid="notice-facts">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="NoticeState" value={notice.state} />],
            [t('notices.number'), notice.number],
            [t('common.community'), notice.communityName],
            [
              t('notices.period'),
              `${notice.firstDay} — ${notice.lastDay}（${notice.days} ${t(`enum.NoticeUnit.${notice.unit}`)}）`,
            ],
            [t(election ? 'notices.candidates' : 'notices.lines'), notice.lineCount],
            !election && [`${t('notices.sum')}（${t('common.yuan')}）`, <Money key="m" fen={notice.sumFen} strong />],
            [t('notices.contact'), `${notice.contactName} ${notice.contactPhone}`],
            [t('notices.publishedBy'), `${notice.publishedByName} ${formatInstant(notice.publishedAt)}`],
            [t('policies.document'), notice.policyDocument],
            [
              t('notices.copyHash'),
              <code key="h" className="hash">
                {notice.copyHash}
              </code>,
            ],
          ]}
        />
      </div>
      <Card title={<h2 className="card-title">{t('notices.frozen')}</h2>}>
        <QueryTable<NoticeLine>
          id="notice-lines"
          queryKey={['notices', 'one', id, 'lines']}
          load={(params, signal) => listNoticeLines(id, params, signal)}
          list={list}
          rowKey={(row) => row.lineId}
          columns={[
            { key: 'name', title: t('notices.maskedName'), render: (row) => row.maskedName },
            {
              key: 'building',
              title: t(election ? 'notices.result' : 'notices.building'),
              render: (row) => row.building,
            },
            ...(election
              ? []
              : [{ key: 'amount', title: t('notices.amount'), fen: (row: NoticeLine) => row.amountFen }]),
            {
              key: 'objection',
              title: t('notices.objection'),
              render: (row) => <StatusTag kind="ObjectionState" value={row.objection} />,
            },
          ]}
          {...(takes
            ? {
                actions: (row: NoticeLine) => (
                  <Button type="link" onClick={() => setLine(row.order)} data-testid="object-line">
                    {t('notices.record')}
                  </Button>
                ),
                actionsWidth: 120,
              }
            : {})}
        />
      </Card>
      <RecordObjectionModal
        noticeId={id}
        election={election}
        line={line}
        onClose={() => setLine(undefined)}
        onDone={() => {
          for (const key of ['notices', 'todos']) void client.invalidateQueries({ queryKey: [key] });
        }}
      />
    </div>
  );
}
