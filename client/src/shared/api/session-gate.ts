/**
 * When a call meets 401, it waits here until the person has signed in again in the dialog over the page, and is then
 * sent once more. So no form is ever lost to an expired session.
 */
type Listener = (open: boolean) => void;

let waiting: { resolve: (signedIn: boolean) => void; promise: Promise<boolean> } | undefined;
const listeners = new Set<Listener>();

function announce() {
  for (const listener of listeners) listener(waiting !== undefined);
}

export const sessionGate = {
  /** Resolves true after a new sign-in, false when the person gave up. All calls share one wait. */
  waitForSignIn(): Promise<boolean> {
    if (listeners.size === 0) return Promise.resolve(false);
    if (!waiting) {
      let resolve: (signedIn: boolean) => void = () => {};
      const promise = new Promise<boolean>((done) => {
        resolve = done;
      });
      waiting = { resolve, promise };
      announce();
    }
    return waiting.promise;
  },
  finish(signedIn: boolean) {
    const current = waiting;
    waiting = undefined;
    announce();
    current?.resolve(signedIn);
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
