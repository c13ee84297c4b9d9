import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getCommunity, updateCommunity } from '../api';
import { BuildingsTab } from '../components/buildings-tab';
import { CommunityFields } from '../components/community-fields';
import { DwellingsTab } from '../components/dwellings-tab';

export default function CommunityDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['communities', id], queryFn: () => getCommunity(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const community = query.data;
  if (!community) return <Spin size="large" className="page-spin" />;
  return (
    <div className="stack">
      <PageHeader
        title={community.name}
        extra={
          <>
            <Link to={`/households?communityId=${id}`} className="link-button">
              {t('registry.seeHouseholds')}
            </Link>
            {can(p.registryWriteSites) ? (
              <Button onClick={() => setEditing(true)} data-testid="edit-community">
                {t('common.edit')}
              </Button>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      <DescriptionList
        items={[
          [t('registry.destinationTownship'), community.destinationTownship],
          [t('registry.leadTownship'), community.leadTownship],
          [t('registry.participatingTownships'), community.participatingTownships.map((x) => x.name).join('、')],
          [t('registry.form'), t(`enum.CommunityForm.${community.form}`)],
          [t('registry.occupiedFrom'), community.occupiedFrom],
          [t('registry.households'), community.households],
          [t('registry.residents'), community.residents],
          [t('registry.address'), community.address],
        ]}
      />
      <Card>
        <Tabs
          items={[
            { key: 'buildings', label: t('registry.buildingsAndRows'), children: <BuildingsTab communityId={id} /> },
            { key: 'dwellings', label: t('registry.dwellings'), children: <DwellingsTab communityId={id} /> },
          ]}
        />
      </Card>
      <FormModal<Record<string, unknown>>
        open={editing}
        title={t('registry.editCommunity')}
        initialValues={{
          ...community,
          participatingTownshipCodes: community.participatingTownships.map((x) => x.code),
        }}
        onClose={() => setEditing(false)}
        submit={(values) => updateCommunity(id, community.version, values)}
        onDone={() => client.invalidateQueries({ queryKey: ['communities'] })}
        onStale={() => query.refetch()}
      >
        <CommunityFields />
      </FormModal>
      <HistoryDrawer subject="Community" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
