import type { Schema } from '../api/types';
import { formatInstant } from './date';

type Change = Schema['AuditChange'];

/** Keys of rows and of persons say nothing to a reader; names and masked numbers stand beside them. */
const TECHNICAL = /^(id|version)$|(Id|By|Index|Cipher|Hash|Stamp)$/;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Which words a field's names stand for, by field or by "Subject.field" where the field alone is ambiguous. */
const GROUPS: Record<string, string> = {
  status: 'PovertyStatus',
  povertyStatus: 'PovertyStatus',
  relocation: 'RelocationKind',
  relocationKind: 'RelocationKind',
  sex: 'Sex',
  role: 'Role',
  feeType: 'FeeType',
  payer: 'PayerKind',
  form: 'CommunityForm',
  basis: 'TariffBasis',
  confirmation: 'ChangeState',
  'RegistryChange.kind': 'ChangeKind',
  'RegistryChange.state': 'ChangeState',
  'PayoutAccount.state': 'AccountState',
  'Household.state': 'HouseholdState',
  'Building.kind': 'BuildingKind',
  'FeeReceipt.kind': 'ReceiptKind',
  'PolicyVersion.state': 'PolicyState',
  'SubsidyBatch.state': 'BatchState',
  'SubsidyBatch.kind': 'BatchKind',
  'ImportSession.state': 'ImportState',
  'ImportSession.kind': 'ImportKind',
};

/** What of an audit entry a person can read. */
export const readableChanges = (changes: Change[]): Change[] =>
  changes.filter((change) => !TECHNICAL.test(change.field));

/** The value in the reader's words: enumerations by their label, instants as local time, everything else as it is. */
export function readableValue(
  subject: string,
  field: string,
  value: string | null | undefined,
  label: (key: string) => string | undefined,
): string {
  if (value === null || value === undefined || value === '') return '—';
  if (INSTANT.test(value)) return formatInstant(value);
  const group = GROUPS[`${subject}.${field}`] ?? GROUPS[field];
  return (group && label(`enum.${group}.${value}`)) || value;
}
