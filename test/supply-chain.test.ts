import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundledPackages, installedPackages, licenceText, nameOf, readLock } from './shipped.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

interface Locked {
  name?: string;
  version: string;
  license?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
const { packages } = readLock() as { packages: Record<string, Locked> };
const places = Object.keys(packages).filter(Boolean);
const about = JSON.parse(read('package.json')) as Locked & { scripts: Record<string, string> };

/** The first cells of a table of CONTRIBUTING.md. */
function namesUnder(heading: string): string[] {
  const [, section] = new RegExp(`## ${heading}\n([^]*?)(?=\n## |$)`).exec(read('CONTRIBUTING.md')) ?? [];
  return [...section!.matchAll(/^\| `([^`]+)` \| \S.* \|$/gm)].map(([, name]) => name!).sort();
}

test('each run-time dependency has its reason in CONTRIBUTING.md', () => {
  assert.deepEqual(namesUnder('Run-time dependencies'), Object.keys(about.dependencies!).sort());
});

test('the lockfile is in step with package.json, and has a hash of each package', () => {
  const { dependencies, devDependencies, peerDependencies } = packages['']!;
  assert.deepEqual(
    { dependencies, devDependencies, peerDependencies },
    {
      dependencies: about.dependencies,
      devDependencies: about.devDependencies,
      peerDependencies: about.peerDependencies,
    },
  );
  assert.deepEqual(
    places.filter((place) => !/^sha512-[\w+/]{86}==$/.test(packages[place]!.integrity ?? '')),
    [],
  );
});

/** Licences that let a package be shipped with one under Apache-2.0, and used without asking. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'];
const allowedHere = [...allowed, '(MPL-2.0 OR Apache-2.0)'];
/** What only tests and builds use may be under these too. */
const allowedForTools = [
  ...allowedHere,
  'CC0-1.0',
  'MPL-2.0',
  '(MIT OR CC0-1.0)',
  '(CC-BY-4.0 AND MIT)',
  '(CC-BY-4.0 AND OFL-1.1 AND MIT)',
];
/** Tools whose licence stands elsewhere: MIT, but in an old form, and the official client's own. */
const elsewhere = ['amazon-ivs-chat-messaging', 'busboy', 'dicer', 'humanize-number', 'only', 'streamsearch'];

test('what is shipped is under licences that may be, and so are the tools', () => {
  const shipped = installedPackages(readLock());
  assert.ok(shipped.length > 20);
  const wrong = places.filter((place) => {
    const list = shipped.includes(place) ? allowedHere : allowedForTools;
    const isElsewhere = !shipped.includes(place) && elsewhere.includes(nameOf(place));
    return !isElsewhere && !list.includes(packages[place]!.license ?? '');
  });
  assert.deepEqual(wrong, []);
});

test('the package runs nothing as it is installed, and those of its tree that do are named, with their reason', () => {
  assert.deepEqual(
    Object.keys(about.scripts).filter((name) =>
      /^(?:pre|post)?(?:install|prepare|publish)$|^prepublishOnly$/.test(name),
    ),
    [],
  );
  const running = places.filter((place) => packages[place]!.hasInstallScript).map(nameOf);
  assert.deepEqual([...new Set(running)].sort(), namesUnder('Packages that run a script as they are installed'));
  // What the script of the one that is shipped looks for is there, so that nothing is compiled.
  const prebuilt = readdirSync(`${root}node_modules/classic-level/prebuilds`);
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64+arm64', 'win32-x64'])
    assert.ok(prebuilt.includes(platform), platform);
});

interface Sbom {
  components: { purl: string; properties?: object[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** What npm itself makes of the lockfile. */
function npmComponents(...omit: string[]): string[] {
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', ...omit.flatMap((one) => ['--omit', one])];
  const text = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (JSON.parse(text) as Sbom).components.map(({ purl }) => purl);
}

test('sbom.json names what the lockfile and npm name, and what is in the scripts', () => {
  const text = read('dist/sbom.json');
  const { components, dependencies } = JSON.parse(text) as Sbom;
  const purls = components.map(({ purl }) => purl);
  const purlOf = (place: string): string => `pkg:npm/${nameOf(place).replace('@', '%40')}@${packages[place]!.version}`;
  const bundled = bundledPackages();
  const wanted = [...installedPackages(readLock()), ...bundled.map((name) => `node_modules/${name}`)].map(purlOf);
  assert.deepEqual([...purls].sort(), [...new Set(wanted)].sort());
  // npm leaves a package out, or takes one in, that something else has as its peer.
  assert.deepEqual(
    npmComponents('dev', 'peer', 'optional').filter((purl) => !purls.includes(purl)),
    [],
  );
  const all = npmComponents();
  assert.deepEqual(
    purls.filter((purl) => !all.includes(purl)),
    [],
  );
  const marked = components.filter(({ properties }) => properties).map(({ purl }) => purl);
  assert.deepEqual(marked.sort(), bundled.map((name) => purlOf(`node_modules/${name}`)).sort());
  for (const name of ['lit-html', '@lit/context', '@shoelace-style/localize', 'dompurify', 'emojibase-data'])
    assert.ok(bundled.includes(name), name);
  assert.equal(dependencies.length, components.length + 1);
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) assert.ok(purls.includes(ref), ref);
  assert.doesNotMatch(text, /serialNumber|timestamp/);
});

test('the licences of all that is in the scripts lie beside them', () => {
  const notices = read('dist/THIRD-PARTY-NOTICES.txt');
  for (const name of bundledPackages()) assert.ok(notices.includes(licenceText(name)), name);
  assert.match(notices, /Copyright \(c\) \d+ Google LLC/);
});

test('no package, of what is shipped or of its tools, has a weakness that is known', (context) => {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' });
  const report = JSON.parse(stdout) as { message?: string; metadata?: { vulnerabilities: { total: number } } };
  // A mirror of the registry, or no network, says nothing of weaknesses; whoever can ask the registry itself is told.
  if (!report.metadata) return context.skip(`npm audit got no answer: ${report.message}`);
  assert.equal(report.metadata.vulnerabilities.total, 0, 'npm audit names them');
});
