import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { useErrorText } from '../../../shared/i18n/use-errors';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { decideObjection, listObjections, type Objection, revealObjector } from '../api';

export default function ObjectionListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [modal, shown] = Modal.useModal();
  const errorText = useErrorText();
  const [deciding, setDeciding] = useState<Objection>();
  const reveal = useMutation({
    mutationFn: revealObjector,
    onSuccess: (who) => modal.info({ title: t('notices.objector'), content: `${who.name} ${who.phone}` }),
    onError: (error) => modal.error({ title: errorText(error).headline }),
  });
  const about = (row: Objection) =>
    row.line ? `${t('notices.lineNumber', { line: row.line })} ${row.maskedName ?? ''}` : t('notices.whole');
  return (
    <>
      {shown}
      <PageHeader title={t('nav.objections')} note={t('notices.objectionsNote')} />
      <SearchBar
        list={list}
        keepOnReset={['noticeId']}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Open', 'Upheld', 'Rejected'].map((value) => ({
              value,
              label: t(`enum.ObjectionState.${value}`),
            })),
          },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'overdue',
            label: t('notices.answerDue'),
            type: 'select',
            options: [{ value: 'true', label: t('notices.onlyOverdue') }],
          },
        ]}
      />
      <QueryTable<Objection>
        id="objections"
        queryKey={['notices', 'objections']}
        load={listObjections}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'notice',
            title: t('notices.title'),
            render: (row) => <Link to={`/notices/${row.noticeId}`}>{row.noticeTitle}</Link>,
          },
          {
            key: 'line',
            title: t('notices.about'),
            render: about,
          },
          { key: 'text', title: t('notices.text'), render: (row) => row.text },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ObjectionState" value={row.state} />,
          },
          {
            key: 'due',
            title: t('notices.answerDue'),
            render: (row) =>
              row.isOverdue ? (
                <ToneTag tone="red">{`${row.answerDue} ${t('notices.overdue')}`}</ToneTag>
              ) : (
                row.answerDue
              ),
          },
          {
            key: 'channel',
            title: t('notices.channel'),
            render: (row) => [t(`enum.ObjectionChannel.${row.channel}`), row.recordedByName].filter(Boolean).join(' '),
          },
          { key: 'received', title: t('notices.received'), render: (row) => formatInstant(row.receivedAt) },
          {
            key: 'answer',
            title: t('notices.answer'),
            render: (row) => [row.answer, row.decidedByName, formatInstant(row.decidedAt)].filter(Boolean).join(' · '),
          },
        ]}
        actions={(row) => (
          <>
            {row.mayDecide ? (
              <Button type="link" onClick={() => setDeciding(row)} data-testid="decide-objection">
                {t('notices.decide')}
              </Button>
            ) : null}
            {row.hasContact && can(p.noticesDecide) ? (
              <Button
                type="link"
                onClick={() => reveal.mutate(row.id)}
                loading={reveal.isPending && reveal.variables === row.id}
                data-testid="reveal-objector"
              >
                {t('notices.reveal')}
              </Button>
            ) : null}
          </>
        )}
        actionsWidth={190}
      />
      <FormModal<{ upheld: boolean; answer: string }>
        open={deciding !== undefined}
        title={t('notices.decide')}
        testId="decision-form"
        onClose={() => setDeciding(undefined)}
        submit={({ upheld, answer }, key) => decideObjection(deciding?.id ?? '', upheld, answer.trim(), key)}
        onDone={() => {
          for (const key of ['notices', 'todos', 'subsidies']) void client.invalidateQueries({ queryKey: [key] });
        }}
      >
        {deciding ? <p>{`${deciding.noticeTitle} · ${about(deciding)}`}</p> : null}
        <p>{deciding?.text}</p>
        <Form.Item
          name="upheld"
          label={t('notices.decision')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Radio.Group
            options={[
              { value: true, label: t('enum.ObjectionState.Upheld') },
              { value: false, label: t('enum.ObjectionState.Rejected') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label={t('notices.answerReason')}
          rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount data-testid="decision-answer" />
        </Form.Item>
      </FormModal>
    </>
  );
}
