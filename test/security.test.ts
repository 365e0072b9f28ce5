import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

test('each promise of SECURITY.md names a test that is there', () => {
  const rows = read('../SECURITY.md').matchAll(/^\| .* \| `(.*)` \|$/gm);
  const named = [...rows].map(([, name]) => name!);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.ts$|^fuzz\//.test(path) && !/security\.test\.ts$|node_modules/.test(path))
    .map((path) => read(path).replaceAll("\\'", "'"));
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((name) => !sources.some((source) => source.includes(name))),
    [],
  );
});
