// Style sheets, the page for iframes, and types that stand in for a framework's, are shipped as they are.
import { cpSync } from 'node:fs';

for (const [from, to = from] of [
  ['themes'],
  ['embed/embed.html', 'embed.html'],
  ...['vue', 'svelte', 'solid', 'preact'].map((framework) => [`frameworks/${framework}.d.ts`]),
])
  cpSync(new URL(`../src/${from}`, import.meta.url), new URL(`../dist/${to}`, import.meta.url), { recursive: true });
