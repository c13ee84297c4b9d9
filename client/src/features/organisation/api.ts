import { type CallOptions, call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type HolderRow = Schema['HolderRow'];
export type HolderDetail = Schema['HolderDetail'];
export type HolderPost = Schema['HolderPost'];
export type BodyRow = Schema['BodyRow'];
export type BodyDetail = Schema['BodyDetail'];
export type BodyMember = Schema['BodyMember'];
export type BodyPaper = Schema['BodyPaper'];
export type Chart = Schema['OrganisationChart'];
export type ChartBody = Schema['ChartBody'];
export type ChartPerson = Schema['ChartPerson'];
export type Completeness = Schema['CompletenessReport'];
export type CommunityCompleteness = Schema['CommunityCompleteness'];
export type ContactLeader = Schema['ContactLeaderRow'];
export type ContactVisit = Schema['ContactVisitRow'];
export type Duty = Schema['DutyRow'];
export type SupervisionRow = Schema['SupervisionRow'];
export type SupervisionDetail = Schema['SupervisionDetail'];

const list =
  <T>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<Page<T>>('GET', path, signal ? { query, signal } : { query });
const at = (id: string, options: CallOptions = {}): CallOptions => ({ ...options, path: { id } });

export const BODY_KINDS = [
  'Township',
  'PartyBranch',
  'ServiceCentre',
  'ResidentsCommittee',
  'PropertyCompany',
] as const;

export const listHolders = list<HolderRow>('/organisation/holders');
export const getHolder = (id: string) => call<HolderDetail>('GET', '/organisation/holders/{id}', at(id));
export const registerHolder = (body: Schema['RegisterHolderCommand']) =>
  call<{ id: string }>('POST', '/organisation/holders', { body });
export const updateHolder = (id: string, version: number, body: object) =>
  call<unknown>('PUT', '/organisation/holders/{id}', at(id, { version, body }));
export const revealHolder = (id: string, field: Schema['RevealField'], reason: string) =>
  call<{ value: string }>('POST', '/organisation/holders/{id}/reveal', at(id, { body: { field, reason } }));

export const listBodies = list<BodyRow>('/organisation/bodies');
export const getBody = (id: string) => call<BodyDetail>('GET', '/organisation/bodies/{id}', at(id));
export const createBody = (body: Schema['CreateBodyCommand']) =>
  call<{ id: string }>('POST', '/organisation/bodies', { body });
export const updateBody = (id: string, version: number, body: object) =>
  call<unknown>('PUT', '/organisation/bodies/{id}', at(id, { version, body }));
export const renewTerm = (id: string, body: object) =>
  call<unknown>('POST', '/organisation/bodies/{id}/term', at(id, { body }));
export const dissolveBody = (id: string, body: object) =>
  call<unknown>('POST', '/organisation/bodies/{id}/dissolve', at(id, { body }));
export const addDocument = (id: string, body: object) =>
  call<unknown>('POST', '/organisation/bodies/{id}/documents', at(id, { body }));
export const removeDocument = (id: string, documentId: string) =>
  call<void>('DELETE', '/organisation/bodies/{id}/documents/{documentId}', { path: { id, documentId } });

export const getCompleteness = (date?: string) =>
  call<Completeness>('GET', '/organisation/completeness', { query: { date } });
export const getChart = (communityId: string, date?: string) =>
  call<Chart>('GET', '/organisation/chart', { query: { communityId, date } });

export const listLeaders = list<ContactLeader>('/organisation/contact-leaders');
export const assignLeader = (body: Schema['AssignContactLeaderCommand'], idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/contact-leaders', { body, idempotencyKey });
export const endLeader = (id: string, body: object) =>
  call<unknown>('POST', '/organisation/contact-leaders/{id}/end', at(id, { body }));
export const listVisits = list<ContactVisit>('/organisation/contact-visits');
export const recordVisit = (body: Schema['RecordContactVisitCommand'], idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/contact-visits', { body, idempotencyKey });

export const listDuties = list<Duty>('/organisation/duties');
export const draftDuty = (body: object) => call<unknown>('POST', '/organisation/duties', { body });
export const updateDuty = (id: string, version: number, body: object) =>
  call<unknown>('PUT', '/organisation/duties/{id}', at(id, { version, body }));
export const publishDuty = (id: string, idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/duties/{id}/publish', at(id, { idempotencyKey }));

export const listSupervision = list<SupervisionRow>('/organisation/supervision');
export const getSupervision = (id: string) => call<SupervisionDetail>('GET', '/organisation/supervision/{id}', at(id));
export const raiseSupervision = (body: Schema['RaiseSupervisionCommand'], idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/supervision', { body, idempotencyKey });
export const answerSupervision = (id: string, text: string, idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/supervision/{id}/answer', at(id, { body: { text }, idempotencyKey }));
export const closeSupervision = (id: string, text: string, idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/supervision/{id}/close', at(id, { body: { text }, idempotencyKey }));
export const returnSupervision = (id: string, body: { text: string; answerDue: string }, idempotencyKey: string) =>
  call<unknown>('POST', '/organisation/supervision/{id}/return', at(id, { body, idempotencyKey }));
