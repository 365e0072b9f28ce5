// What a chat costs the page that it is on: <ivs-chat> beside what could be used in its place, in one run.
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserArgs, ensureBrowser } from '../../helpers/browser.js';
import { onceMeasures, type Row } from './once.ts';
import { contestants, measure, Stub, type ContestantName, type Figures, type Situation } from './measure.ts';

const situations: Record<string, Situation> = {
  '10': { rate: 10, ms: 8_000 },
  '100': { rate: 100, ms: 8_000 },
  '500': { rate: 500, ms: 6_000 },
  '2000': { rate: 2_000, ms: 4_000 },
  '100-after-10000': { rate: 100, ms: 8_000, history: 10_000 },
  '100-4x': { rate: 100, ms: 8_000, throttle: 4 },
  '100-6x': { rate: 100, ms: 8_000, throttle: 6 },
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const of = (rounds: Figures[], read: (figures: Figures) => number): number => median(rounds.map(read));

/** Microseconds of main thread for each message, over what the page takes that renders nothing. */
const net = (rounds: Figures[], none: Figures[]): number =>
  of(rounds, ({ busy, ms, messages }) => ((busy - of(none, (one) => one.busy / one.ms) * ms) / messages) * 1_000);

function table(name: string, results: Map<ContestantName, Figures[]>): string {
  const none = results.get('null') ?? [];
  const floor = net(results.get('floor') ?? [], none);
  const rows = [...results].map(([contestant, rounds]) => {
    const each = rounds.map((one) => net([one], none));
    return [
      contestant,
      contestant === 'null'
        ? ''
        : `${net(rounds, none).toFixed(0)} (${Math.min(...each).toFixed(0)}–${Math.max(...each).toFixed(0)})`,
      contestant === 'null' ? '' : (net(rounds, none) / floor).toFixed(2),
      of(rounds, (one) => one.framesPerSecond).toFixed(0),
      of(rounds, (one) => one.dropped).toFixed(0),
      of(rounds, (one) => one.longestTask).toFixed(0),
      of(rounds, (one) => one.p50).toFixed(0),
      of(rounds, (one) => one.p95).toFixed(0),
    ].join(' | ');
  });
  return `\n### ${name}\n\n| | µs a message | × floor | frames a second | dropped | longest task, ms | p50, ms | p95, ms |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}`;
}

/** The row of the round in the middle, by its first figure. */
function middle(rounds: Row[]): Row {
  const first = (row: Row): number => parseFloat(Object.values(row)[0] ?? '');
  return rounds.sort((a, b) => first(a) - first(b))[Math.floor(rounds.length / 2)]!;
}

function onceTable(name: string, results: Map<ContestantName, Row[]>): string {
  const rows = [...results].map(([contestant, rounds]) => [contestant, middle(rounds)] as const);
  const heads = Object.keys(rows.find(([contestant]) => contestant === 'ivs-chat')?.[1] ?? {});
  const lines = rows.map(
    ([contestant, row]) => `| ${contestant} | ${heads.map((head) => row[head] ?? '').join(' | ')} |`,
  );
  return `\n### ${name}\n\n| | ${heads.join(' | ')} |\n| ${'--- | '.repeat(heads.length + 1)}\n${lines.join('\n')}`;
}

const launch = async (): Promise<Browser> => puppeteer.launch({ executablePath: ensureBrowser(), args: browserArgs });

/** Prints the tables. `npm run bench list 100 500 --only=floor,ivs-chat --rounds=3`. */
export async function listBench(args: string[]): Promise<void> {
  const option = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const rounds = Number(option('rounds') ?? 3);
  const only = option('only')?.split(',');
  const names = (Object.keys(contestants) as ContestantName[]).filter(
    (name) => !only || name === 'null' || only.includes(name),
  );
  const stub = await Stub.start('');
  const browser = await launch();
  try {
    for (const [name, situation] of Object.entries(situations)) {
      if (wanted.length && !wanted.includes(name)) continue;
      const results = new Map<ContestantName, Figures[]>(names.map((one) => [one, []]));
      for (let round = 0; round < rounds; round++)
        for (const contestant of names)
          results.get(contestant)!.push(await measure(browser, stub, contestant, situation));
      console.log(table(name, results));
    }
    for (const [name, once] of Object.entries(onceMeasures)) {
      if (wanted.length && !wanted.includes(name)) continue;
      const shown = names.filter((one) => one !== 'null');
      const results = new Map<ContestantName, Row[]>(shown.map((one) => [one, []]));
      for (let round = 0; round < rounds; round++)
        for (const contestant of shown) results.get(contestant)!.push(await once(browser, stub, contestant));
      console.log(onceTable(name, results));
    }
  } finally {
    await browser.close();
    stub.stop();
  }
}
