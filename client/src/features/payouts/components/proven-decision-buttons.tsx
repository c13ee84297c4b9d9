import { useTranslation } from 'react-i18next';
import { ProvenButton } from './proven-button';

interface ProvenDecisionButtonsProps {
  about: string;
  decide: (agreed: boolean, password: string, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
}

/** Yes and no of a second person about money, with the password again. */
export function ProvenDecisionButtons({ about, decide, onDone }: ProvenDecisionButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ProvenButton
        type="link"
        question={t('payouts.agreeQuestion', { about })}
        run={(password, key) => decide(true, password, key)}
        onDone={onDone}
        testId="agree"
      >
        {t('payouts.agree')}
      </ProvenButton>
      <ProvenButton
        type="link"
        danger
        question={t('payouts.refuseQuestion', { about })}
        run={(password, key) => decide(false, password, key)}
        onDone={onDone}
        testId="refuse"
      >
        {t('payouts.refuse')}
      </ProvenButton>
    </>
  );
}
