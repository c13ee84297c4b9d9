import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Spin, Upload } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { API_BASE } from '../../../shared/api/client';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { DescriptionList } from '../../../shared/ui/description-list';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { addPhoto, cancelActivity, getActivity, getGroup, hoursOf, removePhoto } from '../api';

// Its fields are heavy, and who only reads an activity never sees them.
const ActivityModal = lazy(() =>
  import('../components/activity-modal').then((module) => ({ default: module.ActivityModal })),
);

export default function ActivityDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['party', 'activity', id], queryFn: () => getActivity(id) });
  const activity = query.data;
  const group = useQuery({
    queryKey: ['party', 'group', activity?.groupId],
    queryFn: () => getGroup(activity?.groupId ?? ''),
    enabled: activity !== undefined && can(p.partyWrite),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['party'] });
  const upload = useMutation({ mutationFn: (file: File) => addPhoto(id, file), onSettled: refresh });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  if (!activity) return <Spin size="large" className="page-spin" />;
  const writes = can(p.partyWrite) && activity.state === 'Held';
  return (
    <div className="stack">
      <PageHeader
        title={activity.title}
        note={`${activity.communityName} · ${activity.heldOn}`}
        extra={
          <>
            {writes ? (
              <>
                <Button onClick={() => setEditing(true)} data-testid="edit-activity">
                  {t('party.changeActivity')}
                </Button>
                <Button danger onClick={() => setCancelling(true)} data-testid="cancel-activity">
                  {t('party.cancelActivity')}
                </Button>
              </>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      {activity.state === 'Cancelled' ? (
        <Alert type="warning" showIcon title={t('party.cancelled', { reason: activity.cancelReason })} />
      ) : null}
      <div data-testid="activity-facts">
        <DescriptionList
          items={[
            [
              t('party.group'),
              <Link key="g" to={`/party/groups/${activity.groupId}`}>
                {activity.post}
              </Link>,
            ],
            [t('party.place'), activity.place],
            [t('common.state'), <StatusTag key="s" kind="ActivityState" value={activity.state} />],
            [t('party.attended'), activity.attendance.length],
            [t('party.hours'), hoursOf(activity.attendance.reduce((sum, one) => sum + one.minutes, 0))],
            [t('party.recordedBy'), activity.recordedByName],
            [t('party.content'), activity.content],
          ]}
        />
      </div>
      <Card title={<h2 className="card-title">{t('party.attendance')}</h2>}>
        <SimpleTable
          id="attendance"
          rows={activity.attendance}
          rowKey={(row) => row.membershipId}
          pageSize={20}
          columns={[
            {
              key: 'name',
              title: t('party.name'),
              render: (row) => <Link to={`/party/members/${row.membershipId}`}>{row.name}</Link>,
            },
            { key: 'hours', title: t('party.hours'), render: (row) => hoursOf(row.minutes) },
          ]}
        />
      </Card>
      <Card
        title={<h2 className="card-title">{t('party.photos')}</h2>}
        extra={
          writes ? (
            <Upload
              accept="image/jpeg,image/png"
              showUploadList={false}
              beforeUpload={(file) => {
                upload.mutate(file);
                return false;
              }}
            >
              <Button loading={upload.isPending} data-testid="add-photo">
                {t('party.addPhoto')}
              </Button>
            </Upload>
          ) : null
        }
      >
        <p className="muted">{t('party.photoHelp')}</p>
        {upload.isError ? <ProblemAlert error={upload.error} /> : null}
        <ul className="photo-list" data-testid="photos">
          {activity.photos.map((photo) => (
            <li key={photo.id}>
              <a href={`${API_BASE}/party/photos/${photo.id}`}>
                <img width={200} loading="lazy" src={`${API_BASE}/party/photos/${photo.id}`} alt={photo.fileName} />
              </a>
              <div>
                {photo.fileName}{' '}
                {writes ? (
                  <ActionButton
                    type="link"
                    danger
                    question={t('party.removePhotoQuestion', { name: photo.fileName })}
                    run={() => removePhoto(photo.id)}
                    onDone={refresh}
                  >
                    {t('party.removePhoto')}
                  </ActionButton>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {editing ? (
        <Suspense fallback={null}>
          <ActivityModal
            open
            groupId={activity.groupId}
            members={group.data?.members ?? []}
            activity={activity}
            onClose={() => setEditing(false)}
            onDone={refresh}
            onStale={() => void query.refetch()}
          />
        </Suspense>
      ) : null}
      <ReasonModal
        open={cancelling}
        title={t('party.cancelActivity')}
        about={activity.title}
        danger
        onClose={() => setCancelling(false)}
        submit={(reason) => cancelActivity(id, reason)}
        onDone={refresh}
      />
      <HistoryDrawer subject="PartyActivity" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
