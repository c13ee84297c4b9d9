import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Card, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { toProblem } from '../../../shared/api/problem';
import { useIdempotencyKey } from '../../../shared/lib/use-idempotency-key';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { putFieldErrors } from '../../../shared/ui/form-modal';
import { Money, MoneyInput } from '../../../shared/ui/money';
import { MonthSelect } from '../../../shared/ui/month';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { draftProposal, getProposal, listPaidPosts, type PaidPost, type ProposalInput, reviseProposal } from '../api';
import { useRefresh } from '../components/use-refresh';

const required = [{ required: true }];

type Meeting = Omit<ProposalInput, 'items'> & { communityId: string };

/** A new proposal, or a draft or returned one written anew. */
export default function ProposalEditPage() {
  const { id } = useParams();
  const query = useQuery({
    queryKey: ['payroll', 'proposals', id],
    queryFn: () => getProposal(id ?? ''),
    enabled: id !== undefined,
  });
  if (id === undefined) return <Editor />;
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const proposal = query.data;
  if (!proposal) return <Spin size="large" className="page-spin" />;
  const { communityId, items, version, ...rest } = proposal;
  const amounts = Object.fromEntries(items.map((item) => [item.appointmentId, item.monthlyFen]));
  return <Editor id={id} version={version} meeting={{ communityId, ...rest }} amounts={amounts} />;
}

interface EditorProps {
  id?: string;
  version?: number;
  meeting?: Meeting;
  amounts?: Record<string, number>;
}

function Editor({ id, version = 0, meeting, amounts: known }: EditorProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [form] = Form.useForm<Meeting>();
  const [amounts, setAmounts] = useState<Record<string, number | undefined>>(known ?? {});
  const communityId = Form.useWatch('communityId', form) ?? meeting?.communityId;
  const key = useIdempotencyKey(true);
  const posts = useQuery({
    queryKey: ['payroll', 'posts', communityId],
    queryFn: () => listPaidPosts(communityId ?? ''),
    enabled: Boolean(communityId),
  });
  const given = Object.entries(amounts).flatMap(([appointmentId, monthlyFen]) =>
    monthlyFen === undefined ? [] : [{ appointmentId, monthlyFen }],
  );
  const wrong = given.some((item) => Number.isNaN(item.monthlyFen) || item.monthlyFen <= 0);
  const total = given.reduce((sum, item) => sum + (Number.isNaN(item.monthlyFen) ? 0 : item.monthlyFen), 0);
  const save = useMutation({
    mutationFn: ({ communityId: community, ...values }: Meeting) => {
      const content: ProposalInput = { ...contentOf(values), items: given };
      return id ? reviseProposal(id, version, content) : draftProposal(community, content, key);
    },
    onSuccess: (saved) => {
      refresh();
      navigate(`/payroll/proposals/${saved.id}`);
    },
    onError: (error) =>
      putFieldErrors(
        form,
        Object.fromEntries(
          Object.entries(toProblem(error).fields).map(([name, errors]) => [name.replace(/^content\./, ''), errors]),
        ),
      ),
  });
  return (
    <div className="stack">
      <PageHeader title={t(id ? 'payroll.editProposal' : 'payroll.newProposal')} note={t('payroll.proposalNote')} />
      <Form
        form={form}
        layout="vertical"
        {...(meeting ? { initialValues: meeting } : {})}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => save.mutate({ ...values, communityId: communityId ?? '' })}
        data-testid="proposal-form"
      >
        {save.isError ? <ProblemAlert error={save.error} /> : null}
        <Card title={<h2 className="card-title">{t('payroll.meeting')}</h2>}>
          <div className="form-grid">
            <Form.Item name="communityId" label={t('common.community')} rules={required}>
              <CommunitySelect autoSelect disabled={id !== undefined} />
            </Form.Item>
            <Form.Item name="meetingNumber" label={t('payroll.meetingNumber')} rules={required}>
              <Input maxLength={100} data-testid="meeting-number" />
            </Form.Item>
            <Form.Item name="meetingOn" label={t('payroll.meetingOn')} rules={required}>
              <DayInput noFuture data-testid="meeting-on" />
            </Form.Item>
            <Form.Item name="meetingPlace" label={t('payroll.meetingPlace')} rules={required}>
              <Input maxLength={100} data-testid="meeting-place" />
            </Form.Item>
            <Form.Item name="branchAttendants" label={t('payroll.branchAttendants')} rules={required}>
              <Input maxLength={500} data-testid="branch-attendants" />
            </Form.Item>
            <Form.Item name="centreAttendants" label={t('payroll.centreAttendants')} rules={required}>
              <Input maxLength={500} data-testid="centre-attendants" />
            </Form.Item>
            <Form.Item name="effectiveFrom" label={t('payroll.payableFrom')} rules={required}>
              <MonthSelect before={12} after={6} data-testid="payable-from" />
            </Form.Item>
          </div>
          <Form.Item name="meetingText" label={t('payroll.meetingText')} rules={required}>
            <Input.TextArea rows={4} maxLength={4000} showCount data-testid="meeting-text" />
          </Form.Item>
        </Card>
        <Card className="gap-top" title={<h2 className="card-title">{t('payroll.items')}</h2>}>
          <p className="muted">{t('payroll.itemsNote')}</p>
          {posts.isError ? <ProblemAlert error={posts.error} onRetry={() => posts.refetch()} /> : null}
          <SimpleTable<PaidPost>
            id="proposal-posts"
            rows={posts.data?.filter((post) => post.isProposed)}
            loading={posts.isFetching}
            rowKey={(row) => row.appointmentId}
            empty={t('payroll.noPosts')}
            columns={[
              { key: 'name', title: t('payroll.name'), render: (row) => row.holderName },
              { key: 'post', title: t('payroll.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
              { key: 'from', title: t('payroll.heldFrom'), render: (row) => row.from },
              { key: 'present', title: t('payroll.presentPay'), fen: (row) => row.monthlyFen },
              {
                key: 'amount',
                title: `${t('payroll.newPay')}（${t('common.yuan')}）`,
                render: (row) => (
                  <MoneyInput
                    aria-label={`${row.holderName} ${t('payroll.newPay')}`}
                    data-testid={`pay-of-${row.holderName}`}
                    {...(amounts[row.appointmentId] === undefined
                      ? {}
                      : { value: amounts[row.appointmentId] as number })}
                    onChange={(fen) => setAmounts((old) => ({ ...old, [row.appointmentId]: fen }))}
                  />
                ),
              },
            ]}
          />
          <p className="sum-line">
            {t('payroll.monthlyTotal')}：<Money fen={total} strong /> {t('common.yuan')}
          </p>
        </Card>
        <div className="page-extra gap-top">
          <Link to={id ? `/payroll/proposals/${id}` : '/payroll/proposals'} className="link-button">
            {t('common.cancel')}
          </Link>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending}
            disabled={wrong || given.length === 0}
            data-testid="save-proposal"
          >
            {t('payroll.saveDraft')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function contentOf(values: Omit<Meeting, 'communityId'>): Omit<ProposalInput, 'items'> {
  const { meetingNumber, meetingOn, meetingPlace, branchAttendants, centreAttendants, meetingText, effectiveFrom } =
    values;
  return { meetingNumber, meetingOn, meetingPlace, branchAttendants, centreAttendants, meetingText, effectiveFrom };
}
