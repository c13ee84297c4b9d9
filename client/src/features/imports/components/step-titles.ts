import { useTranslation } from 'react-i18next';

export function useStepTitles(): string[] {
  const { t } = useTranslation();
  return [t('imports.stepFile'), t('imports.stepMapping'), t('imports.stepCheck'), t('imports.stepResult')];
}

/** Which step an import is in, by its state. */
export function stepOf(state: string): number {
  if (state === 'Uploaded') return 1;
  return state === 'Checked' ? 2 : 3;
}
