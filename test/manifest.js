// Makes custom-elements.json from the source.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format } from 'prettier';

const root = new URL('..', import.meta.url);

/** The manifest as the source has it. The analyzer's command would write its folder into package.json as well. */
export async function renderManifest() {
  const argv = ['analyze', '--litelement', '--quiet', '--globs', 'src/elements/*.ts'];
  const manifest = await cli({ argv, cwd: fileURLToPath(root), noWrite: true });
  return format(JSON.stringify(manifest, spelledOut), { parser: 'json' });
}

/** What a viewer can choose has its choices in the manifest, for editors and pages that offer them. */
const preferences = readFileSync(new URL('src/store/view.ts', root), 'utf8').match(/interface Preferences \{[^}]+/)[0];
const spelledOut = (key, value) => {
  // What servers and we agree on is nothing to set.
  if (key === 'attributes') return value.filter(({ fieldName }) => fieldName);
  const [, name] = /^Preferences\['(\w+)'\]$/.exec(value) ?? [];
  return name ? new RegExp(`\\b${name}: (.+);`).exec(preferences)[1] : value;
};

/** The manifest as it is kept. */
export const readManifest = () => readFileSync(new URL('custom-elements.json', root), 'utf8');
