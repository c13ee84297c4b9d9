import { describe, expect, it } from 'vitest';
import { readableChanges, readableValue } from './audit';

const label = (key: string) =>
  ({ 'enum.PovertyStatus.Unstable': '脱贫不稳定户', 'enum.ChangeState.Pending': '待复核' })[key];

describe('what an audit entry shows', () => {
  it('leaves out keys of rows and persons, keeps names and masked numbers', () => {
    const fields = [
      'id',
      'householdId',
      'madeBy',
      'madeByName',
      'accountMasked',
      'decidedBy',
      'numberIndex',
      'version',
      'bankName',
    ];
    expect(readableChanges(fields.map((field) => ({ field }))).map((change) => change.field)).toEqual([
      'madeByName',
      'accountMasked',
      'bankName',
    ]);
  });

  it('puts names of enumerations and instants into words', () => {
    expect(readableValue('HouseholdPovertyStatus', 'status', 'Unstable', label)).toBe('脱贫不稳定户');
    expect(readableValue('RegistryChange', 'state', 'Pending', label)).toBe('待复核');
    expect(readableValue('RegistryChange', 'decidedAt', '2026-11-25T17:12:23.7876284+00:00', label)).toBe(
      '2026-11-26 01:12:23',
    );
    expect(readableValue('Household', 'formedOn', '2026-10-01', label)).toBe('2026-10-01');
    expect(readableValue('Household', 'reason', null, label)).toBe('—');
  });
});
