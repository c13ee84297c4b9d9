import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Statement = Schema['StatementRow'];
export type StatementLine = Schema['StatementLineRow'];
export type StatementTarget = Schema['StatementTarget'];
export type Reconciliation = Schema['Reconciliation'];
export type Settlement = Schema['SettleLineBody'];

const at = <Q extends object>(id: string, query: Q, signal?: AbortSignal) =>
  signal ? { path: { id }, query, signal } : { path: { id }, query };

export const getReconciliation = (bookId: string) =>
  call<Reconciliation>('GET', '/ledger/books/{id}/reconciliation', { path: { id: bookId } });
export const listStatements = (bookId: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<Statement>>('GET', '/ledger/books/{id}/statements', at(bookId, query, signal));
export const importStatement = (bookId: string, file: File, idempotencyKey: string) => {
  const body = new FormData();
  body.append('file', file, file.name);
  return call<Schema['StatementImported']>('POST', '/ledger/books/{id}/statements', {
    path: { id: bookId },
    body,
    idempotencyKey,
  });
};
export const getStatement = (id: string) => call<Statement>('GET', '/ledger/statements/{id}', { path: { id } });
export const listLines = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<StatementLine>>('GET', '/ledger/statements/{id}/lines', at(id, query, signal));
export const listTargets = (lineId: string) =>
  call<StatementTarget[]>('GET', '/ledger/statement-lines/{id}/targets', { path: { id: lineId } });
/** Without a match the line is open: with a reason, or to be worked on again. */
export const settleLine = (lineId: string, body: Partial<Settlement>, idempotencyKey: string) =>
  call<Schema['StatementLineSettled']>('POST', '/ledger/statement-lines/{id}/settlement', {
    path: { id: lineId },
    body,
    idempotencyKey,
  });
export const rematch = (id: string, idempotencyKey: string) =>
  call<Schema['StatementRematched']>('POST', '/ledger/statements/{id}/match', { path: { id }, idempotencyKey });
/** What was on the screen goes along: the server refuses when it is no longer so. */
export const confirmStatement = (id: string, body: Schema['ConfirmStatementBody'], idempotencyKey: string) =>
  call<Schema['StatementDecided']>('POST', '/ledger/statements/{id}/confirm', { path: { id }, body, idempotencyKey });
export const withdrawStatement = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['StatementDecided']>('POST', '/ledger/statements/{id}/withdraw', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
