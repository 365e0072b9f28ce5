import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Which layers a layer sees, besides itself. */
const sees: Record<string, string[]> = {
  protocol: [],
  doctor: ['protocol'],
  client: ['protocol'],
  store: ['protocol', 'client'],
  locales: [],
  simulation: ['protocol', 'client'],
  elements: ['protocol', 'doctor', 'client', 'store', 'locales', 'simulation'],
  entries: ['store', 'locales', 'elements'],
  embed: ['elements'],
  frameworks: ['elements'],
  react: ['protocol', 'client', 'store', 'elements', 'entries'],
  server: ['protocol', 'doctor'],
};

/** Who may import which package; Node's own modules are the server's. */
const packages: Record<string, (file: string) => boolean> = {
  // A wrapper names the base of what it wraps.
  lit: (file) => layerOf(file) === 'elements' || file === 'react/ivs-chat.ts',
  '@lit/context': (file) => layerOf(file) === 'elements',
  '@shoelace-style/localize': (file) => file === 'elements/words.ts',
  dompurify: (file) => file === 'elements/rich-text.ts',
  react: (file) => layerOf(file) === 'react',
  '@lit/react': (file) => file === 'react/ivs-chat.ts',
  vue: (file) => file === 'frameworks/vue.d.ts',
  svelte: (file) => file === 'frameworks/svelte.d.ts',
  'solid-js': (file) => file === 'frameworks/solid.d.ts',
  preact: (file) => file === 'frameworks/preact.d.ts',
  ws: (file) => ['server/data-plane.ts', 'server/doctor/node-host.ts'].includes(file),
  'prom-client': (file) => file === 'server/metrics.ts',
  'classic-level': (file) => file === 'server/state.ts',
  '@aws-sdk/client-s3': (file) => file === 'server/logging/log-writers.ts',
  '@aws-sdk/client-cloudwatch-logs': (file) => file === 'server/logging/log-writers.ts',
  '@aws-sdk/client-firehose': (file) => file === 'server/logging/log-writers.ts',
  node: (file) => layerOf(file) === 'server',
};

const isScript = (file: string): boolean => /\.tsx?$/.test(file);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(isScript);
const layerOf = (file: string): string => (file.includes('/') ? file.split('/')[0]! : 'entries');
const text = (file: string): string => readFileSync(join(src, file), 'utf8');

/** What a file imports or exports from: a file of ours by its path in `src`, a package by its name. */
function importsOf(file: string): string[] {
  const specifiers = [...text(file).matchAll(/(?:from|import|import\() ?'([^']+)'/g)].map(
    ([, specifier]) => specifier!,
  );
  return specifiers.map((specifier) => {
    if (specifier.startsWith('.')) return relative(src, join(src, dirname(file), specifier));
    if (specifier.startsWith('node:')) return 'node';
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  });
}

test('every folder of src is a layer', () => {
  assert.deepEqual(
    [...new Set(files.map(layerOf))].filter((layer) => !(layer in sees)),
    [],
  );
});

test('a file imports its own layer, or one that it may see, or a package that is its own to import', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        if (!isScript(target)) return !packages[target]?.(file);
        const [from, to] = [layerOf(file), layerOf(target)];
        return from !== to && !sees[from]!.includes(to);
      })
      .map((target) => `${file} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    assert.ok(!path.includes(file), `a cycle: ${[...path, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const target of importsOf(file).filter(isScript)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

test('the hooks of React need neither an element nor a package besides React, so that React Native has them', () => {
  const reached = new Set(['react/hooks.ts']);
  for (const file of reached) for (const target of isScript(file) ? importsOf(file) : []) reached.add(target);
  const wrong = [...reached].filter((target) =>
    isScript(target) ? !['react', ...sees['store']!, 'store'].includes(layerOf(target)) : target !== 'react',
  );
  assert.deepEqual(wrong, []);
  assert.ok(reached.has('react') && reached.has('store/room-store.ts'));
});

test('an export has a name: no default exports, no export of everything', () => {
  const wrong = files.filter((file) => /^export (?:default|\*)/m.test(text(file)));
  assert.deepEqual(wrong, []);
});

test('no module keeps state that two chats would share', () => {
  const wrong = files.filter((file) => /^(?:let|var) /m.test(text(file)));
  // A running number that makes request ids unique has to be shared.
  assert.deepEqual(wrong, ['client/requests.ts']);
});
