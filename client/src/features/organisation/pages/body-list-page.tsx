import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { DownloadButton } from '../../../shared/ui/download-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { BODY_KINDS, type BodyRow, createBody, listBodies } from '../api';

const STANDINGS = ['InOrder', 'Expired', 'Headless', 'Dissolved'];

export default function BodyListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [adding, setAdding] = useState(false);
  const kinds = BODY_KINDS.map((value) => ({ value, label: t(`enum.BodyKind.${value}`) }));
  return (
    <>
      <PageHeader title={t('nav.bodies')} note={t('organisation.bodiesNote')} />
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
          { name: 'kind', label: t('organisation.kind'), type: 'select', options: kinds },
          {
            name: 'standing',
            label: t('common.state'),
            type: 'select',
            options: STANDINGS.map((value) => ({ value, label: t(`enum.BodyStanding.${value}`) })),
          },
          { name: 'q', label: t('organisation.bodyName') },
        ]}
      />
      <QueryTable<BodyRow>
        id="bodies"
        queryKey={['organisation', 'bodies']}
        load={listBodies}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <>
            {can(p.organisationWrite) ? (
              <Button type="primary" onClick={() => setAdding(true)} data-testid="new-body">
                {t('common.create')}
              </Button>
            ) : null}
            <DownloadButton path="/organisation/bodies/export" options={{ query: list.params }} testId="export-bodies">
              {t('organisation.register')}
            </DownloadButton>
          </>
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'kind', title: t('organisation.kind'), render: (row) => t(`enum.BodyKind.${row.kind}`) },
          {
            key: 'name',
            title: t('organisation.bodyName'),
            render: (row) => <Link to={`/organisation/bodies/${row.id}`}>{row.name}</Link>,
          },
          {
            key: 'standing',
            title: t('common.state'),
            render: (row) => <StatusTag kind="BodyStanding" value={row.standing} />,
          },
          { key: 'head', title: t('organisation.head'), render: (row) => row.headName },
          { key: 'members', title: t('organisation.members'), render: (row) => row.members },
          {
            key: 'term',
            title: t('organisation.term'),
            render: (row) => (row.termFrom ? `${row.termFrom} — ${row.termTo ?? ''}` : null),
          },
          { key: 'established', title: t('organisation.establishedOn'), render: (row) => row.establishedOn },
          { key: 'credit', title: t('organisation.creditCode'), hidden: true, render: (row) => row.creditCode },
        ]}
        actions={(row) => <Link to={`/organisation/bodies/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
      <FormModal<Schema['CreateBodyCommand'], { id: string }>
        open={adding}
        title={t('organisation.newBody')}
        testId="body-form"
        onClose={() => setAdding(false)}
        submit={createBody}
        onDone={({ id }) => {
          void client.invalidateQueries({ queryKey: ['organisation'] });
          navigate(`/organisation/bodies/${id}`);
        }}
      >
        <div className="form-grid">
          <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
            <CommunitySelect autoSelect />
          </Form.Item>
          <Form.Item name="kind" label={t('organisation.kind')} rules={[{ required: true }]}>
            <Select options={kinds} data-testid="body-kind" />
          </Form.Item>
          <Form.Item name="name" label={t('organisation.bodyName')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} data-testid="body-name" />
          </Form.Item>
          <Form.Item name="establishedOn" label={t('organisation.establishedOn')} rules={[{ required: true }]}>
            <DayInput data-testid="body-established" />
          </Form.Item>
          <Form.Item name="termFrom" label={t('organisation.termFrom')}>
            <DayInput allowClear data-testid="body-term-from" />
          </Form.Item>
          <Form.Item name="termTo" label={t('organisation.termTo')}>
            <DayInput allowClear data-testid="body-term-to" />
          </Form.Item>
          <Form.Item name="creditCode" label={t('organisation.creditCode')} extra={t('organisation.creditCodeNote')}>
            <Input maxLength={18} data-testid="body-credit" />
          </Form.Item>
        </div>
      </FormModal>
    </>
  );
}
