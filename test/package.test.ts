import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientSizes, renderReadme } from './docs.js';
import { readManifest, renderManifest } from './manifest.js';

const root = fileURLToPath(new URL('..', import.meta.url));

test('custom-elements.json is what the source says: run "npm run manifest" where it is not', async () => {
  assert.ok(readManifest() === (await renderManifest()));
});

test('the tables of README.md are what the manifest says: run "npm run manifest" where they are not', () => {
  const [kept, made] = [readFileSync(join(root, 'README.md'), 'utf8'), renderReadme()];
  const size = /([\d,]+) bytes/g;
  assert.ok(kept.replace(size, '') === made.replace(size, ''));
  // Compressors of other versions of Node differ by some bytes.
  const sizes = [kept, made].map((text) =>
    [...text.matchAll(size)].map(([, bytes]) => Number(bytes!.replace(',', ''))),
  );
  for (const [index, bytes] of sizes[0]!.entries())
    assert.ok(Math.abs(bytes / sizes[1]![index]! - 1) < 0.01, `${bytes} bytes`);
});

test('the client is no larger than the official one', () => {
  const { ours, official } = clientSizes();
  assert.ok(ours <= official, `${ours} bytes against ${official}`);
});

test('every entry of the package is built, with its types', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string>;
  };
  for (const file of Object.values(exports)) {
    assert.ok(existsSync(join(root, file)), file);
    if (file.endsWith('.js') && !file.endsWith('embed.js'))
      assert.ok(existsSync(join(root, file.replace(/js$/, 'd.ts'))), `the types of ${file}`);
  }
});

test('the script for a tag needs no other file to show a chat; what comes on demand lies beside it', () => {
  const script = readFileSync(join(root, 'dist/embed.js'), 'utf8');
  assert.doesNotMatch(script, /\bfrom\s*["'`]|\bimport\s*["'`]/);
  const later = [...script.matchAll(/\bimport\(\s*["'`]([^"'`]+)/g)].map(([, path]) => path!);
  assert.ok(later.length > 10);
  // They import nothing, so that a script that was loaded under another address is not loaded once more by them.
  for (const path of later)
    assert.doesNotMatch(readFileSync(join(root, 'dist', path), 'utf8'), /\bfrom\s*["'`]|\bimport\s*["'`(]/, path);
});
