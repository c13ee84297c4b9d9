import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DescriptionList } from '../../../shared/ui/description-list';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import {
  cancelRelease,
  getRelease,
  listFlags,
  type Release,
  type ReleaseFlag,
  rejectRelease,
  releasePayout,
} from '../api';
import { FileTable } from '../components/file-table';
import { ProvenButton } from '../components/proven-button';
import { useRefresh } from '../components/use-refresh';

export default function ReleaseDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const refresh = useRefresh();
  const query = useQuery({ queryKey: ['payouts', 'releases', id], queryFn: () => getRelease(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const detail = query.data;
  if (!detail) return <Spin size="large" className="page-spin" />;
  const { release } = detail;
  return (
    <div className="stack">
      <PageHeader
        title={`${t('payouts.release')} ${release.number}`}
        note={t('payouts.releaseNote')}
        extra={<Actions detail={detail} onDone={refresh} />}
      />
      {release.cancelReason ? <Alert type="warning" showIcon title={release.cancelReason} /> : null}
      <div data-testid="release-facts">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="ReleaseState" value={release.state} />],
            [t('payouts.kind'), t(`enum.ReleaseKind.${release.kind}`)],
            [t('payouts.count'), release.count],
            [`${t('payouts.amount')}（${t('common.yuan')}）`, <Money key="a" fen={release.amountFen} strong />],
            [t('subsidies.capital'), detail.amountInWords],
            [`${t('payouts.available')}（${t('common.yuan')}）`, <Money key="v" fen={detail.availableFen} />],
            [
              t('payouts.stopped'),
              release.stoppedCount > 0
                ? `${release.stoppedCount}（${formatFen(release.stoppedFen)} ${t('common.yuan')}）`
                : '0',
            ],
            [t('payouts.preparedBy'), `${release.preparedByName} ${formatInstant(release.preparedAt)}`],
            release.releasedByName
              ? [t('payouts.releasedBy'), `${release.releasedByName} ${formatInstant(release.releasedAt)}`]
              : null,
            [
              t('signing.hash'),
              <code key="h" className="hash">
                {detail.contentHash}
              </code>,
            ],
          ]}
        />
      </div>
      {detail.batches.length > 0 ? (
        <Card title={<h2 className="card-title">{t('payouts.batches')}</h2>}>
          <SimpleTable
            id="release-batches"
            rows={detail.batches}
            rowKey={(row) => row.batchId}
            columns={[
              {
                key: 'title',
                title: t('payouts.batch'),
                render: (row) => <Link to={`/subsidies/batches/${row.batchId}`}>{row.title}</Link>,
              },
              { key: 'count', title: t('payouts.count'), render: (row) => row.count },
              { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
            ]}
          />
        </Card>
      ) : null}
      {detail.files.length > 0 ? (
        <Card title={<h2 className="card-title">{t('payouts.files')}</h2>}>
          <FileTable files={detail.files} onChange={refresh} />
        </Card>
      ) : null}
      {detail.orders.length > 0 ? (
        <Card title={<h2 className="card-title">{t('payouts.orders')}</h2>}>
          <SimpleTable
            id="release-orders"
            rows={detail.orders}
            rowKey={(row) => row.state}
            columns={[
              {
                key: 'state',
                title: t('common.state'),
                render: (row) => <StatusTag kind="OrderState" value={row.state} />,
              },
              { key: 'count', title: t('payouts.count'), render: (row) => row.count },
              { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
            ]}
            actions={(row) => (
              <Link to={`/payouts/orders?releaseId=${id}&state=${row.state}`}>{t('common.detail')}</Link>
            )}
          />
        </Card>
      ) : null}
      {detail.flags.length > 0 ? (
        <Card title={<h2 className="card-title">{t('payouts.flags')}</h2>}>
          <Flags detail={detail} />
        </Card>
      ) : null}
    </div>
  );
}

function Actions({ detail, onDone }: { detail: Release; onDone: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [asking, setAsking] = useState<'reject' | 'cancel'>();
  const { release } = detail;
  if (release.state !== 'Prepared') return null;
  const send = asking === 'reject' ? rejectRelease : cancelRelease;
  return (
    <>
      {can(p.payoutsRelease) ? (
        <>
          <ProvenButton
            type="primary"
            question={
              <>
                <p>{t('payouts.releaseQuestion', { count: release.count, amount: formatFen(release.amountFen) })}</p>
                <p>
                  <strong data-testid="release-capital">{detail.amountInWords}</strong>
                </p>
                <p>{t('payouts.releaseBalance', { amount: formatFen(detail.availableFen) })}</p>
              </>
            }
            run={(password, key) => releasePayout(detail, password, key)}
            onDone={onDone}
            testId="release-payout"
          >
            {t('payouts.doRelease')}
          </ProvenButton>
          <Button danger onClick={() => setAsking('reject')} data-testid="reject-release">
            {t('common.reject')}
          </Button>
        </>
      ) : null}
      {can(p.payoutsPrepare) ? (
        <Button danger onClick={() => setAsking('cancel')} data-testid="cancel-release">
          {t('payouts.cancel')}
        </Button>
      ) : null}
      <ReasonModal
        open={asking !== undefined}
        title={t(asking === 'reject' ? 'common.reject' : 'payouts.cancel')}
        about={release.number}
        danger
        onClose={() => setAsking(undefined)}
        submit={(reason, key) => send(release.id, reason, key)}
        onDone={onDone}
      />
    </>
  );
}

/** What the preparation found: flags that stop a payment, and those that only want to be looked at. */
function Flags({ detail }: { detail: Release }) {
  const { t } = useTranslation();
  const list = useListParams();
  return (
    <QueryTable<ReleaseFlag>
      id="release-flags"
      queryKey={['payouts', 'releases', detail.release.id, 'flags']}
      load={(params, signal) => listFlags(detail.release.id, params, signal)}
      list={list}
      rowKey={(row) => row.id}
      toolbar={detail.flags.map((flag) => (
        <ToneTag key={flag.kind} tone={flag.isBlocking ? 'red' : 'orange'}>{`${flag.text} ${flag.count}`}</ToneTag>
      ))}
      columns={[
        { key: 'household', title: t('registry.householdNumber'), render: (row) => row.householdNumber },
        { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
        { key: 'account', title: t('registry.account'), render: (row) => row.accountNumber },
        { key: 'amount', title: t('payouts.amount'), fen: (row) => row.amountFen },
        {
          key: 'flag',
          title: t('payouts.flag'),
          render: (row) => <ToneTag tone={row.isBlocking ? 'red' : 'orange'}>{row.text}</ToneTag>,
        },
        { key: 'detail', title: t('common.note'), render: (row) => row.detail },
      ]}
    />
  );
}
