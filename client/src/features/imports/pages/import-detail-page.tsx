import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Result, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DownloadButton } from '../../../shared/ui/download-button';
import { ImportWizard } from '../../../shared/ui/import-wizard';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getImport, type ImportDetail } from '../api';
import { CheckStep } from '../components/check-step';
import { MappingStep } from '../components/mapping-step';
import { stepOf, useStepTitles } from '../components/step-titles';
import { Totals } from '../components/totals';

const WORKING = ['Mapped', 'Checking', 'Committing'];

/** An import on its way; it goes on when the page is left and is found again in the import log. */
export default function ImportDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [remapping, setRemapping] = useState(false);
  const titles = useStepTitles();
  const query = useQuery({
    queryKey: ['imports', id],
    queryFn: () => getImport(id),
    refetchInterval: (state) => (WORKING.includes(state.state.data?.state ?? '') ? 1000 : false),
  });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const detail = query.data;
  if (!detail) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['imports'] });
    for (const key of ['households', 'receipts', 'bills', 'tariffs', 'changes', 'todos', 'overview', 'subsidies']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
  const mapped = (next: ImportDetail | undefined) => {
    if (next?.id) client.setQueryData(['imports', id], next);
    setRemapping(next?.state === 'Uploaded');
    void client.invalidateQueries({ queryKey: ['imports', id] });
  };
  const current = remapping ? 1 : stepOf(detail.state);
  return (
    <>
      <PageHeader
        title={`${t(`enum.ImportKind.${detail.kind}`, { defaultValue: detail.kind })} · ${detail.fileName ?? ''}`}
        note={detail.communityName}
      />
      <ImportWizard
        current={current}
        failed={detail.state === 'Failed'}
        steps={[
          { title: titles[0] ?? '', content: null },
          {
            title: titles[1] ?? '',
            content: (
              <MappingStep key={`${detail.sheet ?? ''}${detail.headerRow ?? ''}`} detail={detail} onDone={mapped} />
            ),
          },
          {
            title: titles[2] ?? '',
            content: (
              <CheckStep
                detail={detail}
                onChanged={refresh}
                onRemap={() => setRemapping(true)}
                remapButton={
                  <Button onClick={() => setRemapping(true)} data-testid="remap">
                    {t('imports.remap')}
                  </Button>
                }
              />
            ),
          },
          { title: titles[3] ?? '', content: <ImportResult detail={detail} /> },
        ]}
      />
    </>
  );
}

const TARGETS: Record<string, string> = {
  Roster: '/changes',
  Receipts: '/receipts',
  Tariffs: '/tariffs',
  Bills: '/bills',
  PaperSettlements: '/subsidies',
};

function ImportResult({ detail }: { detail: ImportDetail }) {
  const { t } = useTranslation();
  if (detail.state === 'Committing') {
    return (
      <div className="stack">
        <p>{t('imports.committing')}</p>
        <Progress percent={Math.round(detail.progress ?? 0)} status="active" aria-label={t('imports.committing')} />
      </div>
    );
  }
  const done = detail.state === 'Committed';
  return (
    <div className="stack" data-testid="import-result" data-state={detail.state}>
      <Result
        status={done ? 'success' : detail.state === 'Failed' ? 'error' : 'info'}
        title={t(`enum.ImportState.${detail.state}`, { defaultValue: detail.state })}
        subTitle={
          detail.problem ??
          (done ? t('imports.doneNote', { count: detail.totals?.committed ?? detail.totals?.valid ?? 0 }) : undefined)
        }
        extra={
          <>
            {done && TARGETS[detail.kind] ? (
              <Link className="link-button primary" to={TARGETS[detail.kind] ?? '/'}>
                {t('imports.seeResult')}
              </Link>
            ) : null}
            {detail.totals && detail.totals.faulty > 0 ? (
              <DownloadButton
                path="/imports/{id}/failed-rows"
                options={{ path: { id: detail.id } }}
                testId="failed-rows"
              >
                {t('imports.failedRows')}
              </DownloadButton>
            ) : null}
            <Link className="link-button" to="/imports">
              {t('nav.importLog')}
            </Link>
          </>
        }
      />
      <Totals detail={detail} />
    </div>
  );
}
