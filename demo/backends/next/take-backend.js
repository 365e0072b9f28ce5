// Next compiles what is in its own folder: the files that all examples share are copied into it before a build, or into the
// folder that is given.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const { dirname } = import.meta;
const [folder = join(dirname, 'backend')] = process.argv.slice(2);
for (const file of readdirSync(join(dirname, '..')).filter((name) => name.endsWith('.ts')))
  cpSync(join(dirname, '..', file), join(folder, file));
