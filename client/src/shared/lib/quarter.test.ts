import { describe, expect, it } from 'vitest';
import { formatInstant, today } from './date';
import { addQuarters, formatQuarter, quarterOf, recentQuarters } from './quarter';
import { newKey } from './random';

describe('quarter', () => {
  it.each([
    ['2026-01-01', '2026Q1'],
    ['2026-03-31', '2026Q1'],
    ['2026-06-30', '2026Q2'],
    ['2026-07-01', '2026Q3'],
    ['2026-12-31', '2026Q4'],
  ])('%s lies in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter));

  it('steps over the year', () => {
    expect(addQuarters('2026Q1', -1)).toBe('2025Q4');
    expect(recentQuarters('2026-02-01', 3)).toEqual(['2026Q1', '2025Q4', '2025Q3']);
  });

  it('is written for people', () => {
    expect(formatQuarter('2026Q3')).toBe('2026年第3季度');
    expect(formatQuarter('2026Q3', 'en')).toBe('2026 Q3');
    expect(formatQuarter('later')).toBe('later');
  });
});

describe('local time', () => {
  it('is that of Shanghai, also just before midnight UTC', () => {
    expect(today(new Date('2026-09-30T16:00:00Z'))).toBe('2026-10-01');
    expect(today(new Date('2026-09-30T15:59:59Z'))).toBe('2026-09-30');
    expect(formatInstant('2026-11-25T01:02:03Z')).toBe('2026-11-25 09:02:03');
  });
});

it('makes keys that differ and look like a UUID', () => {
  const keys = new Set(Array.from({ length: 50 }, newKey));
  expect(keys.size).toBe(50);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
