import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Post = Schema['AppointmentRow'];
export type PostDetail = Schema['AppointmentDetail'];
export type PostKind = Schema['PostKind'];
export type Maturity = Schema['MaturityRow'];
export type Kin = Schema['KinRow'];
export type House = Schema['HouseHeadRow'];
export type Election = Schema['ElectionRow'];
export type ElectionDetail = Schema['ElectionDetail'];
export type Candidate = Schema['CandidateView'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listPosts = list<Page<Post>>('/organisation/appointments');
export const getPost = (id: string) => call<PostDetail>('GET', '/organisation/appointments/{id}', { path: { id } });
export const getOptions = (communityId: string) =>
  call<Schema['AppointmentOptions']>('GET', '/organisation/appointments/options', { query: { communityId } });
export const findHolders = (communityId: string, q: string) =>
  call<Schema['HolderOption'][]>('GET', '/organisation/appointments/people', {
    query: { communityId, q: q || undefined },
  });
export const appoint = (body: Schema['AppointHolderCommand'], idempotencyKey: string) =>
  call<Schema['HolderAppointed']>('POST', '/organisation/appointments', { body, idempotencyKey });
export const renewPost = (id: string, body: Schema['AppointmentRenewBody'], idempotencyKey: string) =>
  call<Schema['AppointmentRenewed']>('POST', '/organisation/appointments/{id}/renew', {
    path: { id },
    body,
    idempotencyKey,
  });
export const endPost = (id: string, house: boolean, body: Schema['AppointmentEndBody'], idempotencyKey: string) =>
  call<Schema['AppointmentEnded']>(
    'POST',
    house ? '/organisation/house-heads/{id}/end' : '/organisation/appointments/{id}/end',
    { path: { id }, body, idempotencyKey },
  );
export const recordHandover = (id: string, body: Schema['AppointmentHandoverBody'], idempotencyKey: string) =>
  call<Schema['HandoverRecorded']>('POST', '/organisation/appointments/{id}/handover', {
    path: { id },
    body,
    idempotencyKey,
  });
export const decidePost = (id: string, approved: boolean, note: string | undefined, idempotencyKey: string) =>
  call<Schema['ProposalDecided']>(
    'POST',
    approved ? '/organisation/appointments/{id}/approve' : '/organisation/appointments/{id}/refuse',
    { path: { id }, body: { note: note || null }, idempotencyKey },
  );

export const listMaturity = list<Page<Maturity>>('/organisation/maturity');
export const decideMaturity = (body: Schema['DecideMaturityCommand'], idempotencyKey: string) =>
  call<Schema['MaturityDecided']>('POST', '/organisation/maturity', { body, idempotencyKey });

export const listKin = list<Page<Kin>>('/organisation/kin');
export const recordKin = (body: Schema['RecordKinCommand'], idempotencyKey: string) =>
  call<Schema['KinRecorded']>('POST', '/organisation/kin', { body, idempotencyKey });
export const withdrawKin = (id: string, reason: string, idempotencyKey: string) =>
  call<void>('POST', '/organisation/kin/{id}/withdraw', { path: { id }, body: { reason }, idempotencyKey });

export const listHouses = list<Page<House>>('/organisation/house-heads');
export const countHouses = (communityId: string | undefined) =>
  call<Schema['HouseHeadCounts']>('GET', '/organisation/house-heads/counts', { query: { communityId } });
export const appointHouseHead = (body: Schema['AppointHouseHeadCommand'], idempotencyKey: string) =>
  call<Schema['HolderAppointed']>('POST', '/organisation/house-heads', { body, idempotencyKey });

export const listElections = list<Page<Election>>('/organisation/elections');
export const getElection = (id: string) =>
  call<ElectionDetail>('GET', '/organisation/elections/{id}', { path: { id } });
export const openElection = (body: Schema['OpenElectionCommand'], idempotencyKey: string) =>
  call<Schema['ElectionOpened']>('POST', '/organisation/elections', { body, idempotencyKey });
export const nominate = (id: string, body: Schema['ElectionNominateBody'], idempotencyKey: string) =>
  call<Schema['CandidateNominated']>('POST', '/organisation/elections/{id}/candidates', {
    path: { id },
    body,
    idempotencyKey,
  });
export const checkCandidate = (id: string, candidateId: string, checks: Schema['CheckInput'][]) =>
  call<Schema['ElectionMoved']>('PUT', '/organisation/elections/{id}/candidates/{candidateId}/checks', {
    path: { id, candidateId },
    body: { checks },
  });
export const withdrawCandidate = (id: string, candidateId: string, reason: string, idempotencyKey: string) =>
  call<Schema['ElectionMoved']>('POST', '/organisation/elections/{id}/candidates/{candidateId}/withdraw', {
    path: { id, candidateId },
    body: { reason },
    idempotencyKey,
  });
export const countVotes = (id: string, body: Schema['ElectionVotesBody'], idempotencyKey: string) =>
  call<Schema['VotesCounted']>('POST', '/organisation/elections/{id}/votes', { path: { id }, body, idempotencyKey });
export const fileElection = (id: string, body: Schema['ElectionFilingBody'], idempotencyKey: string) =>
  call<Schema['ElectionFiled']>('POST', '/organisation/elections/{id}/filing', { path: { id }, body, idempotencyKey });
export const cancelElection = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['ElectionMoved']>('POST', '/organisation/elections/{id}/cancel', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
