import { lazy, Suspense, useEffect, useState } from 'react';
import { sessionGate } from '../shared/api/session-gate';

const load = () => import('./login-dialog');
const LoginDialog = lazy(load);

/** Fetches the sign-in dialog once the page stands, so that it is there when a session ends and no form is lost. */
export function SessionGuard() {
  const [open, setOpen] = useState(false);
  useEffect(() => sessionGate.subscribe(setOpen), []);
  useEffect(() => {
    // Asked for again when it is needed; then the failure is shown.
    load().catch(() => {});
  }, []);
  return open ? (
    <Suspense fallback={null}>
      <LoginDialog />
    </Suspense>
  ) : null;
}
