import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { MessageFrame } from '../../../src/protocol/frames.ts';
import { ChatLog } from '../../../src/server/logging/chat-log.ts';
import type { LogBatch } from '../../../src/server/logging/log-format.ts';
import type { LogWriter } from '../../../src/server/logging/log-writers.ts';
import { Metrics } from '../../../src/server/metrics.ts';
import { RecentErrors } from '../../../src/server/recent-errors.ts';
import { Resources } from '../../../src/server/resources.ts';
import { defaultQuotas } from '../../../src/server/quotas.ts';
import { openState } from '../../../src/server/state.ts';
import { temporaryFolder } from '../../helpers/aws.ts';
import { handTimers, until } from '../../helpers/timers.ts';

const frame = (Content: string): MessageFrame => ({
  Type: 'MESSAGE',
  Id: 'abcdefghijkl',
  RequestId: '',
  Content,
  Attributes: {},
  SendTime: '2022-10-14T17:40:00.000Z',
  Sender: { UserId: 'ana', Attributes: {} },
});

/** A log whose one destination is a function of the test: no real one can be filled with 32 megabytes in a test. */
async function logTo(write: LogWriter['write'], most: LogWriter['most']) {
  const timers = handTimers();
  const resources = new Resources({
    region: 'us-west-2',
    account: '123456789012',
    quotas: defaultQuotas,
    store: await openState(undefined),
    now: Date.now,
  });
  const { arn } = await resources.createLogging({
    destinationConfiguration: { firehose: { deliveryStreamName: 'x' } },
  });
  const room = await resources.createRoom({ loggingConfigurationIdentifiers: [arn] });
  const errors = new RecentErrors(Date.now, () => {});
  const writer = { gatherMs: 5_000, most, write };
  const log = new ChatLog({
    resources,
    metrics: new Metrics(Date.now),
    errors,
    writers: { s3: writer, cloudWatchLogs: writer, firehose: writer },
    folder: '',
    startTimer: timers.startTimer,
  });
  return { log, room, errors, timers };
}

test('a batch holds as many lines and bytes as the destination takes, and one line at least', async () => {
  const batches: LogBatch[] = [];
  const write = (batch: LogBatch): Promise<[]> => {
    batches.push(batch);
    return Promise.resolve([]);
  };
  const { log, room } = await logTo(write, { lines: 3, bytes: 2_000, lineOverhead: 10 });
  const sizes = [1, 1, 1, 1, 700, 700, 700, 3_000, 1];
  for (const size of sizes) log.append(room, frame('x'.repeat(size)));
  await log.close();
  const contents = batches.map(({ lines }) =>
    lines.map(({ text }) => (JSON.parse(text) as { payload: MessageFrame }).payload.Content.length),
  );
  assert.deepEqual(contents, [[1, 1, 1], [1, 700], [700, 700], [3_000], [1]]);
});

test('a destination that stays away has 32 megabytes waiting, no more; the rest is dropped, and that is told once', async () => {
  let taken = 0;
  let down = true;
  const write = (batch: LogBatch): Promise<LogBatch['lines']> => {
    if (down) return Promise.reject(new Error('down'));
    taken += batch.lines.reduce((sum, { bytes }) => sum + bytes, 0);
    return Promise.resolve([]);
  };
  const { log, room, errors, timers } = await logTo(write, { lines: Infinity, bytes: Infinity, lineOverhead: 1 });
  const line = frame('x'.repeat(100_000));
  for (let i = 0; i < 400; i++) log.append(room, line);
  timers.fire(5_000);
  await until(() => timers.waits().length > 0);
  // What was tried and not taken waits on, and counts.
  for (let i = 0; i < 10; i++) log.append(room, line);
  assert.equal(errors.list().filter(({ message }) => message.includes('lost')).length, 1);
  down = false;
  await log.close();
  assert.ok(taken > 32 * 1024 ** 2 - 101_000 && taken <= 32 * 1024 ** 2, String(taken));
});

test('a destination that is down for too long once more is told of once more', async () => {
  let answer = (): Promise<[]> => Promise.reject(new Error('down'));
  const { log, room, errors, timers } = await logTo(() => answer(), {
    lines: Infinity,
    bytes: Infinity,
    lineOverhead: 1,
  });
  const line = frame('x'.repeat(100_000));
  const overfill = (): void => {
    for (let i = 0; i < 400; i++) log.append(room, line);
  };
  const losses = (): number => errors.list().filter(({ message }) => message.includes('lost')).length;
  overfill();
  await until(() => timers.waits().includes(1_000));
  assert.equal(losses(), 1);
  // It is back, and something is said while it takes what waited: the delivery lives on.
  answer = () => {
    log.append(room, frame('meanwhile'));
    return Promise.resolve([]);
  };
  timers.fire(1_000);
  await until(() => timers.waits().includes(5_000));
  answer = () => Promise.reject(new Error('down'));
  overfill();
  assert.equal(losses(), 2);
  answer = () => Promise.resolve([]);
  await log.close();
});

test('a busy room does not wait for the clock: half of what may wait is brought at once', async () => {
  let batches = 0;
  const write = (): Promise<[]> => {
    batches++;
    return Promise.resolve([]);
  };
  const { log, room } = await logTo(write, { lines: Infinity, bytes: Infinity, lineOverhead: 1 });
  const line = frame('x'.repeat(100_000));
  for (let i = 0; i < 200; i++) log.append(room, line);
  await until(() => batches > 0);
  await log.close();
});

test('a delivery that has nothing to bring leaves no timer behind', async () => {
  const { log, room, timers } = await logTo(() => Promise.resolve([]), { lines: 9, bytes: 9_999, lineOverhead: 1 });
  log.append(room, frame('x'));
  assert.deepEqual(timers.waits(), [5_000]);
  timers.fire(5_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(timers.waits(), []);
});

test('an SDK that is not installed is named with what installs it', (t) => {
  const folder = temporaryFolder(t);
  cpSync(fileURLToPath(new URL('../../../dist', import.meta.url)), join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const script = `import { openLogWriters } from './dist/server/logging/log-writers.js';
    await openLogWriters({ s3: {} }, 'x').catch((error) => console.log(error.message));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  assert.match(String(stdout), /npm install @aws-sdk\/client-s3/);
});
