import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Book = Schema['LedgerBookRow'];
export type Appropriation = Schema['AppropriationRow'];
export type Entry = Schema['EntryRow'];

type Changed = Schema['AppropriationChanged'];

export const listBooks = () => call<Book[]>('GET', '/ledger/books');
export const openBook = (name: string, idempotencyKey: string) =>
  call<Schema['LedgerBookOpened']>('POST', '/ledger/books', { body: { fund: 'CountySubsidy', name }, idempotencyKey });

const listOf =
  <P>(path: string) =>
  (bookId: string, query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { path: { id: bookId }, query, signal } : { path: { id: bookId }, query });

export const listEntries = listOf<Page<Entry>>('/ledger/books/{id}/entries');
export const listAppropriations = listOf<Page<Appropriation>>('/ledger/books/{id}/appropriations');
export const recordAppropriation = (bookId: string, body: Schema['RecordAppropriationBody'], idempotencyKey: string) =>
  call<Changed>('POST', '/ledger/books/{id}/appropriations', { path: { id: bookId }, body, idempotencyKey });

const act = (path: string) => (id: string, body: object | undefined, idempotencyKey: string) =>
  call<Changed>('POST', path, { path: { id }, idempotencyKey, ...(body ? { body } : {}) });

export const confirmAppropriation = act('/ledger/appropriations/{id}/confirm');
export const rejectAppropriation = act('/ledger/appropriations/{id}/reject');
export const requestReversal = act('/ledger/appropriations/{id}/reversal');
export const decideReversal = act('/ledger/appropriations/{id}/reversal/decision');
