import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  type ChangeRow,
  confirmChange,
  confirmChanges,
  listChanges,
  type ManyDecided,
  rejectAccounts,
  rejectChange,
  verifyAccounts,
} from '../api';

export const CHANGE_KINDS = ['NewHousehold', 'PovertyStatus', 'Death', 'Account'];

/** The second person's desk: what one entered, another confirms. Own entries are shown but cannot be ticked. */
export default function ChangeListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams({ state: 'Pending' });
  const communities = useCommunityOptions();
  const [selected, setSelected] = useState<string[]>([]);
  const [rows, setRows] = useState<Record<string, ChangeRow>>({});
  const [rejecting, setRejecting] = useState<ChangeRow>();
  const [refused, setRefused] = useState<{ id: string; number: string; reason: string }[]>([]);
  const [verifying, setVerifying] = useState(false);
  const refresh = () => {
    setSelected([]);
    for (const key of ['changes', 'households', 'todos', 'residents'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  /** Some of many may be refused by the server; they are named with the reason, the rest is done. */
  const decided = (result: ManyDecided) => {
    setRefused(
      result.refused.map((one) => ({ ...one, number: rows[one.id]?.householdNumber ?? numberOfAccount(one.id) })),
    );
  };
  const numberOfAccount = (accountId: string) =>
    Object.values(rows).find((row) => row.accountId === accountId)?.householdNumber ?? '';
  const mayDecide = (row: ChangeRow) =>
    row.state === 'Pending' &&
    !row.ownEntry &&
    (row.kind === 'Account' ? can(p.registryVerifyAccounts) : can(p.registryConfirm));
  const chosen = selected.map((id) => rows[id]).filter((row): row is ChangeRow => row !== undefined);
  const accounts = chosen.filter((row) => row.kind === 'Account');
  const others = chosen.filter((row) => row.kind !== 'Account');
  return (
    <>
      <PageHeader title={t('nav.changes')} note={t('registry.changesNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Pending', 'Confirmed', 'Rejected'].map((value) => ({
              value,
              label: t(`enum.ChangeState.${value}`),
            })),
          },
          {
            name: 'kind',
            label: t('registry.changeKind'),
            type: 'select',
            options: CHANGE_KINDS.map((value) => ({ value, label: t(`enum.ChangeKind.${value}`) })),
          },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
      />
      {refused.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="problem"
          closable={{ onClose: () => setRefused([]) }}
          title={t('registry.someRefused', { count: refused.length })}
          description={refused.map((one) => (
            <div key={one.id}>
              {one.number} {one.reason}
            </div>
          ))}
          data-testid="refused"
        />
      ) : null}
      <QueryTable<ChangeRow>
        id="changes"
        queryKey={['changes']}
        list={list}
        load={async (query, signal) => {
          const page = await listChanges(query, signal);
          setRows((old) => ({ ...old, ...Object.fromEntries(page.items.map((row) => [row.id, row])) }));
          return page;
        }}
        rowKey={(row) => row.id}
        selection={{ keys: selected, onChange: setSelected, disabled: (row) => !mayDecide(row) }}
        toolbar={
          <>
            <ActionButton
              type="primary"
              disabled={others.length === 0}
              testId="confirm-selected"
              question={t('registry.confirmSelected', { count: others.length })}
              run={(key) =>
                confirmChanges(
                  others.map((row) => row.id),
                  key,
                )
              }
              onDone={(result) => {
                decided(result);
                refresh();
              }}
            >
              {t('registry.bulkConfirm')}
            </ActionButton>
            <Button disabled={accounts.length === 0} onClick={() => setVerifying(true)} data-testid="verify-selected">
              {t('registry.bulkVerify')}
            </Button>
            {selected.length > 0 ? (
              <span className="muted">{t('common.selected', { count: selected.length })}</span>
            ) : null}
          </>
        }
        columns={[
          {
            key: 'kind',
            title: t('registry.changeKind'),
            render: (row) => t(`enum.ChangeKind.${row.kind}`, { defaultValue: row.kind }),
          },
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) =>
              row.householdId ? (
                <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
              ) : (
                row.householdNumber
              ),
          },
          { key: 'subject', title: t('registry.subject'), render: (row) => row.subject },
          { key: 'effectiveOn', title: t('registry.effectiveFrom'), render: (row) => row.effectiveOn },
          { key: 'summary', title: t('registry.summary'), render: (row) => row.summary },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'enteredBy', title: t('registry.enteredBy'), render: (row) => row.enteredBy },
          {
            key: 'enteredAt',
            title: t('registry.enteredAt'),
            sortable: true,
            render: (row) => formatInstant(row.enteredAt),
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ChangeState" value={row.state} />,
          },
          { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
        ]}
        actionsWidth={130}
        actions={(row) =>
          mayDecide(row) ? (
            <>
              {row.kind === 'Account' ? null : (
                <ActionButton
                  type="link"
                  testId="confirm-change"
                  question={t('registry.confirmOne', {
                    what: `${t(`enum.ChangeKind.${row.kind}`)} ${row.householdNumber ?? ''} ${row.summary ?? ''}`,
                  })}
                  run={(key) => confirmChange(row.id, key)}
                  onDone={refresh}
                >
                  {t('registry.confirmChange')}
                </ActionButton>
              )}
              <Button type="link" danger onClick={() => setRejecting(row)} data-testid="reject-change">
                {t('common.reject')}
              </Button>
            </>
          ) : row.state === 'Pending' && row.ownEntry ? (
            <span className="muted">{t('registry.ownEntry')}</span>
          ) : null
        }
      />
      <ReasonModal
        open={rejecting !== undefined}
        title={t('registry.rejectChange')}
        about={`${rejecting?.householdNumber ?? ''} ${rejecting?.summary ?? ''}`}
        danger
        onClose={() => setRejecting(undefined)}
        submit={async (reason, key) => {
          if (!rejecting) return;
          if (rejecting.accountId) decided(await rejectAccounts([rejecting.accountId], reason, key));
          else await rejectChange(rejecting.id, reason, key);
        }}
        onDone={refresh}
      />
      <FormModal<{ method: string }, ManyDecided>
        open={verifying}
        title={t('registry.verifyAccounts', { count: accounts.length })}
        testId="verify-form"
        initialValues={{ method: 'Township' }}
        onClose={() => setVerifying(false)}
        submit={({ method }, key) =>
          verifyAccounts(
            accounts.map((row) => row.accountId ?? row.id),
            method,
            key,
          )
        }
        onDone={(result) => {
          decided(result);
          refresh();
        }}
      >
        <Alert type="info" showIcon className="problem" title={t('registry.verifyNote')} />
        <Form.Item name="method" label={t('registry.verifyMethod')} rules={[{ required: true }]}>
          <Radio.Group
            options={['Township', 'BankPreCheck'].map((value) => ({ value, label: t(`enum.VerifyMethod.${value}`) }))}
          />
        </Form.Item>
      </FormModal>
    </>
  );
}
