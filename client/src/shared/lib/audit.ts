import type { Schema } from '../api/types';
import { formatInstant } from './date';
import { formatFen } from './money';

type Change = Schema['AuditChange'];

/** Keys of rows and of persons say nothing to a reader; names and masked numbers stand beside them. */
const TECHNICAL = /^(id|version|maker|substitute|person|writers)$|(Id|By|Index|IndexNext|Cipher|Hash|Stamp)$/;

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
  endKind: 'HouseholdEnd',
  method: 'VerifyMethod',
  area: 'PolicyArea',
  decision: 'DebtDecision',
  channel: 'ObjectionChannel',
  unit: 'NoticeUnit',
  post: 'SigningPost',
  step: 'SigningStep',
  order: 'SigningOrder',
  endReason: 'EndReason',
  voidedBecause: 'VoidReason',
  origin: 'BatchOrigin',
  fund: 'FundKind',
  purpose: 'PayoutPurpose',
  encoding: 'BankEncoding',
  repertoire: 'BankRepertoire',
  format: 'ResultFormat',
  way: 'AppointmentWay',
  level: 'MaturityLevel',
  nominated: 'NominationWay',
  criterion: 'CandidateCriterion',
  grade: 'CandidateGrade',
  'Appointment.post': 'PostKind',
  'Appointment.source': 'CadreSource',
  'Appointment.state': 'AppointmentState',
  leftBecause: 'LeaveKind',
  'PartyRelation.kind': 'MembershipRelation',
  'TransferLetter.state': 'LetterState',
  'PostClaim.state': 'ClaimState',
  'PartyActivity.state': 'ActivityState',
  'DoorPlate.kind': 'PlateKind',
  'Appropriation.state': 'AppropriationState',
  'BankProfile.state': 'ProfileState',
  'BankStatement.format': 'StatementFormat',
  'BankStatement.state': 'StatementState',
  'Body.kind': 'BodyKind',
  'Building.kind': 'BuildingKind',
  'DutyStatement.body': 'BodyKind',
  'DutyStatement.post': 'PostKind',
  'DutyStatement.state': 'DutyState',
  'Election.post': 'PostKind',
  'Election.state': 'ElectionState',
  'ElectionCandidate.state': 'CandidateState',
  'FeeReceipt.kind': 'ReceiptKind',
  'HeadCountAmendment.state': 'HeadCountAmendmentState',
  'HeadCountSnapshot.state': 'HeadCountState',
  'HeldDebt.state': 'DebtState',
  'HolidayDay.kind': 'DayKind',
  'HolidayYear.state': 'HolidayYearState',
  'Household.state': 'HouseholdState',
  'ImportProfile.kind': 'ImportKind',
  'ImportSession.kind': 'ImportKind',
  'ImportSession.state': 'ImportState',
  'KinTie.relation': 'KinRelation',
  'Objection.state': 'ObjectionState',
  'OrderWriteOff.state': 'WriteOffState',
  'PaperClaim.state': 'ChangeState',
  'PayProposal.state': 'PayProposalState',
  'PayProposalItem.post': 'PostKind',
  'PayStandard.state': 'PayStandardState',
  'PayoutAccount.state': 'AccountState',
  'PayoutFile.state': 'PayoutFileState',
  'PayoutRelease.kind': 'ReleaseKind',
  'PayoutRelease.state': 'ReleaseState',
  'PayrollFlag.kind': 'PayrollFlagKind',
  'PayrollFlag.state': 'PayrollFlagState',
  'PayrollRun.state': 'PayrollState',
  'PolicyVersion.state': 'PolicyState',
  'PublicNotice.kind': 'NoticeKind',
  'PublicNotice.state': 'NoticeState',
  'RecoveryCase.kind': 'RecoveryKind',
  'RecoveryCase.state': 'RecoveryState',
  'RegistryChange.kind': 'ChangeKind',
  'RegistryChange.state': 'ChangeState',
  'SignatureSheet.kind': 'SignedKind',
  'SignatureSheet.state': 'SheetState',
  'SigningDelegation.reason': 'DelegationReason',
  'SubsidyBatch.kind': 'BatchKind',
  'SubsidyBatch.state': 'BatchState',
  'SupervisionItem.state': 'SupervisionState',
  'SupervisionItem.target': 'BodyKind',
};

/** The words of an enumeration: "AccountState" for the state of an account. */
export const groupOf = (subject: string, field: string): string | undefined =>
  GROUPS[`${subject}.${field}`] ?? GROUPS[field];

/** What of an audit entry a person can read. */
export const readableChanges = (changes: Change[]): Change[] =>
  changes.filter((change) => !TECHNICAL.test(change.field));

/** The value in the reader's words: enumerations by their label, instants as local time, fen as yuan, everything else as it is. */
export function readableValue(
  subject: string,
  field: string,
  value: string | null | undefined,
  label: (key: string) => string | undefined,
): string {
  if (value === null || value === undefined || value === '') return '—';
  if (INSTANT.test(value)) return formatInstant(value);
  if (value === 'True' || value === 'False') return label(value === 'True' ? 'common.yes' : 'common.no') ?? value;
  if (field.endsWith('Fen') && /^-?\d+$/.test(value)) return formatFen(Number(value));
  const group = groupOf(subject, field);
  return (group && label(`enum.${group}.${value}`)) || value;
}
