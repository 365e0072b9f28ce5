import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { EventFrame, MessageFrame } from '../../../src/protocol/frames.ts';
import type { Destination, RunningServer, ServerOptions } from '../../../src/server/index.ts';
import { readLines, startRecorder, startS3, temporaryFolder, type RecordedCall } from '../../helpers/aws.ts';
import { startService } from '../../helpers/room.ts';
import { connectRaw } from '../../helpers/socket.ts';
import { handTimers, until } from '../../helpers/timers.ts';

const FIVE_SECONDS = 5_000;
const FIVE_MINUTES = 300_000;

/** A service with one room that is logged to the given places, and somebody in it. */
async function logged(t: TestContext, places: Destination[], options: ServerOptions = {}) {
  const timers = handTimers();
  const logDir = temporaryFolder(t);
  const server = await startService(t, { startTimer: timers.startTimer, logDir, rooms: [], ...options });
  const { resources } = server;
  const configurations = await Promise.all(
    places.map((destinationConfiguration) => resources.createLogging({ destinationConfiguration })),
  );
  const arns = configurations.map(({ arn }) => arn);
  const room = await resources.createRoom({
    id: 'abc123DEF456',
    loggingConfigurationIdentifiers: arns,
    maximumMessageRatePerSecond: 100,
  });
  server.rooms.push(room);
  const ana = await connectRaw(t, server, 'ana', 'moderator');
  const say = async (Content: string): Promise<MessageFrame> => {
    ana.send({ Action: 'SEND_MESSAGE', Content, Attributes: { a: 'b' } });
    return (await ana.next()) as MessageFrame;
  };
  return { server, timers, logDir, arns, room, ana, say };
}

const lineOf = (frame: MessageFrame | EventFrame): object => ({
  event_timestamp: frame.SendTime,
  type: frame.Type,
  version: '1.0',
  payload: frame,
});

async function metric(server: RunningServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{LoggingConfiguration="arn:[^"]*"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** The guide's example of a key, with `*` for what the system makes up. */
const keyPattern =
  /^AWSLogs\/123456789012\/IVSChatLogs\/1\.0\/us-west-2\/room_abc123DEF456\/(\d{4})\/(\d{2})\/(\d{2})\/(\d{2})\/123456789012_IVSChatLogs_1\.0_us-west-2_room_abc123DEF456_\1\2\3T\4\d{2}Z_[0-9a-f]{8}\.log\.gz$/;

const bucketName = 'demo-logging-bucket';
const s3 = { s3: { bucketName } };
const cloudWatchLogs = { cloudWatchLogs: { logGroupName: 'chat/logs' } };
const firehose = { firehose: { deliveryStreamName: 'chat-stream' } };

test('S3: what clients received, gzipped, under the key of the guide, after five minutes and at the stop', async (t) => {
  const bucket = await startS3(t, bucketName);
  const { server, timers, ana, say } = await logged(t, [s3], { logClients: { s3: bucket.config } });
  const message = await say('hello');
  ana.send({ Action: 'DELETE_MESSAGE', Id: message.Id, Reason: 'rude' });
  const deletion = (await ana.next()) as EventFrame;
  assert.deepEqual(await bucket.keys(), []);
  timers.fire(FIVE_MINUTES);
  await until(async () => (await bucket.keys()).length > 0);
  const last = await say('bye');
  await server.stop();
  const keys = await bucket.keys();
  for (const key of keys) assert.match(key, keyPattern);
  const contents = await Promise.all(keys.map((key) => bucket.lines(key)));
  assert.deepEqual(
    contents.sort((a, b) => b.length - a.length),
    [[lineOf(message), lineOf(deletion)], [lineOf(last)]],
  );
});

test('S3: a bucket that is not there and a key that is not known are counted apart', async (t) => {
  const { config } = await startS3(t, 'another-bucket');
  const missing = await logged(t, [s3], { logClients: { s3: config } });
  await missing.say('hello');
  missing.timers.fire(FIVE_MINUTES);
  await until(async () => (await metric(missing.server, 'LogDestinationResourceNotFoundErrors')) === 1);
  assert.equal(await metric(missing.server, 'LogDestinationErrors'), 1);
  const stranger = { ...config, credentials: { accessKeyId: 'stranger', secretAccessKey: 'x' } };
  const refused = await logged(t, [s3], { logClients: { s3: stranger } });
  await refused.say('hello');
  refused.timers.fire(FIVE_MINUTES);
  await until(async () => (await metric(refused.server, 'LogDestinationAccessDeniedError')) === 1);
  assert.equal(await metric(refused.server, 'LogDestinationErrors'), 1);
});

test('CloudWatch Logs: the stream of the guide, made when it is first needed', async (t) => {
  const made = new Set<string>();
  const { calls, config } = await startRecorder(t, ({ operation, input }) => {
    const stream = input['logStreamName'] as string;
    if (operation === 'Logs_20140328.CreateLogStream') made.add(stream);
    else if (!made.has(stream)) return { status: 400, body: { __type: 'ResourceNotFoundException' } };
    return {};
  });
  const { server, timers, say } = await logged(t, [cloudWatchLogs], { logClients: { cloudWatchLogs: config } });
  const frames = [await say('one'), await say('two')];
  timers.fire(FIVE_SECONDS);
  await until(() => calls.length === 3);
  frames.push(await say('three'));
  await server.stop();
  const stream = { logGroupName: 'chat/logs', logStreamName: 'aws/IVSChatLogs/1.0/room_abc123DEF456' };
  const events = (some: MessageFrame[]): object => ({
    ...stream,
    logEvents: some.map((frame) => ({ timestamp: Date.parse(frame.SendTime), message: JSON.stringify(lineOf(frame)) })),
  });
  assert.deepEqual(
    calls.map(({ operation, input }) => [operation.split('.')[1], input]),
    [
      ['PutLogEvents', events(frames.slice(0, 2))],
      ['CreateLogStream', stream],
      ['PutLogEvents', events(frames.slice(0, 2))],
      ['PutLogEvents', events(frames.slice(2))],
    ],
  );
  assert.ok(calls.every(({ signed }) => signed));
});

const recordsOf = ({ input }: RecordedCall): unknown[] =>
  (input['Records'] as { Data: string }[]).flatMap(({ Data }) => readLines(Buffer.from(Data, 'base64').toString()));

test('Firehose: a record a line; those that it refuses are sent again, and only those', async (t) => {
  let first = true;
  const { calls, config } = await startRecorder(t, ({ input }) => {
    const records = input['Records'] as unknown[];
    const RequestResponses = records.map((_record, index) =>
      first && index === 1 ? { ErrorCode: 'ServiceUnavailableException' } : { RecordId: 'x' },
    );
    const FailedPutCount = first ? 1 : 0;
    first = false;
    return { body: { FailedPutCount, RequestResponses } };
  });
  const { server, timers, say } = await logged(t, [firehose], { logClients: { firehose: config } });
  const frames = [await say('one'), await say('two'), await say('three')];
  timers.fire(FIVE_SECONDS);
  await until(async () => (await metric(server, 'LogDestinationErrors')) === 1);
  timers.fire(1_000);
  await until(() => calls.length === 2);
  assert.equal(calls[0]!.operation, 'Firehose_20150804.PutRecordBatch');
  assert.equal(calls[0]!.input['DeliveryStreamName'], 'chat-stream');
  assert.deepEqual(calls.map(recordsOf), [frames.map(lineOf), [lineOf(frames[1]!)]]);
});

test('a destination that is down costs the room nothing, is tried ever less often, and gets everything in the end', async (t) => {
  let down = true;
  const { calls, config } = await startRecorder(t, ({ input }) =>
    down
      ? { status: 400, body: { __type: 'AccessDeniedException', message: 'no' } }
      : { body: { FailedPutCount: 0, RequestResponses: (input['Records'] as unknown[]).map(() => ({})) } },
  );
  const { server, timers, say } = await logged(t, [firehose], { logClients: { firehose: config } });
  const frames = [await say('one')];
  timers.fire(FIVE_SECONDS);
  for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    await until(() => timers.waits().includes(wait));
    frames.push(await say(`while it waits ${wait}`));
    timers.fire(wait);
    await until(() => !timers.waits().includes(wait) || wait === 60_000);
  }
  await until(() => timers.waits().includes(60_000));
  assert.equal(await metric(server, 'LogDestinationAccessDeniedError'), calls.length);
  assert.match(await (await fetch(server.url)).text(), /chat log to firehose chat-stream<\/td><td>AccessDenied/);
  down = false;
  const before = calls.length;
  timers.fire(60_000);
  await until(() => calls.length > before);
  assert.deepEqual(recordsOf(calls.at(-1)!), frames.map(lineOf));
});

test('what a destination does not take when the service stops goes into the folder', async (t) => {
  const { config } = await startRecorder(t, () => ({ status: 500, body: {} }));
  const { server, logDir, say } = await logged(t, [firehose], { logClients: { firehose: config } });
  const frame = await say('the last word');
  await server.stop();
  assert.deepEqual(filesIn(logDir), ['firehose/chat-stream.log']);
  assert.deepEqual(readLines(readFileSync(join(logDir, 'firehose/chat-stream.log'), 'utf8')), [lineOf(frame)]);
});

test('with no client configured, three destinations of one room are three places in the folder, under the same keys', async (t) => {
  const { server, logDir, say } = await logged(t, [s3, cloudWatchLogs, firehose]);
  const frames = [await say('one'), await say('two')];
  await server.stop();
  const [stream, all, object, ...more] = filesIn(logDir).sort();
  assert.deepEqual(more, []);
  assert.equal(stream, 'cloudWatchLogs/chat/logs/aws/IVSChatLogs/1.0/room_abc123DEF456.log');
  assert.equal(all, 'firehose/chat-stream.log');
  assert.match(object!.replace(`s3/${bucketName}/`, ''), keyPattern);
  const texts = [
    readFileSync(join(logDir, stream!), 'utf8'),
    readFileSync(join(logDir, all!), 'utf8'),
    gunzipSync(readFileSync(join(logDir, object!))).toString(),
  ];
  for (const text of texts) assert.deepEqual(readLines(text), frames.map(lineOf));
});

test('a log group by the name of another folder stays in its own', async (t) => {
  const { server, logDir, say } = await logged(t, [{ cloudWatchLogs: { logGroupName: '../../..//outside' } }]);
  await say('hello');
  await server.stop();
  assert.deepEqual(filesIn(logDir), [
    'cloudWatchLogs/%2E%2E/%2E%2E/%2E%2E/%/outside/aws/IVSChatLogs/1.0/room_abc123DEF456.log',
  ]);
});

test('a configuration that is pointed elsewhere takes what comes next there; what was before stays with the former place', async (t) => {
  const { server, logDir, arns, say } = await logged(t, [firehose]);
  await say('before');
  await server.resources.updateLogging(arns[0]!, {
    destinationConfiguration: { firehose: { deliveryStreamName: 'other' } },
  });
  await say('after');
  await server.stop();
  const contents = (name: string): unknown =>
    readLines(readFileSync(join(logDir, 'firehose', name), 'utf8')).map(
      (line) => (line as { payload: MessageFrame }).payload.Content,
    );
  assert.deepEqual([contents('chat-stream.log'), contents('other.log')], [['before'], ['after']]);
});

test('a room that was deleted, and its logging configuration with it, is chatted in as before', async (t) => {
  const { server, room, arns, say } = await logged(t, [firehose]);
  await server.resources.deleteRoom(room.arn);
  await server.resources.deleteLogging(arns[0]!);
  assert.equal((await say('still here')).Content, 'still here');
});
