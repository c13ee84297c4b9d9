import { useQuery } from '@tanstack/react-query';
import { findHolders, getOptions } from '../posts-api';

/** What an appointment in the community can be today. */
export const useOptions = (communityId: string | undefined, enabled = true) =>
  useQuery({
    queryKey: ['posts', 'options', communityId],
    queryFn: () => getOptions(communityId ?? ''),
    enabled: enabled && Boolean(communityId),
  });

export const useHolders = (communityId: string | undefined, q: string) =>
  useQuery({
    queryKey: ['posts', 'people', communityId, q],
    queryFn: () => findHolders(communityId ?? '', q),
    enabled: Boolean(communityId),
  });
