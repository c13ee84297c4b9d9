import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type HeadCountRow = Schema['HeadCountRow'];
export type HeadCountList = Schema['HeadCountList'];
export type HeadCountDetail = Schema['HeadCountDetail'];
export type HeadCountSums = Schema['HeadCountSums'];
export type HeadCountPerson = Schema['HeadCountPersonRow'];
export type Amendment = Schema['AmendmentRow'];
export type Population = Schema['PopulationCount'];
export type PopulationRow = Schema['PopulationRow'];
export type StaffingReport = Schema['StaffingReport'];
export type StaffingRow = Schema['StaffingRow'];
export type StaffingTeam = Schema['StaffingTeam'];
export type Representation = Schema['Representation'];

type Query = Record<string, string | number | undefined>;

const get = <T>(path: string, query: Query, signal?: AbortSignal) =>
  call<T>('GET', path, signal ? { query, signal } : { query });

export const listHeadCounts = (query: ListParams, signal?: AbortSignal) =>
  get<HeadCountList>('/head-counts', query, signal);
export const getHeadCount = (id: string) => call<HeadCountDetail>('GET', '/head-counts/{id}', { path: { id } });
export const listHeadCountPeople = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<HeadCountPerson>>(
    'GET',
    '/head-counts/{id}/people',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const countHeads = (body: Schema['CountHeadsCommand'], idempotencyKey: string) =>
  call<Schema['HeadCountChanged']>('POST', '/head-counts', { body, idempotencyKey });
export const freezeHeads = (id: string, version: number, idempotencyKey: string) =>
  call<Schema['HeadCountChanged']>('POST', '/head-counts/{id}/freeze', { path: { id }, version, idempotencyKey });
export const amendHeads = (id: string, body: Schema['HeadCountAmendmentBody'], idempotencyKey: string) =>
  call<Schema['HeadCountAmended']>('POST', '/head-counts/{id}/amendments', { path: { id }, body, idempotencyKey });
export const decideAmendment = (
  id: string,
  amendmentId: string,
  body: Schema['AmendmentDecisionBody'],
  idempotencyKey: string,
) =>
  call<Schema['HeadCountAmended']>('POST', '/head-counts/{id}/amendments/{amendmentId}/decision', {
    path: { id, amendmentId },
    body,
    idempotencyKey,
  });

export const getPopulation = (query: Query) => get<Population>('/head-counts/population', query);
export const listPopulation = (query: ListParams, signal?: AbortSignal) =>
  get<Page<HeadCountPerson>>('/head-counts/population/people', query, signal);

export const getStaffingReport = (query: ListParams, signal?: AbortSignal) =>
  get<StaffingReport>('/staffing/report', query, signal);
export const getStaffingTeam = (communityId: string, day: string | undefined) =>
  call<StaffingTeam>('GET', '/staffing/report/{communityId}', { path: { communityId }, query: { day } });
export const getRepresentation = (query: Query) => get<Representation>('/staffing/representation', query);
