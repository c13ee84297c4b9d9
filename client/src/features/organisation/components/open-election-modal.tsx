import { Form, InputNumber, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { openElection, type PostKind } from '../posts-api';
import { bodyOf, ELECTED, HEADS } from './post-kinds';
import { useOptions } from './use-options';

interface Values {
  communityId: string;
  post: PostKind;
  seats: number;
  termEnd?: string;
}

const required = [{ required: true }];

interface OpenElectionModalProps {
  open: boolean;
  onClose: () => void;
  onDone: (result: Schema['ElectionOpened']) => void;
}

/** 发起推选: the posts that are elected in the community today. */
export function OpenElectionModal({ open, onClose, onDone }: OpenElectionModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const communityId = Form.useWatch('communityId', form);
  const post = Form.useWatch('post', form);
  const options = useOptions(communityId, open);
  const head = Boolean(post && HEADS.includes(post));
  useEffect(() => {
    if (head) form.setFieldsValue({ seats: 1 });
  }, [head, form]);
  const posts = ELECTED.filter((value) =>
    options.data?.posts.some((option) => option.post === value && option.ways.includes('Election')),
  );
  return (
    <FormModal<Values, Schema['ElectionOpened']>
      form={form}
      open={open}
      title={t('posts.openElection')}
      testId="open-election-form"
      initialValues={{ seats: 1 }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) =>
        openElection(
          {
            bodyId: options.data?.bodies.find((body) => body.kind === bodyOf(values.post))?.id ?? '',
            post: values.post,
            seats: values.seats,
            termEnd: values.termEnd ?? null,
          },
          key,
        )
      }
    >
      <Form.Item name="communityId" label={t('common.community')} rules={required}>
        <CommunitySelect autoSelect />
      </Form.Item>
      <Form.Item
        name="post"
        label={t('posts.post')}
        rules={[
          ...required,
          {
            validator: (_, value: PostKind | undefined) =>
              !value || options.data?.bodies.some((body) => body.kind === bodyOf(value))
                ? Promise.resolve()
                : Promise.reject(new Error(t('posts.bodyMissing'))),
          },
        ]}
        extra={options.data && !options.data.maturity ? t('posts.noWay') : undefined}
      >
        <Select
          loading={options.isFetching}
          options={posts.map((value) => ({ value, label: t(`enum.PostKind.${value}`) }))}
          data-testid="election-post"
        />
      </Form.Item>
      <Form.Item name="seats" label={t('posts.seats')} rules={required}>
        <InputNumber min={1} max={50} precision={0} disabled={head} data-testid="election-seats" />
      </Form.Item>
      <Form.Item name="termEnd" label={t('posts.termEnd')}>
        <DayInput allowClear data-testid="election-term" />
      </Form.Item>
    </FormModal>
  );
}
