import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Standard = Schema['PayStandardRow'];
export type NewStandard = Schema['ProposeStandardCommand'];
export type ProposalRow = Schema['ProposalRow'];
export type Proposal = Schema['ProposalDetail'];
export type ProposalInput = Schema['ProposalInput'];
export type PaidPost = Schema['PaidPostRow'];
export type PayrollRow = Schema['PayrollRow'];
export type Payroll = Schema['PayrollDetail'];
export type PayrollLine = Schema['PayrollLineRow'];
export type PayrollFlag = Schema['PayrollFlagRow'];
export type MissingPayroll = Schema['MissingPayrollRow'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listStandards = list<Page<Standard>>('/payroll/standards');
export const proposeStandard = (body: NewStandard, idempotencyKey: string) =>
  call<Schema['PayStandardMoved']>('POST', '/payroll/standards', { body, idempotencyKey });
export const publishStandard = (id: string, idempotencyKey: string) =>
  call<Schema['PayStandardMoved']>('POST', '/payroll/standards/{id}/publish', { path: { id }, idempotencyKey });
export const rejectStandard = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['PayStandardMoved']>('POST', '/payroll/standards/{id}/reject', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });

export const listProposals = list<Page<ProposalRow>>('/payroll/proposals');
export const getProposal = (id: string) => call<Proposal>('GET', '/payroll/proposals/{id}', { path: { id } });
export const draftProposal = (communityId: string, content: ProposalInput, idempotencyKey: string) =>
  call<Schema['ProposalMoved']>('POST', '/payroll/proposals', { body: { communityId, content }, idempotencyKey });
export const reviseProposal = (id: string, version: number, body: ProposalInput) =>
  call<Schema['ProposalMoved']>('PUT', '/payroll/proposals/{id}', { path: { id }, body, version });
export const submitProposal = (id: string, version: number, idempotencyKey: string) =>
  call<Schema['ProposalMoved']>('POST', '/payroll/proposals/{id}/submit', {
    path: { id },
    body: { version },
    idempotencyKey,
  });
/** What was on the screen goes along: the server refuses when it is no longer what would be approved. */
export const approveProposal = ({ id, version, totalFen }: Proposal, idempotencyKey: string) =>
  call<Schema['ProposalMoved']>('POST', '/payroll/proposals/{id}/approve', {
    path: { id },
    body: { version, totalFen },
    idempotencyKey,
  });
export const returnProposal = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['ProposalMoved']>('POST', '/payroll/proposals/{id}/return', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
export const withdrawProposal = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['ProposalMoved']>('POST', '/payroll/proposals/{id}/withdraw', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });

export const listPaidPosts = (communityId: string, month?: string) =>
  call<PaidPost[]>('GET', '/payroll/posts', { query: { communityId, month } });

export const listPayrolls = list<Page<PayrollRow>>('/payroll/runs');
export const getPayroll = (id: string) => call<Payroll>('GET', '/payroll/runs/{id}', { path: { id } });
export const computePayroll = (communityId: string, month: string, idempotencyKey: string) =>
  call<Schema['PayrollMoved']>('POST', '/payroll/runs', { body: { communityId, month }, idempotencyKey });
export const submitPayroll = (id: string, contentHash: string, idempotencyKey: string) =>
  call<Schema['PayrollMoved']>('POST', '/payroll/runs/{id}/submit', {
    path: { id },
    body: { contentHash },
    idempotencyKey,
  });
export const returnPayroll = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['PayrollMoved']>('POST', '/payroll/runs/{id}/return', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
export const cancelPayroll = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['PayrollMoved']>('POST', '/payroll/runs/{id}/cancel', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
export const clearFlag = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['PayrollFlagMoved']>('POST', '/payroll/flags/{id}/clear', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
export const listMissing = (month?: string) => call<MissingPayroll[]>('GET', '/payroll/missing', { query: { month } });
