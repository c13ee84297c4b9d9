import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { FormModal } from '../../../shared/ui/form-modal';
import { listTargets, type Settlement, type StatementLine, settleLine } from '../statements';

interface SettleModalProps {
  line: StatementLine;
  onClose: () => void;
  onDone: () => void;
}

const OPEN = 'open';

/** What a line of the bank is: something that is in the book, interest or a charge, or unexplained with a reason. */
export function SettleModal({ line, onClose, onDone }: SettleModalProps) {
  const { t } = useTranslation();
  const targets = useQuery({ queryKey: ['ledger', 'targets', line.id], queryFn: () => listTargets(line.id) });
  const own = line.amountFen > 0 ? 'Interest' : 'Charge';
  return (
    <FormModal<{ what: string; explanation?: string }>
      open
      title={t('ledger.settle')}
      testId="settle-form"
      onClose={onClose}
      onDone={onDone}
      initialValues={{ what: OPEN, explanation: line.explanation ?? '' }}
      submit={({ what, explanation }, key) => {
        const [match, targetId] = what.split(':');
        const body: Partial<Settlement> = { explanation: explanation?.trim() || null };
        if (what !== OPEN) body.match = match as Settlement['match'];
        if (targetId) body.targetId = targetId;
        return settleLine(line.id, body, key);
      }}
    >
      <p>{`${line.day} ${formatFen(line.amountFen)} ${t('common.yuan')} ${line.counterpart} ${line.memo}`}</p>
      <Form.Item name="what" label={t('ledger.what')} rules={[{ required: true }]}>
        <Select
          loading={targets.isPending}
          data-testid="settle-what"
          options={[
            { value: OPEN, label: t('ledger.notFound') },
            { value: own, label: t(`enum.LineMatch.${own}`) },
            ...(targets.data ?? []).map((target) => ({
              value: `${target.match}:${target.id}`,
              label: `${t(`enum.LineMatch.${target.match}`)} ${target.title} ${target.day} ${formatFen(target.openFen)} ${t('common.yuan')}`,
            })),
          ]}
        />
      </Form.Item>
      <Form.Item name="explanation" label={t('ledger.explanation')}>
        <Input.TextArea rows={2} maxLength={200} showCount data-testid="settle-explanation" />
      </Form.Item>
    </FormModal>
  );
}
