/** A calendar quarter as the API writes it: "2026Q3". */
export type Quarter = string;

const PATTERN = /^(\d{4})Q([1-4])$/;

export function parseQuarter(value: string): { year: number; number: number } | undefined {
  const match = PATTERN.exec(value);
  return match ? { year: Number(match[1]), number: Number(match[2]) } : undefined;
}

/** "2026Q3" → 2026年第3季度 (zh) or "2026 Q3" (en); anything else is shown as it is. */
export function formatQuarter(value: string | null | undefined, language = 'zh'): string {
  const quarter = value ? parseQuarter(value) : undefined;
  if (!quarter) return value ?? '';
  return language.startsWith('zh') ? `${quarter.year}年第${quarter.number}季度` : `${quarter.year} Q${quarter.number}`;
}

/** The quarter a local day (yyyy-MM-dd) lies in. */
export function quarterOf(day: string): Quarter {
  return `${day.slice(0, 4)}Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

export function addQuarters(value: Quarter, count: number): Quarter {
  const quarter = parseQuarter(value);
  if (!quarter) return value;
  const index = quarter.year * 4 + quarter.number - 1 + count;
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
}

/** The newest `count` quarters up to and including the one of `day`, newest first. */
export function recentQuarters(day: string, count = 12): Quarter[] {
  const current = quarterOf(day);
  return Array.from({ length: count }, (_, i) => addQuarters(current, -i));
}
