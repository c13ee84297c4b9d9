import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommunityOptions } from '../../../shared/api/places';
import { ActionButton } from '../../../shared/ui/action-button';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { deleteProfile, type ImportProfile, listProfiles } from '../api';

export default function ImportProfilePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const communities = useCommunityOptions();
  const query = useQuery({ queryKey: ['imports', 'profiles'], queryFn: listProfiles });
  return (
    <>
      <PageHeader title={t('nav.importProfiles')} note={t('imports.profilesNote')} />
      <Card>
        {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
        <SimpleTable<ImportProfile>
          id="profiles"
          rows={query.data}
          loading={query.isPending}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('imports.profileName'), render: (row) => row.name },
            {
              key: 'kind',
              title: t('imports.kind'),
              render: (row) => t(`enum.ImportKind.${row.kind}`, { defaultValue: row.kind }),
            },
            {
              key: 'community',
              title: t('common.community'),
              render: (row) => communities.options.find((option) => option.value === row.communityId)?.label,
            },
            {
              key: 'columns',
              title: t('imports.header'),
              render: (row) => (
                <span className="cells">
                  {row.columns
                    .filter((c) => c.key)
                    .map((c) => c.header)
                    .join('、')}
                </span>
              ),
            },
          ]}
          actions={(row) => (
            <ActionButton
              type="link"
              danger
              question={t('imports.deleteProfile', { name: row.name })}
              run={() => deleteProfile(row.id)}
              onDone={() => client.invalidateQueries({ queryKey: ['imports', 'profiles'] })}
            >
              {t('common.remove')}
            </ActionButton>
          )}
        />
      </Card>
    </>
  );
}
