import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type UserRow = Schema['UserRow'];
export type User = Schema['UserDetail'];
export type UserGrant = Schema['UserGrantRow'];
export type RoleInfo = Schema['RoleRow'];
export type SignInRow = Schema['SignInRow'];

export type AuditRow = Schema['AuditRow'];

const list =
  <T>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<Page<T>>('GET', path, signal ? { query, signal } : { query });

export const listUsers = list<UserRow>('/users');
export const createUser = (body: Schema['CreateUserBody']) => call<Schema['UserCreated']>('POST', '/users', { body });
export const getUser = (id: string) => call<User>('GET', '/users/{id}', { path: { id } });
export const updateUser = (id: string, version: number, body: Schema['EditUserBody']) =>
  call<Schema['UserChanged']>('PUT', '/users/{id}', { path: { id }, version, body });
export const addGrant = (id: string, body: Schema['GrantBody']) =>
  call<Schema['GrantAdded']>('POST', '/users/{id}/grants', { path: { id }, body });
export const removeGrant = (id: string, grantId: string) =>
  call<Schema['UserChanged']>('DELETE', '/users/{id}/grants/{grantId}', { path: { id, grantId } });
export const lockUser = (id: string, reason: string) =>
  call<Schema['UserChanged']>('POST', '/users/{id}/lock', { path: { id }, body: { reason } });
export const unlockUser = (id: string) => call<Schema['UserChanged']>('POST', '/users/{id}/unlock', { path: { id } });
export const resetPassword = (id: string) =>
  call<Schema['PasswordReset']>('POST', '/users/{id}/reset-password', { path: { id } });
export const listRoles = () => call<RoleInfo[]>('GET', '/roles');
export const listAudit = list<AuditRow>('/audit/entries');
export const listSignIns = list<SignInRow>('/sign-ins');
