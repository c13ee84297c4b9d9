import { call } from '../../shared/api/client';
import type { Grant } from '../../shared/api/me';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface UserRow {
  id: string;
  userName: string;
  displayName: string;
  organisation?: string | null;
  roles?: string[] | null;
  state?: string | null;
  locked?: boolean | null;
  lastSignInAt?: string | null;
}

export interface UserGrant extends Grant {
  validFrom?: string | null;
  validUntil?: string | null;
  townshipName?: string | null;
}

export interface User extends UserRow {
  idNumber?: string | null;
  phone?: string | null;
  grants: UserGrant[];
  mustChangePassword?: boolean;
  version: number;
}

export interface RoleInfo {
  role: string;
  name?: string | null;
  scope: string;
  permissions: string[];
  incompatibleWith?: string[] | null;
}

export interface AuditRow {
  id: string | number;
  at: string;
  userName?: string | null;
  action: string;
  subject?: string | null;
  subjectId?: string | null;
  summary?: string | null;
  communityName?: string | null;
  requestId?: string | null;
  ip?: string | null;
}

export interface SignInRow {
  id: string | number;
  at: string;
  userName: string;
  outcome: string;
  ip?: string | null;
  userAgent?: string | null;
}

const list =
  <T>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<Page<T>>('GET', path, signal ? { query, signal } : { query });

export const listUsers = list<UserRow>('/users');
export const createUser = (body: object) =>
  call<{ id: string; password?: string } | undefined>('POST', '/users', { body });
export const getUser = (id: string) => call<User>('GET', '/users/{id}', { path: { id } });
export const updateUser = (id: string, version: number, body: object) =>
  call<void>('PUT', '/users/{id}', { path: { id }, version, body });
export const addGrant = (id: string, body: object) => call<void>('POST', '/users/{id}/grants', { path: { id }, body });
export const removeGrant = (id: string, grantId: string) =>
  call<void>('DELETE', '/users/{id}/grants/{grantId}', { path: { id, grantId } });
export const lockUser = (id: string, lock: boolean) =>
  call<void>('POST', lock ? '/users/{id}/lock' : '/users/{id}/unlock', { path: { id } });
export const resetPassword = (id: string) =>
  call<{ password?: string } | undefined>('POST', '/users/{id}/reset-password', { path: { id } });
export const listRoles = () => call<RoleInfo[]>('GET', '/roles');
export const listAudit = list<AuditRow>('/audit/entries');
export const listSignIns = list<SignInRow>('/sign-ins');
