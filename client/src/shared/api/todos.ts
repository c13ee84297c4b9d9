import { useQuery } from '@tanstack/react-query';
import { today } from '../lib/date';
import { permissions as p } from '../lib/permissions';
import { addQuarters, quarterOf } from '../lib/quarter';
import { call, type QueryValue } from './client';
import { useCan, useMe } from './me';
import type { Page, Schema } from './types';

export interface Todo {
  kind: 'changes' | 'imports' | 'policies' | 'declarations' | 'quarter';
  count: number;
  link: string;
  quarter?: string;
}

type Can = (...anyOf: string[]) => boolean;

const total = async (path: string, query: Record<string, QueryValue>) =>
  (await call<Page<unknown>>('GET', path, { query: { ...query, pageSize: 1 } })).total;

/** What waits for this person, counted from the registers themselves; only what they may do is asked for. */
export async function fetchTodos(can: Can): Promise<Todo[]> {
  const ended = addQuarters(quarterOf(today()), -1);
  const jobs: Promise<Todo>[] = [];
  if (can(p.registryConfirm, p.registryVerifyAccounts)) {
    jobs.push(total('/changes', { state: 'Pending' }).then((count) => ({ kind: 'changes', count, link: '/changes' })));
  }
  if (can(p.importsUse)) {
    jobs.push(
      total('/imports', { state: 'Checked' }).then((count) => ({
        kind: 'imports',
        count,
        link: '/imports?state=Checked',
      })),
    );
  }
  if (can(p.policiesPublish)) {
    jobs.push(
      total('/policies', { state: 'Submitted' }).then((count) => ({
        kind: 'policies',
        count,
        link: '/policies?state=Submitted',
      })),
    );
  }
  if (can(p.feesDeclare)) {
    jobs.push(
      call<Page<Schema['DeclarationRow']>>('GET', '/declarations', { query: { quarter: ended, pageSize: 200 } }).then(
        ({ items }) => ({
          kind: 'declarations',
          count: items.filter((row) => !row.id && row.actualCount > 0).length,
          link: `/declarations?quarter=${ended}`,
          quarter: ended,
        }),
      ),
    );
  }
  if (can(p.subsidiesCompile)) {
    jobs.push(
      call<Schema['QuarterRow'][]>('GET', '/subsidies/quarters').then((rows) => {
        const row = rows.find((quarter) => quarter.quarter === ended);
        const count = row ? row.communities - row.compiled - row.settled : 0;
        return { kind: 'quarter', count, link: `/subsidies/quarters/${ended}`, quarter: ended };
      }),
    );
  }
  return (await Promise.all(jobs)).filter((todo) => todo.count > 0);
}

export function useTodos() {
  const me = useMe();
  const can = useCan();
  return useQuery({
    queryKey: ['todos', me.data?.userId],
    queryFn: () => fetchTodos(can),
    enabled: Boolean(me.data) && !me.data?.mustChangePassword,
    refetchInterval: 120_000,
  });
}
