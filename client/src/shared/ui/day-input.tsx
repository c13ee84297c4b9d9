import { Input } from 'antd';
import { lazy, Suspense } from 'react';

export interface DayInputProps {
  id?: string;
  value?: string | null;
  onChange?: (day: string | undefined) => void;
  noFuture?: boolean;
  allowClear?: boolean;
  'aria-label'?: string;
  'data-testid'?: string;
}

// The calendar is heavy and no list needs it to be read, so it comes after the page.
const DayPicker = lazy(() => import('./day-picker'));

/** A local day as yyyy-MM-dd text, picked or typed. */
export function DayInput(props: DayInputProps) {
  return (
    <Suspense fallback={<Input {...(props.id ? { id: props.id } : {})} value={props.value ?? ''} readOnly aria-busy />}>
      <DayPicker {...props} />
    </Suspense>
  );
}
