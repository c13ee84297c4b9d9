// Reads Vite's manifest and compares what each entry and route makes the browser load (gzip) with its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KiB = 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const sizes = new Map();
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length);
  return sizes.get(file);
};

function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return new Set();
  seen.add(key);
  const files = new Set([chunk.file, ...(chunk.css ?? [])]);
  for (const next of chunk.imports ?? []) for (const file of filesOf(next, seen)) files.add(file);
  return files;
}
const total = (files) => [...files].reduce((sum, file) => sum + sizeOf(file), 0) / KiB;
const union = (...keys) => new Set(keys.flatMap((key) => [...filesOf(key)]));

const entry = 'index.html';
const login = 'src/app/login-page.tsx';
const shell = 'src/app/shell.tsx';
const firstList = 'src/features/registry/pages/community-list-page.tsx';
const checks = [
  ['public entry', total(filesOf('public.html')), 20],
  ['admin entry', total(filesOf(entry)), 240],
  ['login', total(union(entry, login)), 310],
];
if (manifest[firstList]) checks.push(['first list page', total(union(entry, shell, firstList)), 450]);

// A further route may add 60 KiB to what the first list page has loaded already.
const base = union(entry, shell, login, firstList);
for (const key of Object.keys(manifest).filter((k) => manifest[k].isDynamicEntry && /-page\.tsx$/.test(k))) {
  if (key === login || key === firstList) continue;
  const added = [...filesOf(key)].filter((file) => !base.has(file));
  checks.push([`route ${key.replace('src/features/', '')}`, total(new Set(added)), 60]);
}

let failed = false;
for (const [name, size, limit] of checks) {
  const over = size > limit;
  failed ||= over;
  console.log(`${over ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(7)} / ${String(limit).padStart(3)} KiB  ${name}`);
}

// The residents' page must not pull in anything of the administration.
const shared = [...filesOf('public.html')].filter((file) => filesOf(entry).has(file));
if (shared.length > 0) {
  failed = true;
  console.log(`OVER the public entry shares chunks with the admin entry: ${shared.join(', ')}`);
}
process.exit(failed ? 1 : 0);
