import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Result, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCommunities } from '../../../shared/api/places';
import { DownloadButton } from '../../../shared/ui/download-button';
import { ImportWizard } from '../../../shared/ui/import-wizard';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getImport, type ImportDetail } from '../api';
import { CheckStep } from '../components/check-step';
import { MappingStep } from '../components/mapping-step';
import { stepOf, useStepTitles } from '../components/step-titles';
import { Totals } from '../components/totals';

/** An import on its way; it stays when the page is left and is found again in the import log. */
export default function ImportDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [remapping, setRemapping] = useState(false);
  const titles = useStepTitles();
  const communities = useCommunities();
  const query = useQuery({ queryKey: ['imports', id], queryFn: () => getImport(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const detail = query.data;
  if (!detail) return <Spin size="large" className="page-spin" />;
  const refresh = () => {
    for (const key of [
      'imports',
      'households',
      'receipts',
      'bills',
      'tariffs',
      'changes',
      'todos',
      'overview',
      'subsidies',
    ]) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
  const contents = [
    null,
    <MappingStep
      key="mapping"
      detail={detail}
      onDone={(next) => {
        client.setQueryData(['imports', id], next);
        setRemapping(false);
      }}
    />,
    <CheckStep
      key="check"
      detail={detail}
      onChanged={refresh}
      remapButton={
        <Button onClick={() => setRemapping(true)} data-testid="remap">
          {t('imports.remap')}
        </Button>
      }
    />,
    <ImportResult key="result" detail={detail} />,
  ];
  return (
    <>
      <PageHeader
        title={`${t(`enum.ImportKind.${detail.kind}`, { defaultValue: detail.title })} · ${detail.fileName}`}
        note={communities.data?.find((community) => community.id === detail.communityId)?.name}
      />
      <ImportWizard
        current={remapping ? 1 : stepOf(detail.state)}
        steps={titles.map((title, i) => ({ title, content: contents[i] }))}
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
  Appointments: '/organisation/appointments',
  PartyMembers: '/party/members',
  DoorPlates: '/party/plates',
};

function ImportResult({ detail }: { detail: ImportDetail }) {
  const { t } = useTranslation();
  const done = detail.state === 'Committed';
  const target = detail.kind === 'Buildings' ? `/communities/${detail.communityId}` : TARGETS[detail.kind];
  return (
    <div className="stack" data-testid="import-result" data-state={detail.state}>
      <Result
        status={done ? 'success' : 'info'}
        title={t(`enum.ImportState.${detail.state}`, { defaultValue: detail.state })}
        subTitle={done ? t('imports.doneNote', { count: detail.totals.valid }) : undefined}
        extra={
          <div className="page-extra centred">
            {done && target ? (
              <Link className="link-button primary" to={target}>
                {t('imports.seeResult')}
              </Link>
            ) : null}
            {detail.totals.faulty > 0 ? (
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
          </div>
        }
      />
      <Totals detail={detail} />
    </div>
  );
}
