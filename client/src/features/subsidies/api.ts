import { call } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface QuarterRow {
  quarter: string;
  communities: number;
  opened: number;
  compiled: number;
  settled: number;
  lines: number;
  totalFen: number;
}

export interface CommunityProgress {
  communityId: string;
  name: string;
  batchId?: string | null;
  state?: string | null;
  reasonNotReady?: string | null;
  lines?: number | null;
  excluded?: number | null;
  totalFen?: number | null;
  progress?: number | null;
}

export interface BatchRow {
  id: string;
  number?: string | null;
  quarter: string;
  communityId: string;
  communityName: string;
  kind?: string | null;
  state: string;
  lines: number;
  excluded: number;
  baseFen?: number | null;
  totalFen: number;
  compiledAt?: string | null;
}

export interface PolicyReference {
  id?: string | null;
  document: string;
  documentDate?: string | null;
  clause?: string | null;
  effectiveFrom?: string | null;
  rate?: string | number | null;
  rounding?: string | null;
}

export interface Batch extends BatchRow {
  policy?: PolicyReference | null;
  excludedByReason?: { reason: string; count: number; baseFen?: number | null }[] | null;
  feeTotals?: { feeType: string; amountFen: number }[] | null;
  version?: number;
}

export interface Line {
  id: string;
  householdId?: string | null;
  householdNumber: string;
  payeeName: string;
  address?: string | null;
  accountLast4?: string | null;
  fees?: { feeType: string; amountFen: number }[] | null;
  propertyFen?: number | null;
  elevatorFen?: number | null;
  waterFen?: number | null;
  baseFen: number;
  rate?: string | number | null;
  amountFen: number;
}

export interface LinePage extends Page<Line> {
  totalFen?: number;
  totalAmountFen?: number;
  totalBaseFen?: number;
}

export interface ExclusionRow {
  id: string;
  householdId?: string | null;
  householdNumber: string;
  headName?: string | null;
  reason: string;
  detail?: string | null;
  baseFen?: number | null;
  amountFen?: number | null;
}

export interface ExplainedReceipt {
  receiptNumber: string;
  lineNumber?: number | null;
  sourceName?: string | null;
  feeType: string;
  kind?: string | null;
  paidOn: string;
  serviceFrom?: string | null;
  serviceTo?: string | null;
  payer?: string | null;
  amountFen: number;
  counted: boolean;
  countedFen?: number | null;
  reason?: string | null;
}

export interface Explanation {
  householdNumber?: string | null;
  payeeName?: string | null;
  quarter: string;
  outcome?: string | null;
  outcomeText?: string | null;
  receipts: ExplainedReceipt[];
  policy?: PolicyReference | null;
  rules?: { name: string; value: string; clause?: string | null }[] | null;
  baseFen?: number | null;
  rate?: string | number | null;
  unrounded?: string | null;
  rounding?: string | null;
  amountFen?: number | null;
  formula?: string | null;
}

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listQuarters = () => call<QuarterRow[]>('GET', '/subsidies/quarters');
export const getQuarter = async (quarter: string): Promise<CommunityProgress[]> => {
  const answer = await call<CommunityProgress[] | { communities: CommunityProgress[] }>(
    'GET',
    '/subsidies/quarters/{q}',
    { path: { q: quarter } },
  );
  return Array.isArray(answer) ? answer : answer.communities;
};
export const runQuarter = (quarter: string, communityIds: string[], idempotencyKey: string) =>
  call<void>('POST', '/subsidies/quarters/{q}/run', {
    path: { q: quarter },
    body: communityIds.length > 0 ? { communityIds } : {},
    idempotencyKey,
  });
export const listBatches = list<Page<BatchRow>>('/subsidies/batches');
export const getBatch = (id: string) => call<Batch>('GET', '/subsidies/batches/{id}', { path: { id } });
export const compileBatch = (id: string, idempotencyKey: string) =>
  call<void>('POST', '/subsidies/batches/{id}/compile', { path: { id }, idempotencyKey });
export const listLines = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<LinePage>(
    'GET',
    '/subsidies/batches/{id}/lines',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const listExclusions = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<ExclusionRow>>(
    'GET',
    '/subsidies/batches/{id}/exclusions',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const explainLine = (id: string) =>
  call<Explanation>('GET', '/subsidies/lines/{id}/explanation', { path: { id } });
export const explainExclusion = (id: string) =>
  call<Explanation>('GET', '/subsidies/exclusions/{id}/explanation', { path: { id } });

/** Every line of a batch, page by page, for the printed sheet. */
export async function allLines(id: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (let page = 1; ; page++) {
    const answer = await listLines(id, { page, pageSize: 200 });
    lines.push(...answer.items);
    if (answer.items.length === 0 || lines.length >= answer.total) return lines;
  }
}

/** What was paid for one fee, however the line carries it. */
export function feeOf(line: Line, feeType: string): number | undefined {
  const listed = line.fees?.find((fee) => fee.feeType === feeType)?.amountFen;
  const own = { Property: line.propertyFen, Elevator: line.elevatorFen, Water: line.waterFen }[feeType];
  return listed ?? own ?? undefined;
}
