import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ClassicLevel } from 'classic-level';
import { startServer } from '../../src/server/index.ts';
import { sdkFor, unhurried } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';
import { handshakeStatus } from '../helpers/socket.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'ivs-chat-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('rooms, logging configurations, tags and the token key outlive a restart', async (t) => {
  const data = folder(t);
  const first = await startServer({ port: 0, data, callRates: unhurried });
  const ivschat = sdkFor(t, first);
  const { arn: logging } = await ivschat.createLoggingConfiguration({
    destinationConfiguration: { s3: { bucketName: 'chat-logs' } },
  });
  const { arn } = await ivschat.createRoom({ name: 'kept', loggingConfigurationIdentifiers: [logging!] });
  await ivschat.tagResource({ resourceArn: arn, tags: { a: 'b' } });
  const { arn: gone } = await ivschat.createRoom({ name: 'gone' });
  await ivschat.deleteRoom({ identifier: gone });
  const { token } = await ivschat.createChatToken({ roomIdentifier: arn, userId: 'ana' });
  const kept = first.resources.rooms();
  await first.stop();

  const second = await startService(t, { data, callRates: unhurried });
  assert.deepEqual(second.resources.rooms(), kept);
  assert.deepEqual(second.resources.room(arn!).tags, { a: 'b' });
  assert.equal(second.resources.logging(logging!).destinationConfiguration.s3!.bucketName, 'chat-logs');
  // The token is one of this service; another service's key refuses it.
  assert.equal(second.service.admit(token!).length, 1);
  assert.equal(await handshakeStatus(await startService(t), token), 403);
});

test('changes that come at once are each made of what the one before has kept', async (t) => {
  const { resources } = await startService(t, { data: folder(t), quotas: { loggingConfigurations: 10 } });
  const { arn } = await resources.createRoom({});
  await Promise.all([
    resources.updateRoom(arn, { name: 'named' }),
    resources.updateRoom(arn, { maximumMessageLength: 100 }),
    resources.changeTags(arn, (tags) => ({ ...tags, a: '1' })),
    resources.changeTags(arn, (tags) => ({ ...tags, b: '2' })),
  ]);
  const { name, maximumMessageLength, tags } = resources.room(arn);
  assert.deepEqual([name, maximumMessageLength, tags], ['named', 100, { a: '1', b: '2' }]);
  const destinationConfiguration = { s3: { bucketName: 'chat-logs' } };
  const made = await Promise.allSettled(
    Array.from({ length: 13 }, () => resources.createLogging({ destinationConfiguration })),
  );
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 10);
  const [, late] = await Promise.allSettled([resources.deleteRoom(arn), resources.updateRoom(arn, { name: 'late' })]);
  assert.equal(late.status, 'rejected');
  assert.equal(
    resources.rooms().some((room) => room.arn === arn),
    false,
  );
});

test('a folder that another service uses is refused with a sentence', async (t) => {
  const data = folder(t);
  await startService(t, { data });
  await assert.rejects(
    startServer({ port: 0, data }),
    /cannot be opened: another service uses it\. Give another one\./,
  );
});

test('a start that fails lets go of its folder', async (t) => {
  const data = folder(t);
  const { url } = await startService(t);
  const port = Number(new URL(url).port);
  await assert.rejects(startServer({ port, data }), /Port \d+ is taken/);
  await assert.rejects(
    startServer({ port: 0, data, rooms: [{ name: 'one more' }], quotas: { rooms: 1 } }),
    /at most 1 rooms/,
  );
  const server = await startService(t, { data });
  await server.stop();
  const db = new ClassicLevel(data);
  await db.put('arn:broken', '{');
  await db.close();
  for (let i = 0; i < 2; i++) await assert.rejects(startServer({ port: 0, data }), { code: 'LEVEL_DECODE_ERROR' });
});

test('kill -9 in the middle of 1,000 CreateRoom calls: every room that was acknowledged is there', async (t) => {
  const data = folder(t);
  const script = fileURLToPath(new URL('../helpers/create-rooms.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  for await (const arn of createInterface(child.stdout)) {
    acknowledged.push(arn);
    // Somewhere in the middle, while the next call is under way.
    if (acknowledged.length === 400) child.kill('SIGKILL');
  }
  t.diagnostic(`${acknowledged.length} rooms were acknowledged before the kill`);
  assert.ok(acknowledged.length >= 400 && acknowledged.length < 1_000);
  const server = await startService(t, { data });
  for (const arn of acknowledged) assert.equal(server.resources.room(arn).arn, arn);
});
