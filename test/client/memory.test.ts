import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('a million messages leave no more memory behind than the first ten thousand', (t) => {
  const script = fileURLToPath(new URL('../helpers/receive-a-million.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], { encoding: 'utf8' });
  const { early, late } = JSON.parse(output) as { early: number; late: number };
  t.diagnostic(
    `heap after 10,000 messages ${Math.round(early / 1024)} kB, after 1,000,000 ${Math.round(late / 1024)} kB`,
  );
  assert.ok(late - early < 256 * 1024, `${late - early} bytes more`);
});
