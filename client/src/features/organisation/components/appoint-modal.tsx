import { Alert, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { appoint } from '../posts-api';
import { PostHolderSelect } from './post-holder-select';
import { POSTS } from './post-kinds';
import { useOptions } from './use-options';

type Values = Schema['AppointHolderCommand'] & { communityId: string };

const required = [{ required: true }];

interface AppointModalProps {
  open: boolean;
  onClose: () => void;
  onDone: (result: Schema['HolderAppointed']) => void;
}

/** 任职登记: what is asked follows from body and way; whether it may be, the server says with its reason. */
export function AppointModal({ open, onClose, onDone }: AppointModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const communityId = Form.useWatch('communityId', form);
  const bodyId = Form.useWatch('bodyId', form);
  const way = Form.useWatch('way', form);
  const post = Form.useWatch('post', form);
  const options = useOptions(communityId, open);
  const kind = options.data?.bodies.find((body) => body.id === bodyId)?.kind;
  const ways = options.data?.posts.find((option) => option.post === post)?.ways ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen for another community or body does not fit.
  useEffect(() => form.setFieldsValue({ bodyId: undefined, officeHolderId: undefined } as never), [communityId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => form.setFieldsValue({ post: undefined } as never), [kind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above; where one way is open it is taken.
  useEffect(() => form.setFieldsValue({ way: ways.length === 1 ? ways[0] : undefined } as never), [post, options.data]);
  return (
    <FormModal<Values, Schema['HolderAppointed']>
      form={form}
      open={open}
      title={t('posts.appoint')}
      width={720}
      testId="appoint-form"
      initialValues={{ from: today() }}
      onClose={onClose}
      onDone={onDone}
      submit={({ communityId: _, ...values }, key) =>
        appoint(
          {
            ...values,
            termEnd: values.termEnd ?? null,
            source: values.way === 'Dispatch' ? values.source : undefined,
            originUnit: values.way === 'Dispatch' ? (values.originUnit ?? null) : null,
            documentNumber: values.documentNumber ?? null,
            overQuotaReason: values.overQuotaReason?.trim() || null,
          },
          key,
        )
      }
    >
      <Alert type="info" showIcon className="problem" title={t('posts.appointNote')} />
      {options.data ? (
        <p data-testid="appoint-facts">
          {t('posts.maturityNow', {
            level: options.data.maturity ? t(`enum.MaturityLevel.${options.data.maturity}`) : t('posts.notDecided'),
          })}
          {'　'}
          {t('posts.quotaNow', { quota: options.data.quota ?? '—', people: options.data.people })}
        </p>
      ) : null}
      <div className="form-grid">
        <Form.Item name="communityId" label={t('common.community')} rules={required}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="bodyId" label={t('posts.body')} rules={required}>
          <Select
            loading={options.isFetching}
            options={(options.data?.bodies ?? []).map((body) => ({ value: body.id, label: body.name }))}
            data-testid="appoint-body"
          />
        </Form.Item>
        <Form.Item name="post" label={t('posts.post')} rules={required}>
          <Select
            options={(kind ? (POSTS[kind] ?? []) : []).map((value) => ({ value, label: t(`enum.PostKind.${value}`) }))}
            data-testid="appoint-post"
          />
        </Form.Item>
        <Form.Item name="officeHolderId" label={t('posts.holder')} rules={required}>
          <PostHolderSelect communityId={communityId} />
        </Form.Item>
        <Form.Item name="way" label={t('posts.way')} rules={required}>
          <Select
            options={ways.map((value) => ({ value, label: t(`enum.AppointmentWay.${value}`) }))}
            notFoundContent={t('posts.noWay')}
            data-testid="appoint-way"
          />
        </Form.Item>
        <Form.Item
          name="documentNumber"
          label={t('posts.documentNumber')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} data-testid="appoint-document" />
        </Form.Item>
        {way === 'Dispatch' ? (
          <>
            <Form.Item name="source" label={t('posts.source')} rules={required}>
              <Select
                options={(['ServingCadre', 'RetiredCadre'] as const).map((value) => ({
                  value,
                  label: t(`enum.CadreSource.${value}`),
                }))}
                data-testid="appoint-source"
              />
            </Form.Item>
            <Form.Item name="originUnit" label={t('posts.originUnit')} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={100} data-testid="appoint-unit" />
            </Form.Item>
          </>
        ) : null}
        <Form.Item name="from" label={t('posts.from')} rules={required}>
          <DayInput noFuture data-testid="appoint-from" />
        </Form.Item>
        <Form.Item name="termEnd" label={t('posts.termEnd')}>
          <DayInput allowClear data-testid="appoint-term" />
        </Form.Item>
      </div>
      <Form.Item name="overQuotaReason" label={t('posts.overQuotaReason')} extra={t('posts.overQuotaNote')}>
        <Input.TextArea rows={2} maxLength={500} showCount data-testid="appoint-reason" />
      </Form.Item>
    </FormModal>
  );
}
