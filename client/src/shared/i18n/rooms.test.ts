import { describe, expect, it } from 'vitest';
import { zh } from './zh';

const sources = import.meta.glob<string>(['/src/**/*.{ts,tsx}', '!/src/**/*.test.*', '!/src/**/schema.gen.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const files = import.meta.glob('/src/shared/i18n/zh/*.ts');
// The entry brings along what every page uses, and the texts of the sign-in page.
const entry = ['common', 'access'];
const rooms = Object.keys(zh).filter((name) => !entry.includes(name) && `/src/shared/i18n/zh/${name}.ts` in files);
// The server's names of permissions look like keys; texts themselves speak of nothing.
const silent = (file: string) => file.endsWith('/lib/permissions.ts') || file.includes('/i18n/');

function resolve(from: string, target: string): string | undefined {
  const path = new URL(target, `file://${from}`).pathname;
  return [`${path}.tsx`, `${path}.ts`].find((file) => file in sources);
}

/** Every room that a file or something it imports has a text of. */
function roomsOf(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file) || silent(file)) return found;
  seen.add(file);
  const source = sources[file] ?? '';
  for (const room of rooms) if (new RegExp(`['"\`]${room}\\.[A-Za-z$]`).test(source)) found.add(room);
  for (const [, target] of source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const next = target && resolve(file, target);
    if (next) for (const room of roomsOf(next, seen)) found.add(room);
  }
  return found;
}

describe('texts of the rooms', () => {
  const router = '/src/app/router.tsx';
  const source = sources[router] ?? '';
  const pages = [...source.matchAll(/page\(\s*\(\) => import\('([^']+)'\),?([^)]*)\)/g)].map(([, target, names]) => ({
    target,
    file: resolve(router, target ?? '') ?? '',
    declared: [...(names ?? '').matchAll(/'(\w+)'/g)].map((match) => match[1] ?? ''),
  }));

  it('are looked for in every page of the router', () => {
    expect(rooms.length).toBeGreaterThan(8);
    expect(pages.length).toBe([...source.matchAll(/\bimport\(/g)].length);
    expect(pages.filter((page) => page.file === '')).toEqual([]);
    expect(pages.flatMap((page) => [...roomsOf(page.file)]).length).toBeGreaterThan(60);
  });

  it('come with every page that speaks of them', () => {
    const missing = pages.flatMap(({ file, declared }) =>
      [...roomsOf(file)].filter((room) => !declared.includes(room)).map((room) => `${file}: '${room}'`),
    );
    expect(missing).toEqual([]);
  });
});
