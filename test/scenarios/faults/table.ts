import { readFileSync, writeFileSync } from 'node:fs';
import { fates, type Row } from './rows.ts';
import type { Seen } from './run-row.ts';

const readme = new URL('../../../README.md', import.meta.url);
const place = /(<!-- run: faults -->\n)[^]*?(\n<!-- end -->)/;

/** What the README says of faults, as a run saw it. */
export function renderTable(seen: ReadonlyMap<Row, Seen>): string {
  const head = ['fault', 'what the viewer reads', 'all is well', 'what they sent meanwhile'];
  const lines = [...seen].map(([row, { said, fate }]) => [
    row.fault,
    row.sees
      .filter((sentence) => said.includes(sentence))
      .map((sentence) => `“${sentence}”`)
      .join(' ') || 'nothing',
    `${row.within} s after ${row.since ?? 'it ended'}`,
    // Where chance decides, all that may be.
    (row.fate.length > 1 ? row.fate : [fate]).map((one) => fates[one]).join(', or '),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The table that the README has. */
export const keptTable = (): string => place.exec(readFileSync(readme, 'utf8'))![0].split('\n').slice(2, -2).join('\n');

export function writeTable(table: string): void {
  const text = readFileSync(readme, 'utf8');
  writeFileSync(
    readme,
    text.replace(place, (_all, start: string, end: string) => `${start}\n${table}\n${end}`),
  );
}
