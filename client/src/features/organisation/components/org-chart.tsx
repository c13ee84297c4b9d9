import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import type { Chart, ChartBody, ChartPerson } from '../api';
import './chart.css';

/** The community with its five bodies and everybody in post, as nested lists: a screen reader walks it as the eye does. */
export function OrgChart({ chart }: { chart: Chart }) {
  const { t } = useTranslation();
  return (
    <ul className="org-chart" aria-label={t('organisation.chart')} data-testid="org-chart">
      <li>
        <div className="org-node org-root">
          <h2>{chart.communityName}</h2>
          <p className="org-term">
            {t('organisation.contactLeader')}：
            {chart.leader ? (
              <>
                <Link to={`/organisation/holders/${chart.leader.officeHolderId}`}>{chart.leader.name}</Link>{' '}
                {chart.leaderDuty}
              </>
            ) : (
              <ToneTag tone="red">{t('organisation.noLeader')}</ToneTag>
            )}
          </p>
        </div>
        <ul className="org-bodies">
          {chart.bodies.map((body) => (
            <BodyNode key={body.kind} body={body} />
          ))}
          {chart.heads.length > 0 ? (
            <li className="org-node">
              <h3>{t('organisation.buildingHeads')}</h3>
              <ul>
                {chart.heads.map((person) => (
                  <Person key={`${person.officeHolderId}-${person.post}-${person.from}`} person={person} />
                ))}
              </ul>
            </li>
          ) : null}
        </ul>
      </li>
    </ul>
  );
}

function BodyNode({ body }: { body: ChartBody }) {
  const { t } = useTranslation();
  const name = t(`enum.BodyKind.${body.kind}`);
  return (
    <li className={body.gap === 'None' ? 'org-node' : 'org-node gap'} data-testid={`body-${body.kind}`}>
      <h3>{body.bodyId ? <Link to={`/organisation/bodies/${body.bodyId}`}>{body.name}</Link> : name}</h3>
      <p className="org-term">
        {body.bodyId && body.name !== name ? `${name} ` : null}
        {body.termTo ? t('organisation.termUntil', { day: body.termTo }) : null}{' '}
        {body.gap === 'None' ? null : <StatusTag kind="BodyGap" value={body.gap} />}
      </p>
      <ul>
        {body.members.map((person) => (
          <Person key={`${person.officeHolderId}-${person.post}`} person={person} />
        ))}
      </ul>
    </li>
  );
}

function Person({ person }: { person: ChartPerson }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="org-post">
        {person.house} {person.post ? t(`enum.PostKind.${person.post}`) : null}
      </span>
      <Link className="org-person" to={`/organisation/holders/${person.officeHolderId}`}>
        {person.name}
      </Link>
      {person.isOverdue ? <ToneTag tone="orange">{t('organisation.overTerm')}</ToneTag> : null}
    </li>
  );
}
