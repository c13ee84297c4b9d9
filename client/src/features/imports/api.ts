import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Layout = Schema['SheetLayout'];
export type ImportKind = Schema['ImportKindView'];
export type Proposal = Schema['ImportProposal'];
export type SheetColumn = Schema['ProposedColumn'];
export type ImportLogRow = Schema['ImportLogRow'];
export type ImportDetail = Schema['ImportSummary'];
export type ImportRow = Schema['ImportRowView'];
export type ImportProfile = Schema['ImportProfileView'];

export interface Mapping {
  sheet: string;
  headerRow: number;
  layout: Layout;
  columns: { index: number; key: string | null }[];
  saveAs?: string;
}

export const listKinds = () => call<ImportKind[]>('GET', '/imports/kinds');
export const upload = (query: { kind: string; communityId: string; sourceId?: string }, file: File) => {
  const body = new FormData();
  body.append('file', file, file.name);
  return call<Proposal>('POST', '/imports', { query, body });
};
export const getImport = (id: string) => call<ImportDetail>('GET', '/imports/{id}', { path: { id } });
export const previewImport = (id: string, sheet?: string, headerRow?: number) =>
  call<Proposal>('GET', '/imports/{id}/preview', { path: { id }, query: { sheet, headerRow } });
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
  call<ImportDetail>('POST', '/imports/{id}/cancel', { path: { id }, idempotencyKey });
export const listImports = (query: ListParams, signal?: AbortSignal) =>
  call<Page<ImportLogRow>>('GET', '/imports', signal ? { query, signal } : { query });
export const listProfiles = () => call<ImportProfile[]>('GET', '/imports/profiles');
export const deleteProfile = (id: string) => call<void>('DELETE', '/imports/profiles/{id}', { path: { id } });
