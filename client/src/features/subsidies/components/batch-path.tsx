import { Empty, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import type { Batch } from '../api';

const BACK = ['Return', 'CommitteeReturn', 'Cancel'];

/** Who did what with the batch and when, oldest first, with the reason where one was given. */
export function BatchPath({ steps }: { steps: Batch['steps'] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('common.empty')} />;
  return (
    <Steps
      orientation="vertical"
      size="small"
      data-testid="batch-path"
      current={steps.length}
      items={steps.map((step) => ({
        status: BACK.includes(step.action) ? 'error' : 'finish',
        title: t(`enum.BatchAction.${step.action}`),
        subTitle: `${step.byName} · ${formatInstant(step.at)}`,
        content: step.reason,
      }))}
    />
  );
}
