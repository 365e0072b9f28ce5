// Writes what is shipped of other people's work: dist/sbom.json, CycloneDX 1.5, and dist/THIRD-PARTY-NOTICES.txt, which keeps the
// notices that the minifier drops. Both say nothing of the day or the machine: the same lockfile makes the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { bundledPackages, installedPackages, licenceText, nameOf, readLock } from './shipped.js';

const root = new URL('../', import.meta.url);
const lock = readLock();
const own = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const bundled = bundledPackages();
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const places = installedPackages(lock);
for (const name of bundled) if (!places.some((place) => nameOf(place) === name)) places.push(`node_modules/${name}`);

const refOf = (place) => purlOf(nameOf(place), lock.packages[place].version);

/** Where a package finds one that it depends on: in its own folder, or in one above. */
function resolve(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (found in lock.packages) return found;
    if (!at) return undefined;
  }
}

const dependsOn = (place) =>
  Object.keys(lock.packages[place].dependencies ?? {})
    .map((name) => resolve(place, name))
    .filter((found) => places.includes(found))
    .map(refOf)
    .sort();

const components = places.map((place) => {
  const { version, license, integrity } = lock.packages[place];
  const name = nameOf(place);
  const [, group, short] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name);
  return {
    type: 'library',
    'bom-ref': refOf(place),
    ...(group && { group }),
    name: short,
    version,
    licenses: [{ expression: license }],
    purl: refOf(place),
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') }],
    ...(bundled.includes(name) && { properties: [{ name: 'ivs-chat:bundled', value: 'true' }] }),
  };
});

const self = purlOf(own.name, own.version);
const sbom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: {
    component: {
      type: 'library',
      'bom-ref': self,
      name: own.name,
      version: own.version,
      licenses: [{ expression: own.license }],
      purl: self,
    },
  },
  components: components.sort((one, other) => (one.purl < other.purl ? -1 : 1)),
  dependencies: [
    { ref: self, dependsOn: dependsOn('') },
    ...places.sort().map((place) => ({ ref: refOf(place), dependsOn: dependsOn(place) })),
  ],
};
writeFileSync(new URL('dist/sbom.json', root), `${JSON.stringify(sbom, null, 2)}\n`);

const notices = bundled.map((name) => {
  const { version, license } = lock.packages[`node_modules/${name}`];
  return `${name} ${version} (${license})\n\n${licenceText(name)}\n`;
});
const line = `\n${'-'.repeat(80)}\n\n`;
writeFileSync(
  new URL('dist/THIRD-PARTY-NOTICES.txt', root),
  `The scripts beside this file have work of others in them, under these licences.\n${line}${notices.join(line)}`,
);
