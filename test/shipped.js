// What of other people's work is in the package: told by the lockfile, and by the source maps of the built scripts.
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** Packages whose data stands in a file of ours, made by `npm run emoji`. */
const copied = ['emojibase-data'];

/** The lockfile. */
export const readLock = () => readJson('package-lock.json');

/** The name of a package by its place in the lockfile. */
export const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What `npm install ivs-chat` brings along, by its place in the lockfile; peers, which the page has or has not, are not in it. */
export function installedPackages(lock) {
  const places = Object.keys(lock.packages).filter((place) => place);
  return places.filter((place) => {
    const { dev, peer, optional, devOptional } = lock.packages[place];
    return !dev && !peer && !optional && !devOptional;
  });
}

/** Names of the packages whose code or data is in the built scripts. */
export function bundledPackages() {
  const dist = new URL('dist/', root);
  const maps = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js.map'));
  const sources = maps.flatMap((map) => JSON.parse(readFileSync(new URL(map.replaceAll('\\', '/'), dist))).sources);
  const names = sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
  return [...new Set([...names, ...copied])].sort();
}

/** The text of a package's licence. */
export function licenceText(name) {
  const folder = new URL(`node_modules/${name}/`, root);
  const [file] = readdirSync(folder)
    .filter((one) => /^licen[cs]e(?:\.\w+)?$/i.test(one))
    .sort();
  if (!file) throw new Error(`${name} has no file with its licence.`);
  return readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n').trim();
}
