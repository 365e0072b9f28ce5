import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { clientSizes, renderReadme } from './docs.js';
import { version } from '../src/elements/version.ts';
import { readManifest, renderManifest } from './manifest.js';
import { makeZip } from './wordpress/zip.js';

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

const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, string | { types: string; default?: string }>;
};

test('the version that scripts tell is that of the package: change src/elements/version.ts with it', () => {
  assert.equal(version, about.version);
});

test('every entry of the package is built, with its types', () => {
  for (const entry of Object.values(about.exports)) {
    const { types, default: file = types! } = typeof entry === 'string' ? { types: undefined, default: entry } : entry;
    assert.ok(existsSync(join(root, file)), file);
    // A classic script is not imported.
    if (file.endsWith('.js') && !file.endsWith('.iife.js'))
      assert.ok(existsSync(join(root, types ?? file.replace(/js$/, 'd.ts'))), `the types of ${file}`);
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
  assert.ok(size(script) <= 40_000, `embed.js: ${size(script)} bytes`);
  const rest = size(readFileSync(join(root, 'dist/embed', later), 'utf8'));
  assert.ok(rest <= 21_500, `${later}: ${rest} bytes`);
});

test('the classic script has no module in it but what it fetches from beside it, which needs nothing else', () => {
  const code = readFileSync(join(root, 'dist/embed.iife.js'), 'utf8');
  assert.doesNotMatch(code, /\bfrom\s*["'`]|\bimport\s*["'`]|\bimport\.meta|^(?:var|let|const|function) /);
  const lazy = [...code.matchAll(/\bimport\(\s*new URL\([`'"](embed\/[\w-]+\.js)[`'"],/g)].map(([, path]) => path!);
  assert.equal(code.match(/\bimport\s*\(/g)!.length, lazy.length);
  for (const path of lazy)
    assert.doesNotMatch(
      readFileSync(join(root, 'dist', path), 'utf8'),
      /\b(?:from|import)\s*\(?\s*["'`]\.|\bimport\.meta/,
    );
  const names = lazy.map((path) => path.replace(/^embed\/(.*)-[\w-]{8}\.js$/, '$1'));
  const languages = ['ar', 'de', 'es', 'fr', 'he', 'hi', 'ja', 'ko', 'pt-br', 'zh-cn'];
  assert.deepEqual(names.sort(), [...languages, 'contrast', 'doctor', 'emoji-data', 'rich-text', 'simulation'].sort());
});

test('integrity.json has the hash of every built script', () => {
  const hashes = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8')) as Record<string, string>;
  const beside = readdirSync(join(root, 'dist/embed')).filter((file) => file.endsWith('.js'));
  const scripts = ['embed.js', 'embed.iife.js', 'embed-page.js', ...beside.map((file) => `embed/${file}`)];
  assert.deepEqual(Object.keys(hashes).sort(), scripts.sort());
  for (const [name, hash] of Object.entries(hashes)) {
    const contents = readFileSync(join(root, 'dist', name));
    assert.equal(hash, `sha384-${createHash('sha384').update(contents).digest('base64')}`);
  }
});

test('the zip of the plugin for WordPress is there, and the same files make the same bytes', () => {
  assert.ok(existsSync(join(root, 'dist/wordpress/ivs-chat.zip')));
  const [one, two] = [Buffer.from('one'), Buffer.from('two')];
  assert.deepEqual(makeZip({ 'a/1': one, 'b/2': two }), makeZip({ 'b/2': two, 'a/1': one }));
});
