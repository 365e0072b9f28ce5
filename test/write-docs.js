// Writes what is made from the source and kept beside it: custom-elements.json, then the tables of README.md.
import { writeFileSync } from 'node:fs';
import { renderManifest } from './manifest.js';

const root = new URL('..', import.meta.url);
writeFileSync(new URL('custom-elements.json', root), await renderManifest());
// Loaded only now, as it reads the manifest.
const { renderReadme } = await import('./docs.js');
writeFileSync(new URL('README.md', root), renderReadme());
