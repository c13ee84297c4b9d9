import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type PolicyParameter = Schema['PolicyParameterRow'];
export type PolicyRow = Schema['PolicyRow'];
export type Policy = Schema['PolicyDetail'];
export type PolicyValue = Schema['PolicyValueRow'];
export type PolicyContent = Schema['PolicyBody'];
export type PolicyArea = Schema['PolicyArea'];
type Changed = Schema['PolicyChanged'];

export const listPolicies = (query: ListParams, signal?: AbortSignal) =>
  call<Page<PolicyRow>>('GET', '/policies', signal ? { query, signal } : { query });
export const getCatalogue = () => call<Schema['PolicyCatalogueAnswer']>('GET', '/policies/catalog');
export const getPolicy = (id: string) => call<Policy>('GET', '/policies/{id}', { path: { id } });
export const draftPolicy = (area: PolicyArea, content: PolicyContent, idempotencyKey: string) =>
  call<Changed>('POST', '/policies', { body: { area, ...content }, idempotencyKey });
export const editPolicy = (id: string, version: number, body: PolicyContent) =>
  call<Changed>('PUT', '/policies/{id}', { path: { id }, body, version });
export const submitPolicy = (id: string, version: number, idempotencyKey: string) =>
  call<Changed>('POST', '/policies/{id}/submit', { path: { id }, version, idempotencyKey });
export const publishPolicy = (id: string, version: number, idempotencyKey: string) =>
  call<Changed>('POST', '/policies/{id}/publish', { path: { id }, version, idempotencyKey });
export const returnPolicy = (id: string, version: number, reason: string, idempotencyKey: string) =>
  call<Changed>('POST', '/policies/{id}/return', { path: { id }, version, body: { reason }, idempotencyKey });
export const deletePolicy = (id: string, version: number) =>
  call<void>('DELETE', '/policies/{id}', { path: { id }, version });
