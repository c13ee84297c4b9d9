import { expect, it } from 'vitest';
import document from '../../../openapi/v1.json';

const sources = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.*', '!./schema.gen.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const paths = document.paths as Record<string, Record<string, unknown>>;

/** Calls that name method and address, and files that name an address alone. */
function used(): { file: string; method: string; path: string }[] {
  return Object.entries(sources).flatMap(([file, source]) => [
    ...[...source.matchAll(/'(GET|POST|PUT|DELETE)',\s*[`']([^`']+)[`']/g)].map((m) => ({
      file,
      method: m[1] ?? '',
      path: m[2] ?? '',
    })),
    ...[...source.matchAll(/\btotal\('([^']+)'/g)].map((m) => ({ file, method: 'GET', path: m[1] ?? '' })),
    ...[...source.matchAll(/\bpath=["']([^"']+)["']/g)].map((m) => ({ file, method: 'GET', path: m[1] ?? '' })),
    ...[...source.matchAll(/\blist(?:<[^(]+>)?\('([^']+)'\)/g)].map((m) => ({ file, method: 'GET', path: m[1] ?? '' })),
  ]);
}

it('every call of the client is in the API document', () => {
  const calls = used();
  expect(calls.length).toBeGreaterThan(60);
  const unknown = calls.filter(({ method, path }) => {
    const pattern = new RegExp(`^/api/v1${path.replace(/\$\{\w+\}/g, '[^/]+').replace(/\{(\w+)\}/g, '\\{\\w+\\}')}$`);
    return !Object.entries(paths).some(([known, methods]) => pattern.test(known) && method.toLowerCase() in methods);
  });
  expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
