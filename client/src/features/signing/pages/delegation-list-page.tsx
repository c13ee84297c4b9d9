import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { formatInstant, today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type Delegation, grantDelegation, listDelegations, listSubstitutes, revokeDelegation } from '../api';

const STATES = ['InForce', 'Coming', 'Over', 'Revoked'];
const required = [{ required: true }];

/** 代签委托: in writing, for a time, by the lead township. */
export default function DelegationListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<Delegation>();
  const refresh = () => void client.invalidateQueries({ queryKey: ['signing'] });
  return (
    <>
      <PageHeader title={t('nav.delegations')} note={t('signing.delegationsNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.DelegationState.${value}`) })),
          },
        ]}
      />
      <QueryTable<Delegation>
        id="delegations"
        queryKey={['signing', 'delegations']}
        load={listDelegations}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.signingDelegate) ? (
            <Button type="primary" onClick={() => setGranting(true)} data-testid="new-delegation">
              {t('signing.grant')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'post', title: t('signing.post'), render: (row) => t(`enum.SigningPost.${row.post}`) },
          { key: 'substitute', title: t('signing.substitute'), render: (row) => row.substituteName },
          { key: 'reason', title: t('common.reason'), render: (row) => t(`enum.DelegationReason.${row.reason}`) },
          { key: 'document', title: t('signing.documentNumber'), render: (row) => row.documentNumber },
          { key: 'days', title: t('signing.period'), render: (row) => `${row.firstDay} — ${row.lastDay}` },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="DelegationState" value={row.state} />,
          },
          {
            key: 'by',
            title: t('signing.grantedBy'),
            render: (row) => `${row.grantedByName} ${formatInstant(row.grantedAt)}`,
          },
          { key: 'used', title: t('signing.lastUsed'), render: (row) => formatInstant(row.lastUsedAt) },
          {
            key: 'revoked',
            title: t('signing.revoked'),
            render: (row) =>
              [row.revokedReason, row.revokedByName, formatInstant(row.revokedAt)].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) =>
          can(p.signingDelegate) && (row.state === 'InForce' || row.state === 'Coming') ? (
            <Button type="link" danger onClick={() => setRevoking(row)} data-testid="revoke-delegation">
              {t('signing.revoke')}
            </Button>
          ) : null
        }
        actionsWidth={90}
      />
      <GrantModal open={granting} onClose={() => setGranting(false)} onDone={refresh} />
      <ReasonModal
        open={revoking !== undefined}
        title={t('signing.revoke')}
        about={revoking ? `${revoking.communityName} · ${revoking.substituteName} · ${revoking.documentNumber}` : ''}
        danger
        onClose={() => setRevoking(undefined)}
        submit={(reason, key) => revokeDelegation(revoking?.id ?? '', reason, key)}
        onDone={refresh}
      />
    </>
  );
}

function GrantModal({ open, onClose, onDone }: { open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Schema['GrantDelegationCommand']>();
  const communityId = Form.useWatch('communityId', form);
  const people = useQuery({
    queryKey: ['signing', 'substitutes', communityId],
    queryFn: () => listSubstitutes(communityId ?? ''),
    enabled: open && Boolean(communityId),
  });
  return (
    <FormModal<Schema['GrantDelegationCommand']>
      form={form}
      open={open}
      title={t('signing.grant')}
      testId="delegation-form"
      initialValues={{ firstDay: today() }}
      onClose={onClose}
      onDone={onDone}
      submit={grantDelegation}
    >
      <Alert type="info" showIcon className="problem" title={t('signing.grantNote')} />
      <div className="form-grid">
        <Form.Item name="communityId" label={t('common.community')} rules={required}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="substituteUserId" label={t('signing.substitute')} rules={required}>
          <Select
            loading={people.isFetching}
            options={(people.data ?? []).map((person) => ({
              value: person.userId,
              label: [person.name, t(`enum.Role.${person.role}`), person.organisation].filter(Boolean).join(' · '),
            }))}
            data-testid="delegation-substitute"
          />
        </Form.Item>
        <Form.Item name="post" label={t('signing.post')} rules={required}>
          <Select
            options={(['Director', 'Secretary'] as const).map((value) => ({
              value,
              label: t(`enum.SigningPost.${value}`),
            }))}
            data-testid="delegation-post"
          />
        </Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={required}>
          <Select
            options={(['Absent', 'HoldsBothPosts'] as const).map((value) => ({
              value,
              label: t(`enum.DelegationReason.${value}`),
            }))}
            data-testid="delegation-reason"
          />
        </Form.Item>
        <Form.Item
          name="documentNumber"
          label={t('signing.documentNumber')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} data-testid="delegation-document" />
        </Form.Item>
        <Form.Item name="firstDay" label={t('common.from')} rules={required}>
          <DayInput data-testid="delegation-first" />
        </Form.Item>
        <Form.Item name="lastDay" label={t('common.to')} rules={required}>
          <DayInput data-testid="delegation-last" />
        </Form.Item>
      </div>
    </FormModal>
  );
}
