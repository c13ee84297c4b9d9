import { describe, expect, it } from 'vitest';
import audited from '../../../openapi/audited.json';
import { en } from '../i18n/en';
import { zh } from '../i18n/zh';
import { groupOf, readableChanges, readableValue } from './audit';

type Words = Record<string, Record<string, string>>;

const subjects: Record<string, Record<string, string[]>> = audited.subjects;
const fields = Object.entries(subjects).flatMap(([subject, own]) =>
  Object.entries(own).map(([field, values]) => ({ subject, field, values })),
);
const shown = fields.filter(({ field }) => readableChanges([{ field }]).length > 0);

describe.each([
  ['Chinese', zh],
  ['English', en],
])('words of the audit log in %s', (_, texts) => {
  const groups = texts.enum as Words;

  it('exist for every thing and every act that is recorded', () => {
    expect(Object.keys(subjects).filter((subject) => !groups.AuditSubject?.[subject])).toEqual([]);
    expect(audited.actions.filter((action) => !groups.AuditAction?.[action])).toEqual([]);
  });

  it('exist for every field that is shown', () => {
    expect(shown.length).toBeGreaterThan(150);
    const missing = shown.map(({ field }) => field).filter((field) => !(field in texts.field));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('exist for every value that has a name', () => {
    const missing = shown
      .filter(({ values }) => values.length > 0)
      .flatMap(({ subject, field, values }) => {
        const group = groupOf(subject, field);
        return values
          .filter((value) => !group || !groups[group]?.[value])
          .map((value) => `${subject}.${field} ${group ?? 'no group'} ${value}`);
      });
    expect(missing).toEqual([]);
  });
});

describe('what an audit entry shows of sensitive values', () => {
  const label = () => undefined;

  it('is what the server masked, untouched', () => {
    for (const masked of ['***', '张*三', '14*************015', '138****1234', '****0001'])
      for (const field of ['idNumberMasked', 'idNumber', 'phoneMasked', 'accountMasked', 'password', 'name'])
        expect(readableValue('Resident', field, masked, label)).toBe(masked);
  });

  it('is never a key, an index or a cipher', () => {
    const technical = ['idNumberIndexNext', 'accountCipher', 'securityStamp', 'passwordHash', 'checkedBy', 'headId'];
    expect(readableChanges(technical.map((field) => ({ field })))).toEqual([]);
  });
});
