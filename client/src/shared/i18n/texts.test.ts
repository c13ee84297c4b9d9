import { describe, expect, it } from 'vitest';
import document from '../../../openapi/v1.json';
import { en } from './en';
import { errors } from './en/errors';
import { plainErrors } from './errors';
import { zh } from './zh';

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): Map<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') result.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) result.set(inner, text);
  }
  return result;
}

const sources = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.*', '!../../**/schema.gen.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const chinese = flat(zh as Texts);
const english = flat(en as Texts);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('have the same placeholders in both languages and are never empty', () => {
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are Chinese in Chinese', () => {
    const allowed = ['top.language', 'common.index'];
    for (const [key, text] of chinese) if (!allowed.includes(key)) expect(text, key).toMatch(/[\u4e00-\u9fff]/);
  });

  it('exist for every key the pages use', () => {
    const missing = new Set<string>();
    for (const [file, source] of Object.entries(sources)) {
      for (const [, key] of source.matchAll(/\bt\(\s*'([\w.-]+)'/g)) {
        if (key && !chinese.has(key)) missing.add(`${file}: ${key}`);
      }
    }
    expect([...missing]).toEqual([]);
  });

  it('of errors without a sentence of the server are there in both languages', () => {
    for (const [code, [zhText, enText]] of Object.entries(plainErrors)) {
      expect(zhText, code).toMatch(/[\u4e00-\u9fff]/);
      expect(enText, code).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('exist in English for every error code the API documents', () => {
    const documented = new Set(
      [...JSON.stringify(document).matchAll(/"x-codes":\[([^\]]*)\]/g)].flatMap((m) => JSON.parse(`[${m[1]}]`)),
    );
    expect(documented.size).toBeGreaterThan(30);
    expect([...documented].filter((code) => !errors[code] && !plainErrors[code]).sort()).toEqual([]);
    for (const [code, text] of Object.entries(errors)) expect(text, code).toMatch(/^[\x20-\x7e]+$/);
  });
});
