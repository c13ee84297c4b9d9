import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Popconfirm, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import {
  addDocument,
  type BodyMember,
  type BodyPaper,
  dissolveBody,
  getBody,
  removeDocument,
  renewTerm,
  updateBody,
} from '../api';

type Act = 'edit' | 'term' | 'document' | 'dissolve';

const required = [{ required: true }];

export default function BodyDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [act, setAct] = useState<Act>();
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['organisation', 'bodies', id], queryFn: () => getBody(id) });
  const refresh = () => void client.invalidateQueries({ queryKey: ['organisation'] });
  const remove = useMutation({
    mutationFn: (documentId: string) => removeDocument(id, documentId),
    onSettled: refresh,
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Spin size="large" className="page-spin" />;
  const { body, documents, members, dissolvedReason } = query.data;
  const writes = can(p.organisationWrite) && !body.dissolvedOn;
  const close = () => setAct(undefined);
  return (
    <div className="stack">
      <PageHeader
        title={body.name}
        extra={
          <>
            {writes ? (
              <>
                <Button onClick={() => setAct('edit')} data-testid="edit-body">
                  {t('common.edit')}
                </Button>
                <Button onClick={() => setAct('term')} data-testid="renew-term">
                  {t('organisation.renewTerm')}
                </Button>
                <Button danger onClick={() => setAct('dissolve')} data-testid="dissolve-body">
                  {t('organisation.dissolve')}
                </Button>
              </>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      <DescriptionList
        items={[
          [t('common.community'), body.communityName],
          [t('organisation.kind'), t(`enum.BodyKind.${body.kind}`)],
          [t('common.state'), <StatusTag key="s" kind="BodyStanding" value={body.standing} />],
          [t('organisation.head'), body.headName],
          [t('organisation.members'), body.members],
          [t('organisation.establishedOn'), body.establishedOn],
          [t('organisation.term'), body.termFrom ? `${body.termFrom} — ${body.termTo ?? ''}` : null],
          body.kind === 'PropertyCompany' && [t('organisation.creditCode'), body.creditCode],
          Boolean(body.dissolvedOn) && [t('organisation.dissolved'), `${body.dissolvedOn} ${dissolvedReason ?? ''}`],
        ]}
      />
      <section aria-label={t('organisation.people')}>
        <h2 className="card-title">{t('organisation.people')}</h2>
        <SimpleTable<BodyMember>
          id="body-members"
          rows={members}
          rowKey={(row) => row.appointmentId}
          pageSize={50}
          columns={[
            { key: 'post', title: t('organisation.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
            {
              key: 'name',
              title: t('organisation.name'),
              render: (row) => <Link to={`/organisation/holders/${row.officeHolderId}`}>{row.name}</Link>,
            },
            { key: 'phone', title: t('organisation.phone'), render: (row) => row.phone },
            { key: 'from', title: t('organisation.since'), render: (row) => row.from },
            { key: 'termEnd', title: t('organisation.termTo'), render: (row) => row.termEnd },
            { key: 'ended', title: t('organisation.endedOn'), render: (row) => row.endedOn },
            {
              key: 'state',
              title: t('common.state'),
              render: (row) => <StatusTag kind="AppointmentState" value={row.isInForce ? 'Active' : row.state} />,
            },
          ]}
        />
      </section>
      <section aria-label={t('organisation.documents')}>
        <h2 className="card-title">
          {t('organisation.documents')}{' '}
          {writes ? (
            <Button onClick={() => setAct('document')} data-testid="add-document">
              {t('common.create')}
            </Button>
          ) : null}
        </h2>
        {remove.isError ? <ProblemAlert error={remove.error} /> : null}
        <SimpleTable<BodyPaper>
          id="body-documents"
          rows={documents}
          rowKey={(row) => row.id}
          columns={[
            { key: 'number', title: t('organisation.documentNumber'), render: (row) => row.number },
            { key: 'title', title: t('organisation.documentTitle'), render: (row) => row.title },
            { key: 'date', title: t('organisation.documentDate'), render: (row) => row.date },
          ]}
          {...(writes
            ? {
                actions: (row: BodyPaper) => (
                  <Popconfirm
                    title={t('organisation.removeDocument', { number: row.number })}
                    onConfirm={() => remove.mutate(row.id)}
                  >
                    <Button type="link" danger data-testid="remove-document">
                      {t('common.remove')}
                    </Button>
                  </Popconfirm>
                ),
              }
            : {})}
        />
      </section>
      <FormModal<Record<string, unknown>>
        open={act === 'edit'}
        title={t('organisation.editBody')}
        testId="body-form"
        initialValues={{
          name: body.name,
          establishedOn: body.establishedOn,
          creditCode: body.creditCode ?? undefined,
        }}
        onClose={close}
        submit={(values) => updateBody(id, body.version, values)}
        onDone={refresh}
        onStale={() => query.refetch()}
      >
        <Form.Item name="name" label={t('organisation.bodyName')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} data-testid="body-name" />
        </Form.Item>
        <Form.Item name="establishedOn" label={t('organisation.establishedOn')} rules={required}>
          <DayInput />
        </Form.Item>
        {body.kind === 'PropertyCompany' ? (
          <Form.Item name="creditCode" label={t('organisation.creditCode')}>
            <Input maxLength={18} />
          </Form.Item>
        ) : null}
      </FormModal>
      <FormModal<Record<string, unknown>>
        open={act === 'term'}
        title={t('organisation.renewTerm')}
        testId="term-form"
        onClose={close}
        submit={(values) => renewTerm(id, values)}
        onDone={refresh}
      >
        <Form.Item name="termFrom" label={t('organisation.termFrom')} rules={required}>
          <DayInput data-testid="term-from" />
        </Form.Item>
        <Form.Item name="termTo" label={t('organisation.termTo')}>
          <DayInput allowClear data-testid="term-to" />
        </Form.Item>
      </FormModal>
      <FormModal<Record<string, unknown>>
        open={act === 'document'}
        title={t('organisation.newDocument')}
        testId="document-form"
        onClose={close}
        submit={(values) => addDocument(id, values)}
        onDone={refresh}
      >
        <Form.Item
          name="number"
          label={t('organisation.documentNumber')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} data-testid="document-number" />
        </Form.Item>
        <Form.Item name="title" label={t('organisation.documentTitle')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} data-testid="document-title" />
        </Form.Item>
        <Form.Item name="date" label={t('organisation.documentDate')} rules={required}>
          <DayInput data-testid="document-date" />
        </Form.Item>
      </FormModal>
      <FormModal<Record<string, unknown>>
        open={act === 'dissolve'}
        title={t('organisation.dissolveTitle', { name: body.name })}
        testId="dissolve-form"
        danger
        onClose={close}
        submit={(values) => dissolveBody(id, values)}
        onDone={refresh}
      >
        <Form.Item
          name="on"
          label={t('organisation.dissolveOn')}
          extra={t('organisation.dissolveNote')}
          rules={required}
        >
          <DayInput data-testid="dissolve-on" />
        </Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={500} showCount data-testid="dissolve-reason" />
        </Form.Item>
      </FormModal>
      <HistoryDrawer subject="Body" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
