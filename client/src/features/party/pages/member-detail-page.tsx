import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getMember, hoursOf, leaveBranch } from '../api';
import { ClaimsCard } from '../components/claims-card';
import { MemberModal } from '../components/member-modal';
import { RelationCard } from '../components/relation-card';
import { RevealValue } from '../components/reveal-value';

type Because = 'TransferredOut' | 'Died' | 'Ended';

const REASONS: Because[] = ['TransferredOut', 'Died', 'Ended'];

export default function MemberDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['party', 'member', id], queryFn: () => getMember(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const member = query.data;
  if (!member) return <Spin size="large" className="page-spin" />;
  const writes = can(p.partyWrite) && !member.leftOn;
  const refresh = () => client.invalidateQueries({ queryKey: ['party'] });
  return (
    <div className="stack">
      <PageHeader
        title={member.name}
        note={member.communityName}
        extra={
          <>
            {writes ? (
              <>
                <Button onClick={() => setEditing(true)} data-testid="edit-member">
                  {t('party.edit')}
                </Button>
                <Button danger onClick={() => setLeaving(true)} data-testid="leave-branch">
                  {t('party.leave')}
                </Button>
              </>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      {member.leftOn ? (
        <Alert
          type="warning"
          showIcon
          title={`${t('party.left')}：${member.leftOn} ${t(`enum.LeaveKind.${member.leftBecause}`)}`}
          {...(member.leaveNote ? { description: member.leaveNote } : {})}
        />
      ) : null}
      <div data-testid="member-facts">
        <DescriptionList
          items={[
            [
              t('party.idNumber'),
              <RevealValue key="i" id={id} field="IdNumber" masked={member.idNumber} label={t('party.idNumber')} />,
            ],
            [t('party.sex'), t(`enum.Sex.${member.sex}`)],
            [t('party.age'), `${member.age}（${member.birthDate}）`],
            [
              t('party.phone'),
              <RevealValue key="p" id={id} field="Phone" masked={member.phone} label={t('party.phone')} />,
            ],
            [t('party.joinedOn'), member.joinedOn],
            [t('party.fullOn'), member.fullOn ?? t('party.probationary')],
            [t('party.emblemOn'), member.emblemOn],
            [t('party.since'), member.since],
            [t('party.relation'), member.relation ? t(`enum.MembershipRelation.${member.relation}`) : null],
            [
              t('party.resident'),
              member.residentId ? (
                <Link key="r" to={`/residents/${member.residentId}`}>
                  {t('common.detail')}
                </Link>
              ) : null,
            ],
            [t('party.address'), member.address],
            [t('party.otherBranches'), member.otherBranches],
            [
              t('party.lastYear'),
              member.activities > 0
                ? t('party.activitiesOf', {
                    count: member.activities,
                    hours: hoursOf(member.minutes),
                    last: member.lastActivity,
                  })
                : t('party.noActivities'),
            ],
          ]}
        />
      </div>
      <RelationCard member={member} />
      <ClaimsCard member={member} />
      <MemberModal
        open={editing}
        member={member}
        onClose={() => setEditing(false)}
        onDone={refresh}
        onStale={() => void query.refetch()}
      />
      <FormModal<{ because: Because; on: string; note?: string }>
        open={leaving}
        title={t('party.leave')}
        danger
        testId="leave-form"
        onClose={() => setLeaving(false)}
        onDone={refresh}
        submit={(values, key) =>
          leaveBranch(id, { because: values.because, on: values.on, note: values.note?.trim() || null }, key)
        }
      >
        <p>{t('party.leaveNote')}</p>
        <Form.Item name="because" label={t('party.because')} rules={[{ required: true, message: t('form.required') }]}>
          <Select
            options={REASONS.map((value) => ({ value, label: t(`enum.LeaveKind.${value}`) }))}
            data-testid="leave-because"
          />
        </Form.Item>
        <Form.Item name="on" label={t('party.on')} rules={[{ required: true, message: t('form.required') }]}>
          <DayInput noFuture data-testid="leave-on" />
        </Form.Item>
        <Form.Item name="note" label={t('party.note')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormModal>
      <HistoryDrawer subject="PartyMembership" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
