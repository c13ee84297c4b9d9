import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, message, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { DescriptionList } from '../../../shared/ui/description-list';
import { Money } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { getSheet, returnSheet, type Sheet } from '../api';
import { SignModal } from '../components/sign-modal';
import { SignatureSteps } from '../components/signature-steps';

export default function SheetDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [say, said] = message.useMessage();
  const [dialog, setDialog] = useState<'sign' | 'return'>();
  const query = useQuery({ queryKey: ['signing', 'sheets', id], queryFn: () => getSheet(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const sheet = query.data;
  if (!sheet) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    for (const key of ['signing', 'subsidies', 'payroll', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <div className="stack">
      {said}
      <PageHeader
        title={sheet.title}
        note={t('signing.sheetNote')}
        extra={
          <>
            {sheet.maySign ? (
              <>
                <Button type="primary" onClick={() => setDialog('sign')} data-testid="sign">
                  {t('signing.signAs', { post: t(`enum.SigningPost.${sheet.nextPost}`) })}
                </Button>
                <Button danger onClick={() => setDialog('return')} data-testid="return-sheet">
                  {t('common.reject')}
                </Button>
              </>
            ) : null}
            <Link to={sheet.link} className="link-button" data-testid="open-subject">
              {t('signing.openSubject')}
            </Link>
            <Link to={`/signing/sheets/${id}/print`} className="link-button" data-testid="print-sheet">
              {t('common.print')}
            </Link>
          </>
        }
      />
      {sheet.state === 'Void' ? <VoidNote sheet={sheet} /> : null}
      <div data-testid="sheet-facts">
        <DescriptionList
          items={[
            [t('common.state'), <StatusTag key="s" kind="SheetState" value={sheet.state} />],
            [t('signing.number'), sheet.number],
            [t('common.community'), sheet.communityName],
            [`${t('signing.amount')}（${t('common.yuan')}）`, <Money key="a" fen={sheet.amountFen} strong />],
            [t('subsidies.capital'), sheet.amountCapital],
            [t('signing.count'), sheet.count],
            [t('policies.document'), sheet.policyDocument],
            [
              t('signing.hash'),
              <code key="h" className="hash">
                {sheet.contentHash}
              </code>,
            ],
          ]}
        />
      </div>
      <Card title={<h2 className="card-title">{t('signing.signatures')}</h2>}>
        <SignatureSteps sheet={sheet} />
      </Card>
      {sheet.earlier.length > 0 ? (
        <Card title={<h2 className="card-title">{t('signing.earlier')}</h2>}>
          <SimpleTable
            id="earlier-sheets"
            rows={sheet.earlier}
            rowKey={(row) => row.id}
            columns={[
              { key: 'opened', title: t('signing.openedAt'), render: (row) => formatInstant(row.openedAt) },
              { key: 'signatures', title: t('signing.signatures'), render: (row) => row.signatures },
              {
                key: 'why',
                title: t('common.reason'),
                render: (row) =>
                  [row.voidedBecause ? t(`enum.VoidReason.${row.voidedBecause}`) : '', row.voidNote]
                    .filter(Boolean)
                    .join('：'),
              },
              {
                key: 'by',
                title: t('signing.voidedBy'),
                render: (row) => [row.voidedByName, formatInstant(row.voidedAt)].filter(Boolean).join(' '),
              },
            ]}
            actions={(row) => <Link to={`/signing/sheets/${row.id}`}>{t('common.detail')}</Link>}
          />
        </Card>
      ) : null}
      <SignModal
        sheet={sheet}
        open={dialog === 'sign'}
        onClose={() => setDialog(undefined)}
        onDone={() => {
          refresh();
          say.success(t('signing.signed'));
        }}
      />
      <ReasonModal
        open={dialog === 'return'}
        title={t('signing.return')}
        about={t('signing.returnNote', { title: sheet.title })}
        danger
        onClose={() => setDialog(undefined)}
        submit={(reason, key) => returnSheet(id, reason, key)}
        onDone={refresh}
      />
    </div>
  );
}

function VoidNote({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={sheet.voidedBecause ? t(`enum.VoidReason.${sheet.voidedBecause}`) : t('enum.SheetState.Void')}
      description={[sheet.voidNote, sheet.voidedByName, formatInstant(sheet.voidedAt)].filter(Boolean).join(' · ')}
      data-testid="sheet-void"
    />
  );
}
