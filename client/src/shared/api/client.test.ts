import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubApi } from '../../test/render';
import { call, fileName } from './client';
import { ApiProblem } from './problem';
import { sessionGate } from './session-gate';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
});

describe('call', () => {
  it('says so when no answer comes, and leaves a call that the page gave up alone', async () => {
    vi.stubGlobal(
      'fetch',
      (request: Request) =>
        new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason))),
    );
    const patience = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    const waiting = call('POST', '/a').catch((error: unknown) => error);
    const page = new AbortController();
    const left = call('GET', '/a', { signal: page.signal }).catch((error: unknown) => error);
    page.abort();
    expect(await left).toMatchObject({ name: 'AbortError' });
    patience.abort(new DOMException('late', 'TimeoutError'));
    expect(await waiting).toMatchObject({ status: 0, code: 'network.timeout' });
  });

  it('sends the guard header on unsafe methods only, and version and key where given', async () => {
    const sent = stubApi({ 'GET /a': { body: 1 }, 'PUT /a/7': { body: { ok: true } } });
    await call('GET', '/a', { query: { q: '张', empty: '', none: undefined } });
    await call('PUT', '/a/{id}', { path: { id: '7' }, body: { n: 1 }, version: 3, idempotencyKey: 'k' });
    expect(sent[0]?.headers.get('X-Requested-With')).toBeNull();
    expect([...(sent[0]?.query ?? [])]).toEqual([['q', '张']]);
    expect(sent[1]?.headers.get('X-Requested-With')).toBe('resettlement');
    expect(sent[1]?.headers.get('If-Match')).toBe('"3"');
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe('k');
    expect(sent[1]?.headers.get('Content-Type')).toContain('application/json');
    expect(sent[1]?.body).toEqual({ n: 1 });
  });

  it('turns problem details into one error with fields named as the form names them', async () => {
    stubApi({
      'POST /a': {
        status: 400,
        body: {
          code: 'fee.amount',
          title: '金额不对',
          traceId: 't1',
          errors: { 'Lines[0].AmountFen': ['必须大于零'] },
        },
      },
    });
    const problem = await call('POST', '/a', { body: {} }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 400, code: 'fee.amount', traceId: 't1' });
    expect((problem as ApiProblem).fields).toEqual({ 'lines[0].amountFen': ['必须大于零'] });
  });

  it('waits for sign-in after 401 and sends the same body again, once for all waiting calls', async () => {
    let signedIn = false;
    const sent = stubApi({
      'POST /money': () => (signedIn ? { body: { id: 'x' } } : { status: 401, body: { code: 'http.401' } }),
    });
    let opened = 0;
    stops.push(
      sessionGate.subscribe((open) => {
        if (!open) return;
        opened++;
        setTimeout(() => {
          signedIn = true;
          sessionGate.finish(true);
        }, 5);
      }),
    );
    const results = await Promise.all(
      [1, 2].map((n) => call('POST', '/money', { body: { n }, idempotencyKey: `k${n}` })),
    );
    expect(results).toEqual([{ id: 'x' }, { id: 'x' }]);
    expect(opened).toBe(1);
    expect(sent.map((s) => s.headers.get('Idempotency-Key')).sort()).toEqual(['k1', 'k1', 'k2', 'k2']);
    expect(sent.slice(2).map((s) => s.body)).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }]));
  });

  it('asks again after the time the server names when it had no turn for a file, and tells the person when that does not help', async () => {
    vi.useFakeTimers();
    try {
      const busy = { status: 503, headers: { 'Retry-After': '5' }, body: { code: 'files.busy', title: '稍后再试' } };
      let refusals = 2;
      const sent = stubApi({ 'POST /file': () => (refusals-- > 0 ? busy : { body: { id: 'x' } }), 'POST /full': busy });
      const done = call('POST', '/file', { body: { n: 1 }, idempotencyKey: 'k' });
      await vi.advanceTimersByTimeAsync(9_000);
      expect(sent).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(1_500);
      expect(await done).toEqual({ id: 'x' });
      expect(sent.map((s) => [s.headers.get('Idempotency-Key'), s.body])).toEqual(Array(3).fill(['k', { n: 1 }]));
      const full = call('POST', '/full').catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await full).toMatchObject({ status: 503, code: 'files.busy' });
      expect(sent).toHaveLength(7);
      const page = new AbortController();
      const left = call('POST', '/full', { signal: page.signal }).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(100);
      page.abort();
      expect(await left).toMatchObject({ name: 'AbortError' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves a 503 of something else on the way alone', async () => {
    const sent = stubApi({ 'POST /a': { status: 503, headers: { 'Retry-After': '0' }, body: {} } });
    await expect(call('POST', '/a')).rejects.toMatchObject({ status: 503, code: 'http.503' });
    expect(sent).toHaveLength(1);
  });

  it('fails with 401 when the person gives up', async () => {
    stubApi({ 'GET /a': { status: 401, body: {} } });
    stops.push(sessionGate.subscribe((open) => open && setTimeout(() => sessionGate.finish(false), 1)));
    await expect(call('GET', '/a')).rejects.toMatchObject({ status: 401 });
  });
});

it('reads the file name the server gives, Chinese ones too', () => {
  expect(fileName("attachment; filename=x.xlsx; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx")).toBe('台账.xlsx');
  expect(fileName('attachment; filename="a.xlsx"')).toBe('a.xlsx');
  expect(fileName(null)).toBeUndefined();
});
