import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import type { Schema } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { DecideButtons } from '../components/decide-buttons';
import { EndPostModal } from '../components/end-post-modal';
import { HandoverModal } from '../components/handover-modal';
import { getPost, renewPost } from '../posts-api';

type Dialog = 'renew' | 'end' | 'handover' | 'history';

export default function AppointmentDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const query = useQuery({ queryKey: ['posts', 'appointments', id], queryFn: () => getPost(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const detail = query.data;
  if (!detail) return <Spin size="large" className="page-spin" />;
  const post = detail.appointment;
  const house = !post.bodyId;
  const active = post.state === 'Active';
  const title = [t(`enum.PostKind.${post.post}`), post.house, post.name].filter(Boolean).join(' · ');
  const refresh = () => {
    for (const key of ['posts', 'organisation', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <div className="stack">
      <PageHeader
        title={title}
        extra={
          <>
            {post.mayDecide ? <DecideButtons post={post} onDone={refresh} /> : null}
            {detail.mayAppoint && active && post.termEnd && !house ? (
              <Button onClick={() => setDialog('renew')} data-testid="renew-appointment">
                {t('posts.renew')}
              </Button>
            ) : null}
            {detail.mayAppoint && active ? (
              <Button danger onClick={() => setDialog('end')} data-testid="end-appointment">
                {t('posts.end')}
              </Button>
            ) : null}
            {can(p.organisationWrite) && post.state === 'Ended' && !detail.handover ? (
              <Button onClick={() => setDialog('handover')} data-testid="record-handover">
                {t('posts.recordHandover')}
              </Button>
            ) : null}
            <Button onClick={() => setDialog('history')}>{t('common.history')}</Button>
          </>
        }
      />
      <div data-testid="appointment-facts">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="AppointmentState" value={post.state} />],
            [t('common.community'), post.communityName],
            [t('posts.body'), post.body ? t(`enum.BodyKind.${post.body}`) : post.house],
            [t('posts.way'), t(`enum.AppointmentWay.${post.way}`)],
            Boolean(post.source) && [t('posts.source'), `${t(`enum.CadreSource.${post.source}`)} · ${post.originUnit}`],
            [t('posts.documentNumber'), post.documentNumber],
            [t('posts.from'), post.from],
            [t('posts.termEnd'), post.termEnd],
            Boolean(post.endedOn) && [
              t('posts.endedOn'),
              [post.endedOn, post.endReason ? t(`enum.EndReason.${post.endReason}`) : '', detail.endNote]
                .filter(Boolean)
                .join(' · '),
            ],
            Boolean(post.overQuotaReason) && [
              t('posts.overQuotaReason'),
              `${post.overQuotaReason}（${t('posts.quotaThen', { quota: post.quotaThen, people: post.peopleThen })}）`,
            ],
            Boolean(detail.decidedByName) && [
              t('posts.decision'),
              [detail.decidedByName, formatInstant(detail.decidedAt), detail.decisionNote].filter(Boolean).join(' · '),
            ],
            Boolean(detail.electionId) && [
              t('posts.election'),
              <Link key="e" to={`/organisation/elections/${detail.electionId}`}>
                {detail.electionNumber}
              </Link>,
            ],
            [t('posts.enteredBy'), `${post.enteredByName} ${formatInstant(post.enteredAt)}`],
          ]}
        />
      </div>
      {detail.others.length > 0 ? (
        <Card title={<h2 className="card-title">{t('posts.others')}</h2>}>
          <SimpleTable
            id="other-posts"
            rows={detail.others}
            rowKey={(row) => row.appointmentId}
            columns={[
              { key: 'community', title: t('common.community'), render: (row) => row.communityName },
              { key: 'post', title: t('posts.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
              { key: 'from', title: t('posts.from'), render: (row) => row.from },
            ]}
            actions={(row) => <Link to={`/organisation/appointments/${row.appointmentId}`}>{t('common.detail')}</Link>}
          />
        </Card>
      ) : null}
      {detail.terms.length > 0 ? (
        <Card title={<h2 className="card-title">{t('posts.terms')}</h2>}>
          <SimpleTable
            id="terms"
            rows={detail.terms}
            rowKey={(row) => row.from}
            columns={[
              { key: 'days', title: t('posts.term'), render: (row) => `${row.from} — ${row.to}` },
              { key: 'document', title: t('posts.documentNumber'), render: (row) => row.documentNumber },
              {
                key: 'by',
                title: t('posts.enteredBy'),
                render: (row) => `${row.enteredByName} ${formatInstant(row.enteredAt)}`,
              },
            ]}
          />
        </Card>
      ) : null}
      {detail.handover ? <HandoverCard handover={detail.handover} /> : null}
      <RenewModal id={id} open={dialog === 'renew'} about={title} onClose={close} onDone={refresh} />
      <EndPostModal
        target={dialog === 'end' ? { id, house, about: title } : undefined}
        onClose={close}
        onDone={refresh}
      />
      <HandoverModal
        id={id}
        open={dialog === 'handover'}
        by={post.name}
        day={post.endedOn ?? undefined}
        onClose={close}
        onDone={refresh}
      />
      <HistoryDrawer subject="Appointment" id={id} open={dialog === 'history'} onClose={close} />
    </div>
  );
}

function HandoverCard({ handover }: { handover: Schema['HandoverView'] }) {
  const { t } = useTranslation();
  return (
    <Card title={<h2 className="card-title">{t('posts.handover')}</h2>}>
      <div className="stack" data-testid="handover">
        <DescriptionList
          items={[
            [t('posts.handedOverBy'), handover.handedOverBy],
            [t('posts.handedOverTo'), handover.handedOverTo],
            [t('posts.witness'), handover.witness],
            [t('posts.handoverDay'), handover.day],
            [t('posts.enteredBy'), `${handover.recordedByName} ${formatInstant(handover.recordedAt)}`],
          ]}
        />
        <SimpleTable
          id="handover-items"
          rows={handover.items}
          rowKey={(row) => `${row.name} ${row.quantity} ${row.note ?? ''}`}
          columns={[
            { key: 'name', title: t('posts.item'), render: (row) => row.name },
            { key: 'quantity', title: t('posts.quantity'), render: (row) => row.quantity },
            { key: 'note', title: t('posts.remark'), render: (row) => row.note },
          ]}
        />
      </div>
    </Card>
  );
}

interface RenewModalProps {
  id: string;
  open: boolean;
  about: string;
  onClose: () => void;
  onDone: () => void;
}

function RenewModal({ id, open, about, onClose, onDone }: RenewModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<Schema['AppointmentRenewBody']>
      open={open}
      title={t('posts.renew')}
      testId="renew-form"
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) => renewPost(id, values, key)}
    >
      <p>{about}</p>
      <Form.Item name="termEnd" label={t('posts.newTermEnd')} rules={[{ required: true }]}>
        <DayInput data-testid="renew-term" />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('posts.documentNumber')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} data-testid="renew-document" />
      </Form.Item>
    </FormModal>
  );
}
