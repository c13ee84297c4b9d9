import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type SheetRow = Schema['SignatureSheetRow'];
export type Sheet = Schema['SheetDetail'];
export type Signature = Schema['SignatureView'];
export type SheetView = Schema['SheetView'];
export type Delegation = Schema['DelegationRow'];
export type Substitute = Schema['SubstituteRow'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listSheets = list<Page<SheetRow>>('/signing/sheets');
export const getSheet = (id: string) => call<Sheet>('GET', '/signing/sheets/{id}', { path: { id } });
export const signSheet = (sheet: Sheet, password: string, idempotencyKey: string) =>
  call<Schema['SheetSigned']>('POST', '/signing/sheets/{id}/signatures', {
    path: { id: sheet.id },
    // What was on the screen is what is signed: the server compares it with the record and with the thing itself.
    body: { contentHash: sheet.contentHash, amountFen: sheet.amountFen, count: sheet.count, password },
    idempotencyKey,
  });
export const returnSheet = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['SheetReturned']>('POST', '/signing/sheets/{id}/return', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });

export const listDelegations = list<Page<Delegation>>('/signing/delegations');
export const listSubstitutes = (communityId: string) =>
  call<Substitute[]>('GET', '/signing/substitutes', { query: { communityId } });
export const grantDelegation = (body: Schema['GrantDelegationCommand'], idempotencyKey: string) =>
  call<Schema['DelegationGranted']>('POST', '/signing/delegations', { body, idempotencyKey });
export const revokeDelegation = (id: string, reason: string, idempotencyKey: string) =>
  call<void>('POST', '/signing/delegations/{id}/revoke', { path: { id }, body: { reason }, idempotencyKey });
