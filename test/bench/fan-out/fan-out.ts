// One message to many: what the service takes for it, beside a bare broadcast loop in the same run.
import { chooseLoads, type Load } from './loads.ts';
import { measure, type Figures } from './measure.ts';

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

type Cell = (load: Load, service: Figures, bare: Figures) => string;

const pair =
  (figure: keyof Figures, digits: number): Cell =>
  (_, service, bare) =>
    `${number(service[figure], digits)} / ${number(bare[figure], digits)}`;
const cpu = pair('cpu', 1);

/** Of the README's tables. */
const columns: Record<string, Cell> = {
  connections: ({ connections }) => number(connections),
  rooms: ({ rooms }) => number(rooms),
  'messages a second in each': ({ rate }) => number(rate),
  'deliveries a second': pair('deliveries', 0),
  'server CPU, µs each': (load, service, bare) => `${cpu(load, service, bare)} (${number(service.cpu / bare.cpu, 2)})`,
  'p50, ms': pair('p50', 1),
  'p99, ms': pair('p99', 1),
  'memory, kB a connection': pair('memory', 1),
  lost: (_, { lost }) => number(lost),
  refused: (_, { refused }) => number(refused),
};

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;

/** Prints the tables. Tables and values may be given: `npm run bench fan-out rooms`, `npm run bench fan-out 10 100`. */
export async function fanOut(args: string[]): Promise<void> {
  const heads = Object.keys(columns);
  for (const [name, loads] of chooseLoads(args)) {
    console.log(`\n### ${name}\n\n${line(heads)}\n${line(heads.map(() => '---'))}`);
    for (const load of loads) {
      const bare = await measure('bare', load);
      const service = await measure('service', load);
      console.log(line(Object.values(columns).map((cell) => cell(load, service, bare))));
    }
  }
}
