import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { DescriptionList } from '../../../shared/ui/description-list';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { BoundaryTag, FindingTag } from '../components/staffing-parts';
import { getStaffingTeam } from '../staffing-api';

/** One site of the staffing report: who holds which posts, and why the quota is what it is. */
export default function StaffingTeamPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const list = useListParams();
  const day = list.params.day as string | undefined;
  const query = useQuery({ queryKey: ['staffing', 'team', id, day], queryFn: () => getStaffingTeam(id, day) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const team = query.data;
  if (!team) return <Spin size="large" className="page-spin" />;
  const { row, explanation } = team;
  return (
    <div className="stack">
      <PageHeader
        title={t('staffing.teamOf', { community: row.communityName })}
        note={t('staffing.teamNote')}
        extra={<AsOf value={day} onChange={(next) => list.change({ day: next })} />}
      />
      <Alert type="info" showIcon title={explanation.text} data-testid="quota-explanation" />
      <DescriptionList
        items={[
          [
            t('staffing.counted'),
            <span key="p">
              {row.population} <BoundaryTag on={row.onBoundary} />
            </span>,
          ],
          [t('staffing.basis'), [t(`enum.PopulationBasis.${row.basis}`), row.countedOn].filter(Boolean).join(' ')],
          [t('staffing.finding'), <FindingTag key="f" {...row} />],
          [t('staffing.entitled'), row.entitled],
          [t('staffing.actual'), row.actual],
          [t('staffing.cross'), row.crossAppointed],
          [t('staffing.enforcement'), t(`enum.QuotaEnforcement.${explanation.enforcement}`)],
          [
            t('staffing.policy'),
            [explanation.documentTitle, explanation.documentNumber, explanation.clause].filter(Boolean).join(' '),
          ],
          [
            t('staffing.tiers'),
            explanation.tiers
              .map((tier) =>
                t(tier.from > 0 ? 'staffing.tier' : 'staffing.lowestTier', { from: tier.from, posts: tier.posts }),
              )
              .join('；'),
          ],
        ]}
      />
      <SimpleTable
        id="team"
        rows={team.members}
        rowKey={(member) => member.officeHolderId}
        columns={[
          { key: 'name', title: t('staffing.name'), render: (member) => member.name },
          { key: 'idNumber', title: t('staffing.idNumber'), render: (member) => member.idNumber },
          { key: 'origin', title: t('staffing.origin'), render: (member) => member.originTownship },
          {
            key: 'posts',
            title: t('staffing.postNames'),
            render: (member) =>
              member.posts.map((post) => `${t(`enum.PostKind.${post.post}`)}（${post.from}）`).join('；'),
          },
          {
            key: 'cross',
            title: t('staffing.cross'),
            render: (member) => (member.crossAppointed ? <ToneTag tone="blue">{t('staffing.cross')}</ToneTag> : null),
          },
        ]}
      />
    </div>
  );
}
