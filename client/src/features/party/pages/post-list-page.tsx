import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SearchBar } from '../../../shared/ui/search-bar';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { addPost, closePost, listPosts, type PostRow } from '../api';

export default function PostListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [adding, setAdding] = useState(false);
  const communityId = list.params.communityId as string | undefined;
  const query = useQuery({ queryKey: ['party', 'posts', communityId], queryFn: () => listPosts(communityId) });
  const refresh = () => client.invalidateQueries({ queryKey: ['party'] });
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const narrow = communityId ? `&communityId=${communityId}` : '';
  return (
    <>
      <PageHeader
        title={t('nav.partyPosts')}
        note={t('party.postNote')}
        extra={
          can(p.partyWrite) ? (
            <Button type="primary" onClick={() => setAdding(true)} data-testid="add-post">
              {t('party.addPost')}
            </Button>
          ) : null
        }
      />
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
        ]}
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <SimpleTable<PostRow>
        id="party-posts"
        rows={query.data}
        loading={query.isPending}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('party.postName'), render: (row) => row.name },
          { key: 'scope', title: t('party.scope'), render: (row) => row.communityName ?? t('party.ofCounty') },
          { key: 'duty', title: t('party.duty'), render: (row) => row.duty },
          {
            key: 'holders',
            title: t('party.holders'),
            render: (row) => <Link to={`/party/members?postId=${row.id}${narrow}`}>{row.holders}</Link>,
          },
          {
            key: 'waiting',
            title: t('party.waiting'),
            render: (row) => <Link to={`/party/claims?state=Applied&postId=${row.id}${narrow}`}>{row.applied}</Link>,
          },
          {
            key: 'closed',
            title: t('common.state'),
            render: (row) => (row.closedOn ? `${t('party.closed')} ${row.closedOn}` : t('party.active')),
          },
        ]}
        {...(can(p.partyWrite)
          ? {
              actions: (row: PostRow) =>
                row.communityId && !row.closedOn ? (
                  <ActionButton
                    type="link"
                    question={t('party.closePostQuestion', { name: row.name })}
                    run={() => closePost(row.id)}
                    onDone={refresh}
                    testId="close-post"
                  >
                    {t('party.closePost')}
                  </ActionButton>
                ) : null,
            }
          : {})}
      />
      <FormModal<{ communityId: string; name: string; duty?: string }>
        open={adding}
        title={t('party.addPost')}
        testId="post-form"
        onClose={() => setAdding(false)}
        onDone={refresh}
        submit={(values) =>
          addPost({ communityId: values.communityId, name: values.name, duty: values.duty?.trim() || null })
        }
      >
        <Form.Item
          name="communityId"
          label={t('party.community')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="name" label={t('party.postName')} rules={required}>
          <Input maxLength={30} data-testid="post-name" />
        </Form.Item>
        <Form.Item name="duty" label={t('party.duty')}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </FormModal>
    </>
  );
}
