import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { endWaiver, type MemberDetail, waivePosts } from '../api';
import { ApplyModal } from './apply-modal';
import { LeavePostModal } from './leave-post-modal';

type Claim = MemberDetail['claims'][number];

/** Posts and applications of a member, and leave from having one. */
export function ClaimsCard({ member }: { member: MemberDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [applying, setApplying] = useState(false);
  const [waiving, setWaiving] = useState(false);
  const [ending, setEnding] = useState(false);
  const [leaving, setLeaving] = useState<Claim>();
  const required = [{ required: true, whitespace: true, message: t('form.required') }];
  const here = !member.leftOn;
  const waived = member.waivers.some((waiver) => !waiver.until);
  const refresh = () => {
    for (const key of ['party', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <>
      <Card
        title={<h2 className="card-title">{t('party.claims')}</h2>}
        extra={
          <span className="row-actions">
            {here && can(p.partyWrite) ? (
              <Button onClick={() => setApplying(true)} data-testid="apply">
                {t('party.apply')}
              </Button>
            ) : null}
            {here && can(p.partyApprove) ? (
              waived ? (
                <Button onClick={() => setEnding(true)}>{t('party.endWaiver')}</Button>
              ) : (
                <Button onClick={() => setWaiving(true)} data-testid="waive">
                  {t('party.waive')}
                </Button>
              )
            ) : null}
          </span>
        }
      >
        <div className="stack">
          <SimpleTable<Claim>
            id="member-claims"
            rows={member.claims}
            rowKey={(row) => row.id}
            columns={[
              { key: 'post', title: t('party.post'), render: (row) => row.post },
              {
                key: 'state',
                title: t('common.state'),
                render: (row) => <StatusTag kind="ClaimState" value={row.state} />,
              },
              { key: 'applied', title: t('party.appliedOn'), render: (row) => row.appliedOn },
              { key: 'from', title: t('party.startOn'), render: (row) => row.from },
              { key: 'until', title: t('party.leaveOn'), render: (row) => row.until },
              { key: 'by', title: t('party.decidedBy'), render: (row) => row.decidedByName },
              { key: 'reason', title: t('party.reason'), render: (row) => row.reason },
            ]}
            {...(can(p.partyWrite)
              ? {
                  actions: (row: Claim) =>
                    row.state === 'Approved' || row.state === 'Applied' ? (
                      <Button type="link" onClick={() => setLeaving(row)} data-testid="leave-post">
                        {row.state === 'Approved' ? t('party.leavePost') : t('party.withdraw')}
                      </Button>
                    ) : null,
                }
              : {})}
          />
          {member.waivers.length > 0 ? (
            <SimpleTable
              id="waivers"
              rows={member.waivers}
              rowKey={(row) => row.from}
              columns={[
                { key: 'reason', title: `${t('party.waived')}：${t('party.reason')}`, render: (row) => row.reason },
                { key: 'from', title: t('party.from'), render: (row) => row.from },
                { key: 'until', title: t('party.until'), render: (row) => row.until },
                { key: 'by', title: t('party.grantedBy'), render: (row) => row.grantedByName },
              ]}
            />
          ) : null}
        </div>
      </Card>
      <ApplyModal open={applying} member={member} onClose={() => setApplying(false)} onDone={refresh} />
      <LeavePostModal claim={leaving} onClose={() => setLeaving(undefined)} onDone={refresh} />
      <FormModal<{ reason: string; from: string }>
        open={waiving}
        title={t('party.waive')}
        testId="waiver-form"
        onClose={() => setWaiving(false)}
        onDone={refresh}
        submit={(values, key) => waivePosts(member.id, values, key)}
      >
        <Form.Item name="from" label={t('party.waiveFrom')} rules={required}>
          <DayInput noFuture data-testid="waiver-from" />
        </Form.Item>
        <Form.Item name="reason" label={t('party.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={200} data-testid="waiver-reason" />
        </Form.Item>
      </FormModal>
      <FormModal<{ on: string }>
        open={ending}
        title={t('party.endWaiver')}
        onClose={() => setEnding(false)}
        onDone={refresh}
        submit={(values) => endWaiver(member.id, values)}
      >
        <Form.Item name="on" label={t('party.on')} rules={required}>
          <DayInput noFuture />
        </Form.Item>
      </FormModal>
    </>
  );
}
