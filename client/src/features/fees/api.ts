import { call } from '../../shared/api/client';
import type { Page, SummedPage } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface ReceiptRow {
  id: string;
  lineId?: string | null;
  communityName?: string | null;
  sourceName?: string | null;
  receiptNumber: string;
  lineNumber?: number | null;
  householdId?: string | null;
  householdNumber?: string | null;
  headName?: string | null;
  feeType: string;
  serviceFrom?: string | null;
  serviceTo?: string | null;
  paidOn: string;
  amountFen: number;
  payer: string;
  payerName?: string | null;
  kind?: string | null;
  flags?: string[] | null;
  refundedFen?: number | null;
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
  name: string;
  communityId?: string | null;
  communityName?: string | null;
  feeTypes?: string[] | null;
  contact?: string | null;
  active?: boolean;
  version?: number;
}

export interface Tariff {
  id: string;
  communityId?: string | null;
  communityName?: string | null;
  feeType: string;
  unit?: string | null;
  priceFen: number;
  from: string;
  to?: string | null;
  document?: string | null;
  version?: number;
}

export interface Bill {
  id: string;
  communityName?: string | null;
  householdId?: string | null;
  householdNumber?: string | null;
  headName?: string | null;
  feeType: string;
  serviceFrom?: string | null;
  serviceTo?: string | null;
  amountFen: number;
  paidFen?: number | null;
  unpaidFen?: number | null;
}

export interface Declaration {
  id: string;
  sourceName?: string | null;
  communityName?: string | null;
  quarter: string;
  count: number;
  sumFen: number;
  actualCount?: number | null;
  actualSumFen?: number | null;
  matches?: boolean | null;
  declaredBy?: string | null;
  declaredAt?: string | null;
}

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listReceipts = list<SummedPage<ReceiptRow>>('/receipts');
export const createReceipt = (body: ReceiptInput, idempotencyKey: string) =>
  call<{ id: string }>('POST', '/receipts', { body, idempotencyKey });
export const createRefund = (body: RefundInput, idempotencyKey: string) =>
  call<{ id: string }>('POST', '/receipts/refunds', { body, idempotencyKey });
export const listSources = list<Page<FeeSource>>('/fee-sources');
export const saveSource = (id: string | undefined, version: number | undefined, body: object) =>
  id
    ? call<void>('PUT', '/fee-sources/{id}', { path: { id }, body, version: version ?? 0 })
    : call<void>('POST', '/fee-sources', { body });
export const listTariffs = list<Page<Tariff>>('/tariffs');
export const saveTariff = (id: string | undefined, version: number | undefined, body: object) =>
  id
    ? call<void>('PUT', '/tariffs/{id}', { path: { id }, body, version: version ?? 0 })
    : call<void>('POST', '/tariffs', { body });
export const listBills = list<SummedPage<Bill>>('/bills');
export const createBill = (body: object, idempotencyKey: string) =>
  call<void>('POST', '/bills', { body, idempotencyKey });
export const listArrears = list<SummedPage<Bill>>('/arrears');
export const listDeclarations = list<Page<Declaration>>('/declarations');
export const declare = (body: object, idempotencyKey: string) =>
  call<void>('POST', '/declarations', { body, idempotencyKey });
