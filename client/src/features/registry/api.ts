import { type CallOptions, call } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export interface CommunityRow {
  id: string;
  code?: string | null;
  name: string;
  destinationTownshipCode?: string | null;
  destinationTownship?: string | null;
  leadTownshipCode?: string | null;
  leadTownship?: string | null;
  buildings?: number;
  dwellings?: number;
  households?: number;
  residents?: number;
}

export interface Community extends CommunityRow {
  address?: string | null;
  occupiedOn?: string | null;
  participatingTownships?: { code: string; name: string }[] | null;
  version: number;
}

export interface Building {
  id: string;
  name: string;
  kind?: string | null;
  storeys?: number | null;
  hasLift?: boolean | null;
  units?: { id: string; name: string; dwellings?: number | null }[] | null;
  dwellings?: number | null;
  version?: number;
}

export interface Dwelling {
  id: string;
  buildingId?: string | null;
  building?: string | null;
  unit?: string | null;
  number: string;
  floor?: number | null;
  areaSquareMetres?: number | null;
  householdId?: string | null;
  householdNumber?: string | null;
  address?: string | null;
  version?: number;
}

export interface HouseholdRow {
  id: string;
  number: string;
  headName?: string | null;
  communityId?: string | null;
  communityName?: string | null;
  address?: string | null;
  members: number;
  relocation: string;
  poverty: string;
  accountState?: string | null;
  accountLast4?: string | null;
  state?: string | null;
}

export interface Member {
  residentId: string;
  name: string;
  idNumber?: string | null;
  sex?: string | null;
  birthDate?: string | null;
  age?: number | null;
  relation?: string | null;
  relationText?: string | null;
  isHead: boolean;
  relocation?: string | null;
  phone?: string | null;
  from?: string | null;
  to?: string | null;
  deceasedOn?: string | null;
}

export interface Stay {
  id: string;
  communityName: string;
  address?: string | null;
  from: string;
  to?: string | null;
  reason?: string | null;
}

export interface PovertyRecord {
  id: string;
  status: string;
  from: string;
  to?: string | null;
  reason?: string | null;
  state?: string | null;
}

export interface Account {
  id: string;
  bankName: string;
  accountNumber: string;
  holderName?: string | null;
  effectiveFrom: string;
  effectiveTo?: string | null;
  state: string;
  verifiedBy?: string | null;
  verifiedAt?: string | null;
  method?: string | null;
}

export interface Warning {
  kind: string;
  text?: string | null;
  householdId?: string | null;
  householdNumber?: string | null;
  communityName?: string | null;
}

export interface Household extends HouseholdRow {
  version: number;
  dwellingId?: string | null;
  membersList?: Member[];
  stays: Stay[];
  povertyHistory: PovertyRecord[];
  accounts: Account[];
  warnings: Warning[];
  receipts?: { quarter: string; count: number; totalFen: number }[] | null;
}

export interface ResidentRow {
  id: string;
  name: string;
  idNumber?: string | null;
  sex?: string | null;
  birthDate?: string | null;
  age?: number | null;
  phone?: string | null;
  householdId?: string | null;
  householdNumber?: string | null;
  communityName?: string | null;
  relocation?: string | null;
  relationText?: string | null;
}

export interface Resident extends ResidentRow {
  ethnicGroup?: string | null;
  education?: string | null;
  politicalStatus?: string | null;
  health?: string | null;
  labourAbility?: string | null;
  version: number;
}

export interface ChangeRow {
  id: string;
  kind: string;
  state: string;
  communityName?: string | null;
  householdId?: string | null;
  householdNumber?: string | null;
  subject?: string | null;
  summary?: string | null;
  enteredBy?: string | null;
  enteredAt: string;
  decidedBy?: string | null;
  reason?: string | null;
  ownEntry?: boolean;
  accountId?: string | null;
}

export interface NewMember {
  name: string;
  idNumber: string;
  relation: string;
  relocation?: string;
  phone?: string;
  confirmChecksumReason?: string;
}

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
export const deleteBuilding = (id: string, version: number | undefined) =>
  call<void>('DELETE', '/buildings/{id}', at(id, { version: version ?? 0 }));
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
  call<{ id: string }>('POST', '/households', { body, idempotencyKey });

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
  call<unknown>('POST', '/changes/confirm', { body: { ids }, idempotencyKey });
export const verifyAccounts = (ids: string[], method: string, idempotencyKey: string) =>
  call<unknown>('POST', '/accounts/verify', { body: { ids, method }, idempotencyKey });
export const listWarnings = list<Warning>('/registry/warnings');
