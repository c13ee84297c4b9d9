/** A month as the API writes it: its first day, "2026-11-01". */
export type Month = string;

const PATTERN = /^(\d{4})-(\d\d)/;

/** "2026-11-01" → 2026年11月 (zh) or "2026-11" (en); anything else is shown as it is. */
export function formatMonth(value: string | null | undefined, language = 'zh'): string {
  const match = PATTERN.exec(value ?? '');
  if (!match) return value ?? '';
  return language.startsWith('zh') ? `${match[1]}年${Number(match[2])}月` : `${match[1]}-${match[2]}`;
}

/** The month a local day lies in. */
export const monthOf = (day: string): Month => `${day.slice(0, 7)}-01`;

export function addMonths(value: Month, count: number): Month {
  const index = Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** Months around the one of `day`, the latest first. */
export function monthsAround(day: string, before: number, after: number): Month[] {
  const current = monthOf(day);
  return Array.from({ length: before + after + 1 }, (_, i) => addMonths(current, after - i));
}
