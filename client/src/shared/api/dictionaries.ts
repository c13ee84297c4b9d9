import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from './client';
import type { Schema } from './types';

export type DictionaryEntry = Schema['CodeEntry'];
export type Dictionaries = Record<string, DictionaryEntry[]>;

export function useDictionaries() {
  return useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => call<Dictionaries>('GET', '/dictionaries'),
    staleTime: 60 * 60_000,
  });
}

/** One code list as options, and the words of a code in the language of the page. */
export function useDictionary(name: string) {
  const { i18n } = useTranslation();
  const { data } = useDictionaries();
  const entries = data?.[name] ?? [];
  const word = (entry: DictionaryEntry) => (i18n.language.startsWith('en') ? entry.en : entry.zh);
  return {
    options: entries.map((entry) => ({ value: entry.code, label: word(entry) })),
    label: (code: string | null | undefined) => {
      const entry = entries.find((e) => e.code === code);
      return entry ? word(entry) : (code ?? '');
    },
  };
}
