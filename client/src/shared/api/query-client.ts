import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server is often in the same building: whether the browser thinks it is online says nothing about it, and a call
      // that waits for the browser's opinion would wait without a word.
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        // Only a server that cannot be reached or is busy is asked again; a refusal is final. Where the server named a time, the call has waited itself.
        retry: (count, error) => {
          const { status, code, isBusy } = toProblem(error);
          return count < 2 && ((status === 503 && !isBusy) || (status === 0 && code !== 'network.timeout'));
        },
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
