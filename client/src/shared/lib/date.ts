const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

let practiceDay: string | null = null;

/** On a server whose clock was moved for practice, today is the day of that clock. */
export function setPracticeDay(day: string | null | undefined): void {
  practiceDay = day ?? null;
}

/** Today in Asia/Shanghai as yyyy-MM-dd, whatever the zone of this machine. */
export function today(now?: Date): string {
  return now === undefined && practiceDay ? practiceDay : LOCAL.format(now ?? new Date()).slice(0, 10);
}

/** An instant (ISO, UTC) as local time of the county: 2026-11-25 09:30:05. */
export function formatInstant(value: string | null | undefined): string {
  if (!value) return '';
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : LOCAL.format(date).replace(',', '');
}
