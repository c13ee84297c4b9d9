import { useTranslation } from 'react-i18next';

const RELATIONS = ['OriginOnly', 'Dual', 'Single'] as const;

/** The relations as choices, in the order in which they follow each other. */
export function useRelations() {
  const { t } = useTranslation();
  return RELATIONS.map((value) => ({ value, label: t(`enum.MembershipRelation.${value}`) }));
}
