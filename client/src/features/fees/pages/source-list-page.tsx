import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type FeeSource, listSources, saveSource } from '../api';
import { FEE_TYPES } from '../components/fee-types';

export default function SourceListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [editing, setEditing] = useState<FeeSource | 'new'>();
  const edited = editing && editing !== 'new' ? editing : undefined;
  const refresh = () => client.invalidateQueries({ queryKey: ['fee-sources'] });
  return (
    <>
      <PageHeader title={t('nav.sources')} note={t('fees.sourcesNote')} />
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
        ]}
      />
      <QueryTable<FeeSource>
        id="sources"
        queryKey={['fee-sources']}
        load={listSources}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.feesWrite) ? (
            <Button type="primary" onClick={() => setEditing('new')} data-testid="new-source">
              {t('common.create')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'name', title: t('fees.source'), render: (row) => row.name },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'feeTypes',
            title: t('fees.feeType'),
            render: (row) => row.feeTypes?.map((f) => t(`enum.FeeType.${f}`, { defaultValue: f })).join('、'),
          },
        ]}
        {...(can(p.feesWrite)
          ? {
              actionsWidth: 80,
              actions: (row: FeeSource) => (
                <Button type="link" onClick={() => setEditing(row)}>
                  {t('common.edit')}
                </Button>
              ),
            }
          : {})}
      />
      <FormModal<Record<string, unknown>>
        open={editing !== undefined}
        title={t('nav.sources')}
        testId="source-form"
        initialValues={edited ? { ...edited } : {}}
        onClose={() => setEditing(undefined)}
        submit={(values) => saveSource(edited?.id, edited?.version, values)}
        onDone={refresh}
        onStale={refresh}
      >
        <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
          <CommunitySelect autoSelect disabled={edited !== undefined} />
        </Form.Item>
        <Form.Item name="name" label={t('fees.source')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="feeTypes" label={t('fees.feeType')} rules={[{ required: true }]}>
          <Select mode="multiple" options={FEE_TYPES.map((value) => ({ value, label: t(`enum.FeeType.${value}`) }))} />
        </Form.Item>
      </FormModal>
    </>
  );
}
