// A long run, by chance: `npm run fuzz`, `npm run fuzz -- --seconds=600 --seed=7 frames`. A failure prints what repeats it.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { properties } from './properties.ts';

const SECONDS = 120;
const MOST_SECONDS = 24 * 3_600;

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: `${SECONDS}` }, seed: { type: 'string' }, path: { type: 'string' } },
  allowPositionals: true,
});
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const chosen = properties.filter(({ name }) => !positionals.length || positionals.some((part) => name.includes(part)));
if (!(seconds > 0 && seconds <= MOST_SECONDS) || !Number.isInteger(seed) || !chosen.length) {
  console.error(
    `npm run fuzz -- [--seconds=1 to ${MOST_SECONDS}] [--seed=a whole number] [--path=as printed] [part of a name…]\n\n${properties.map(({ name }) => name).join('\n')}`,
  );
  process.exit(2);
}

console.log(`seed ${seed}, ${seconds} s for ${chosen.length} properties`);
const each = (seconds * 1_000) / chosen.length;
let failed = 0;
for (const { name, make } of chosen) {
  const ends: (() => unknown)[] = [];
  const property = (await make({ after: (end) => ends.push(end) })) as fc.IAsyncProperty<unknown>;
  const result = await fc.check(property, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: each,
    ...(values.path !== undefined && { path: values.path }),
  });
  for (const end of ends) await end();
  const broken = result.counterexample !== null;
  console.log(`${broken ? '✖' : '✔'} ${name}: ${result.numRuns} inputs`);
  if (!broken) continue;
  failed++;
  console.log(fc.defaultReportMessage(result));
  console.log(`Again: npm run fuzz -- --seed=${seed} --path=${result.counterexamplePath} ${JSON.stringify(name)}`);
}
process.exitCode = failed ? 1 : 0;
