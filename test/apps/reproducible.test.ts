import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, cp, link, mkdir, mkdtemp, readdir, readFile, rm, symlink, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../helpers/packed-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What no clean folder has, at the top of ours. */
const notSource = ['node_modules', 'dist', 'coverage', '.git'];

/** A tree of the same files, without a second copy of what is in them where that can be. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

/** A clean folder at a path of its own, built and packed. */
async function build(t: TestContext, name: string): Promise<{ folder: string; tarball: Buffer }> {
  const above = await mkdtemp(join(tmpdir(), 'ivs-chat-'));
  t.after(() => rm(above, { recursive: true, force: true, maxRetries: 3 }));
  const folder = join(above, name);
  await cp(root, folder, { recursive: true, filter: (path) => !notSource.includes(relative(root, path)) });
  await linkTree(join(root, 'node_modules'), join(folder, 'node_modules'));
  await run(folder, 'npm', 'run', '--silent', 'build:dist');
  await run(folder, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', above);
  const [file] = (await readdir(above)).filter((one) => one.endsWith('.tgz'));
  return { folder, tarball: await readFile(join(above, file!)) };
}

/** Files of a folder, with a hash of each. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  const all = paths.map(async (path) => [
    path,
    createHash('sha256')
      .update(await readFile(join(folder, path)))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(all)) as Record<string, string>;
}

test('two builds in two folders make the same files, and the same package', async (t) => {
  const one = await build(t, 'one');
  const other = await build(t, 'of-another-name/and-deeper');
  const [first, second] = [await hashes(join(one.folder, 'dist')), await hashes(join(other.folder, 'dist'))];
  assert.ok(Object.keys(first).length > 100);
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  assert.deepEqual(
    names.filter((name) => first[name] !== second[name]),
    [],
  );
  assert.ok(one.tarball.equals(other.tarball), 'the packed package');
});
