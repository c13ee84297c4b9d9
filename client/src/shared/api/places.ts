import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { Page, Schema } from './types';

export type TownshipOption = Schema['TownshipRow'];
export type CommunityOption = Pick<Schema['CommunityRow'], 'id' | 'name'>;
export type HouseholdOption = Schema['HouseholdRow'];

export function useTownships(enabled = true) {
  return useQuery({
    queryKey: ['townships'],
    queryFn: () => call<TownshipOption[]>('GET', '/townships'),
    staleTime: 60 * 60_000,
    enabled,
  });
}

/** The communities the signed-in person may see, or the names of all. */
export function useCommunities(everywhere = false) {
  return useQuery({
    queryKey: ['communities', everywhere ? 'names' : 'options'],
    queryFn: async () =>
      everywhere
        ? call<CommunityOption[]>('GET', '/community-names')
        : (await call<Page<CommunityOption>>('GET', '/communities', { query: { pageSize: 200 } })).items,
    staleTime: 5 * 60_000,
  });
}

export function useCommunityOptions(everywhere = false) {
  const { data, isPending } = useCommunities(everywhere);
  return { options: (data ?? []).map((c) => ({ value: c.id, label: c.name })), loading: isPending };
}

export const findHouseholds = (q: string, communityId?: string) =>
  call<Page<HouseholdOption>>('GET', '/households', { query: { q, communityId, pageSize: 20 } });
