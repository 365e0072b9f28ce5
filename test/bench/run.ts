// `npm run bench` runs every benchmark, `npm run bench fan-out` one; what follows the name is handed to it.
import { bigRoom } from './big-room.ts';
import { fanOut } from './fan-out/fan-out.ts';
import { listBench } from './list/list.ts';
import { soak } from './soak.ts';

const benches: Record<string, (args: string[]) => Promise<void>> = {
  'big-room': bigRoom,
  'fan-out': fanOut,
  list: listBench,
  soak,
};

const [wanted, ...args] = process.argv.slice(2);
if (wanted !== undefined && !Object.hasOwn(benches, wanted)) {
  console.error(`There is no benchmark ${wanted}: give one of ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) if (!wanted || wanted === name) await bench(args);
