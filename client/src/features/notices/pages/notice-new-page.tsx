import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../../../shared/api/problem';
import { useErrorText } from '../../../shared/i18n/use-errors';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { type NoticeKind, previewNotice, publishNotice } from '../api';

interface Contact {
  contactName: string;
  contactPhone: string;
}

/** Shows what will be public and for how long before it is; afterwards nothing of it can be changed. */
export default function NoticeNewPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const asked = search.get('kind');
  const kind: NoticeKind = asked === 'SubsidyResult' || asked === 'ElectionResult' ? asked : 'SubsidyPlan';
  const subjectId = search.get('subjectId') ?? '';
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [open, setOpen] = useState(false);
  const preview = useQuery({
    queryKey: ['notices', 'preview', kind, subjectId],
    queryFn: () => previewNotice(kind, subjectId),
    staleTime: 0,
  });
  if (preview.isError) return <ProblemAlert error={preview.error} onRetry={() => preview.refetch()} />;
  const seen = preview.data;
  if (!seen) return <Spin size="large" className="page-spin" />;
  const obstacle = seen.obstacle
    ? errorText(new ApiProblem(409, { code: seen.obstacle, title: seen.obstacleText ?? seen.obstacle })).headline
    : undefined;
  const election = kind === 'ElectionResult';
  const binding = t(election ? 'notices.bindingElection' : 'notices.binding');
  const act = t(kind === 'SubsidyPlan' ? 'notices.publish' : 'notices.publishResult');
  return (
    <div className="stack">
      <PageHeader
        title={seen.title}
        note={binding}
        extra={
          <Button
            type="primary"
            disabled={Boolean(seen.obstacle)}
            onClick={() => setOpen(true)}
            data-testid="publish-notice"
          >
            {act}
          </Button>
        }
      />
      {seen.obstacle ? (
        <Alert
          type="error"
          showIcon
          title={t('notices.obstacle')}
          description={[obstacle, ...seen.unfitHouseholds].join('　')}
          data-testid="notice-obstacle"
        />
      ) : null}
      <DescriptionList
        items={[
          [
            t('notices.period'),
            <span key="p" data-testid="notice-period">
              {`${seen.firstDay} — ${seen.lastDay}（${seen.days} ${t(`enum.NoticeUnit.${seen.unit}`)}）`}
            </span>,
          ],
          [t(election ? 'notices.candidates' : 'notices.lines'), seen.lineCount],
          !election && [`${t('notices.sum')}（${t('common.yuan')}）`, <Money key="m" fen={seen.sumFen} strong />],
          [
            t('signing.hash'),
            <code key="h" className="hash">
              {seen.contentHash}
            </code>,
          ],
        ]}
      />
      <FormModal<Contact, Awaited<ReturnType<typeof publishNotice>>>
        open={open}
        title={act}
        testId="notice-form"
        onClose={() => setOpen(false)}
        onStale={() => preview.refetch()}
        submit={(contact, key) => publishNotice({ kind, subjectId, contentHash: seen.contentHash, ...contact }, key)}
        onDone={(notice) => {
          for (const name of ['notices', 'subsidies', 'posts', 'todos'])
            void client.invalidateQueries({ queryKey: [name] });
          navigate(`/notices/${notice.id}`, { replace: true });
        }}
      >
        <Alert type="warning" showIcon className="problem" title={binding} />
        <div className="form-grid">
          <Form.Item
            name="contactName"
            label={t('notices.contactName')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input maxLength={50} data-testid="contact-name" />
          </Form.Item>
          <Form.Item
            name="contactPhone"
            label={t('notices.contactPhone')}
            help={t('notices.contactHelp')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input maxLength={20} data-testid="contact-phone" />
          </Form.Item>
        </div>
      </FormModal>
    </div>
  );
}
