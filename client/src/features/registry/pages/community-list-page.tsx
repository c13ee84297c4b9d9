import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useTownships } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type CommunityRow, createCommunity, listCommunities } from '../api';

export default function CommunityListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useListParams();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader title={t('nav.communities')} note={t('registry.communityNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf']}
        fields={[{ name: 'q', label: t('registry.communityName') }]}
        extra={<AsOf value={list.params.asOf as string | undefined} onChange={(asOf) => list.change({ asOf })} />}
      />
      <QueryTable<CommunityRow>
        id="communities"
        queryKey={['communities']}
        load={listCommunities}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.registryWriteSites) ? (
            <Button type="primary" onClick={() => setCreating(true)} data-testid="new-community">
              {t('common.create')}
            </Button>
          ) : null
        }
        columns={[
          {
            key: 'name',
            title: t('registry.communityName'),
            sortable: true,
            render: (row) => <Link to={`/communities/${row.id}`}>{row.name}</Link>,
          },
          {
            key: 'destinationTownship',
            title: t('registry.destinationTownship'),
            render: (row) => row.destinationTownship,
          },
          { key: 'leadTownship', title: t('registry.leadTownship'), render: (row) => row.leadTownship },
          { key: 'form', title: t('registry.form'), render: (row) => t(`enum.CommunityForm.${row.form}`) },
          { key: 'buildings', title: t('registry.buildings'), render: (row) => row.buildings },
          { key: 'dwellings', title: t('registry.dwellings'), render: (row) => row.dwellings },
          { key: 'households', title: t('registry.households'), render: (row) => row.households },
          { key: 'residents', title: t('registry.residents'), render: (row) => row.residents },
        ]}
        actions={(row) => (
          <>
            <Link to={`/communities/${row.id}`}>{t('common.detail')}</Link>
            <Link to={`/households?communityId=${row.id}`}>{t('registry.seeHouseholds')}</Link>
          </>
        )}
        actionsWidth={150}
      />
      <FormModal<Record<string, unknown>, { id: string }>
        open={creating}
        title={t('registry.newCommunity')}
        testId="community-form"
        initialValues={{ form: 'Buildings', participatingTownshipCodes: [] }}
        onClose={() => setCreating(false)}
        submit={(values) => createCommunity(values)}
        onDone={(created) => {
          void client.invalidateQueries({ queryKey: ['communities'] });
          if (created?.id) navigate(`/communities/${created.id}`);
        }}
      >
        <CommunityFields />
      </FormModal>
    </>
  );
}

export function CommunityFields() {
  const { t } = useTranslation();
  const townships = useTownships();
  const options = (townships.data ?? []).map((x) => ({ value: x.code, label: x.name }));
  return (
    <>
      <Form.Item name="name" label={t('registry.communityName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} data-testid="community-name" />
      </Form.Item>
      <Form.Item name="destinationTownshipCode" label={t('registry.destinationTownship')} rules={[{ required: true }]}>
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="leadTownshipCode" label={t('registry.leadTownship')} rules={[{ required: true }]}>
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="participatingTownshipCodes" label={t('registry.participatingTownships')}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="form" label={t('registry.form')} rules={[{ required: true }]}>
        <Select
          options={['Buildings', 'Courtyards'].map((value) => ({ value, label: t(`enum.CommunityForm.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="occupiedFrom" label={t('registry.occupiedFrom')} extra={t('registry.occupiedNote')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="address" label={t('registry.address')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
