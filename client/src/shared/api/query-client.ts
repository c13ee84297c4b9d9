import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        // Only a server that cannot be reached or is busy is asked again; a refusal is final.
        retry: (count, error) => {
          const { status } = toProblem(error);
          return count < 2 && (status === 0 || status === 503);
        },
      },
      mutations: { retry: false },
    },
  });
}
