import { useQuery } from '@tanstack/react-query';
import { Drawer, Empty, Spin, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import type { Page, Schema } from '../api/types';
import { formatInstant } from '../lib/date';
import { AuditChanges } from './audit-changes';
import { ProblemAlert } from './problem-alert';

type AuditEntry = Schema['AuditRow'];

/** 修改记录: who changed what and when; sensitive values come masked from the server. */
export function HistoryDrawer({
  subject,
  id,
  open,
  onClose,
}: {
  subject: string;
  id: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['audit', subject, id],
    queryFn: () => call<Page<AuditEntry>>('GET', '/audit', { query: { subject, id, pageSize: 200 } }),
    enabled: open,
  });
  const entries = query.data?.items ?? [];
  return (
    <Drawer open={open} onClose={onClose} title={t('common.history')} size={520} data-testid="history-drawer">
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <Spin spinning={query.isFetching}>
        {query.isSuccess && entries.length === 0 ? <Empty description={t('common.noHistory')} /> : null}
        <Timeline
          items={entries.map((entry) => ({
            content: (
              <>
                <div>
                  <strong>
                    {t(`enum.AuditAction.${entry.action}`, { defaultValue: entry.action })}{' '}
                    {t(`enum.AuditSubject.${entry.subject}`, { defaultValue: '' })}
                  </strong>{' '}
                  · {entry.userName}
                </div>
                <div className="muted">{formatInstant(entry.at)}</div>
                <AuditChanges entry={entry} />
                {entry.reason ? (
                  <div>
                    {t('common.reason')}：{entry.reason}
                  </div>
                ) : null}
              </>
            ),
          }))}
        />
      </Spin>
    </Drawer>
  );
}
