import { useTranslation } from 'react-i18next';
import { today } from '../lib/date';
import { DayInput } from './day-input';
import { ToneTag } from './tone-tag';

interface AsOfProps {
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** 截至日期: the day a register is asked for. Another day than today is called out, so that nobody mistakes it for now. */
export function AsOf({ value, onChange }: AsOfProps) {
  const { t } = useTranslation();
  const past = value !== undefined && value !== today();
  return (
    <span className="as-of">
      <label htmlFor="as-of">{t('common.asOf')}</label>
      <span className="as-of-input">
        <DayInput
          id="as-of"
          value={value ?? today()}
          onChange={(day) => onChange(day === today() ? undefined : day)}
          data-testid="as-of"
        />
      </span>
      {past ? <ToneTag tone="orange">{t('common.asOfPast', { day: value })}</ToneTag> : null}
    </span>
  );
}
