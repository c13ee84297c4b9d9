import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input, InputNumber, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { chooseLeader, getGroup, writePlan } from '../api';
import { ActivityModal } from '../components/activity-modal';

export default function GroupDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const [planning, setPlanning] = useState(false);
  const [holding, setHolding] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['party', 'group', id], queryFn: () => getGroup(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const group = query.data;
  if (!group) return <Spin size="large" className="page-spin" />;
  const refresh = () => client.invalidateQueries({ queryKey: ['party'] });
  const required = [{ required: true, message: t('form.required') }];
  const leader = group.members.find((member) => member.id === group.leaderId);
  return (
    <div className="stack">
      <PageHeader
        title={`${group.post} · ${t('party.group')}`}
        note={group.communityName}
        extra={
          <>
            {can(p.partyWrite) ? (
              <>
                <Button type="primary" onClick={() => setHolding(true)} data-testid="hold-activity">
                  {t('party.holdActivity')}
                </Button>
                <Button onClick={() => setChoosing(true)} data-testid="choose-leader">
                  {t('party.chooseLeader')}
                </Button>
                <Button onClick={() => setPlanning(true)} data-testid="write-plan">
                  {t('party.writePlan')}
                </Button>
              </>
            ) : null}
            <Link to={`/party/activities?groupId=${id}`} className="link-button">
              {t('nav.partyActivities')}
            </Link>
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      <div data-testid="group-facts">
        <DescriptionList
          items={[
            [t('party.leader'), leader?.name ?? t('party.noLeader')],
            [t('party.memberCount'), group.members.length],
            [t('party.formedOn'), group.formedOn],
            [t('party.duty'), group.duty],
          ]}
        />
      </div>
      <Card title={<h2 className="card-title">{t('party.members')}</h2>}>
        <SimpleTable
          id="group-members"
          rows={group.members}
          rowKey={(row) => row.claimId}
          pageSize={20}
          columns={[
            {
              key: 'name',
              title: t('party.name'),
              render: (row) => <Link to={`/party/members/${row.id}`}>{row.name}</Link>,
            },
            { key: 'from', title: t('party.startOn'), render: (row) => row.from },
          ]}
        />
      </Card>
      <Card title={<h2 className="card-title">{t('party.plans')}</h2>}>
        <SimpleTable
          id="group-plans"
          rows={group.plans}
          rowKey={(row) => row.id}
          pageSize={10}
          columns={[
            { key: 'period', title: t('party.period'), render: (row) => `${row.periodStart} — ${row.periodEnd}` },
            { key: 'content', title: t('party.planContent'), render: (row) => row.content },
            { key: 'planned', title: t('party.planned'), render: (row) => row.planned },
            { key: 'held', title: t('party.held'), render: (row) => row.held },
            { key: 'by', title: t('party.writtenBy'), render: (row) => row.writtenByName },
          ]}
        />
      </Card>
      <Card title={<h2 className="card-title">{t('party.leaders')}</h2>}>
        <SimpleTable
          id="group-leaders"
          rows={group.leaders}
          rowKey={(row) => `${row.name}${row.from}`}
          columns={[
            { key: 'name', title: t('party.leader'), render: (row) => row.name },
            { key: 'from', title: t('party.from'), render: (row) => row.from },
            { key: 'until', title: t('party.until'), render: (row) => row.until },
          ]}
        />
      </Card>
      <FormModal<{ membershipId: string; from: string }>
        open={choosing}
        title={t('party.chooseLeader')}
        testId="leader-form"
        onClose={() => setChoosing(false)}
        onDone={refresh}
        onStale={() => void query.refetch()}
        submit={(values, key) => chooseLeader(id, group.version, values, key)}
      >
        <Form.Item name="membershipId" label={t('party.leader')} rules={required}>
          <Select
            options={group.members.map((member) => ({ value: member.id, label: member.name }))}
            data-testid="leader-member"
          />
        </Form.Item>
        <Form.Item name="from" label={t('party.leaderFrom')} rules={required}>
          <DayInput noFuture data-testid="leader-from" />
        </Form.Item>
      </FormModal>
      <FormModal<{ day: string; content: string; planned: number }>
        open={planning}
        title={t('party.writePlan')}
        testId="plan-form"
        initialValues={{ planned: 1 }}
        onClose={() => setPlanning(false)}
        onDone={refresh}
        submit={(values) => writePlan(id, values)}
      >
        <Form.Item name="day" label={t('party.planDay')} help={t('party.planHelp')} rules={required}>
          <DayInput data-testid="plan-day" />
        </Form.Item>
        <Form.Item name="planned" label={t('party.planned')} rules={required}>
          <InputNumber min={1} max={100} precision={0} className="full" />
        </Form.Item>
        <Form.Item name="content" label={t('party.planContent')} rules={[{ ...required[0], whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={1000} showCount data-testid="plan-content" />
        </Form.Item>
      </FormModal>
      <ActivityModal
        open={holding}
        groupId={id}
        members={group.members}
        onClose={() => setHolding(false)}
        onDone={(activity) => {
          void refresh();
          navigate(`/party/activities/${activity}`);
        }}
      />
      <HistoryDrawer subject="ActivityGroup" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
