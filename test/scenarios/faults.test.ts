import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { only, useBrowser } from '../helpers/site.ts';
import { rows, type Row } from './faults/rows.ts';
import { complaintsOf, runRow, type Seen } from './faults/run-row.ts';
import { keptTable, renderTable, writeTable } from './faults/table.ts';

const open = useBrowser();
const seen = new Map<Row, Seen>();

// Most of a row is waiting.
const together = { concurrency: 6, timeout: 400_000 };

void describe('a fault: what the viewer reads, and nothing sent is lost or there twice', together, () => {
  for (const row of rows)
    void it(row.fault, { timeout: 120_000, skip: row.skip ?? false }, async (t) => {
      const saw = await runRow(open, t, row);
      t.diagnostic(`${saw.ms} ms; ${saw.fate}; ${saw.said.join(' | ')}`);
      assert.deepEqual(complaintsOf(row, saw), []);
      seen.set(row, saw);
    });
});

test(
  'the README says of faults what was seen: run this file with FAULT_TABLE=write where it does not',
  { skip: only(['chromium'], 'the README has one table of faults') },
  () => {
    assert.equal(seen.size, rows.length);
    const inOrder = new Map(rows.map((row) => [row, seen.get(row)!]));
    const table = renderTable(inOrder);
    if (process.env['FAULT_TABLE'] === 'write') writeTable(table);
    assert.equal(keptTable(), table);
  },
);
