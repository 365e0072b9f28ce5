import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readOnly, type Handler } from './http.ts';

/** Where the built scripts are: beside the built service, or where the source has them built. */
const folders = [new URL('../', import.meta.url), new URL('../../dist/', import.meta.url)];

/**
 * The scripts of the element by their paths, so that a page on this machine needs no other server: `/embed.js`, `/embed.iife.js` and
 * what they fetch from `/embed/`. None where they have not been built.
 */
export function pageScripts(): Record<string, Handler> {
  const folder = folders.find((one) => existsSync(new URL('embed.js', one)));
  if (!folder) return {};
  const beside = readdirSync(new URL('embed/', folder)).filter((name) => name.endsWith('.js'));
  const names = ['embed.js', 'embed.iife.js', ...beside.map((name) => `embed/${name}`)];
  return Object.fromEntries(names.map((name) => [`/${name}`, script(new URL(name, folder))]));
}

/** For pages of every origin, a file's among them; asked for anew each time, as the next build has the same name. */
const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cache-control': 'no-cache',
};

const script = (file: URL): Handler => readOnly(async () => new Response(await readFile(file), { headers }));
