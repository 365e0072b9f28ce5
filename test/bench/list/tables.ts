// What the rounds come to, as tables for the README.
import type { ContestantName, Figures, Situation } from './measure.ts';
import type { Row } from './once.ts';

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const of = (rounds: Figures[], read: (figures: Figures) => number): number => median(rounds.map(read));

/** Microseconds of main thread for each message, over what the page takes that renders nothing. */
const net = (rounds: Figures[], none: Figures[]): number =>
  of(rounds, ({ busy, ms, messages }) => ((busy - of(none, (one) => one.busy / one.ms) * ms) / messages) * 1_000);

type Cell = (rounds: Figures[]) => string;

const rounded =
  (read: (figures: Figures) => number): Cell =>
  (rounds) =>
    of(rounds, read).toFixed(0);

const columns: Record<string, Cell> = {
  'frames a second': rounded((one) => one.framesPerSecond),
  dropped: rounded((one) => one.dropped),
  'longest task, ms': rounded((one) => one.longestTask),
  'p50, ms': rounded((one) => one.p50),
  'p95, ms': rounded((one) => one.p95),
};

/** Where a video plays beside the chat. */
const videoColumns: Record<string, Cell> = {
  'frames of the video': rounded((one) => one.video!.frames),
  'dropped of these': rounded((one) => one.video!.dropped),
  'dropped of these, %': (rounds) => of(rounds, ({ video }) => (video!.dropped / video!.frames) * 100).toFixed(1),
};

export function table(name: string, { video }: Situation, results: Map<ContestantName, Figures[]>): string {
  const none = results.get('null') ?? [];
  const floor = net(results.get('floor') ?? [], none);
  const costColumns: Record<string, Cell> = {
    'µs a message': (rounds) => {
      const each = rounds.map((one) => net([one], none));
      return `${net(rounds, none).toFixed(0)} (${Math.min(...each).toFixed(0)}–${Math.max(...each).toFixed(0)})`;
    },
    '× floor': (rounds) => (net(rounds, none) / floor).toFixed(2),
  };
  const shown = { ...columns, ...(video && videoColumns) };
  const rows = [...results].map(([contestant, rounds]) =>
    [
      contestant,
      ...Object.values(costColumns).map((cell) => (contestant === 'null' ? '' : cell(rounds))),
      ...Object.values(shown).map((cell) => cell(rounds)),
    ].join(' | '),
  );
  const heads = Object.keys({ ...costColumns, ...shown });
  return `\n### ${name}\n\n| | ${heads.join(' | ')} |\n| ${'--- | '.repeat(heads.length + 1)}\n${rows.map((row) => `| ${row} |`).join('\n')}`;
}

/** The row of the round in the middle, by its first figure. */
function middle(rounds: Row[]): Row {
  const first = (row: Row): number => parseFloat(Object.values(row)[0] ?? '');
  return rounds.sort((a, b) => first(a) - first(b))[Math.floor(rounds.length / 2)]!;
}

export function onceTable(name: string, results: Map<ContestantName, Row[]>): string {
  const rows = [...results].map(([contestant, rounds]) => [contestant, middle(rounds)] as const);
  const heads = Object.keys(rows.find(([contestant]) => contestant === 'ivs-chat')?.[1] ?? {});
  const lines = rows.map(
    ([contestant, row]) => `| ${contestant} | ${heads.map((head) => row[head] ?? '').join(' | ')} |`,
  );
  return `\n### ${name}\n\n| | ${heads.join(' | ')} |\n| ${'--- | '.repeat(heads.length + 1)}\n${lines.join('\n')}`;
}
