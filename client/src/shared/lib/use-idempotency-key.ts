import { useEffect, useState } from 'react';
import { newKey } from './random';

/** One key for as long as the dialog is open: a second click, or a repeat after sign-in, is the same act. */
export function useIdempotencyKey(open: boolean): string {
  const [key, setKey] = useState(newKey);
  useEffect(() => {
    if (open) setKey(newKey());
  }, [open]);
  return key;
}
