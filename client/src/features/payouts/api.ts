import { call, download } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';
import type { ListParams } from '../../shared/lib/use-list-params';

export type Payable = Schema['PayableRow'];
export type ReleaseRow = Schema['ReleaseRow'];
export type Release = Schema['ReleaseDetail'];
export type ReleaseFlag = Schema['ReleaseFlagRow'];
export type PayoutFile = Schema['PayoutFileRow'];
export type FileFormat = Schema['BankFileFormat'];
export type Order = Schema['OrderRow'];
export type ResultImport = Schema['ResultImportRow'];
export type ResultRow = Schema['ResultRowView'];
export type WriteOff = Schema['WriteOffRow'];
export type Recovery = Schema['RecoveryRow'];
export type BankProfile = Schema['BankProfileRow'];
export type NewBankProfile = Schema['ProposeBankProfileCommand'];

const list =
  <P>(path: string) =>
  (query: ListParams, signal?: AbortSignal) =>
    call<P>('GET', path, signal ? { query, signal } : { query });

export const listPayable = () => call<Payable[]>('GET', '/payouts/payable');
export const listReleases = list<Page<ReleaseRow>>('/payouts/releases');
export const getRelease = (id: string) => call<Release>('GET', '/payouts/releases/{id}', { path: { id } });
export const listFlags = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<ReleaseFlag>>(
    'GET',
    '/payouts/releases/{id}/flags',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const prepareRelease = (batchIds: string[], idempotencyKey: string) =>
  call<Schema['ReleasePrepared']>('POST', '/payouts/releases', {
    body: { batchIds, purpose: 'Subsidy' },
    idempotencyKey,
  });
/** What was on the screen goes along: the server refuses when it is no longer what would be released. */
export const releasePayout = ({ release, contentHash }: Release, password: string, idempotencyKey: string) =>
  call<Schema['PayoutReleased']>('POST', '/payouts/releases/{id}/release', {
    path: { id: release.id },
    body: { count: release.count, amountFen: release.amountFen, contentHash, password },
    idempotencyKey,
  });
export const rejectRelease = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['PayoutReleased']>('POST', '/payouts/releases/{id}/reject', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
export const cancelRelease = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['PayoutReleased']>('POST', '/payouts/releases/{id}/cancel', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });

export const listFiles = list<Page<PayoutFile>>('/payouts/files');
export const downloadFile = (id: string, format: FileFormat) =>
  download('/payouts/files/{id}/download', { path: { id }, query: { format } }, 'POST');
export const acknowledgeFile = (id: string, bankReference: string, idempotencyKey: string) =>
  call<Schema['PayoutFileAcknowledged']>('POST', '/payouts/files/{id}/acknowledgement', {
    path: { id },
    body: { bankReference },
    idempotencyKey,
  });

export const listOrders = list<Page<Order>>('/payouts/orders');
export const reissueOrders = (orderIds: string[], idempotencyKey: string) =>
  call<Schema['ReleasePrepared']>('POST', '/payouts/reissues', { body: { orderIds }, idempotencyKey });
export const requestWriteOff = (id: string, reason: string, idempotencyKey: string) =>
  call<Schema['WriteOffChanged']>('POST', '/payouts/orders/{id}/write-off', {
    path: { id },
    body: { reason },
    idempotencyKey,
  });
export const listWriteOffs = list<Page<WriteOff>>('/payouts/write-offs');
export const decideWriteOff = (id: string, agreed: boolean, password: string, idempotencyKey: string) =>
  call<Schema['WriteOffChanged']>('POST', '/payouts/write-offs/{id}/decision', {
    path: { id },
    body: { agreed, password },
    idempotencyKey,
  });

export const requestRecovery = (id: string, body: Schema['RecoveryBody'], idempotencyKey: string) =>
  call<Schema['RecoveryChanged']>('POST', '/payouts/orders/{id}/recovery', { path: { id }, body, idempotencyKey });
/** What two people agreed to ask back and nobody has recorded as arrived yet, a page at a time. */
export const listRepayable = (q: string, page: number, signal?: AbortSignal) => {
  const query = { repayable: true, page, pageSize: 20, ...(q ? { q } : {}) };
  return call<Page<Schema['DebtRow']>>('GET', '/subsidies/debts', signal ? { query, signal } : { query });
};
export const requestClaimRecovery = (
  body: Omit<Schema['RequestClaimRecoveryCommand'], 'statementLineId'>,
  idempotencyKey: string,
) => call<Schema['RecoveryChanged']>('POST', '/payouts/recoveries', { body, idempotencyKey });
export const listRecoveries = list<Page<Recovery>>('/payouts/recoveries');
export const decideRecovery = (id: string, agreed: boolean, password: string, idempotencyKey: string) =>
  call<Schema['RecoveryChanged']>('POST', '/payouts/recoveries/{id}/decision', {
    path: { id },
    body: { agreed, password },
    idempotencyKey,
  });

export const listResults = list<Page<ResultImport>>('/payouts/results');
export const listResultRows = (id: string, query: ListParams, signal?: AbortSignal) =>
  call<Page<ResultRow>>(
    'GET',
    '/payouts/results/{id}/rows',
    signal ? { path: { id }, query, signal } : { path: { id }, query },
  );
export const importResults = (file: File, idempotencyKey: string) => {
  const body = new FormData();
  body.append('file', file, file.name);
  return call<Schema['ResultsImported']>('POST', '/payouts/results', { body, idempotencyKey });
};

export const listProfiles = (state?: string) => call<BankProfile[]>('GET', '/payouts/profiles', { query: { state } });
export const proposeProfile = (body: NewBankProfile, idempotencyKey: string) =>
  call<Schema['BankProfileChanged']>('POST', '/payouts/profiles', { body, idempotencyKey });
export const decideProfile = (id: string, agreed: boolean, idempotencyKey: string) =>
  call<Schema['BankProfileChanged']>('POST', '/payouts/profiles/{id}/decision', {
    path: { id },
    body: { agreed },
    idempotencyKey,
  });
