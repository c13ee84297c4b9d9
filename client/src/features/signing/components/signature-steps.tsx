import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import type { Sheet } from '../api';

/** Maker, director, secretary: who, when, and in whose place. */
export function SignatureSteps({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const posts = ['Director', 'Secretary'] as const;
  return (
    <Steps
      orientation="vertical"
      size="small"
      data-testid="signature-steps"
      current={sheet.signatures.length + 1}
      items={[
        {
          title: t('signing.made'),
          content: [sheet.makerName, formatInstant(sheet.openedAt)].filter(Boolean).join(' · '),
        },
        ...posts.map((post, i) => {
          const signature = sheet.signatures[i];
          return {
            title: t(`enum.SigningPost.${signature?.post ?? post}`),
            content: signature
              ? [
                  signature.name,
                  formatInstant(signature.at),
                  signature.delegationNumber
                    ? t('signing.byDelegation', { number: signature.delegationNumber })
                    : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')
              : t('signing.notYet'),
          };
        }),
      ]}
    />
  );
}
