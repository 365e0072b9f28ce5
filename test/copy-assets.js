// Style sheets and the page for iframes are shipped as they are.
import { cpSync } from 'node:fs';

for (const [from, to] of [
  ['themes', 'themes'],
  ['embed/embed.html', 'embed.html'],
])
  cpSync(new URL(`../src/${from}`, import.meta.url), new URL(`../dist/${to}`, import.meta.url), { recursive: true });
