import { Input } from 'antd';
import { useState } from 'react';
import { formatTenThousandths, parseScaled } from '../../../shared/lib/money';

interface PriceInputProps {
  id?: string;
  value?: number;
  onChange?: (value: number | undefined) => void;
}

/** A price in yuan with at most four decimals, kept in 1/10 000 yuan; NaN when it is none. */
export function PriceInput({ id, value, onChange }: PriceInputProps) {
  const [text, setText] = useState(value === undefined || Number.isNaN(value) ? '' : formatTenThousandths(value));
  return (
    <Input
      {...(id ? { id } : {})}
      className="money-input"
      inputMode="decimal"
      suffix="元"
      value={value === undefined ? '' : text}
      onChange={(event) => {
        setText(event.target.value);
        const typed = event.target.value.trim();
        onChange?.(typed === '' ? undefined : (parseScaled(typed, 4) ?? Number.NaN));
      }}
      data-testid="price"
    />
  );
}
