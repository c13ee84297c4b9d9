import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type ClaimRow, decideClaim, listClaims } from '../api';
import { ApplyModal } from '../components/apply-modal';
import { LeavePostModal } from '../components/leave-post-modal';

interface Decision {
  approve: boolean;
  from?: string;
  reason?: string;
}

export default function ClaimListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [applying, setApplying] = useState(false);
  const [deciding, setDeciding] = useState<ClaimRow>();
  const [leaving, setLeaving] = useState<ClaimRow>();
  const refresh = () => {
    for (const key of ['party', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const open = (row: ClaimRow) => row.state === 'Applied' || row.state === 'Approved';
  return (
    <>
      <PageHeader title={t('nav.partyClaims')} note={t('party.claimNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'communityId',
            label: t('party.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Applied', 'Approved', 'Refused', 'Withdrawn', 'Left'].map((value) => ({
              value,
              label: t(`enum.ClaimState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<ClaimRow>
        id="party-claims"
        queryKey={['party', 'claims']}
        load={listClaims}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.partyWrite) ? (
            <Button type="primary" onClick={() => setApplying(true)} data-testid="apply">
              {t('party.apply')}
            </Button>
          ) : null
        }
        columns={[
          {
            key: 'member',
            title: t('party.member'),
            render: (row) => <Link to={`/party/members/${row.membershipId}`}>{row.memberName}</Link>,
          },
          { key: 'post', title: t('party.post'), render: (row) => row.post },
          { key: 'community', title: t('party.community'), render: (row) => row.communityName },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ClaimState" value={row.state} />,
          },
          { key: 'applied', title: t('party.appliedOn'), render: (row) => row.appliedOn },
          { key: 'recorded', title: t('party.recordedBy'), render: (row) => row.recordedByName },
          { key: 'from', title: t('party.startOn'), render: (row) => row.from },
          { key: 'until', title: t('party.leaveOn'), render: (row) => row.until },
          { key: 'decided', title: t('party.decidedBy'), render: (row) => row.decidedByName },
          { key: 'reason', title: t('party.reason'), render: (row) => row.reason },
        ]}
        actions={(row) => (
          <>
            {row.mayDecide ? (
              <Button type="link" onClick={() => setDeciding(row)} data-testid="decide-claim">
                {t('party.decide')}
              </Button>
            ) : null}
            {can(p.partyWrite) && open(row) ? (
              <Button type="link" onClick={() => setLeaving(row)}>
                {row.state === 'Applied' ? t('party.withdraw') : t('party.leavePost')}
              </Button>
            ) : null}
          </>
        )}
        actionsWidth={160}
      />
      <ApplyModal open={applying} onClose={() => setApplying(false)} onDone={refresh} />
      <LeavePostModal claim={leaving} onClose={() => setLeaving(undefined)} onDone={refresh} />
      <FormModal<Decision>
        open={deciding !== undefined}
        title={t('party.decide')}
        testId="decide-form"
        initialValues={{ approve: true }}
        onClose={() => setDeciding(undefined)}
        onDone={refresh}
        onStale={refresh}
        submit={(values, key) =>
          decideClaim(
            deciding?.id ?? '',
            { approve: values.approve, from: values.from ?? null, reason: values.reason?.trim() || null },
            key,
          )
        }
      >
        <p>{t('party.decideAbout', { name: deciding?.memberName, post: deciding?.post })}</p>
        <Form.Item name="approve">
          <Radio.Group
            options={[
              { value: true, label: t('party.approve') },
              { value: false, label: t('party.refuse') },
            ]}
            data-testid="decision"
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(a: Decision, b: Decision) => a.approve !== b.approve}>
          {({ getFieldValue }) =>
            getFieldValue('approve') ? (
              <Form.Item name="from" label={t('party.startOn')} help={t('party.startHelp')}>
                <DayInput noFuture allowClear />
              </Form.Item>
            ) : (
              <Form.Item
                name="reason"
                label={t('party.reason')}
                rules={[{ required: true, whitespace: true, message: t('form.required') }]}
              >
                <Input.TextArea rows={2} maxLength={200} data-testid="decision-reason" />
              </Form.Item>
            )
          }
        </Form.Item>
      </FormModal>
    </>
  );
}
