import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Modal, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { formatMonth } from '../../../shared/lib/month';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { DownloadButton } from '../../../shared/ui/download-button';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  cancelPayroll,
  clearFlag,
  computePayroll,
  getPayroll,
  type Payroll,
  type PayrollFlag,
  type PayrollLine,
  returnPayroll,
  submitPayroll,
} from '../api';
import { LineExplanation } from '../components/line-explanation';
import { MonthText } from '../components/month-text';
import { useRefresh } from '../components/use-refresh';

export default function PayrollDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['payroll', 'runs', id], queryFn: () => getPayroll(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const run = query.data;
  if (!run) return <Spin size="large" className="page-spin" />;
  return (
    <div className="stack">
      <PageHeader title={run.title} note={t('payroll.payrollNote')} extra={<Actions run={run} />} />
      <Notes run={run} />
      <div data-testid="payroll-facts">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="PayrollState" value={run.state} />],
            [t('payroll.number'), run.number],
            [t('common.community'), run.communityName],
            [`${t('payroll.total')}（${t('common.yuan')}）`, <Money key="t" fen={run.totalFen} strong />],
            [
              t('subsidies.capital'),
              <span key="c" data-testid="payroll-capital">
                {run.totalCapital}
              </span>,
            ],
            [t('payroll.lineCount'), run.lines.length],
            [t('payroll.computedBy'), `${run.madeByName} ${formatInstant(run.computedAt)}`],
            run.submittedByName
              ? [t('payroll.submittedBy'), `${run.submittedByName} ${formatInstant(run.submittedAt)}`]
              : null,
            [
              t('signing.hash'),
              <code key="h" className="hash">
                {run.contentHash}
              </code>,
            ],
          ]}
        />
      </div>
      {run.flags.length > 0 ? <Flags run={run} /> : null}
      <Lines run={run} />
      {run.omissions.length > 0 ? (
        <Card title={<h2 className="card-title">{t('payroll.omissions')}</h2>}>
          <SimpleTable
            id="payroll-omissions"
            rows={run.omissions}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', title: t('payroll.name'), render: (row) => row.holderName },
              {
                key: 'post',
                title: t('payroll.post'),
                render: (row) => (row.post ? t(`enum.PostKind.${row.post}`) : null),
              },
              { key: 'month', title: t('payroll.forMonth'), render: (row) => <MonthText value={row.forMonth} /> },
              {
                key: 'reason',
                title: t('common.reason'),
                render: (row) => t(`enum.OmissionReason.${row.reason}`),
              },
              {
                key: 'amount',
                title: t('payroll.toRecover'),
                fen: (row) => (row.amountFen > 0 ? row.amountFen : undefined),
              },
            ]}
          />
        </Card>
      ) : null}
      {run.signatures.length > 0 ? (
        <Card title={<h2 className="card-title">{t('signing.signatures')}</h2>}>
          <SimpleTable
            id="payroll-signatures"
            rows={run.signatures}
            rowKey={(row) => row.step}
            columns={[
              { key: 'post', title: t('payroll.signedAs'), render: (row) => t(`enum.SigningPost.${row.post}`) },
              { key: 'name', title: t('payroll.name'), render: (row) => row.name },
              { key: 'at', title: t('payroll.at'), render: (row) => formatInstant(row.at) },
              { key: 'delegation', title: t('payroll.delegation'), render: (row) => row.delegationNumber },
            ]}
          />
        </Card>
      ) : null}
      <Card title={<h2 className="card-title">{t('payroll.steps')}</h2>}>
        <SimpleTable
          id="payroll-steps"
          rows={run.steps}
          rowKey={(row) => `${row.action}${row.at}`}
          columns={[
            { key: 'action', title: t('common.actions'), render: (row) => t(`enum.PayrollAction.${row.action}`) },
            { key: 'by', title: t('payroll.by'), render: (row) => row.byName },
            { key: 'at', title: t('payroll.at'), render: (row) => formatInstant(row.at) },
            { key: 'total', title: t('payroll.total'), fen: (row) => row.totalFen },
            { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
          ]}
        />
      </Card>
    </div>
  );
}

function Notes({ run }: { run: Payroll }) {
  const { t } = useTranslation();
  return (
    <>
      {run.returnReason ? (
        <Alert
          type="warning"
          showIcon
          title={t(run.state === 'Cancelled' ? 'enum.PayrollState.Cancelled' : 'payroll.returned')}
          description={run.returnReason}
          data-testid="payroll-returned"
        />
      ) : null}
      {run.state === 'Approved' ? (
        <Alert
          type="info"
          showIcon
          title={t('payroll.approvedNote')}
          description={t('payroll.approvedNext')}
          data-testid="payroll-approved"
        />
      ) : null}
    </>
  );
}

function Actions({ run }: { run: Payroll }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const refresh = useRefresh();
  const [asking, setAsking] = useState<'return' | 'cancel'>();
  const may = (action: Payroll['allowed'][number]) => run.allowed.includes(action);
  const send = asking === 'return' ? returnPayroll : cancelPayroll;
  return (
    <>
      {may('Submit') ? (
        <ActionButton
          type="primary"
          question={
            <>
              <p>
                {t('payroll.freezeQuestion', {
                  month: formatMonth(run.month, i18n.language),
                  count: run.lines.length,
                  amount: formatFen(run.totalFen),
                })}
              </p>
              <p>
                <strong>{run.totalCapital}</strong>
              </p>
            </>
          }
          run={(key) => submitPayroll(run.id, run.contentHash, key)}
          onDone={refresh}
          testId="submit-payroll"
        >
          {t('payroll.submit')}
        </ActionButton>
      ) : null}
      {may('Compute') ? (
        <ActionButton
          question={t('payroll.computeNote')}
          run={(key) => computePayroll(run.communityId, run.month, key)}
          onDone={refresh}
          testId="compute-payroll"
        >
          {t('payroll.computeAgain')}
        </ActionButton>
      ) : null}
      {may('Return') ? (
        <Button danger onClick={() => setAsking('return')} data-testid="return-payroll">
          {t('common.reject')}
        </Button>
      ) : null}
      {may('Cancel') ? (
        <Button danger onClick={() => setAsking('cancel')} data-testid="cancel-payroll">
          {t('payroll.cancel')}
        </Button>
      ) : null}
      {run.sheetId ? (
        <Link to={`/signing/sheets/${run.sheetId}`} className="link-button" data-testid="open-sheet">
          {t('payroll.openSheet')}
        </Link>
      ) : null}
      <Link to={`/payroll/runs/${run.id}/print`} className="link-button" data-testid="print-payroll">
        {t('common.print')}
      </Link>
      {can(p.payrollExport) ? (
        <DownloadButton path="/payroll/runs/{id}/export" options={{ path: { id: run.id } }} testId="export-payroll" />
      ) : null}
      <ReasonModal
        open={asking !== undefined}
        title={t(asking === 'return' ? 'common.reject' : 'payroll.cancel')}
        about={run.title}
        danger
        onClose={() => setAsking(undefined)}
        submit={(reason, key) => send(run.id, reason, key)}
        onDone={refresh}
      />
    </>
  );
}

function Lines({ run }: { run: Payroll }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<PayrollLine>();
  return (
    <Card title={<h2 className="card-title">{t('payroll.lines')}</h2>}>
      <SimpleTable<PayrollLine>
        id="payroll-lines"
        rows={run.lines}
        rowKey={(row) => row.id}
        empty={t('payroll.noLines')}
        columns={[
          { key: 'position', title: t('common.index'), render: (row) => row.position },
          { key: 'name', title: t('payroll.name'), render: (row) => row.holderName },
          {
            key: 'post',
            title: t('payroll.post'),
            render: (row) => (row.post ? t(`enum.PostKind.${row.post}`) : t('payroll.noPost')),
          },
          { key: 'kind', title: t('payroll.kind'), render: (row) => t(`enum.PayLineKind.${row.kind}`) },
          { key: 'month', title: t('payroll.forMonth'), render: (row) => <MonthText value={row.forMonth} /> },
          { key: 'days', title: t('payroll.days'), render: (row) => `${row.paidDays} / ${row.daysInMonth}` },
          { key: 'entitled', title: t('payroll.entitled'), fen: (row) => row.entitledFen },
          { key: 'before', title: t('payroll.paidBefore'), fen: (row) => row.paidBeforeFen },
          { key: 'amount', title: t('payroll.amount'), fen: (row) => row.amountFen },
        ]}
        actions={(row) => (
          <Button type="link" onClick={() => setShown(row)} data-testid="explain-line">
            {t('payroll.explain')}
          </Button>
        )}
      />
      <p className="sum-line">
        {t('common.sum')} {t('payroll.amount')}：<Money fen={run.totalFen} strong /> {t('common.yuan')}
      </p>
      <Modal
        open={shown !== undefined}
        title={shown ? `${t('payroll.explain')}：${shown.holderName}` : ''}
        width={760}
        onCancel={() => setShown(undefined)}
        destroyOnHidden
        footer={<Button onClick={() => setShown(undefined)}>{t('common.close')}</Button>}
      >
        {shown ? <LineExplanation line={shown} /> : null}
      </Modal>
    </Card>
  );
}

/** Double pay: what was found, who looked at it and why it is right. */
function Flags({ run }: { run: Payroll }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [clearing, setClearing] = useState<PayrollFlag>();
  return (
    <Card title={<h2 className="card-title">{t('payroll.flags')}</h2>}>
      <p className="muted">{t('payroll.flagsNote')}</p>
      <SimpleTable<PayrollFlag>
        id="payroll-flags"
        rows={run.flags}
        rowKey={(row) => row.id}
        columns={[
          { key: 'kind', title: t('payroll.flag'), render: (row) => t(`enum.PayrollFlagKind.${row.kind}`) },
          { key: 'name', title: t('payroll.name'), render: (row) => row.holderName },
          { key: 'evidence', title: t('payroll.evidence'), render: (row) => row.evidence },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="PayrollFlagState" value={row.state} />,
          },
          {
            key: 'cleared',
            title: t('payroll.clearedBy'),
            render: (row) =>
              [row.clearedByName, formatInstant(row.clearedAt), row.clearedReason].filter(Boolean).join(' · '),
          },
        ]}
        actions={(row) =>
          row.mayClear ? (
            <Button type="link" onClick={() => setClearing(row)} data-testid="clear-flag">
              {t('payroll.clear')}
            </Button>
          ) : null
        }
      />
      <ReasonModal
        open={clearing !== undefined}
        title={t('payroll.clear')}
        about={clearing?.evidence}
        onClose={() => setClearing(undefined)}
        submit={(reason, key) => clearFlag(clearing?.id ?? '', reason, key)}
        onDone={refresh}
      />
    </Card>
  );
}
