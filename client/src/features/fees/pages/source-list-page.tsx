import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Switch } from 'antd';
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
import { StatusTag } from '../../../shared/ui/status-tag';
import { changeSource, createSource, type FeeSource, listSources } from '../api';

interface Values {
  communityId: string;
  code?: string;
  name: string;
  isActive: boolean;
}

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
          { key: 'code', title: t('fees.sourceCode'), render: (row) => row.code },
          { key: 'name', title: t('fees.source'), render: (row) => row.name },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="SourceState" value={row.isActive ? 'Active' : 'Retired'} />,
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
      <FormModal<Values>
        open={editing !== undefined}
        title={t('nav.sources')}
        testId="source-form"
        initialValues={edited ? { name: edited.name, isActive: edited.isActive } : {}}
        onClose={() => setEditing(undefined)}
        submit={({ communityId, code, name, isActive }) =>
          edited
            ? changeSource(edited.id, edited.version, { name, isActive })
            : createSource({ communityId, name, ...(code ? { code } : {}) })
        }
        onDone={refresh}
        onStale={refresh}
      >
        {edited ? null : (
          <>
            <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
              <CommunitySelect autoSelect />
            </Form.Item>
            <Form.Item name="code" label={t('fees.sourceCode')} extra={t('fees.sourceCodeNote')}>
              <Input maxLength={20} />
            </Form.Item>
          </>
        )}
        <Form.Item name="name" label={t('fees.source')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        {edited ? (
          <Form.Item name="isActive" label={t('fees.sourceActive')} valuePropName="checked">
            <Switch />
          </Form.Item>
        ) : null}
      </FormModal>
    </>
  );
}
