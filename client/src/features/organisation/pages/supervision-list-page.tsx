import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { listSupervision, raiseSupervision, type SupervisionRow } from '../api';

const required = [{ required: true }];

/** 监督事项: what the residents' committee asks about the work of branch and centre. */
export default function SupervisionListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [raising, setRaising] = useState(false);
  return (
    <>
      <PageHeader title={t('nav.supervision')} note={t('organisation.supervisionNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Open', 'Answered', 'Closed'].map((value) => ({
              value,
              label: t(`enum.SupervisionState.${value}`),
            })),
          },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'overdue',
            label: t('organisation.answerDue'),
            type: 'select',
            options: [{ value: 'true', label: t('organisation.onlyOverdue') }],
          },
        ]}
      />
      <QueryTable<SupervisionRow>
        id="supervision"
        queryKey={['organisation', 'supervision']}
        load={listSupervision}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.organisationSupervise) ? (
            <Button type="primary" onClick={() => setRaising(true)} data-testid="raise-supervision">
              {t('organisation.raiseItem')}
            </Button>
          ) : null
        }
        columns={[
          {
            key: 'title',
            title: t('organisation.item'),
            render: (row) => <Link to={`/organisation/supervision/${row.id}`}>{row.title}</Link>,
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'target', title: t('organisation.target'), render: (row) => t(`enum.BodyKind.${row.target}`) },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="SupervisionState" value={row.state} />,
          },
          {
            key: 'due',
            title: t('organisation.answerDue'),
            render: (row) =>
              row.isOverdue ? (
                <ToneTag tone="red">{`${row.answerDue} ${t('organisation.overdue')}`}</ToneTag>
              ) : (
                row.answerDue
              ),
          },
          {
            key: 'raised',
            title: t('organisation.raisedBy'),
            render: (row) => `${row.raisedByName} ${formatInstant(row.raisedAt)}`,
          },
        ]}
        actions={(row) => (
          <Link to={`/organisation/supervision/${row.id}`}>
            {row.mayAnswer ? t('organisation.answer') : row.mayJudge ? t('organisation.judge') : t('common.detail')}
          </Link>
        )}
        actionsWidth={90}
      />
      <FormModal<Schema['RaiseSupervisionCommand']>
        open={raising}
        title={t('organisation.raiseItem')}
        testId="supervision-form"
        onClose={() => setRaising(false)}
        submit={raiseSupervision}
        onDone={() => {
          for (const key of ['organisation', 'todos']) void client.invalidateQueries({ queryKey: [key] });
        }}
      >
        <Form.Item name="communityId" label={t('common.community')} rules={required}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="target" label={t('organisation.target')} rules={required}>
          <Select
            options={(['PartyBranch', 'ServiceCentre'] as const).map((value) => ({
              value,
              label: t(`enum.BodyKind.${value}`),
            }))}
            data-testid="supervision-target"
          />
        </Form.Item>
        <Form.Item name="title" label={t('organisation.item')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} data-testid="supervision-title" />
        </Form.Item>
        <Form.Item name="text" label={t('organisation.content')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={1000} showCount data-testid="supervision-text" />
        </Form.Item>
        <Form.Item name="answerDue" label={t('organisation.answerDue')} rules={required}>
          <DayInput data-testid="supervision-due" />
        </Form.Item>
      </FormModal>
    </>
  );
}
