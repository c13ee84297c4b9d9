import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useTownships } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { formatInstant, today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  addGrant,
  getUser,
  listRoles,
  lockUser,
  removeGrant,
  resetPassword,
  type UserGrant,
  unlockUser,
  updateUser,
} from '../api';
import { PasswordOnce } from '../components/password-once';
import { UserFields } from './user-list-page';

export default function UserDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [granting, setGranting] = useState(false);
  const [locking, setLocking] = useState(false);
  const [history, setHistory] = useState(false);
  const [password, setPassword] = useState<string>();
  const roles = useQuery({ queryKey: ['roles'], queryFn: listRoles, staleTime: 3_600_000 });
  const townships = useTownships();
  const query = useQuery({ queryKey: ['users', id], queryFn: () => getUser(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const user = query.data;
  if (!user) return <Spin size="large" className="page-spin" />;
  const refresh = () => client.invalidateQueries({ queryKey: ['users'] });
  const writable = can(p.usersWrite);
  const locked = user.state !== 'Active';
  const roleName = (role: string) =>
    t(`enum.Role.${role}`, { defaultValue: roles.data?.find((r) => r.role === role)?.name ?? role });
  return (
    <div className="stack">
      <PageHeader
        title={user.displayName}
        note={user.userName}
        extra={
          <>
            {writable ? (
              <>
                <Button onClick={() => setEditing(true)} data-testid="edit-user">
                  {t('common.edit')}
                </Button>
                {locked ? (
                  <ActionButton
                    question={t('access.unlockQuestion', { name: user.displayName })}
                    run={() => unlockUser(id)}
                    onDone={refresh}
                    testId="unlock-user"
                  >
                    {t('access.unlock')}
                  </ActionButton>
                ) : (
                  <Button danger onClick={() => setLocking(true)} data-testid="lock-user">
                    {t('access.lock')}
                  </Button>
                )}
                <ActionButton
                  question={t('access.resetQuestion', { name: user.displayName })}
                  run={() => resetPassword(id)}
                  onDone={(result) => {
                    void refresh();
                    setPassword(result.password);
                  }}
                  testId="reset-password"
                >
                  {t('access.reset')}
                </ActionButton>
              </>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      <DescriptionList
        items={[
          [t('access.userName'), user.userName],
          [t('access.displayName'), user.displayName],
          [t('access.organisation'), user.organisation],
          [t('registry.idNumber'), user.idNumberMasked],
          [t('common.state'), <StatusTag key="s" kind="UserState" value={user.state} />],
          [t('access.lastSignIn'), formatInstant(user.lastSignInAt)],
          [t('access.otherAccounts'), user.otherAccounts.map((other) => other.userName).join('、')],
        ]}
      />
      <Card
        title={<h2 className="card-title">{t('access.grants')}</h2>}
        extra={
          writable ? (
            <Button type="primary" onClick={() => setGranting(true)} data-testid="add-grant">
              {t('access.addGrant')}
            </Button>
          ) : null
        }
      >
        <SimpleTable<UserGrant>
          id="grants"
          rows={user.grants}
          rowKey={(row) => row.id}
          columns={[
            { key: 'role', title: t('access.role'), render: (row) => roleName(row.role) },
            {
              key: 'scope',
              title: t('access.scope'),
              render: (row) =>
                row.communityName ?? row.townshipName ?? t(`enum.ScopeKind.${row.scope}`, { defaultValue: row.scope }),
            },
            { key: 'from', title: t('common.from'), render: (row) => row.validFrom },
            { key: 'until', title: t('common.to'), render: (row) => row.validUntil },
          ]}
          {...(writable
            ? {
                actions: (row: UserGrant) =>
                  row.isValid ? (
                    <ActionButton
                      type="link"
                      danger
                      question={t('access.removeGrantQuestion', { role: roleName(row.role) })}
                      run={() => removeGrant(id, row.id)}
                      onDone={refresh}
                    >
                      {t('access.removeGrant')}
                    </ActionButton>
                  ) : null,
              }
            : {})}
        />
      </Card>
      <FormModal<Schema['EditUserBody']>
        open={editing}
        title={t('common.edit')}
        initialValues={{
          displayName: user.displayName,
          ...(user.organisation ? { organisation: user.organisation } : {}),
        }}
        onClose={() => setEditing(false)}
        submit={(values) => updateUser(id, user.version, values)}
        onDone={refresh}
        onStale={refresh}
      >
        <UserFields />
      </FormModal>
      <FormModal<Schema['GrantBody']>
        open={granting}
        title={t('access.addGrant')}
        testId="grant-form"
        initialValues={{ validFrom: today() }}
        onClose={() => setGranting(false)}
        submit={(values) => addGrant(id, values)}
        onDone={refresh}
      >
        {(form) => (
          <>
            <Alert type="info" showIcon className="problem" title={t('access.grantNote')} />
            <Form.Item name="role" label={t('access.role')} rules={[{ required: true }]}>
              <Select
                loading={roles.isPending}
                showSearch={{ optionFilterProp: 'label' }}
                options={(roles.data ?? []).map((role) => ({ value: role.role, label: roleName(role.role) }))}
                data-testid="grant-role"
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a, b) => a.role !== b.role}>
              {() => {
                const scope = roles.data?.find((role) => role.role === form.getFieldValue('role'))?.scope;
                if (scope === 'Community') {
                  return (
                    <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
                      <CommunitySelect everywhere />
                    </Form.Item>
                  );
                }
                if (scope === 'Township') {
                  return (
                    <Form.Item name="townshipCode" label={t('access.township')} rules={[{ required: true }]}>
                      <Select
                        showSearch={{ optionFilterProp: 'label' }}
                        options={(townships.data ?? []).map((x) => ({ value: x.code, label: x.name }))}
                      />
                    </Form.Item>
                  );
                }
                return null;
              }}
            </Form.Item>
            <div className="form-grid">
              <Form.Item name="validFrom" label={t('common.from')} rules={[{ required: true }]}>
                <DayInput />
              </Form.Item>
              <Form.Item name="validUntil" label={t('common.to')}>
                <DayInput />
              </Form.Item>
            </div>
          </>
        )}
      </FormModal>
      <ReasonModal
        open={locking}
        title={t('access.lock')}
        about={t('access.lockQuestion', { name: user.displayName })}
        danger
        onClose={() => setLocking(false)}
        submit={(reason) => lockUser(id, reason)}
        onDone={refresh}
      />
      <PasswordOnce password={password} onClose={() => setPassword(undefined)} />
      <HistoryDrawer subject="User" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
