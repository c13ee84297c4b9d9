import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type QuarterRow = Schema['QuarterRow'];
export type QuarterProgress = Schema['QuarterProgress'];
export type CommunityProgress = Schema['CommunityQuarter'];
export type BatchRow = Schema['BatchRow'];
export type Batch = Schema['BatchDetail'];
export type Line = Schema['LineRow'];
export type LinePage = Schema['LinePage'];
export type ExclusionRow = Schema['ExclusionRow'];
export type Remark = Schema['RemarkRow'];
export type MyStep = Schema['MyStepRow'];
export type OverdueBatch = Schema['OverdueRow'];
export type Candidate = Schema['CandidateRow'];
export type CandidatePage = Schema['CandidatePage'];
export type Debt = Schema['DebtRow'];
export type DebtDecision = NonNullable<Schema['DebtDecision']>;
export type Explanation = Schema['SubsidyExplanation'];
export type ExplainedReceipt = Schema['ExplainedReceipt'];
export type ChangedReceipt = Schema['ChangedReceipt'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listQuarters = () => call<QuarterRow[]>('GET', '/subsidies/quarters');
export const getQuarter = (quarter: string) =>
  call<QuarterProgress>('GET', '/subsidies/quarters/{quarter}', { path: { quarter } });
export const runQuarter = (quarter: string, communityIds: string[] | null, idempotencyKey: string) =>
  call<Schema['QuarterRequested']>('POST', '/subsidies/quarters/{quarter}/run', {
    path: { quarter },
    body: { communityIds },
    idempotencyKey,
  });
export const listBatches = list<Page<BatchRow>>('/subsidies/batches');
export const getBatch = (id: string) => call<Batch>('GET', '/subsidies/batches/{id}', { path: { id } });
export const compileBatch = (id: string, idempotencyKey: string) =>
  call<Schema['BatchCompiled']>('POST', '/subsidies/batches/{id}/compile', { path: { id }, idempotencyKey });
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
/** Acts on what was seen: the hash goes along, so that a batch compiled anew meanwhile is not waved through. */
export const checkBatch = (batch: Batch, idempotencyKey: string) =>
  move(batch.id, 'check', seen(batch), idempotencyKey);
export const reviewBatch = (batch: Batch, idempotencyKey: string) =>
  move(batch.id, 'review', seen(batch), idempotencyKey);
export const sendBatchBack = (id: string, byCommittee: boolean, reason: string, idempotencyKey: string) =>
  move(id, byCommittee ? 'check/return' : 'return', { reason }, idempotencyKey);
export const cancelBatch = (id: string, reason: string, idempotencyKey: string) =>
  move(id, 'cancel', { reason }, idempotencyKey);
const seen = (batch: Batch) => ({ contentHash: batch.contentHash ?? '' });
const move = (id: string, act: string, body: object, idempotencyKey: string) =>
  call<Schema['BatchMoved']>('POST', `/subsidies/batches/{id}/${act}`, { path: { id }, body, idempotencyKey });

export const listRemarks = (id: string) => call<Remark[]>('GET', '/subsidies/batches/{id}/remarks', { path: { id } });
export const addRemark = (id: string, itemId: string, text: string, idempotencyKey: string) =>
  call<Schema['RemarkMade']>('POST', '/subsidies/batches/{id}/remarks', {
    path: { id },
    body: { itemId, text },
    idempotencyKey,
  });
export const answerRemark = (id: string, answer: string, idempotencyKey: string) =>
  call<Schema['RemarkMade']>('POST', '/subsidies/remarks/{id}/answer', {
    path: { id },
    body: { answer },
    idempotencyKey,
  });
export const listMySteps = list<Page<MyStep>>('/subsidies/steps/mine');
export const listOverdue = list<Page<OverdueBatch>>('/subsidies/overdue');
export const listCandidates = list<CandidatePage>('/subsidies/supplements/candidates');
export const openSupplement = (communityId: string, quarter: string, idempotencyKey: string) =>
  call<Schema['SupplementOpened']>('POST', '/subsidies/supplements', {
    body: { communityId, quarter },
    idempotencyKey,
  });
export const listDebts = list<Page<Debt>>('/subsidies/debts');
export const proposeDebt = (id: string, body: Schema['ProposeDebtBody'], idempotencyKey: string) =>
  call<Schema['DebtMoved']>('POST', '/subsidies/debts/{id}/propose', { path: { id }, body, idempotencyKey });
/** Agrees to exactly the amount that was seen. */
export const agreeDebt = (id: string, amountFen: number, idempotencyKey: string) =>
  call<Schema['DebtMoved']>('POST', '/subsidies/debts/{id}/agree', {
    path: { id },
    body: { amountFen },
    idempotencyKey,
  });
export const refuseDebt = (id: string, idempotencyKey: string) =>
  call<Schema['DebtMoved']>('POST', '/subsidies/debts/{id}/refuse', { path: { id }, idempotencyKey });
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
