import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { getCatalogue, type PolicyParameter } from '../api';

/** The areas and parameters the server knows, with their names in the language of the page. */
export function useCatalogue() {
  const { t, i18n } = useTranslation();
  const query = useQuery({ queryKey: ['policies', 'catalog'], queryFn: getCatalogue, staleTime: 3_600_000 });
  const word = (entry: { chinese: string; english: string }) =>
    i18n.language.startsWith('en') ? entry.english : entry.chinese;
  const areas = query.data?.areas ?? [];
  const parameters = query.data?.parameters ?? [];
  return {
    query,
    word,
    areaOptions: areas.map((area) => ({ value: area.area, label: word(area) })),
    areaName: (area: string) => {
      const found = areas.find((a) => a.area === area);
      return found ? word(found) : area;
    },
    parametersOf: (area: string) => parameters.filter((parameter) => parameter.area === area),
    find: (key: string) => parameters.find((parameter) => parameter.key === key),
    show: (parameter: PolicyParameter | undefined, value: string): string => {
      if (!parameter) return value;
      if (value === '') return t('policies.off');
      const choice = (part: string) => {
        const found = parameter.choices?.find((c) => c.value === part);
        return found ? word(found) : part;
      };
      switch (parameter.type) {
        case 'Percent':
          return `${value}%`;
        case 'Fen':
          return `${formatFen(Number(value))} ${t('common.yuan')}`;
        case 'Flag':
          return value === 'true' ? t('common.yes') : t('common.no');
        case 'Choice':
          return choice(value);
        case 'Choices':
          return value.split(',').map(choice).join('、');
        default:
          return value + (parameter.unit ?? '');
      }
    },
  };
}
