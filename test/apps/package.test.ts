import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { installApp, packPackage, run } from '../helpers/packed-app.ts';

interface About {
  exports: Record<string, string | { types: string; default?: string }>;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = (name: string, ...args: string[]): Promise<string> => run(root, 'npx', '--no-install', name, ...args);

/** An empty project that has installed the package, and the package in it. */
let project: string;
let installed: string;
let about: About;
before(async () => {
  project = await installApp('plain');
  installed = join(project, 'node_modules/ivs-chat');
  about = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as About;
});

const entries = (): string[] =>
  Object.values(about.exports).map((entry) => (typeof entry === 'string' ? entry : (entry.default ?? entry.types)));

/** What a bundler makes of a file of the project. */
async function bundle(file: string, external?: 'packages'): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(project, file)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: external ? 'node' : 'browser',
    logLevel: 'error',
    absWorkingDir: project,
    ...(external && { packages: 'external' as const }),
  });
  return metafile;
}

test('the command and the headless client run in Node', async () => {
  assert.match(await run(project, 'npx', '--no-install', 'ivs-chat', '--help'), /--port/);
  const script = `const { ChatRoom } = await import('ivs-chat/client'); console.log(typeof ChatRoom)`;
  assert.equal(await run(project, process.execPath, '--input-type=module', '--eval', script), 'function\n');
});

for (const moduleResolution of ['node16', 'bundler', 'node10'])
  test(`the types of every entry resolve with moduleResolution ${moduleResolution}`, async () => {
    const compilerOptions = {
      module: moduleResolution === 'node16' ? 'node16' : 'esnext',
      moduleResolution,
      // TypeScript 6 would rather that nobody had node10 any more, and projects have it.
      ...(moduleResolution === 'node10' && { ignoreDeprecations: '6.0' }),
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['every-entry.ts'] }));
    await tool('tsc', '-p', project);
  });

test('publint finds nothing', async () => {
  assert.match(await tool('publint', await packPackage(), '--strict'), /All good!/);
});

test('are-the-types-wrong finds nothing in what can be imported', async () => {
  const notModules = Object.keys(about.exports).filter((name) => /\.(?:css|html|zip|iife\.js)$/.test(name));
  await tool('attw', await packPackage(), '--profile', 'esm-only', '--exclude-entrypoints', ...notModules);
});

test('who imports the client alone gets nothing of the elements, of Lit or of the service', async () => {
  writeFileSync(join(project, 'client-only.js'), `export { ChatRoom } from 'ivs-chat/client';`);
  const inputs = Object.keys((await bundle('client-only.js')).inputs);
  assert.ok(inputs.some((path) => path.endsWith('client/chat-room.js')));
  assert.deepEqual(
    inputs.filter((path) => !/ivs-chat\/dist\/(client|protocol)\/|^client-only\.js$/.test(path)),
    [],
  );
});

test('who imports a class alone registers nothing', async () => {
  writeFileSync(join(project, 'class-only.js'), `import { version } from 'ivs-chat'; console.log(version);`);
  const used = Object.values((await bundle('class-only.js')).outputs)[0]!.inputs;
  assert.deepEqual(
    Object.keys(used).filter((path) => used[path]!.bytesInOutput > 0 && /elements\/ivs-|define/.test(path)),
    [],
  );
});

test('everything in the package is an entry, or of one; and it imports only what it declares', async () => {
  const beside = ['sbom.json', 'THIRD-PARTY-NOTICES.txt'].map((file) => join('dist', file));
  const reached = new Set(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', ...beside]);
  const imported = new Set<string>();
  for (const entry of [...entries(), ...Object.values(about.bin)]) {
    const file = join(installed, entry);
    reached.add(relative(installed, file));
    if (file.endsWith('.html'))
      for (const [, path] of readFileSync(file, 'utf8').matchAll(/<script [^>]*src="([^"]+)"/g))
        reached.add(relative(installed, join(dirname(file), path!)));
    if (!file.endsWith('.js')) continue;
    const { inputs } = await bundle(relative(project, file), 'packages');
    for (const [path, { imports }] of Object.entries(inputs)) {
      reached.add(relative(installed, join(project, path)));
      for (const one of imports) if (one.external) imported.add(packageOf(one.path));
    }
  }
  // By `new URL()`, as a classic script has no modules.
  for (const file of readdirSync(join(installed, 'dist/embed'))) reached.add(join('dist/embed', file));

  const declared = Object.keys({ ...about.dependencies, ...about.peerDependencies });
  assert.deepEqual(
    [...imported].filter((name) => !declared.includes(name) && !builtinModules.includes(name)),
    [],
  );
  assert.deepEqual(
    Object.keys(about.dependencies).filter((name) => !imported.has(name)),
    [],
  );
  const files = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(installed, join(file.parentPath, file.name)))
    .filter((file) => !file.startsWith(`node_modules${sep}`));
  // A module's types and map go with it; a module of types alone is imported by nothing that runs.
  const unused = files.filter((file) => {
    const script = file.replace(/\.d\.ts$|\.js\.map$/, '.js');
    return !reached.has(file) && !reached.has(script) && !hasTypesAlone(join(installed, script));
  });
  assert.deepEqual(unused, []);
});

const hasTypesAlone = (script: string): boolean =>
  existsSync(script) && /^export \{\};\n\/\/# sourceMappingURL=.*$/.test(readFileSync(script, 'utf8'));

/** `@scope/name` or `name`, of what an import names. */
const packageOf = (path: string): string =>
  path
    .replace(/^node:/, '')
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
