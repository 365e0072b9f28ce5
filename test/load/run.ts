// `npm run load`: 5,000 connections in 100 rooms, on this machine alone, in about two minutes.
import { loadavg } from 'node:os';
import { putUnderLoad, type Phase } from './load.ts';

const number = (value?: number, digits = 0): string =>
  value === undefined
    ? ''
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const columns: Record<string, (phase: Phase) => string> = {
  phase: ({ name }) => name,
  'took, s': ({ ms }) => (ms === undefined ? '' : number(ms / 1_000, 1)),
  'messages taken': ({ sent }) => number(sent),
  'frames delivered': ({ received }) => number(received),
  'p50, ms': ({ p50 }) => number(p50, 1),
  'p99, ms': ({ p99 }) => number(p99, 1),
  'bad handshakes a second': ({ attacks }) => number(attacks),
  errors: ({ errors }) =>
    Object.entries(errors)
      .filter(([, count]) => count)
      .map(([name, count]) => `${number(count)} ${name}`)
      .join(', ') || '0',
  'heap, MB': ({ memory }) => number(memory / 1_000_000, 1),
};
const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;

console.log(`Load of the machine before: ${loadavg()[0]!.toFixed(1)}\n`);
console.log(`${line(Object.keys(columns))}\n${line(Object.keys(columns).map(() => '---'))}`);
await putUnderLoad({ connections: 5_000, rooms: 100, rate: 1_000, ms: 15_000, stalled: 50, attacks: 10_000 }, (phase) =>
  console.log(line(Object.values(columns).map((cell) => cell(phase)))),
);
