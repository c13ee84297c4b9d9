import createClient from 'openapi-fetch';
import { ApiProblem, type ProblemBody } from './problem';
import { sessionGate } from './session-gate';

export const API_BASE = '/api/v1';

/** Longer than the longest import takes; after it the person is told, instead of watching a wheel for ever. */
const PATIENCE_MS = 300_000;

/** So often a call is made again that the server sent away because it was busy with others' files, before it had done anything. */
const BUSY_TRIES = 3;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type QueryValue = string | number | boolean | undefined | null | (string | number)[];

export interface CallOptions {
  path?: Record<string, string>;
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** The version the person has seen; becomes If-Match. */
  version?: number | string;
  /** Made once when the dialog opens, so that a second click is the same act. */
  idempotencyKey?: string;
  /** A 401 is an answer here (sign-in, first look at /me), not an expired session. */
  anonymous?: boolean;
  signal?: AbortSignal;
}

// The base is absolute because jsdom's fetch refuses relative addresses.
// biome-ignore lint/suspicious/noExplicitAny: paths are checked against the API's document by a test instead.
const http = createClient<any>({ baseUrl: `${location.origin}${API_BASE}`, credentials: 'same-origin' });

/** One call to the API: typed result or an ApiProblem. After an expired session it waits for sign-in and repeats itself. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Fetches a file and hands it to the browser under the name the server gave it. POST where fetching it changes something. */
export async function download(
  path: string,
  options: CallOptions = {},
  method: 'GET' | 'POST' = 'GET',
): Promise<string> {
  const response = await send(method, path, options);
  const name = fileName(response.headers.get('Content-Disposition')) ?? 'download';
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  let response = await attempt(method, path, options);
  if (response.status === 401 && !options.anonymous && (await sessionGate.waitForSignIn())) {
    response = await attempt(method, path, options);
  }
  for (let tries = 0; ; tries++) {
    if (response.ok) return response;
    const problem = new ApiProblem(response.status, await problemBody(response));
    const wait = problem.isBusy && tries < BUSY_TRIES ? retryAfter(response) : undefined;
    if (wait === undefined) throw problem;
    await pause(wait, options.signal);
    response = await attempt(method, path, options);
  }
}

/** Milliseconds, where the server names seconds. */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('Retry-After');
  return text && /^\d{1,3}$/.test(text) ? Number(text) * 1000 : undefined;
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

async function attempt(method: Method, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-Requested-With'] = 'resettlement';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  const query = Object.fromEntries(
    Object.entries(options.query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const { response } = await http.request(method.toLowerCase() as 'get', path, {
      params: { path: options.path ?? {}, query },
      headers,
      body: options.body as never,
      bodySerializer: (body: unknown) => (body instanceof FormData ? body : JSON.stringify(body)),
      signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
      parseAs: 'stream',
      fetch: keepBody,
    });
    return bodies.get(response) ?? response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    if (patience.aborted) throw new ApiProblem(0, { code: 'network.timeout' });
    throw new ApiProblem(0, { detail: error instanceof Error ? error.message : undefined });
  }
}

// openapi-fetch reads the body of a failed answer itself; a copy is kept for the problem details.
const bodies = new WeakMap<Response, Response>();
async function keepBody(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok) bodies.set(response, response.clone());
  return response;
}

async function problemBody(response: Response): Promise<ProblemBody> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as ProblemBody) : {};
  } catch {
    return {};
  }
}

export function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
}
