import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { PostHolderSelect } from '../components/post-holder-select';
import { type Kin, listKin, recordKin, withdrawKin } from '../posts-api';

const RELATIONS = ['Spouse', 'ParentAndChild', 'Siblings', 'GrandparentAndChild', 'InLaws'] as const;
const required = [{ required: true }];

/** 近亲属: what the incompatible posts are judged by. */
export default function KinListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Kin>();
  const [conflicts, setConflicts] = useState<Schema['KinConflict'][]>([]);
  const refresh = () => void client.invalidateQueries({ queryKey: ['posts', 'kin'] });
  return (
    <>
      <PageHeader title={t('nav.kin')} note={t('posts.kinNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          {
            name: 'withdrawn',
            label: t('posts.withdrawn'),
            type: 'select',
            options: [{ value: 'true', label: t('posts.withWithdrawn') }],
          },
        ]}
      />
      <QueryTable<Kin>
        id="kin"
        queryKey={['posts', 'kin']}
        load={listKin}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.organisationWrite) ? (
            <Button type="primary" onClick={() => setRecording(true)} data-testid="new-kin">
              {t('posts.recordKin')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'holder', title: t('posts.holder'), render: (row) => row.holderName },
          { key: 'relative', title: t('posts.relative'), render: (row) => row.relativeName },
          { key: 'relation', title: t('posts.relation'), render: (row) => t(`enum.KinRelation.${row.relation}`) },
          {
            key: 'by',
            title: t('posts.enteredBy'),
            render: (row) => `${row.recordedByName} ${formatInstant(row.recordedAt)}`,
          },
          {
            key: 'withdrawn',
            title: t('posts.withdrawn'),
            render: (row) =>
              [row.withdrawnReason, row.withdrawnByName, formatInstant(row.withdrawnAt)].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) =>
          can(p.organisationWrite) && !row.isWithdrawn ? (
            <Button type="link" danger onClick={() => setWithdrawing(row)} data-testid="withdraw-kin">
              {t('posts.withdrawKin')}
            </Button>
          ) : null
        }
        actionsWidth={90}
      />
      <RecordModal
        open={recording}
        onClose={() => setRecording(false)}
        onDone={(result) => {
          refresh();
          setConflicts(result.conflicts);
        }}
      />
      <ReasonModal
        open={withdrawing !== undefined}
        title={t('posts.withdrawKin')}
        about={withdrawing ? `${withdrawing.holderName} · ${withdrawing.relativeName}` : ''}
        danger
        onClose={() => setWithdrawing(undefined)}
        submit={(reason, key) => withdrawKin(withdrawing?.id ?? '', reason, key)}
        onDone={refresh}
      />
      <Modal
        open={conflicts.length > 0}
        title={t('posts.conflicts')}
        footer={<Button onClick={() => setConflicts([])}>{t('common.close')}</Button>}
        onCancel={() => setConflicts([])}
        data-testid="kin-conflicts"
      >
        <ul>
          {conflicts.map((conflict) => (
            <li key={`${conflict.post} ${conflict.relativePost}`}>
              {t(`enum.PostKind.${conflict.post}`)} — {t(`enum.PostKind.${conflict.relativePost}`)}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}

interface RecordModalProps {
  open: boolean;
  onClose: () => void;
  onDone: (result: Schema['KinRecorded']) => void;
}

function RecordModal({ open, onClose, onDone }: RecordModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Schema['RecordKinCommand']>();
  const communityId = Form.useWatch('communityId', form);
  return (
    <FormModal<Schema['RecordKinCommand'], Schema['KinRecorded']>
      form={form}
      open={open}
      title={t('posts.recordKin')}
      testId="kin-form"
      onClose={onClose}
      onDone={onDone}
      submit={recordKin}
    >
      <Form.Item name="communityId" label={t('common.community')} rules={required}>
        <CommunitySelect autoSelect />
      </Form.Item>
      <Form.Item name="holderId" label={t('posts.holder')} rules={required}>
        <PostHolderSelect communityId={communityId} data-testid="kin-holder" />
      </Form.Item>
      <Form.Item name="relativeId" label={t('posts.relative')} rules={required}>
        <PostHolderSelect communityId={communityId} data-testid="kin-relative" />
      </Form.Item>
      <Form.Item name="relation" label={t('posts.relation')} rules={required}>
        <Select
          options={RELATIONS.map((value) => ({ value, label: t(`enum.KinRelation.${value}`) }))}
          data-testid="kin-relation"
        />
      </Form.Item>
    </FormModal>
  );
}
