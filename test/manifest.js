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
  return format(JSON.stringify(manifest), { parser: 'json' });
}

/** The manifest as it is kept. */
export const readManifest = () => readFileSync(new URL('custom-elements.json', root), 'utf8');
