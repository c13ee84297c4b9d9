import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDictionary } from '../../../shared/api/dictionaries';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { BODY_KINDS, type Duty, draftDuty, listDuties, publishDuty, updateDuty } from '../api';

interface Draft {
  subject: string;
  title: string;
  text: string;
  documentNumber?: string;
  from: string;
}

/** 职责: versions for each kind of body and each post; a published one stays as it is. */
export default function DutyListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const posts = useDictionary('postKind');
  const [editing, setEditing] = useState<Duty | 'new'>();
  const [publishing, setPublishing] = useState<Duty>();
  const [reading, setReading] = useState<Duty>();
  const refresh = () => void client.invalidateQueries({ queryKey: ['organisation'] });
  const bodies = BODY_KINDS.map((value) => ({ value, label: t(`enum.BodyKind.${value}`) }));
  const subjects = [
    { label: t('organisation.body'), options: bodies.map((one) => ({ ...one, value: `Body:${one.value}` })) },
    { label: t('organisation.post'), options: posts.options.map((one) => ({ ...one, value: `Post:${one.value}` })) },
  ];
  const nameOf = (duty: Duty) =>
    duty.post ? t(`enum.PostKind.${duty.post}`) : duty.body ? t(`enum.BodyKind.${duty.body}`) : '';
  const save = ({ subject, ...values }: Draft) => {
    if (editing && editing !== 'new') return updateDuty(editing.id, editing.version, values);
    const [kind, value] = subject.split(':');
    return draftDuty({ ...values, ...(kind === 'Post' ? { post: value } : { body: value }) });
  };
  return (
    <>
      <PageHeader title={t('nav.duties')} note={t('organisation.dutiesNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'body', label: t('organisation.kind'), type: 'select', options: bodies },
          { name: 'post', label: t('organisation.post'), type: 'select', options: posts.options },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Draft', 'Published'].map((value) => ({ value, label: t(`enum.DutyState.${value}`) })),
          },
        ]}
      />
      <QueryTable<Duty>
        id="duties"
        queryKey={['organisation', 'duties']}
        load={listDuties}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.organisationModel) ? (
            <Button type="primary" onClick={() => setEditing('new')} data-testid="new-duty">
              {t('organisation.draftDuty')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'subject', title: t('organisation.dutyOf'), render: nameOf },
          {
            key: 'title',
            title: t('organisation.dutyTitle'),
            render: (row) => (
              <span className="row-actions">
                <Button type="link" onClick={() => setReading(row)} data-testid="read-duty">
                  {row.title}
                </Button>
              </span>
            ),
          },
          { key: 'number', title: t('organisation.version'), render: (row) => row.number },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => (
              <>
                <StatusTag kind="DutyState" value={row.state} />{' '}
                {row.isInForce ? <ToneTag tone="green">{t('organisation.inForce')}</ToneTag> : null}
              </>
            ),
          },
          { key: 'from', title: t('organisation.effectiveFrom'), render: (row) => row.from },
          { key: 'document', title: t('organisation.documentNumber'), render: (row) => row.documentNumber },
          {
            key: 'by',
            title: t('organisation.publishedBy'),
            render: (row) => [row.publishedByName, formatInstant(row.publishedAt)].filter(Boolean).join(' '),
          },
        ]}
        actions={(row) =>
          can(p.organisationModel) && row.state === 'Draft' ? (
            <>
              <Button type="link" onClick={() => setEditing(row)} data-testid="edit-duty">
                {t('common.edit')}
              </Button>
              <Button type="link" onClick={() => setPublishing(row)} data-testid="publish-duty">
                {t('organisation.publish')}
              </Button>
            </>
          ) : null
        }
        actionsWidth={140}
      />
      <FormModal<Draft>
        open={editing !== undefined}
        title={editing === 'new' ? t('organisation.draftDuty') : t('organisation.editDuty')}
        testId="duty-form"
        width={720}
        {...(editing && editing !== 'new'
          ? {
              initialValues: {
                title: editing.title,
                text: editing.text,
                from: editing.from,
                ...(editing.documentNumber ? { documentNumber: editing.documentNumber } : {}),
              },
            }
          : {})}
        onClose={() => setEditing(undefined)}
        submit={save}
        onDone={refresh}
        onStale={refresh}
      >
        {editing === 'new' ? (
          <Form.Item name="subject" label={t('organisation.dutyOf')} rules={[{ required: true }]}>
            <Select options={subjects} showSearch={{ optionFilterProp: 'label' }} data-testid="duty-subject" />
          </Form.Item>
        ) : null}
        <Form.Item name="title" label={t('organisation.dutyTitle')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} data-testid="duty-title" />
        </Form.Item>
        <Form.Item name="text" label={t('organisation.content')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={8} maxLength={4000} showCount data-testid="duty-text" />
        </Form.Item>
        <Form.Item name="from" label={t('organisation.effectiveFrom')} rules={[{ required: true }]}>
          <DayInput data-testid="duty-from" />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('organisation.documentNumber')}>
          <Input maxLength={100} />
        </Form.Item>
      </FormModal>
      <FormModal<object>
        open={publishing !== undefined}
        title={t('organisation.publish')}
        testId="publish-form"
        submitText={t('organisation.publish')}
        onClose={() => setPublishing(undefined)}
        submit={(_, key) => publishDuty(publishing?.id ?? '', key)}
        onDone={refresh}
      >
        <p>{publishing ? t('organisation.publishNote', { title: publishing.title, day: publishing.from }) : null}</p>
      </FormModal>
      <Modal
        open={reading !== undefined}
        title={reading?.title}
        onCancel={() => setReading(undefined)}
        footer={<Button onClick={() => setReading(undefined)}>{t('common.close')}</Button>}
        destroyOnHidden
      >
        <p className="pre-line">{reading?.text}</p>
      </Modal>
    </>
  );
}
