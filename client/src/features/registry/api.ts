import { type CallOptions, call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type CommunityRow = Schema['CommunityRow'];
export type Community = Schema['CommunityDetail'];
export type Building = Schema['BuildingRow'];
export type Dwelling = Schema['DwellingRow'];
export type HouseholdRow = Schema['HouseholdRow'];
export type Household = Schema['HouseholdDetail'];
export type Member = Schema['MemberRow'];
export type Stay = Schema['StayRow'];
export type PovertyRecord = Schema['PovertyRow'];
export type Account = Schema['AccountRow'];
export type Warning = Schema['WarningRow'];
export type ResidentRow = Schema['ResidentRow'];
export type Resident = Schema['ResidentDetail'];
export type ChangeRow = Schema['ChangeRow'];
export type ManyDecided = Schema['ManyDecided'];

const list =
  <T>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<Page<T>>('GET', path, signal ? { query, signal } : { query });
const at = (id: string, options: CallOptions = {}): CallOptions => ({ ...options, path: { id } });

export const listCommunities = list<CommunityRow>('/communities');
export const createCommunity = (body: object) => call<{ id: string }>('POST', '/communities', { body });
export const getCommunity = (id: string) => call<Community>('GET', '/communities/{id}', at(id));
export const updateCommunity = (id: string, version: number, body: object) =>
  call<void>('PUT', '/communities/{id}', at(id, { version, body }));
export const listBuildings = (id: string) => call<Building[]>('GET', '/communities/{id}/buildings', at(id));
export const createBuilding = (id: string, body: object) =>
  call<void>('POST', '/communities/{id}/buildings', at(id, { body }));
export const deleteBuilding = (id: string, version: number) =>
  call<void>('DELETE', '/buildings/{id}', at(id, { version, query: { withDwellings: true } }));
export const createUnit = (id: string, body: object) => call<void>('POST', '/buildings/{id}/units', at(id, { body }));
export const listDwellings = list<Dwelling>('/dwellings');
export const createDwelling = (body: object) => call<void>('POST', '/dwellings', { body });
export const updateDwelling = (id: string, version: number, body: object) =>
  call<void>('PUT', '/dwellings/{id}', at(id, { version, body }));
export const deleteDwelling = (id: string, version: number) =>
  call<void>('DELETE', '/dwellings/{id}', at(id, { version }));

export const listHouseholds = list<HouseholdRow>('/households');
export const getHousehold = (id: string, asOf?: string) =>
  call<Household>('GET', '/households/{id}', at(id, { query: { asOf } }));
export const createHousehold = (body: object, idempotencyKey: string) =>
  call<Schema['HouseholdCreated']>('POST', '/households', { body, idempotencyKey });

/** One of the acts on a household: move-out, move-in, change-dwelling, split, merge, change-head, members, poverty-status, accounts. */
export const actOnHousehold = (id: string, act: string, body: object, version: number, idempotencyKey: string) =>
  call<unknown>('POST', `/households/{id}/${act}`, at(id, { body, version, idempotencyKey }));
export const memberLeaves = (id: string, residentId: string, body: object, version: number, idempotencyKey: string) =>
  call<unknown>('POST', '/households/{id}/members/{residentId}/leave', {
    path: { id, residentId },
    body,
    version,
    idempotencyKey,
  });
export const reportDeath = (residentId: string, body: object, idempotencyKey: string) =>
  call<unknown>('POST', '/residents/{id}/death', at(residentId, { body, idempotencyKey }));

export const listResidents = list<ResidentRow>('/residents');
export const getResident = (id: string) => call<Resident>('GET', '/residents/{id}', at(id));
export const updateResident = (id: string, version: number, body: object) =>
  call<void>('PUT', '/residents/{id}', at(id, { version, body }));
export const revealResident = (id: string, field: 'IdNumber' | 'Phone', reason: string) =>
  call<{ value: string }>('POST', '/residents/{id}/reveal', at(id, { body: { field, reason } }));
export const revealAccount = (id: string, reason: string) =>
  call<{ value: string }>('POST', '/accounts/{id}/reveal', at(id, { body: { reason } }));

export const listChanges = list<ChangeRow>('/changes');
export const confirmChange = (id: string, idempotencyKey: string) =>
  call<unknown>('POST', '/changes/{id}/confirm', at(id, { idempotencyKey }));
export const rejectChange = (id: string, reason: string, idempotencyKey: string) =>
  call<unknown>('POST', '/changes/{id}/reject', at(id, { body: { reason }, idempotencyKey }));
export const confirmChanges = (ids: string[], idempotencyKey: string) =>
  call<ManyDecided>('POST', '/changes/confirm', { body: { ids }, idempotencyKey });
export const verifyAccounts = (ids: string[], method: string, idempotencyKey: string) =>
  call<ManyDecided>('POST', '/accounts/verify', { body: { ids, method }, idempotencyKey });
export const rejectAccounts = (ids: string[], reason: string, idempotencyKey: string) =>
  call<ManyDecided>('POST', '/accounts/reject', { body: { ids, reason }, idempotencyKey });
export const listWarnings = list<Warning>('/registry/warnings');
