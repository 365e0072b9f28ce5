// Style sheets are shipped as they are.
import { cpSync } from 'node:fs';

cpSync(new URL('../src/themes', import.meta.url), new URL('../dist/themes', import.meta.url), { recursive: true });
