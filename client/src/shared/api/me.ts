import { useQuery } from '@tanstack/react-query';
import { setPracticeDay } from '../lib/date';
import { call } from './client';
import { toProblem } from './problem';
import type { Schema } from './types';

export type Me = Schema['Me'];

export const meKey = ['me'] as const;

/** Who is signed in; null when nobody is. */
export async function fetchMe(): Promise<Me | null> {
  try {
    const me = await call<Me>('GET', '/me', { anonymous: true });
    setPracticeDay(me.practiceDay);
    return me;
  } catch (error) {
    if (toProblem(error).status === 401) return null;
    throw error;
  }
}

export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: fetchMe, staleTime: 5 * 60_000 });
}

/** Whether the signed-in person holds one of the permissions. The server decides anyway; this only hides buttons. */
export function useCan(): (...anyOf: string[]) => boolean {
  const { data } = useMe();
  return (...anyOf) => anyOf.some((permission) => data?.permissions.includes(permission) ?? false);
}

export const signIn = (userName: string, password: string) =>
  call<void>('POST', '/session', { body: { userName, password }, anonymous: true });

export const signOut = () => call<void>('DELETE', '/session', { anonymous: true });

export const changePassword = (current: string, next: string) =>
  call<void>('POST', '/me/password', { body: { current, next } });
