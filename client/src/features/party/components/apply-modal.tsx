import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { applyForPost, listPosts } from '../api';
import { MemberPicker } from './member-picker';

interface Values {
  communityId: string;
  membershipId: string;
  postId: string;
}

interface ApplyModalProps {
  open: boolean;
  /** Who applies; chosen in the dialog when left out. */
  member?: { id: string; name: string; communityId: string };
  onClose: () => void;
  onDone: () => void;
}

export function ApplyModal({ open, member, onClose, onDone }: ApplyModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('communityId', form);
  const communityId = member?.communityId ?? chosen;
  const posts = useQuery({
    queryKey: ['party', 'posts', communityId],
    queryFn: () => listPosts(communityId),
    enabled: open && communityId !== undefined,
  });
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormModal<Values>
      open={open}
      form={form}
      title={t('party.apply')}
      testId="apply-form"
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) =>
        applyForPost({ membershipId: member?.id ?? values.membershipId, postId: values.postId }, key)
      }
    >
      <p>{t('party.applyNote')}</p>
      {member ? (
        <p>
          {t('party.member')}：{member.name}
        </p>
      ) : (
        <>
          <Form.Item name="communityId" label={t('party.community')} rules={required}>
            <CommunitySelect autoSelect />
          </Form.Item>
          <Form.Item name="membershipId" label={t('party.member')} rules={required}>
            <MemberPicker communityId={communityId} />
          </Form.Item>
        </>
      )}
      <Form.Item name="postId" label={t('party.post')} rules={required}>
        <Select
          loading={posts.isFetching}
          options={(posts.data ?? [])
            .filter((post) => !post.closedOn)
            .map((post) => ({ value: post.id, label: post.name }))}
          data-testid="apply-post"
        />
      </Form.Item>
    </FormModal>
  );
}
