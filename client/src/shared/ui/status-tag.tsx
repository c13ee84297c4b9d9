import { useTranslation } from 'react-i18next';
import { type Tone, ToneTag } from './tone-tag';

// Colour never stands alone: the tag always carries its text.
const TONES: Record<string, Tone> = {
  Active: 'green',
  Confirmed: 'green',
  Verified: 'green',
  Published: 'green',
  Compiled: 'green',
  Settled: 'green',
  Committed: 'green',
  Released: 'green',
  Approved: 'green',
  Succeeded: 'green',
  LiftedOut: 'green',
  Resident: 'green',
  Counted: 'green',
  Done: 'green',
  Draft: 'default',
  Ended: 'default',
  Cancelled: 'default',
  MovedOut: 'default',
  Left: 'default',
  None: 'default',
  Retired: 'default',
  Superseded: 'default',
  Closed: 'default',
  Pending: 'orange',
  Submitted: 'orange',
  Unverified: 'orange',
  Uploaded: 'orange',
  Mapped: 'orange',
  Unstable: 'orange',
  Marginal: 'orange',
  NotReady: 'orange',
  Waiting: 'orange',
  Opened: 'blue',
  Ready: 'blue',
  Checking: 'blue',
  Checked: 'blue',
  Committing: 'blue',
  Compiling: 'blue',
  Running: 'blue',
  Queued: 'blue',
  Noticed: 'blue',
  Failed: 'red',
  Rejected: 'red',
  Returned: 'red',
  Locked: 'red',
  Deceased: 'red',
  SuddenHardship: 'red',
  Faulty: 'red',
};

/** A status as a coloured tag with its text in the language of the page. */
export function StatusTag({ kind, value }: { kind: string; value: string | null | undefined }) {
  const { t } = useTranslation();
  if (!value) return null;
  return <ToneTag tone={TONES[value] ?? 'default'}>{t(`enum.${kind}.${value}`, { defaultValue: value })}</ToneTag>;
}
