import { Alert, Button, Dropdown, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { HouseholdPicker } from '../../../shared/ui/household-picker';
import { actOnHousehold, type Household, type Member, memberLeaves, reportDeath } from '../api';
import { POVERTY } from '../pages/household-list-page';
import { DwellingPicker } from './dwelling-picker';
import { MemberFields } from './member-fields';

type Values = Record<string, unknown>;

interface Act {
  key: string;
  /** Counts for money only after somebody else has confirmed it. */
  secondPerson?: boolean;
  fields: ReactNode;
  initial?: Values;
  send: (values: Values, idempotencyKey: string) => Promise<unknown>;
}

const required = [{ required: true }];

/** Everything that can happen to a household by hand, each a dated act of its own. */
export function HouseholdActions({
  household,
  members,
  onDone,
}: {
  household: Household;
  members: Member[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const [active, setActive] = useState<string>();
  const communityId = household.communityId ?? undefined;
  const memberOptions = members.map((m) => ({ value: m.residentId, label: m.name }));
  // The head stays until another head is named, so the head is not offered where it would be refused.
  const otherOptions = members.filter((m) => !m.isHead).map((m) => ({ value: m.residentId, label: m.name }));
  const act = (path: string) => (values: Values, key: string) =>
    actOnHousehold(household.id, path, values, household.version, key);

  const on = (
    <Form.Item name="on" label={t('registry.on')} rules={required}>
      <DayInput noFuture data-testid="act-on" />
    </Form.Item>
  );
  const reason = (
    <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true }]}>
      <Input.TextArea rows={2} maxLength={500} data-testid="act-reason" />
    </Form.Item>
  );
  const dwelling = (optional = false) => (
    <Form.Item name="dwellingId" label={t('registry.dwelling')} rules={optional ? [] : required}>
      <DwellingPicker communityId={communityId} />
    </Form.Item>
  );
  const member = (label: string, options = memberOptions) => (
    <Form.Item name="residentId" label={label} rules={required}>
      <Select options={options} placeholder={t('common.choose')} data-testid="act-member" />
    </Form.Item>
  );

  const acts: Act[] = [
    { key: 'move-out', fields: [on, reason], send: act('move-out') },
    {
      key: 'move-in',
      fields: [
        on,
        <Form.Item key="c" name="communityId" label={t('common.community')} rules={required}>
          <CommunitySelect everywhere />
        </Form.Item>,
        <Form.Item key="d" noStyle shouldUpdate={(a: Values, b: Values) => a.communityId !== b.communityId}>
          {(form) => (
            // the clerk of another community gives the dwelling there
            <Form.Item
              name="dwellingId"
              label={t('registry.dwelling')}
              rules={form.getFieldValue('communityId') === communityId ? required : []}
            >
              <DwellingPicker communityId={form.getFieldValue('communityId')} />
            </Form.Item>
          )}
        </Form.Item>,
      ],
      initial: communityId ? { communityId } : {},
      send: act('move-in'),
    },
    { key: 'change-dwelling', fields: [on, dwelling()], send: act('change-dwelling') },
    {
      key: 'split',
      fields: [
        on,
        <Form.Item
          key="n"
          name="newHouseholdNumber"
          label={t('registry.newHouseholdNumber')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={20} />
        </Form.Item>,
        <Form.Item key="m" name="memberIds" label={t('registry.membersLeaving')} rules={required}>
          <Select mode="multiple" options={otherOptions} placeholder={t('common.choose')} />
        </Form.Item>,
        <Form.Item key="h" noStyle shouldUpdate={(a: Values, b: Values) => a.memberIds !== b.memberIds}>
          {(form) => (
            <Form.Item name="headId" label={t('registry.newHead')} rules={required}>
              <Select
                placeholder={t('common.choose')}
                options={memberOptions.filter((m) =>
                  ((form.getFieldValue('memberIds') as string[] | undefined) ?? []).includes(m.value),
                )}
              />
            </Form.Item>
          )}
        </Form.Item>,
        dwelling(true),
      ],
      send: act('split'),
    },
    {
      key: 'merge',
      fields: [
        on,
        <Form.Item
          key="i"
          name="intoHouseholdId"
          label={t('registry.intoHousehold')}
          rules={required}
          extra={t('registry.mergeNote')}
        >
          <HouseholdPicker communityId={communityId} />
        </Form.Item>,
      ],
      send: act('merge'),
    },
    { key: 'change-head', fields: [on, member(t('registry.newHead'), otherOptions)], send: act('change-head') },
    {
      key: 'members',
      fields: [on, <MemberFields key="f" />],
      initial: { relocation: 'Addition' },
      send: act('members'),
    },
    {
      key: 'leave',
      fields: [member(t('registry.member'), otherOptions), on, reason],
      send: ({ residentId, ...rest }, key) =>
        memberLeaves(household.id, String(residentId), rest, household.version, key),
    },
    {
      key: 'death',
      secondPerson: true,
      fields: [
        member(t('registry.member')),
        on,
        <Form.Item
          key="e"
          name="evidence"
          label={t('registry.evidence')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={200} />
        </Form.Item>,
      ],
      send: ({ residentId, ...rest }, key) => reportDeath(String(residentId), rest, key),
    },
    {
      key: 'poverty-status',
      secondPerson: true,
      fields: [
        <Form.Item key="s" name="status" label={t('registry.poverty')} rules={required}>
          <Select
            options={POVERTY.map((value) => ({ value, label: t(`enum.PovertyStatus.${value}`) }))}
            data-testid="act-status"
          />
        </Form.Item>,
        <Form.Item key="f" name="from" label={t('registry.effectiveFrom')} rules={required}>
          <DayInput data-testid="act-from" />
        </Form.Item>,
        reason,
      ],
      initial: { from: today() },
      send: act('poverty-status'),
    },
    {
      key: 'accounts',
      secondPerson: true,
      fields: [
        <div key="g" className="form-grid">
          <Form.Item name="bankName" label={t('registry.bankName')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="bankCode" label={t('registry.bankCode')}>
            <Input maxLength={14} />
          </Form.Item>
          <Form.Item
            name="accountNumber"
            label={t('registry.accountNumber')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={32} autoComplete="off" inputMode="numeric" />
          </Form.Item>
          <Form.Item name="holderResidentId" label={t('registry.holder')} rules={required}>
            <Select options={memberOptions} placeholder={t('common.choose')} />
          </Form.Item>
          <Form.Item name="effectiveFrom" label={t('registry.effectiveFrom')} rules={required}>
            <DayInput />
          </Form.Item>
        </div>,
      ],
      initial: { effectiveFrom: today(), holderResidentId: members.find((m) => m.isHead)?.residentId },
      send: act('accounts'),
    },
  ];
  const current = acts.find((a) => a.key === active);
  const [shown, setShown] = useState<Act>();
  if (!can(p.registryWrite)) return null;
  const label = (key: string) => t(`registry.act.${key}`);
  const open = (key: string) => {
    setShown(acts.find((a) => a.key === key));
    setActive(key);
  };
  // The last act stays drawn while its dialog fades out.
  const drawn = current ?? shown;
  return (
    <>
      <Button onClick={() => open('accounts')} data-testid="act-accounts">
        {label('accounts')}
      </Button>
      <Button onClick={() => open('poverty-status')} data-testid="act-poverty-status">
        {label('poverty-status')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: acts
            .filter((a) => !['accounts', 'poverty-status'].includes(a.key))
            .map((a) => ({
              key: a.key,
              label: <span data-testid={`act-${a.key}`}>{label(a.key)}</span>,
              onClick: () => open(a.key),
            })),
        }}
      >
        <Button type="primary" aria-haspopup="menu" data-testid="household-acts">
          {t('registry.acts')}
        </Button>
      </Dropdown>
      {drawn ? (
        <FormModal<Values>
          key={drawn.key}
          open={current !== undefined}
          title={`${label(drawn.key)} · ${household.number}`}
          testId="act-form"
          initialValues={{ on: today(), ...drawn.initial }}
          onClose={() => setActive(undefined)}
          submit={drawn.send}
          onDone={(result) => {
            onDone();
            const created = (result as { newHouseholdId?: string } | undefined)?.newHouseholdId;
            if (created) navigate(`/households/${created}`);
          }}
          onStale={onDone}
        >
          {drawn.secondPerson ? (
            <Alert type="info" showIcon className="problem" title={t('registry.secondPersonNote')} />
          ) : null}
          {Array.isArray(drawn.fields)
            ? drawn.fields.map((field, i) => <div key={`${drawn.key}-${String(i)}`}>{field}</div>)
            : drawn.fields}
        </FormModal>
      ) : null}
    </>
  );
}
