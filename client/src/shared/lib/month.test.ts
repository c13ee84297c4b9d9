import { expect, it } from 'vitest';
import { addMonths, formatMonth, monthOf, monthsAround } from './month';

it('names a month in both languages', () => {
  expect(formatMonth('2026-11-01')).toBe('2026年11月');
  expect(formatMonth('2026-03-01', 'en')).toBe('2026-03');
  expect(formatMonth(undefined)).toBe('');
  expect(formatMonth('x')).toBe('x');
});

it('counts over the end of a year in both directions', () => {
  expect(monthOf('2026-11-25')).toBe('2026-11-01');
  expect(addMonths('2026-11-01', 2)).toBe('2027-01-01');
  expect(addMonths('2026-01-01', -1)).toBe('2025-12-01');
  expect(monthsAround('2026-01-15', 1, 1)).toEqual(['2026-02-01', '2026-01-01', '2025-12-01']);
});
