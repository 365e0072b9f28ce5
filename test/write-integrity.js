// Writes dist/integrity.json: what a page gives as `integrity` for each built script, by its path in dist.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const beside = readdirSync(new URL('embed', dist)).filter((file) => file.endsWith('.js'));
const scripts = ['embed.js', 'embed.iife.js', 'embed-page.js', ...beside.sort().map((file) => `embed/${file}`)];
const hash = (script) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(new URL(script, dist)))
    .digest('base64')}`;
const hashes = Object.fromEntries(scripts.map((script) => [script, hash(script)]));
writeFileSync(new URL('integrity.json', dist), `${JSON.stringify(hashes, null, 2)}\n`);
