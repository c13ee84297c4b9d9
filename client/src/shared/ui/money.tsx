import { Input, type InputProps } from 'antd';
import { useEffect, useState } from 'react';
import { formatFen, parseYuan } from '../lib/money';

/** An amount, right-aligned digits with thousands separator and two decimals; the unit 元 stands in the heading. */
export function Money({ fen, strong }: { fen: number | null | undefined; strong?: boolean }) {
  if (fen === null || fen === undefined) return <span className="muted">—</span>;
  const text = formatFen(fen);
  return <span className={fen < 0 ? 'money negative' : 'money'}>{strong ? <strong>{text}</strong> : text}</span>;
}

interface MoneyInputProps extends Omit<InputProps, 'value' | 'onChange'> {
  value?: number;
  onChange?: (fen: number | undefined) => void;
}

/** Typed in yuan, kept in whole fen. What is no amount becomes NaN, so that the form's rule can refuse it by name. */
export function MoneyInput({ value, onChange, ...rest }: MoneyInputProps) {
  const [text, setText] = useState(value === undefined || Number.isNaN(value) ? '' : formatFen(value));
  useEffect(() => {
    if (value === undefined) setText('');
    else if (!Number.isNaN(value)) setText((old) => (parseYuan(old) === value ? old : formatFen(value)));
  }, [value]);
  return (
    <Input
      inputMode="decimal"
      suffix="元"
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const typed = event.target.value.trim();
        onChange?.(typed === '' ? undefined : (parseYuan(typed) ?? Number.NaN));
      }}
      onBlur={(event) => {
        const fen = parseYuan(text);
        if (fen !== undefined) setText(formatFen(fen));
        rest.onBlur?.(event);
      }}
      className="money-input"
    />
  );
}

/** Form rule for an amount: present, at most two decimals, above zero unless `allowZero`. */
export function amountRule(messages: { invalid: string; positive: string }, allowZero = false) {
  return {
    validator: (_: unknown, fen: number | undefined) => {
      if (fen === undefined) return Promise.resolve();
      if (Number.isNaN(fen)) return Promise.reject(new Error(messages.invalid));
      if (fen < 0 || (!allowZero && fen === 0)) return Promise.reject(new Error(messages.positive));
      return Promise.resolve();
    },
  };
}
