import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
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
import { HeadCountAmendForm } from '../components/head-count-amend-form';
import { HeadCountPeople } from '../components/head-count-people';
import { CounterLine } from '../components/staffing-parts';
import {
  type Amendment,
  countHeads,
  decideAmendment,
  freezeHeads,
  getHeadCount,
  type HeadCountDetail,
  listHeadCountPeople,
} from '../staffing-api';

/** One head-count: counted by one person, frozen by another, corrected only by dated amendments. */
export default function HeadCountDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [amending, setAmending] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['head-counts', 'one', id], queryFn: () => getHeadCount(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const count = query.data;
  if (!count) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    for (const key of ['head-counts', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const about = { community: count.communityName, year: count.year, people: count.sums.counted };
  return (
    <div className="stack">
      <PageHeader
        title={t('staffing.headCountOf', about)}
        note={t('staffing.headCountNote')}
        extra={
          <>
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
            {count.state === 'Preview' && can(p.organisationWrite) ? (
              <ActionButton
                question={t(count.bySystem ? 'staffing.takeOverQuestion' : 'staffing.countAgainQuestion', about)}
                run={(key) => countHeads({ communityId: count.communityId, year: count.year }, key)}
                onDone={refresh}
                testId="count-again"
              >
                {t(count.bySystem ? 'staffing.takeOver' : 'staffing.countAgain')}
              </ActionButton>
            ) : null}
            {count.mayFreeze && can(p.organisationApprove) ? (
              <ActionButton
                type="primary"
                question={t('staffing.freezeQuestion', about)}
                run={(key) => freezeHeads(id, count.version, key)}
                onDone={refresh}
                testId="freeze"
              >
                {t('staffing.freeze')}
              </ActionButton>
            ) : null}
            {count.state === 'Frozen' && can(p.organisationWrite) ? (
              <Button onClick={() => setAmending(true)} data-testid="amend">
                {t('staffing.amend')}
              </Button>
            ) : null}
          </>
        }
      />
      {count.bySystem ? <Alert type="info" showIcon title={t('staffing.bySystem')} /> : null}
      <Facts count={count} />
      <CounterLine sums={count.sums} testId="head-count-sums" />
      <SimpleTable
        id="head-count-lines"
        rows={count.lines}
        rowKey={(row) => row.originTownshipCode}
        columns={[
          { key: 'origin', title: t('staffing.origin'), render: (row) => row.originTownship },
          { key: 'poor', title: t('staffing.poor'), render: (row) => row.holds.poor },
          { key: 'synchronous', title: t('staffing.synchronous'), render: (row) => row.holds.synchronous },
          { key: 'additions', title: t('staffing.additions'), render: (row) => row.holds.additions },
          { key: 'residentNow', title: t('staffing.residentNow'), render: (row) => row.holds.residentNow },
          { key: 'counted', title: t('staffing.counted'), render: (row) => <strong>{row.holds.counted}</strong> },
          { key: 'frozen', title: t('staffing.frozenCounted'), render: (row) => row.frozen.counted },
        ]}
      />
      {count.amendments.length > 0 ? <Amendments count={count} onDone={refresh} /> : null}
      {can(p.registryRead) ? (
        <>
          <h2 className="card-title">{t('staffing.people')}</h2>
          <HeadCountPeople
            about={[id]}
            load={(params, signal) => listHeadCountPeople(id, params, signal)}
            origins={count.lines.map((x) => ({ value: x.originTownshipCode, label: x.originTownship }))}
          />
        </>
      ) : null}
      <HistoryDrawer subject="HeadCountSnapshot" id={id} open={history} onClose={() => setHistory(false)} />
      <HeadCountAmendForm open={amending} count={count} onClose={() => setAmending(false)} onDone={refresh} />
    </div>
  );
}

function Facts({ count }: { count: HeadCountDetail }) {
  const { t } = useTranslation();
  return (
    <DescriptionList
      items={[
        [t('common.state'), <StatusTag key="s" kind="HeadCountState" value={count.state} />],
        [t('staffing.day'), count.day],
        [t('staffing.base'), count.policy.base],
        [t('staffing.countedBy'), `${count.countedByName} ${formatInstant(count.countedAt)}`],
        [t('staffing.frozenBy'), [count.frozenByName, formatInstant(count.frozenAt)].filter(Boolean).join(' ')],
        [
          t('staffing.policy'),
          [count.policy.documentTitle, count.policy.documentNumber, count.policy.clause].filter(Boolean).join(' '),
        ],
      ]}
    />
  );
}

function Amendments({ count, onDone }: { count: HeadCountDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [refusing, setRefusing] = useState<Amendment>();
  const about = (row: Amendment) => ({ origin: row.originTownship, from: row.from, people: row.counted });
  return (
    <>
      <h2 className="card-title">{t('staffing.amendments')}</h2>
      <SimpleTable<Amendment>
        id="head-count-amendments"
        rows={count.amendments}
        rowKey={(row) => row.id}
        columns={[
          { key: 'origin', title: t('staffing.origin'), render: (row) => row.originTownship },
          { key: 'from', title: t('staffing.from'), render: (row) => row.from },
          { key: 'poor', title: t('staffing.poor'), render: (row) => row.poor },
          { key: 'synchronous', title: t('staffing.synchronous'), render: (row) => row.synchronous },
          { key: 'additions', title: t('staffing.additions'), render: (row) => row.additions },
          { key: 'counted', title: t('staffing.counted'), render: (row) => row.counted },
          {
            key: 'reason',
            title: t('common.reason'),
            render: (row) => [row.document, row.reason, row.rejectedReason].filter(Boolean).join('；'),
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="HeadCountAmendmentState" value={row.state} />,
          },
          {
            key: 'by',
            title: t('staffing.proposedBy'),
            render: (row) => `${row.proposedByName} ${formatInstant(row.proposedAt)}`,
          },
          {
            key: 'decided',
            title: t('staffing.decidedBy'),
            render: (row) => [row.decidedByName, formatInstant(row.decidedAt)].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) =>
          row.state === 'Proposed' && !row.mine && can(p.organisationApprove) ? (
            <>
              <ActionButton
                type="link"
                question={t('staffing.agreeQuestion', about(row))}
                run={(key) => decideAmendment(count.id, row.id, { agreed: true }, key)}
                onDone={onDone}
                testId="agree-amendment"
              >
                {t('staffing.agree')}
              </ActionButton>
              <Button type="link" danger onClick={() => setRefusing(row)}>
                {t('common.reject')}
              </Button>
            </>
          ) : null
        }
      />
      <ReasonModal
        open={refusing !== undefined}
        title={t('common.reject')}
        about={refusing ? t('staffing.amendmentOf', about(refusing)) : ''}
        danger
        onClose={() => setRefusing(undefined)}
        submit={(reason, key) => decideAmendment(count.id, refusing?.id ?? '', { agreed: false, reason }, key)}
        onDone={onDone}
      />
    </>
  );
}
