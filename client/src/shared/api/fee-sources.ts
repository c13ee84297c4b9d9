import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { Page, Schema } from './types';

export type FeeSourceOption = Schema['FeeSourceRow'];

/** Who keeps receipts for a community: the property company, the water company. */
export function useFeeSources(communityId: string | undefined) {
  return useQuery({
    queryKey: ['fee-sources', 'options', communityId],
    queryFn: async () =>
      (
        await call<Page<FeeSourceOption>>('GET', '/fee-sources', {
          query: { communityId, active: true, pageSize: 200 },
        })
      ).items,
    enabled: Boolean(communityId),
    staleTime: 60_000,
  });
}
