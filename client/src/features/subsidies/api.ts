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
export type Explanation = Schema['SubsidyExplanation'];
export type ExplainedReceipt = Schema['ExplainedReceipt'];

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
