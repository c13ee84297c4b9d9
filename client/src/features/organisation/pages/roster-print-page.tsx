import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { PrintPage } from '../../../shared/ui/print-page';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getChart } from '../api';

/** 职责分工表: bodies, posts, people and their duties on paper. */
export default function RosterPrintPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const communityId = search.get('communityId');
  const date = search.get('date') ?? undefined;
  const query = useQuery({
    queryKey: ['organisation', 'chart', communityId, date],
    queryFn: () => getChart(communityId ?? '', date),
    enabled: Boolean(communityId),
  });
  if (!communityId) return <Navigate to="/organisation" replace />;
  if (query.isError) return <ProblemAlert error={query.error} />;
  const chart = query.data;
  if (!chart) return <Spin size="large" className="page-spin" />;
  const dutyOf = (post: string | null | undefined) => chart.duties.find((duty) => duty.post === post)?.text;
  const bodyDuties = chart.duties.filter((duty) => !duty.post);
  return (
    <PrintPage title={t('organisation.rosterTitle', { community: chart.communityName })}>
      <p>
        {t('organisation.asOf', { day: chart.date })}　{t('organisation.contactLeader')}：
        {chart.leader ? `${chart.leader.name}　${chart.leaderDuty}` : t('organisation.noLeader')}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('organisation.body')}</th>
            <th>{t('organisation.post')}</th>
            <th>{t('organisation.name')}</th>
            <th>{t('organisation.since')}</th>
            <th>{t('organisation.duty')}</th>
          </tr>
        </thead>
        <tbody>
          {chart.bodies.flatMap((body) =>
            body.members.length === 0
              ? [
                  <tr key={body.kind}>
                    <td>{body.name ?? t(`enum.BodyKind.${body.kind}`)}</td>
                    <td colSpan={4}>{t(`enum.BodyGap.${body.gap}`)}</td>
                  </tr>,
                ]
              : body.members.map((person) => (
                  <tr key={`${body.kind}-${person.officeHolderId}-${person.post}`}>
                    <td>{body.name}</td>
                    <td>{t(`enum.PostKind.${person.post}`)}</td>
                    <td className="whole">{person.name}</td>
                    <td className="whole">{person.from}</td>
                    <td>{dutyOf(person.post)}</td>
                  </tr>
                )),
          )}
          {chart.heads.map((person) => (
            <tr key={`${person.officeHolderId}-${person.post}-${person.from}`}>
              <td>{t('organisation.buildingHeads')}</td>
              <td className="whole">
                {person.house} {t(`enum.PostKind.${person.post}`)}
              </td>
              <td className="whole">{person.name}</td>
              <td className="whole">{person.from}</td>
              <td>{dutyOf(person.post)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bodyDuties.map((duty) => (
        <section key={`${duty.body}`}>
          <h2>{duty.title}</h2>
          <p>{duty.text}</p>
        </section>
      ))}
    </PrintPage>
  );
}
