import { call } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface PolicyChoice {
  value: string;
  chinese: string;
  english: string;
}

export interface PolicyParameter {
  area: string;
  key: string;
  type: string;
  chinese: string;
  english: string;
  formValue: string;
  help?: string | null;
  formClause?: string | null;
  choices?: PolicyChoice[] | null;
  min?: number | null;
  max?: number | null;
  isOptional?: boolean;
  unit?: string | null;
}

export interface PolicyCatalogue {
  areas: { area: string; chinese: string; english: string }[];
  parameters: PolicyParameter[];
}

export interface PolicyValue {
  key: string;
  value: string;
  clause?: string | null;
  shown?: string | null;
}

export interface PolicyRow {
  id: string;
  area: string;
  state: string;
  documentNumber: string;
  documentTitle: string;
  documentDate: string;
  effectiveFrom: string;
  effectiveUntil?: string | null;
  madeByName?: string | null;
  publishedByName?: string | null;
  version: number;
}

export interface Policy extends PolicyRow {
  madeAt?: string | null;
  publishedAt?: string | null;
  returnedReason?: string | null;
  lastUsedOn?: string | null;
  values: PolicyValue[];
}

export interface PolicyInput {
  area: string;
  documentNumber: string;
  documentTitle: string;
  documentDate: string;
  effectiveFrom: string;
  effectiveUntil?: string | null;
  values: { key: string; value: string; clause?: string | null }[];
}

export const listPolicies = (query: ListParams, signal?: AbortSignal) =>
  call<Page<PolicyRow>>('GET', '/policies', signal ? { query, signal } : { query });
export const getCatalogue = () => call<PolicyCatalogue>('GET', '/policies/catalog');
export const getPolicy = (id: string) => call<Policy>('GET', '/policies/{id}', { path: { id } });
export const savePolicy = (
  id: string | undefined,
  version: number | undefined,
  body: PolicyInput,
  idempotencyKey: string,
) =>
  id
    ? call<{ id: string } | undefined>('PUT', '/policies/{id}', { path: { id }, body, version: version ?? 0 })
    : call<{ id: string } | undefined>('POST', '/policies', { body, idempotencyKey });
export const submitPolicy = (id: string, version: number, idempotencyKey: string) =>
  call<void>('POST', '/policies/{id}/submit', { path: { id }, version, idempotencyKey });
export const publishPolicy = (id: string, version: number, idempotencyKey: string) =>
  call<void>('POST', '/policies/{id}/publish', { path: { id }, version, idempotencyKey });
export const returnPolicy = (id: string, version: number, reason: string, idempotencyKey: string) =>
  call<void>('POST', '/policies/{id}/return', { path: { id }, version, body: { reason }, idempotencyKey });
export const deletePolicy = (id: string, version: number) =>
  call<void>('DELETE', '/policies/{id}', { path: { id }, version });
