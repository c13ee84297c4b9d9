import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { type ActivityDetail, changeActivity, holdActivity } from '../api';

interface Values {
  heldOn: string;
  title: string;
  place?: string;
  content?: string;
  attended: string[];
  hours: number;
}

interface ActivityModalProps {
  open: boolean;
  groupId: string;
  /** Who may have been there. */
  members: { id: string; name: string }[];
  /** Edits this one; records a new one when left out. */
  activity?: ActivityDetail;
  onClose: () => void;
  onDone: (id: string) => void;
  onStale?: () => void;
}

/** An activity and who was there. One time for everybody who is new; who stood there before keeps their own. */
export function ActivityModal({ open, groupId, members, activity, onClose, onDone, onStale }: ActivityModalProps) {
  const { t } = useTranslation();
  const required = [{ required: true, message: t('form.required') }];
  const known = new Map((activity?.attendance ?? []).map((one) => [one.membershipId, one]));
  const choices = new Map(members.map((one) => [one.id, one.name]));
  for (const one of known.values()) choices.set(one.membershipId, one.name);
  return (
    <FormModal<Values, { id: string }>
      open={open}
      title={activity ? t('party.changeActivity') : t('party.holdActivity')}
      testId="activity-form"
      initialValues={
        activity
          ? {
              heldOn: activity.heldOn,
              title: activity.title,
              ...(activity.place ? { place: activity.place } : {}),
              ...(activity.content ? { content: activity.content } : {}),
              attended: [...known.keys()],
              hours: 1,
            }
          : { attended: members.map((one) => one.id), hours: 1 }
      }
      onClose={onClose}
      onDone={(result) => onDone(result.id)}
      {...(onStale ? { onStale } : {})}
      submit={(values) => {
        const body = {
          heldOn: values.heldOn,
          title: values.title,
          place: values.place?.trim() || null,
          content: values.content?.trim() || null,
          attendance: values.attended.map((membershipId) => ({
            membershipId,
            minutes: known.get(membershipId)?.minutes ?? Math.round(values.hours * 60),
          })),
        };
        return activity ? changeActivity(activity.id, activity.version, body) : holdActivity({ groupId, ...body });
      }}
    >
      <div className="form-grid">
        <Form.Item name="heldOn" label={t('party.heldOn')} rules={required}>
          <DayInput noFuture data-testid="activity-day" />
        </Form.Item>
        <Form.Item name="hours" label={t('party.hoursEach')} rules={required}>
          <InputNumber min={0.25} max={24} step={0.5} className="full" data-testid="activity-hours" />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t('party.title')} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={60} data-testid="activity-title" />
      </Form.Item>
      <Form.Item name="place" label={t('party.place')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="attended" label={t('party.attendance')} help={t('party.attendanceHelp')} rules={required}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={[...choices].map(([value, label]) => ({ value, label }))}
          data-testid="activity-attended"
        />
      </Form.Item>
      <Form.Item name="content" label={t('party.content')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </FormModal>
  );
}
