import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../../shared/ui/form-modal';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { decidePost, type Post } from '../posts-api';

/** 同意 and 不同意 for what goes beyond the quota; why it was asked for stands above. */
export function DecideButtons({ post, onDone }: { post: Post; onDone: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'approve' | 'refuse'>();
  const about = `${post.communityName} · ${t(`enum.PostKind.${post.post}`)} · ${post.name}`;
  const why = t('posts.decideNote', {
    reason: post.overQuotaReason,
    quota: post.quotaThen,
    people: post.peopleThen,
    by: post.enteredByName,
  });
  return (
    <>
      <Button type="link" onClick={() => setOpen('approve')} data-testid="approve-appointment">
        {t('posts.approve')}
      </Button>
      <Button type="link" danger onClick={() => setOpen('refuse')} data-testid="refuse-appointment">
        {t('posts.refuse')}
      </Button>
      <FormModal<{ note?: string }>
        open={open === 'approve'}
        title={t('posts.approve')}
        testId="approve-form"
        onClose={() => setOpen(undefined)}
        onDone={onDone}
        submit={({ note }, key) => decidePost(post.id, true, note?.trim(), key)}
      >
        <p>{about}</p>
        <p>{why}</p>
        <Form.Item name="note" label={t('posts.decisionNote')}>
          <Input.TextArea rows={2} maxLength={500} showCount data-testid="approve-note" />
        </Form.Item>
      </FormModal>
      <ReasonModal
        open={open === 'refuse'}
        title={t('posts.refuse')}
        about={`${about}　${why}`}
        danger
        onClose={() => setOpen(undefined)}
        submit={(reason, key) => decidePost(post.id, false, reason, key)}
        onDone={onDone}
      />
    </>
  );
}
