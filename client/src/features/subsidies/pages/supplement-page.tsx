import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { ApiProblem } from '../../../shared/api/problem';
import { useErrorText } from '../../../shared/i18n/use-errors';
import { formatFen } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { formatQuarter } from '../../../shared/lib/quarter';
import { type ListParams, useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { type Candidate, type CandidatePage, listCandidates, openSupplement } from '../api';

/** 补报: which households a quarter missed, what each would get, and what still stands in the way. */
export default function SupplementPage() {
  const { t } = useTranslation();
  const communities = useCommunityOptions();
  // Whoever has one community need not choose it.
  const only = communities.options.length === 1 ? communities.options[0]?.value : undefined;
  const list = useListParams({ communityId: only });
  const chosen = Boolean(list.params.communityId && list.params.quarter);
  return (
    <>
      <PageHeader title={t('nav.supplements')} note={t('subsidies.supplementsNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'quarter', label: t('subsidies.quarter'), type: 'quarter' },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
        ]}
      />
      {chosen ? (
        <Candidates list={list} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('subsidies.chooseQuarter')} />
      )}
    </>
  );
}

function Candidates({ list }: { list: ReturnType<typeof useListParams> }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const queryKey = ['subsidies', 'candidates'];
  const load = (query: ListParams, signal?: AbortSignal) => listCandidates(query, signal);
  // The same query as the table's: what is above it comes with its page.
  const query = useQuery({
    queryKey: [...queryKey, list.params],
    queryFn: ({ signal }) => load(list.params, signal),
  });
  const page = query.data;
  const communityId = String(list.params.communityId);
  const quarter = String(list.params.quarter);
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  return (
    <>
      {page?.obstacleCode ? (
        <Alert
          type="info"
          showIcon
          className="problem"
          title={
            errorText(new ApiProblem(409, { code: page.obstacleCode, title: page.obstacle ?? page.obstacleCode }))
              .headline
          }
          data-testid="supplement-obstacle"
        />
      ) : null}
      <QueryTable<Candidate, CandidatePage>
        id="candidates"
        queryKey={queryKey}
        load={load}
        list={list}
        rowKey={(row) => row.householdId}
        emptyText={t('subsidies.nobodyMissed')}
        sums={(shown) => ({ amount: shown.totalFen })}
        toolbar={
          page && !page.obstacleCode ? (
            <ActionButton
              type="primary"
              question={t('subsidies.openSupplementQuestion', {
                quarter: formatQuarter(quarter, i18n.language),
                number: page.nextNumber,
                count: page.payable,
                amount: formatFen(page.totalFen),
              })}
              run={(key) => openSupplement(communityId, quarter, key)}
              onDone={(opened) => {
                for (const key of ['subsidies', 'todos']) void client.invalidateQueries({ queryKey: [key] });
                navigate(`/subsidies/batches/${opened.batchId}`);
              }}
              testId="open-supplement"
            >
              {t('subsidies.openSupplement')}
            </ActionButton>
          ) : null
        }
        columns={[
          {
            key: 'household',
            title: t('registry.householdNumber'),
            render: (row) =>
              can(p.registryRead) ? (
                <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
              ) : (
                row.householdNumber
              ),
          },
          { key: 'building', title: t('registry.building'), render: (row) => row.buildingNumber },
          { key: 'payee', title: t('subsidies.payee'), render: (row) => row.payeeName },
          { key: 'account', title: t('registry.account'), render: (row) => row.accountMasked },
          { key: 'base', title: t('subsidies.base'), fen: (row) => row.baseFen },
          { key: 'amount', title: t('subsidies.amount'), fen: (row) => row.amountFen },
          {
            key: 'leftOut',
            title: t('subsidies.leftOut'),
            render: (row) => (row.leftOut ? t(`enum.ExclusionReason.${row.leftOut}`) : t('subsidies.notLookedAt')),
          },
          { key: 'outlook', title: t('subsidies.outlook'), render: (row) => <Outlook row={row} /> },
        ]}
      />
    </>
  );
}

/** Paid now, or not yet and why; what was found wrong is not paid as it was. */
function Outlook({ row }: { row: Candidate }) {
  const { t } = useTranslation();
  if (row.unchanged) return <ToneTag tone="red">{t('subsidies.uncorrected')}</ToneTag>;
  if (row.reason) {
    return (
      <ToneTag tone="orange">
        {[t(`enum.ExclusionReason.${row.reason}`), row.detail].filter(Boolean).join('：')}
      </ToneTag>
    );
  }
  return <ToneTag tone="green">{t('subsidies.canBePaid')}</ToneTag>;
}
