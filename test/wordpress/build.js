// Writes dist/wordpress/ivs-chat.zip, which WordPress installs as it is: the plugin, the built chat, and translations.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeMo, makePot, makeScriptTranslations, readPo, textsOf } from './translations.js';
import { makeZip } from './zip.js';

const root = new URL('../../', import.meta.url);
const plugin = fileURLToPath(new URL('src/wordpress/', root));
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

const files = {};
const texts = new Map();
for (const entry of readdirSync(plugin, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
  const file = join(entry.parentPath, entry.name);
  const path = relative(plugin, file).replaceAll('\\', '/');
  files[path] = readFileSync(file);
  for (const text of textsOf(path, files[path].toString())) texts.set(text, [...(texts.get(text) ?? []), path]);
}

for (const [path, pattern] of [
  ['ivs-chat.php', /Version: +(\S+)/],
  ['ivs-chat.php', /VERSION = '(.*)'/],
  ['block/block.json', /"version": "(.*)"/],
  ['block/editor.asset.php', /'version' +=> '(.*)'/],
  ['readme.txt', /Stable tag: (\S+)/],
]) {
  const [, said] = pattern.exec(files[path].toString());
  if (said !== version) throw new Error(`src/wordpress/${path} says version ${said}: write ${version}.`);
}

const editor = 'block/editor.js';
files['languages/ivs-chat.pot'] = makePot(texts);
for (const path of Object.keys(files).filter((name) => name.endsWith('.po'))) {
  const [, language] = /ivs-chat-(\w+)\.po$/.exec(path);
  const translations = readPo(files[path].toString());
  const missing = [...texts.keys()].filter((text) => !translations.get(text));
  const stale = [...translations.keys()].filter((text) => text && !texts.has(text));
  if (missing.length || stale.length)
    throw new Error(
      `src/wordpress/${path} is not what the source says. Missing: ${JSON.stringify(missing)}; no longer there: ${JSON.stringify(stale)}.`,
    );
  files[path.replace(/po$/, 'mo')] = makeMo(translations);
  // Under the name by which WordPress looks for it: the hash of the script's path in the plugin.
  const hash = createHash('md5').update(editor).digest('hex');
  const own = textsOf(editor, files[editor].toString());
  files[`languages/ivs-chat-${language}-${hash}.json`] = makeScriptTranslations(translations, own, language);
}

// The classic script has all parts in it, and names the files that it fetches when they are needed.
const script = readFileSync(new URL('dist/embed.iife.js', root));
files['chat/embed.iife.js'] = script;
for (const path of new Set(script.toString().match(/\bembed\/[\w-]+\.js\b/g)))
  files[`chat/${path}`] = readFileSync(new URL(`dist/${path}`, root));
files.LICENSE = readFileSync(new URL('LICENSE', root));
files['chat/THIRD-PARTY-NOTICES.txt'] = readFileSync(new URL('dist/THIRD-PARTY-NOTICES.txt', root));

const folder = new URL('dist/wordpress/', root);
mkdirSync(folder, { recursive: true });
const contents = Object.entries(files).map(([path, content]) => [`ivs-chat/${path}`, Buffer.from(content)]);
writeFileSync(new URL('ivs-chat.zip', folder), makeZip(Object.fromEntries(contents)));
