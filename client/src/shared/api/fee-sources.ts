import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { Page } from './types';

export interface FeeSourceOption {
  id: string;
  name: string;
}

/** Who keeps receipts for a community: the property company, the water company. */
export function useFeeSources(communityId: string | undefined) {
  return useQuery({
    queryKey: ['fee-sources', 'options', communityId],
    queryFn: async () => {
      const answer = await call<Page<FeeSourceOption> | FeeSourceOption[]>('GET', '/fee-sources', {
        query: { communityId },
      });
      return Array.isArray(answer) ? answer : answer.items;
    },
    enabled: Boolean(communityId),
    staleTime: 60_000,
  });
}
