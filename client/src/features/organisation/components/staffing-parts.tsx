import { useTranslation } from 'react-i18next';
import { ToneTag } from '../../../shared/ui/tone-tag';
import type { HeadCountSums } from '../staffing-api';

/** The four counters and what quota and transfers go by, in one line. */
export function CounterLine({ sums, testId }: { sums: HeadCountSums; testId?: string }) {
  const { t } = useTranslation();
  const parts: [string, number][] = [
    [t('staffing.poor'), sums.poor],
    [t('staffing.synchronous'), sums.synchronous],
    [t('staffing.additions'), sums.additions],
    [t('staffing.residentNow'), sums.residentNow],
    [t('staffing.counted'), sums.counted],
  ];
  return (
    <p className="sum-line" data-testid={testId}>
      {parts.map(([label, count]) => (
        <span key={label}>
          {label}：<strong>{count}</strong>
        </span>
      ))}
    </p>
  );
}

const FINDING_TONES = { Met: 'green', Over: 'red', Under: 'orange', NoQuota: 'default' } as const;

/** 结论 with its number: 超配 1, 缺配 2. */
export function FindingTag({ finding, over, under }: { finding: string; over: number; under: number }) {
  const { t } = useTranslation();
  const tone = FINDING_TONES[finding as keyof typeof FINDING_TONES] ?? 'default';
  return (
    <ToneTag tone={tone}>
      {t(`enum.StaffingFinding.${finding}`)}
      {over + under > 0 ? ` ${over + under}` : ''}
    </ToneTag>
  );
}

/** Says that the population is exactly the bound of a tier. */
export function BoundaryTag({ on }: { on: boolean }) {
  const { t } = useTranslation();
  return on ? <ToneTag tone="blue">{t('staffing.onBoundary')}</ToneTag> : null;
}

/** Hundredths of a per cent as per cent. */
export const percent = (share: number) => `${(share / 100).toFixed(2)}%`;
