import { call } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Layout = 'Long' | 'Wide';

export interface KindColumn {
  key: string;
  label: string;
  /** The column must be in the file. */
  required: boolean;
  type: string;
  /** At least one column of a group must be in the file. */
  group?: string | null;
  allowed: string[];
  hint: string;
}

export interface ImportKind {
  kind: string;
  title: string;
  needsSource: boolean;
  layouts: { layout: Layout; columns: KindColumn[] }[];
}

export interface SheetColumn {
  index: number;
  header: string;
  samples: string[];
  proposedKey?: string | null;
}

/** How the server would read the file. */
export interface Proposal {
  id: string;
  kind: string;
  state: string;
  fileName: string;
  sheets: string[];
  sheet: string;
  headerRow: number;
  layout: Layout;
  columns: SheetColumn[];
  rows: { row: number; cells: string[] }[];
  profileApplied?: string | null;
  importedBefore?: string | null;
}

export interface ImportTotals {
  rows: number;
  blank: number;
  /** Totals, repeated headings, footers. */
  ignored: number;
  valid: number;
  faulty: number;
  /** Stored already with the same content. */
  skipped: number;
  writtenItems?: number | null;
  sumFen: number;
}

export interface ImportLogRow {
  id: string;
  kind: string;
  communityId: string;
  sourceId?: string | null;
  state: string;
  fileName: string;
  totals: ImportTotals;
  madeByName: string;
  madeAt: string;
  committedAt?: string | null;
}

export interface ImportDetail extends ImportLogRow {
  title: string;
  sheet?: string | null;
  headerRow?: number | null;
  layout?: Layout | null;
  columns: { index: number; header: string; key?: string | null }[];
  unknownColumns: string[];
}

export interface Fault {
  column: string;
  value?: string | null;
  code: string;
  reason: string;
}

export interface ImportRow {
  row: number;
  state: string;
  cells: Record<string, string>;
  faults: Fault[];
}

export interface ImportProfile {
  id: string;
  kind: string;
  communityId: string;
  sourceId?: string | null;
  name: string;
  layout: Layout;
  columns: { index: number; header: string; key?: string | null }[];
}

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
