import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { call } from '../../../shared/api/client';
import type { Page, Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { AsOf } from '../../../shared/ui/as-of';
import { DescriptionList } from '../../../shared/ui/description-list';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Reveal } from '../../../shared/ui/reveal';
import { Sections } from '../../../shared/ui/sections';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  type Account,
  getHousehold,
  type Member,
  type PovertyRecord,
  revealAccount,
  revealResident,
  type Stay,
} from '../api';
import { HouseholdActions } from '../components/household-actions';
import { HouseholdSubsidies } from '../components/household-subsidies';

/** 新增户，2026-10-01起 names its kind already; an account does not. */
const withKind = (kind: string, summary: string) => (summary.startsWith(kind) ? summary : `${kind} · ${summary}`);

export default function HouseholdDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const asOf = search.get('asOf') ?? undefined;
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['households', id, asOf], queryFn: () => getHousehold(id, asOf) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const household = query.data;
  if (!household) return <Spin size="large" className="page-spin" />;
  const members = household.membersList;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['households'] });
    void client.invalidateQueries({ queryKey: ['changes'] });
    void client.invalidateQueries({ queryKey: ['todos'] });
  };
  return (
    <div className="stack">
      <PageHeader
        title={`${household.headName ?? ''} · ${household.number}`}
        note={[household.communityName, household.address].filter(Boolean).join(' · ')}
        extra={
          <>
            <Button onClick={() => setHistory(true)} data-testid="history">
              {t('common.history')}
            </Button>
            {asOf ? null : <HouseholdActions household={household} members={members} onDone={refresh} />}
          </>
        }
      />
      <AsOf value={asOf} onChange={(day) => setSearch(day ? { asOf: day } : {})} />
      {household.state && household.state !== 'Active' ? (
        <Alert
          type="warning"
          showIcon
          title={t(`enum.HouseholdState.${household.state}`, { defaultValue: household.state })}
        />
      ) : null}
      {household.pendingChanges.map((change) => (
        <Alert
          key={change.id}
          type="info"
          showIcon
          title={t('registry.pendingChange', {
            summary: withKind(t(`enum.ChangeKind.${change.kind}`), change.summary),
          })}
          description={`${change.enteredBy} ${formatInstant(change.enteredAt)}`}
        />
      ))}
      {household.warnings.map((warning) => (
        <Alert
          key={`${warning.kind}${warning.text ?? ''}`}
          type="warning"
          showIcon
          title={t(`enum.Warning.${warning.kind}`, { defaultValue: warning.kind })}
          description={warning.text}
        />
      ))}
      <DescriptionList
        items={[
          [t('registry.householdNumber'), household.number],
          [t('registry.head'), household.headName],
          [t('registry.memberCount'), members.length],
          [t('registry.relocation'), <StatusTag key="r" kind="RelocationKind" value={household.relocation} />],
          [t('registry.poverty'), <StatusTag key="p" kind="PovertyStatus" value={household.poverty} />],
          [t('registry.dwelling'), household.address],
          [t('registry.originTownship'), household.originTownship],
          [t('registry.formedOn'), household.formedOn],
          [t('registry.endedOn'), household.endedOn],
        ]}
      />
      <Card>
        <Sections
          testId="household-tabs"
          items={[
            {
              key: 'members',
              label: t('registry.members'),
              children: (
                <SimpleTable<Member>
                  id="members"
                  rows={members}
                  rowKey={(row) => row.residentId}
                  columns={[
                    {
                      key: 'name',
                      title: t('registry.name'),
                      render: (row) => <Link to={`/residents/${row.residentId}`}>{row.name}</Link>,
                    },
                    {
                      key: 'relation',
                      title: t('registry.relation'),
                      render: (row) => row.relationText ?? row.relation,
                    },
                    {
                      key: 'sex',
                      title: t('registry.sex'),
                      render: (row) => (row.sex ? t(`enum.Sex.${row.sex}`, { defaultValue: row.sex }) : null),
                    },
                    { key: 'age', title: t('registry.age'), render: (row) => row.age },
                    {
                      key: 'id',
                      title: t('registry.idNumber'),
                      render: (row) => (
                        <Reveal
                          masked={row.idNumber}
                          label={t('registry.idNumber')}
                          reveal={(reason) => revealResident(row.residentId, 'IdNumber', reason)}
                        />
                      ),
                    },
                    {
                      key: 'phone',
                      title: t('registry.phone'),
                      render: (row) => (
                        <Reveal
                          masked={row.phone}
                          label={t('registry.phone')}
                          reveal={(reason) => revealResident(row.residentId, 'Phone', reason)}
                        />
                      ),
                    },
                    {
                      key: 'relocation',
                      title: t('registry.relocation'),
                      render: (row) => <StatusTag kind="RelocationKind" value={row.relocation} />,
                    },
                    { key: 'from', title: t('common.from'), render: (row) => row.from },
                    { key: 'to', title: t('common.to'), render: (row) => row.deceasedOn ?? row.to },
                  ]}
                />
              ),
            },
            {
              key: 'stays',
              label: t('registry.stays'),
              children: (
                <SimpleTable<Stay>
                  id="stays"
                  rows={household.stays}
                  rowKey={(row) => row.id}
                  columns={[
                    { key: 'community', title: t('common.community'), render: (row) => row.communityName },
                    { key: 'address', title: t('registry.dwelling'), render: (row) => row.address },
                    { key: 'from', title: t('common.from'), render: (row) => row.from },
                    { key: 'to', title: t('common.to'), render: (row) => row.to },
                    { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
                  ]}
                />
              ),
            },
            {
              key: 'poverty',
              label: t('registry.povertyHistory'),
              children: (
                <SimpleTable<PovertyRecord>
                  id="poverty"
                  rows={household.povertyHistory}
                  rowKey={(row) => row.id}
                  columns={[
                    {
                      key: 'status',
                      title: t('registry.poverty'),
                      render: (row) => <StatusTag kind="PovertyStatus" value={row.status} />,
                    },
                    { key: 'from', title: t('common.from'), render: (row) => row.from },
                    { key: 'to', title: t('common.to'), render: (row) => row.to },
                  ]}
                />
              ),
            },
            {
              key: 'accounts',
              label: t('registry.accounts'),
              children: (
                <SimpleTable<Account>
                  id="accounts"
                  rows={household.accounts}
                  rowKey={(row) => row.id}
                  columns={[
                    { key: 'bank', title: t('registry.bankName'), render: (row) => row.bankName },
                    {
                      key: 'number',
                      title: t('registry.accountNumber'),
                      render: (row) => (
                        <Reveal
                          masked={row.accountNumber}
                          label={t('registry.accountNumber')}
                          reveal={(reason) => revealAccount(row.id, reason)}
                        />
                      ),
                    },
                    { key: 'holder', title: t('registry.holder'), render: (row) => row.holderName },
                    { key: 'from', title: t('registry.effectiveFrom'), render: (row) => row.effectiveFrom },
                    {
                      key: 'state',
                      title: t('common.state'),
                      render: (row) => <StatusTag kind="AccountState" value={row.state} />,
                    },
                    {
                      key: 'verified',
                      title: t('registry.verified'),
                      render: (row) => [row.verifiedBy, formatInstant(row.verifiedAt)].filter(Boolean).join(' '),
                    },
                  ]}
                />
              ),
            },
            {
              key: 'receipts',
              label: t('nav.receipts'),
              children: <HouseholdReceipts householdId={id} number={household.number} />,
            },
            {
              key: 'subsidies',
              label: t('nav.subsidies'),
              testId: 'tab-subsidies',
              children: <HouseholdSubsidies householdId={id} />,
            },
          ]}
        />
      </Card>
      <HistoryDrawer subject="Household" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}

function HouseholdReceipts({ householdId, number }: { householdId: string; number: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['receipts', 'of-household', householdId],
    queryFn: () => call<Page<Schema['ReceiptRow']>>('GET', '/receipts', { query: { householdId, pageSize: 20 } }),
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  return (
    <div className="stack">
      <SimpleTable<Schema['ReceiptRow']>
        id="household-receipts"
        rows={query.data?.items}
        loading={query.isPending}
        rowKey={(row) => row.id}
        columns={[
          { key: 'paidOn', title: t('fees.paidOn'), render: (row) => row.paidOn },
          { key: 'fee', title: t('fees.feeType'), render: (row) => t(`enum.FeeType.${row.feeType}`) },
          { key: 'amount', title: t('fees.amount'), fen: (row) => row.signedFen },
          { key: 'service', title: t('fees.service'), render: (row) => `${row.serviceFrom} — ${row.serviceTo}` },
          { key: 'payer', title: t('fees.payer'), render: (row) => t(`enum.PayerKind.${row.payer}`) },
          { key: 'number', title: t('fees.receiptNumber'), render: (row) => `${row.receiptNumber}-${row.lineNumber}` },
        ]}
      />
      <Link to={`/receipts?household=${encodeURIComponent(number)}`}>
        {t('registry.seeReceipts', { count: query.data?.total ?? 0 })}
      </Link>
    </div>
  );
}
