import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type ReceiptRow = Schema['ReceiptRow'];
export type ReceiptInput = Schema['RecordReceiptCommand'];
export type RefundInput = Schema['RefundReceiptCommand'];
export type FeeSource = Schema['FeeSourceRow'];
export type Tariff = Schema['TariffRow'];
export type Bill = Schema['BillRow'];
export type Declaration = Schema['DeclarationRow'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listReceipts = list<Page<ReceiptRow>>('/receipts');
export const createReceipt = (body: ReceiptInput, idempotencyKey: string) =>
  call<Schema['ReceiptRecorded']>('POST', '/receipts', { body, idempotencyKey });
export const createRefund = (body: RefundInput, idempotencyKey: string) =>
  call<Schema['ReceiptRefunded']>('POST', '/receipts/refunds', { body, idempotencyKey });
export const listSources = list<Page<FeeSource>>('/fee-sources');
export const createSource = (body: { communityId: string; code?: string; name: string }) =>
  call<Schema['FeeSourceSaved']>('POST', '/fee-sources', { body });
export const changeSource = (id: string, version: number, body: { name: string; isActive: boolean }) =>
  call<Schema['FeeSourceSaved']>('PUT', '/fee-sources/{id}', { path: { id }, body, version });
export const listTariffs = list<Page<Tariff>>('/tariffs');
export const createTariff = (body: object) => call<Schema['TariffSaved']>('POST', '/tariffs', { body });
export const endTariff = (id: string, version: number, validUntil: string) =>
  call<Schema['TariffSaved']>('PUT', '/tariffs/{id}', { path: { id }, body: { validUntil }, version });
export const listBills = list<Page<Bill>>('/bills');
export const createBill = (body: object, idempotencyKey: string) =>
  call<void>('POST', '/bills', { body, idempotencyKey });
export const listArrears = list<Page<Bill>>('/arrears');
export const listDeclarations = list<Page<Declaration>>('/declarations');
export const declare = (body: object, idempotencyKey: string) =>
  call<void>('POST', '/declarations', { body, idempotencyKey });
