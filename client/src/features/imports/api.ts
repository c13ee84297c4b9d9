import { call } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface KindColumn {
  key: string;
  label: string;
  required: boolean;
  type?: string | null;
  allowedValues?: string[] | null;
}

export interface ImportKind {
  kind: string;
  label?: string | null;
  columns: KindColumn[];
  /** Keys that stand for one fee each in a wide sheet. */
  wideColumns?: KindColumn[] | null;
}

export interface SheetColumn {
  index: number;
  header: string;
  samples: string[];
  proposedKey?: string | null;
}

export interface ImportTotals {
  rows: number;
  blank: number;
  valid: number;
  faulty: number;
  skipped: number;
  sumFen?: number | null;
  committed?: number | null;
}

export interface ImportDetail {
  id: string;
  kind: string;
  state: string;
  fileName?: string | null;
  communityName?: string | null;
  sheets?: string[] | null;
  sheet?: string | null;
  headerRow?: number | null;
  layout?: 'Long' | 'Wide' | null;
  columns?: SheetColumn[] | null;
  profileApplied?: string | null;
  totals?: ImportTotals | null;
  progress?: number | null;
  unknownColumns?: string[] | null;
  uploadedBy?: string | null;
  uploadedAt?: string | null;
  problem?: string | null;
}

export interface Fault {
  column: string;
  value?: string | null;
  code: string;
  reason: string;
}

export interface ImportRow {
  row: number;
  cells: Record<string, string | null> | (string | null)[];
  faults: Fault[];
}

export interface ImportProfile {
  id: string;
  name: string;
  kind: string;
  sourceName?: string | null;
  usedAt?: string | null;
}

export interface Mapping {
  sheet?: string | null;
  headerRow: number;
  layout: 'Long' | 'Wide';
  columns: { index: number; key: string | null }[];
  saveAs?: string;
}

export const listKinds = () => call<ImportKind[]>('GET', '/imports/kinds');
export const upload = (query: { kind: string; communityId?: string; sourceId?: string }, file: File) => {
  const body = new FormData();
  body.append('file', file, file.name);
  return call<ImportDetail>('POST', '/imports', { query, body });
};
export const getImport = (id: string) => call<ImportDetail>('GET', '/imports/{id}', { path: { id } });
export const putMapping = (id: string, body: Mapping) =>
  call<ImportDetail>('PUT', '/imports/{id}/mapping', { path: { id }, body });
export const listRows = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<ImportRow>>(
    'GET',
    '/imports/{id}/rows',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const confirmImport = (id: string, idempotencyKey: string) =>
  call<ImportDetail>('POST', '/imports/{id}/confirm', { path: { id }, idempotencyKey });
export const cancelImport = (id: string, idempotencyKey: string) =>
  call<void>('POST', '/imports/{id}/cancel', { path: { id }, idempotencyKey });
export const listImports = (query: ListParams, signal?: AbortSignal) =>
  call<Page<ImportDetail>>('GET', '/imports', signal ? { query, signal } : { query });
export const listProfiles = () => call<ImportProfile[]>('GET', '/imports/profiles');
export const deleteProfile = (id: string) => call<void>('DELETE', '/imports/profiles/{id}', { path: { id } });
