import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { en, type Words } from '../src/locales/en.ts';
import { plurals, type Plural } from '../src/locales/plural.ts';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const codes = readdirSync(join(src, 'locales'))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => !/^en\b|^plural$/.test(name));

async function tableOf(code: string): Promise<Words> {
  const module = (await import(`../src/locales/${code}.ts`)) as Record<string, (plural: Plural) => Words>;
  return Object.values(module)[0]!(plurals(code));
}

const meta = ['$code', '$name', '$dir'];
/** Words that are said through a table of names. */
const keys = Object.keys(en).filter((key) => !meta.includes(key));

test('ten languages besides English', () => assert.equal(codes.length, 10));

for (const code of codes)
  test(`${code}: every key is there and none more, and says something for any number`, async () => {
    const table = await tableOf(code);
    assert.deepEqual(Object.keys(table).sort(), Object.keys(en).sort());
    assert.equal(table.$code, code);
    for (const key of keys) {
      const [own, english] = [table[key as keyof Words], en[key as keyof Words]] as unknown[];
      assert.equal(typeof own, typeof english, key);
      const say = own as (value: unknown) => string;
      const said = typeof own === 'function' ? [0, 1, 2, 3, 11, 100, 1_000_000].map((count) => say(count)) : [own];
      for (const text of said) assert.match(String(text), /\S/, key);
    }
  });

test('every word is used', () => {
  const code = readdirSync(join(src, 'elements'))
    .map((file) => readFileSync(join(src, 'elements', file), 'utf8'))
    .join('\n');
  // By its name, or as the name of a table of others.
  const unused = keys.filter((key) => !new RegExp(`'${key}'|^  ${key}: \\{`, 'm').test(code));
  assert.deepEqual(unused, []);
});
