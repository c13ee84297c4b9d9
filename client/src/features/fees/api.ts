import { call } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface ReceiptRow {
  id: string;
  communityId: string;
  communityName: string;
  sourceId: string;
  sourceName: string;
  receiptNumber: string;
  lineNumber: number;
  kind: string;
  feeType: string;
  payer: string;
  payerName?: string | null;
  householdId: string;
  householdNumber: string;
  headName?: string | null;
  address?: string | null;
  serviceFrom: string;
  serviceTo: string;
  paidOn: string;
  amountFen: number;
  /** Negative for a refund. */
  signedFen: number;
  refundedFen: number;
  refundOfId?: string | null;
  flags: string[];
}

export interface ReceiptLineInput {
  feeType: string;
  serviceFrom: string;
  serviceTo: string;
  amountFen: number;
}

export interface ReceiptInput {
  sourceId: string;
  receiptNumber: string;
  householdId: string;
  paidOn: string;
  payer: string;
  payerName?: string;
  lines: ReceiptLineInput[];
}

export interface RefundInput {
  receiptLineId: string;
  on: string;
  amountFen: number;
  receiptNumber: string;
  reason: string;
}

export interface FeeSource {
  id: string;
  communityId: string;
  communityName: string;
  code: string;
  name: string;
  isActive: boolean;
  version: number;
}

export interface Tariff {
  id: string;
  communityId: string;
  sourceId: string;
  sourceName: string;
  feeType: string;
  basis: string;
  /** In 1/10 000 yuan per unit of the basis. */
  priceTenThousandths: number;
  maxUnitsPerMonth?: number | null;
  validFrom: string;
  /** The first day it no longer holds. */
  validUntil?: string | null;
  version: number;
}

export interface Bill {
  id: string;
  communityName: string;
  sourceName: string;
  billNumber: string;
  lineNumber: number;
  householdId: string;
  householdNumber: string;
  headName?: string | null;
  feeType: string;
  serviceFrom: string;
  serviceTo: string;
  dueOn: string;
  amountFen: number;
  paidFen: number;
  unpaidFen: number;
}

export interface Declaration {
  /** Null: not declared yet. */
  id?: string | null;
  communityId: string;
  communityName: string;
  sourceId: string;
  sourceName: string;
  quarter: string;
  count?: number | null;
  sumFen?: number | null;
  declaredAt?: string | null;
  actualCount: number;
  actualSumFen: number;
  matches?: boolean | null;
}

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listReceipts = list<Page<ReceiptRow>>('/receipts');
export const createReceipt = (body: ReceiptInput, idempotencyKey: string) =>
  call<{ id: string }>('POST', '/receipts', { body, idempotencyKey });
export const createRefund = (body: RefundInput, idempotencyKey: string) =>
  call<{ id: string }>('POST', '/receipts/refunds', { body, idempotencyKey });
export const listSources = list<Page<FeeSource>>('/fee-sources');
export const createSource = (body: { communityId: string; code?: string; name: string }) =>
  call<{ id: string }>('POST', '/fee-sources', { body });
export const changeSource = (id: string, version: number, body: { name: string; isActive: boolean }) =>
  call<{ id: string }>('PUT', '/fee-sources/{id}', { path: { id }, body, version });
export const listTariffs = list<Page<Tariff>>('/tariffs');
export const createTariff = (body: object) => call<{ id: string }>('POST', '/tariffs', { body });
export const endTariff = (id: string, version: number, validUntil: string) =>
  call<{ id: string }>('PUT', '/tariffs/{id}', { path: { id }, body: { validUntil }, version });
export const listBills = list<Page<Bill>>('/bills');
export const createBill = (body: object, idempotencyKey: string) =>
  call<void>('POST', '/bills', { body, idempotencyKey });
export const listArrears = list<Page<Bill>>('/arrears');
export const listDeclarations = list<Page<Declaration>>('/declarations');
export const declare = (body: object, idempotencyKey: string) =>
  call<void>('POST', '/declarations', { body, idempotencyKey });
