import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../shared/ui/action-button';

interface DecisionButtonsProps {
  about: string;
  decide: (agreed: boolean, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
}

/** Yes and no of a second person. */
export function DecisionButtons({ about, decide, onDone }: DecisionButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ActionButton
        type="link"
        question={t('payouts.agreeQuestion', { about })}
        run={(key) => decide(true, key)}
        onDone={onDone}
        testId="agree"
      >
        {t('payouts.agree')}
      </ActionButton>
      <ActionButton
        type="link"
        danger
        question={t('payouts.refuseQuestion', { about })}
        run={(key) => decide(false, key)}
        onDone={onDone}
        testId="refuse"
      >
        {t('payouts.refuse')}
      </ActionButton>
    </>
  );
}
