import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import type { Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { createUser, listUsers, type UserRow } from '../api';
import { PasswordOnce } from '../components/password-once';

export default function UserListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const client = useQueryClient();
  const list = useListParams();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<Schema['UserCreated']>();
  return (
    <>
      <PageHeader title={t('nav.users')} note={t('access.usersNote')} />
      <SearchBar list={list} fields={[{ name: 'q', label: t('access.user') }]} />
      <QueryTable<UserRow>
        id="users"
        queryKey={['users']}
        load={listUsers}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.usersWrite) ? (
            <Button type="primary" onClick={() => setCreating(true)} data-testid="new-user">
              {t('common.create')}
            </Button>
          ) : null
        }
        columns={[
          {
            key: 'userName',
            title: t('access.userName'),
            sortable: true,
            render: (row) => <Link to={`/users/${row.id}`}>{row.userName}</Link>,
          },
          { key: 'displayName', title: t('access.displayName'), render: (row) => row.displayName },
          { key: 'organisation', title: t('access.organisation'), render: (row) => row.organisation },
          {
            key: 'roles',
            title: t('access.roles'),
            render: (row) =>
              row.grants
                .map((grant) =>
                  [t(`enum.Role.${grant.role}`, { defaultValue: grant.roleName }), grant.place]
                    .filter(Boolean)
                    .join(' · '),
                )
                .join('；'),
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="UserState" value={row.state} />,
          },
          { key: 'lastSignInAt', title: t('access.lastSignIn'), render: (row) => formatInstant(row.lastSignInAt) },
        ]}
        actions={(row) => <Link to={`/users/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
      <FormModal<Schema['CreateUserBody'], Schema['UserCreated']>
        open={creating}
        title={t('access.newUser')}
        testId="user-form"
        onClose={() => setCreating(false)}
        submit={(values) => createUser(values)}
        onDone={(result) => {
          void client.invalidateQueries({ queryKey: ['users'] });
          setCreated(result);
        }}
      >
        <UserFields fresh />
      </FormModal>
      <PasswordOnce
        password={created?.password}
        onClose={() => {
          const id = created?.id;
          setCreated(undefined);
          if (id) navigate(`/users/${id}`);
        }}
      />
    </>
  );
}

export function UserFields({ fresh }: { fresh?: boolean }) {
  const { t } = useTranslation();
  const required = [{ required: true, whitespace: true }];
  return (
    <div className="form-grid">
      {fresh ? (
        <Form.Item name="userName" label={t('access.userName')} rules={required}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="displayName" label={t('access.displayName')} rules={required}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      {fresh ? (
        <Form.Item name="idNumber" label={t('registry.idNumber')} rules={required} extra={t('access.idNote')}>
          <Input maxLength={18} autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="organisation" label={t('access.organisation')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      {fresh ? (
        <Form.Item name="idNumberWaiver" label={t('registry.checksumReason')} tooltip={t('registry.checksumNote')}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
    </div>
  );
}
