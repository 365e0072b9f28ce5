import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

const script = readFileSync(join(root, 'dist/embed.js'), 'utf8');

test('the script for a tag needs no other file to show messages; what comes later lies beside it, and needs nothing else', () => {
  assert.doesNotMatch(script, /\bfrom\s*["'`]|\bimport\s*["'`]/);
  const files = readdirSync(join(root, 'dist/embed')).filter((file) => file.endsWith('.js'));
  assert.ok(files.length > 10);
  for (const file of files) {
    const code = readFileSync(join(root, 'dist/embed', file), 'utf8');
    for (const [, from, path] of code.matchAll(/\b(from|import)\s*\(?\s*["'`](\.[^"'`]+)/g))
      assert.ok(from === 'from' ? path === '../embed.js' : files.includes(path!.slice(2)), `${file}: ${path}`);
  }
});

test('what a page loads before the first message, and right after it, keeps to its budget', () => {
  const later = readdirSync(join(root, 'dist/embed')).find((file) => /^parts-later.*\.js$/.test(file))!;
  const size = (text: string): number => gzipSync(text).length;
  assert.ok(size(script) <= 40_500, `embed.js: ${size(script)} bytes`);
  const rest = size(readFileSync(join(root, 'dist/embed', later), 'utf8'));
  assert.ok(rest <= 15_000, `${later}: ${rest} bytes`);
});
