import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { ActionButton } from '../../../shared/ui/action-button';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { type Batch, cancelBatch, checkBatch, reviewBatch, sendBatchBack } from '../api';

type Refusal = 'Return' | 'CommitteeReturn' | 'Cancel';

const WORDS: Record<Refusal, { title: string; note: string; testId: string }> = {
  CommitteeReturn: {
    title: 'subsidies.committeeReturn',
    note: 'subsidies.committeeReturnNote',
    testId: 'committee-return',
  },
  Return: { title: 'subsidies.returnBatch', note: 'subsidies.returnNote', testId: 'return-batch' },
  Cancel: { title: 'subsidies.cancelBatch', note: 'subsidies.cancelNote', testId: 'cancel-batch' },
};

/** What the signed-in person may do with the batch now; the server has decided, the page only shows it. */
export function BatchActions({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal>();
  const refresh = () => {
    for (const key of ['subsidies', 'signing', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const seen = { count: batch.lines, amount: formatFen(batch.totalFen) };
  const send = (reason: string, key: string) =>
    refusal === 'Cancel'
      ? cancelBatch(batch.id, reason, key)
      : sendBatchBack(batch.id, refusal === 'CommitteeReturn', reason, key);
  return (
    <>
      {batch.allowed.includes('Check') ? (
        <ActionButton
          type="primary"
          question={t('subsidies.checkQuestion', seen)}
          run={(key) => checkBatch(batch, key)}
          onDone={refresh}
          testId="check-batch"
        >
          {t('subsidies.check')}
        </ActionButton>
      ) : null}
      {batch.allowed.includes('Review') ? (
        <ActionButton
          type="primary"
          question={t('subsidies.reviewQuestion', seen)}
          run={(key) => reviewBatch(batch, key)}
          onDone={refresh}
          testId="review-batch"
        >
          {t('subsidies.review')}
        </ActionButton>
      ) : null}
      {(['CommitteeReturn', 'Return', 'Cancel'] as const)
        .filter((action) => batch.allowed.includes(action))
        .map((action) => (
          <Button key={action} danger onClick={() => setRefusal(action)} data-testid={WORDS[action].testId}>
            {t(WORDS[action].title)}
          </Button>
        ))}
      <ReasonModal
        open={refusal !== undefined}
        title={refusal ? t(WORDS[refusal].title) : ''}
        about={refusal ? t(WORDS[refusal].note) : ''}
        danger
        onClose={() => setRefusal(undefined)}
        submit={send}
        onDone={refresh}
      />
    </>
  );
}
