import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useDictionary } from '../../../shared/api/dictionaries';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions, useTownships } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type HolderRow, listHolders, registerHolder } from '../api';

export default function HolderListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = useListParams();
  const communities = useCommunityOptions();
  const townships = useTownships();
  const political = useDictionary('politicalStatus');
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader title={t('nav.holders')} note={t('organisation.holdersNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'q', label: t('organisation.keyword'), placeholder: t('organisation.findHolder') },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'inPost',
            label: t('organisation.inPost'),
            type: 'select',
            options: [
              { value: 'true', label: t('organisation.holdsPost') },
              { value: 'false', label: t('organisation.holdsNone') },
            ],
          },
        ]}
      />
      <QueryTable<HolderRow>
        id="holders"
        queryKey={['organisation', 'holders']}
        load={listHolders}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.organisationWrite) ? (
            <Button type="primary" onClick={() => setAdding(true)} data-testid="new-holder">
              {t('common.create')}
            </Button>
          ) : null
        }
        columns={[
          {
            key: 'name',
            title: t('organisation.name'),
            render: (row) => <Link to={`/organisation/holders/${row.id}`}>{row.name}</Link>,
          },
          { key: 'idNumber', title: t('organisation.idNumber'), render: (row) => row.idNumber },
          { key: 'sex', title: t('organisation.sex'), render: (row) => t(`enum.Sex.${row.sex}`) },
          { key: 'age', title: t('organisation.age'), render: (row) => row.age },
          {
            key: 'posts',
            title: t('organisation.posts'),
            render: (row) =>
              row.posts.map((post) => (
                <div key={`${post.communityName} ${post.post}`}>
                  {post.communityName} {t(`enum.PostKind.${post.post}`)}
                </div>
              )),
          },
          { key: 'phone', title: t('organisation.phone'), render: (row) => row.phone },
          { key: 'origin', title: t('organisation.origin'), render: (row) => row.originTownshipName },
          {
            key: 'political',
            title: t('organisation.political'),
            render: (row) => political.label(row.politicalStatus),
          },
          {
            key: 'resident',
            title: t('organisation.isResident'),
            render: (row) => (row.isResident ? t('common.yes') : t('common.no')),
          },
        ]}
        actions={(row) => <Link to={`/organisation/holders/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
      <FormModal<Schema['RegisterHolderCommand'], { id: string }>
        open={adding}
        title={t('organisation.newHolder')}
        testId="holder-form"
        onClose={() => setAdding(false)}
        submit={registerHolder}
        onDone={({ id }) => {
          void client.invalidateQueries({ queryKey: ['organisation'] });
          navigate(`/organisation/holders/${id}`);
        }}
      >
        <div className="form-grid">
          <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
            <CommunitySelect autoSelect />
          </Form.Item>
          <Form.Item name="name" label={t('organisation.name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={50} data-testid="holder-name" />
          </Form.Item>
          <Form.Item name="idNumber" label={t('organisation.idNumber')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={24} autoComplete="off" data-testid="holder-id" />
          </Form.Item>
          <Form.Item name="phone" label={t('organisation.phone')}>
            <Input maxLength={20} autoComplete="off" data-testid="holder-phone" />
          </Form.Item>
          <Form.Item name="originTownshipCode" label={t('organisation.origin')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(townships.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
              data-testid="holder-origin"
            />
          </Form.Item>
          <Form.Item name="politicalStatus" label={t('organisation.political')}>
            <Select allowClear options={political.options} />
          </Form.Item>
          <Form.Item name="checksumReason" label={t('organisation.checksum')} extra={t('organisation.checksumNote')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      </FormModal>
    </>
  );
}
