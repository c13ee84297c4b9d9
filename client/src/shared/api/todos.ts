import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import { useMe } from './me';
import type { Schema } from './types';

export type Todo = Schema['Todo'];

/** Work that waits; what cannot be done yet is shown and not counted. */
export const isDue = (todo: Todo) => todo.kind !== 'quarterEarly';

export function useTodos() {
  const me = useMe();
  return useQuery({
    queryKey: ['todos', me.data?.userId],
    queryFn: () => call<Todo[]>('GET', '/todos'),
    enabled: Boolean(me.data) && !me.data?.mustChangePassword,
    refetchInterval: 120_000,
  });
}
