import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { changeMember, type MemberDetail, type Relation, recordMember } from '../api';
import { useRelations } from '../words';

interface Values {
  communityId: string;
  name: string;
  idNumber: string;
  checksumReason?: string;
  phone?: string;
  joinedOn: string;
  fullOn?: string;
  emblemOn?: string;
  relation: Relation;
  since: string;
}

interface MemberModalProps {
  open: boolean;
  /** Edits this one; records a new one when left out. */
  member?: MemberDetail;
  onClose: () => void;
  onDone: (id: string) => void;
  onStale?: () => void;
}

export function MemberModal({ open, member, onClose, onDone, onStale }: MemberModalProps) {
  const { t } = useTranslation();
  const relations = useRelations();
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormModal<Values, { id: string }>
      open={open}
      title={member ? t('party.edit') : t('party.record')}
      testId="member-form"
      {...(member
        ? {
            initialValues: {
              name: member.name,
              joinedOn: member.joinedOn,
              ...(member.fullOn ? { fullOn: member.fullOn } : {}),
              ...(member.emblemOn ? { emblemOn: member.emblemOn } : {}),
            },
          }
        : {})}
      onClose={onClose}
      onDone={(result) => onDone(result.id)}
      {...(onStale ? { onStale } : {})}
      submit={(values) => {
        const dates = { joinedOn: values.joinedOn, fullOn: values.fullOn ?? null, emblemOn: values.emblemOn ?? null };
        return member
          ? changeMember(member.id, member.version, {
              name: values.name,
              phone: values.phone?.trim() || null,
              ...dates,
            })
          : recordMember({
              communityId: values.communityId,
              name: values.name,
              idNumber: values.idNumber,
              checksumReason: values.checksumReason?.trim() || null,
              phone: values.phone?.trim() || null,
              relation: values.relation,
              since: values.since,
              ...dates,
            });
      }}
    >
      {member ? null : (
        <Form.Item name="communityId" label={t('party.community')} rules={required}>
          <CommunitySelect autoSelect />
        </Form.Item>
      )}
      <div className="form-grid">
        <Form.Item name="name" label={t('party.name')} rules={required}>
          <Input maxLength={50} data-testid="member-name" />
        </Form.Item>
        <Form.Item name="phone" label={t('party.phone')} {...(member ? { help: t('party.phoneHelp') } : {})}>
          <Input maxLength={20} data-testid="member-phone" />
        </Form.Item>
        {member ? null : (
          <>
            <Form.Item name="idNumber" label={t('party.idNumber')} rules={required}>
              <Input maxLength={20} data-testid="member-id-number" />
            </Form.Item>
            <Form.Item name="checksumReason" label={t('party.checksumReason')} help={t('party.checksumHelp')}>
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
        <Form.Item name="joinedOn" label={t('party.joinedOn')} rules={required}>
          <DayInput noFuture data-testid="member-joined" />
        </Form.Item>
        <Form.Item name="fullOn" label={t('party.fullOn')} help={t('party.fullHelp')}>
          <DayInput noFuture allowClear data-testid="member-full" />
        </Form.Item>
        <Form.Item name="emblemOn" label={t('party.emblemOn')}>
          <DayInput noFuture allowClear />
        </Form.Item>
        {member ? null : (
          <>
            <Form.Item name="relation" label={t('party.relation')} rules={required}>
              <Select options={relations} data-testid="member-relation" />
            </Form.Item>
            <Form.Item name="since" label={t('party.since')} help={t('party.sinceHelp')} rules={required}>
              <DayInput noFuture data-testid="member-since" />
            </Form.Item>
          </>
        )}
      </div>
    </FormModal>
  );
}
