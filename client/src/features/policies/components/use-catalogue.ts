import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getCatalogue } from '../api';

/** The areas and parameters the server knows, with their names in the language of the page. */
export function useCatalogue() {
  const { i18n } = useTranslation();
  const query = useQuery({ queryKey: ['policies', 'catalog'], queryFn: getCatalogue, staleTime: 3_600_000 });
  const word = (entry: { chinese: string; english: string }) =>
    i18n.language.startsWith('en') ? entry.english : entry.chinese;
  const areas = query.data?.areas ?? [];
  return {
    query,
    word,
    areaOptions: areas.map((area) => ({ value: area.area, label: word(area) })),
    areaName: (area: string) => {
      const found = areas.find((a) => a.area === area);
      return found ? word(found) : area;
    },
    parametersOf: (area: string) => (query.data?.parameters ?? []).filter((parameter) => parameter.area === area),
  };
}
