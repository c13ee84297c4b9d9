import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type MemberRow = Schema['PartyMemberRow'];
export type MemberDetail = Schema['PartyMemberDetail'];
export type PostRow = Schema['PartyPostRow'];
export type ClaimRow = Schema['PostClaimRow'];
export type GroupRow = Schema['ActivityGroupRow'];
export type GroupDetail = Schema['ActivityGroupDetail'];
export type ActivityRow = Schema['PartyActivityRow'];
export type ActivityDetail = Schema['PartyActivityDetail'];
export type PlateRow = Schema['DoorPlateRow'];
export type MissingPlate = Schema['MissingPlateRow'];
export type Inactive = Schema['InactiveList'];
export type Statistics = Schema['PartyStatistics'];
export type BranchRow = Schema['BranchRow'];
export type PlateFigures = Schema['PlateFigures'];
export type Relation = Schema['MembershipRelation'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listMembers = list<Page<MemberRow>>('/party/members');
export const findMembers = (q: string, communityId: string | undefined, postId?: string) =>
  call<Page<MemberRow>>('GET', '/party/members', { query: { q, communityId, postId, pageSize: 50 } });
export const getMember = (id: string) => call<MemberDetail>('GET', '/party/members/{id}', { path: { id } });
export const recordMember = (body: Schema['RecordMemberCommand']) =>
  call<Schema['MemberRecorded']>('POST', '/party/members', { body });
export const changeMember = (id: string, version: number, body: Schema['PartyMemberBody']) =>
  call<Schema['MemberChanged']>('PUT', '/party/members/{id}', { path: { id }, version, body });
export const revealMember = (id: string, field: 'IdNumber' | 'Phone', reason: string) =>
  call<Schema['Revealed']>('POST', '/party/members/{id}/reveal', { path: { id }, body: { field, reason } });
export const leaveBranch = (id: string, body: Schema['BranchLeaveBody'], idempotencyKey: string) =>
  call<Schema['BranchLeft']>('POST', '/party/members/{id}/leave', { path: { id }, body, idempotencyKey });
export const waivePosts = (id: string, body: Schema['WaiverBody'], idempotencyKey: string) =>
  call<void>('POST', '/party/members/{id}/waiver', { path: { id }, body, idempotencyKey });
export const endWaiver = (id: string, body: Schema['WaiverEndBody']) =>
  call<void>('POST', '/party/members/{id}/waiver/end', { path: { id }, body });
export const issueLetter = (id: string, body: Schema['LetterBody']) =>
  call<Schema['LetterIssued']>('POST', '/party/members/{id}/letters', { path: { id }, body });
export const closeLetter = (id: string, body: Schema['LetterEndBody']) =>
  call<void>('POST', '/party/letters/{id}/close', { path: { id }, body });
export const moveRelation = (id: string, body: Schema['RelationBody'], idempotencyKey: string) =>
  call<void>('POST', '/party/members/{id}/relation', { path: { id }, body, idempotencyKey });

export const listPosts = (communityId?: string) => call<PostRow[]>('GET', '/party/posts', { query: { communityId } });
export const addPost = (body: Schema['AddPartyPostCommand']) =>
  call<Schema['PartyPostAdded']>('POST', '/party/posts', { body });
export const closePost = (id: string) => call<void>('POST', '/party/posts/{id}/close', { path: { id } });
export const listClaims = list<Page<ClaimRow>>('/party/claims');
export const applyForPost = (body: Schema['ApplyForPostCommand'], idempotencyKey: string) =>
  call<Schema['PostApplied']>('POST', '/party/claims', { body, idempotencyKey });
export const decideClaim = (id: string, body: Schema['ClaimDecisionBody'], idempotencyKey: string) =>
  call<Schema['ClaimDecided']>('POST', '/party/claims/{id}/decide', { path: { id }, body, idempotencyKey });
export const leavePost = (id: string, body: Schema['PostLeaveBody'], idempotencyKey: string) =>
  call<Schema['PostLeft']>('POST', '/party/claims/{id}/leave', { path: { id }, body, idempotencyKey });

export const listGroups = list<Page<GroupRow>>('/party/groups');
export const getGroup = (id: string) => call<GroupDetail>('GET', '/party/groups/{id}', { path: { id } });
export const chooseLeader = (id: string, version: number, body: Schema['LeaderBody'], idempotencyKey: string) =>
  call<Schema['LeaderChosen']>('POST', '/party/groups/{id}/leader', { path: { id }, version, body, idempotencyKey });
export const writePlan = (id: string, body: Schema['PlanBody']) =>
  call<Schema['PlanWritten']>('POST', '/party/groups/{id}/plans', { path: { id }, body });

export const listActivities = list<Page<ActivityRow>>('/party/activities');
export const getActivity = (id: string) => call<ActivityDetail>('GET', '/party/activities/{id}', { path: { id } });
export const holdActivity = (body: Schema['HoldActivityCommand']) =>
  call<Schema['ActivityWritten']>('POST', '/party/activities', { body });
export const changeActivity = (id: string, version: number, body: Schema['ActivityBody']) =>
  call<Schema['ActivityWritten']>('PUT', '/party/activities/{id}', { path: { id }, version, body });
export const cancelActivity = (id: string, reason: string) =>
  call<Schema['ActivityWritten']>('POST', '/party/activities/{id}/cancel', { path: { id }, body: { reason } });
export const addPhoto = (id: string, file: File) => {
  const body = new FormData();
  body.append('file', file);
  return call<Schema['PhotoAdded']>('POST', '/party/activities/{id}/photos', { path: { id }, body });
};
export const removePhoto = (id: string) => call<void>('DELETE', '/party/photos/{id}', { path: { id } });

export const listPlates = list<Page<PlateRow>>('/party/plates');
export const listMissingPlates = list<Page<MissingPlate>>('/party/plates/missing');
export const hangPlate = (body: Schema['HangPlateCommand']) =>
  call<Schema['PlateHung']>('POST', '/party/plates', { body });
export const removePlate = (id: string, body: Schema['PlateRemovalBody']) =>
  call<void>('POST', '/party/plates/{id}/remove', { path: { id }, body });
export const listBuildings = (communityId: string) =>
  call<Schema['BuildingRow'][]>('GET', '/communities/{id}/buildings', { path: { id: communityId } });
export const findDwellings = (buildingId: string, q: string) =>
  call<Page<Schema['DwellingRow']>>('GET', '/dwellings', { query: { buildingId, q, pageSize: 50 } });

export const getInactive = (query: { communityId?: string | undefined; asOf?: string | undefined }) =>
  call<Inactive>('GET', '/party/inactive', { query });
export const getStatistics = (query: { communityId?: string | undefined; asOf?: string | undefined }) =>
  call<Statistics>('GET', '/party/statistics', { query });

/** Hours as people say them: 1.5, not 90 minutes. */
export const hoursOf = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100);
