import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Ivschat } from '@aws-sdk/client-ivschat';
import type { EventFrame } from '../../src/protocol/frames.ts';
import type { ServerOptions } from '../../src/server/index.ts';
import { sdkFor, unhurried } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw } from '../helpers/socket.ts';

async function open(t: TestContext, options: ServerOptions = {}) {
  const server = await startService(t, { callRates: unhurried, ...options });
  return { server, ivschat: sdkFor(t, server), demo: server.rooms[0]?.arn ?? '' };
}

type Refusal = Partial<
  Record<'name' | 'message' | 'status' | 'reason' | 'fieldList' | 'resourceId' | 'resourceType' | 'limit', unknown>
>;

/** What the SDK makes of a refusal. */
async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata, reason, fieldList, resourceId, resourceType, limit } = error as Record<
      string,
      unknown
    >;
    const { httpStatusCode: status } = $metadata as { httpStatusCode: number };
    return { name, message, status, reason, fieldList, resourceId, resourceType, limit };
  }
  throw new Error('The call went through');
}

const absentRoom = 'arn:aws:ivschat:us-west-2:123456789012:room/absentabsent';
const absentLogging = 'arn:aws:ivschat:us-west-2:123456789012:logging-configuration/absentabsent';
const lambda = 'arn:aws:lambda:us-west-2:123456789012:function:review';
const s3 = { s3: { bucketName: 'chat-logs' } };

test('CreateRoom, GetRoom, UpdateRoom, DeleteRoom: defaults, all fields, and what is left alone', async (t) => {
  const { ivschat } = await open(t);
  const plain = await ivschat.createRoom({});
  assert.match(plain.arn!, /^arn:aws:ivschat:us-west-2:123456789012:room\/[a-zA-Z0-9]{12}$/);
  assert.deepEqual([plain.maximumMessageLength, plain.maximumMessageRatePerSecond, plain.name], [500, 10, '']);
  assert.ok(plain.createTime instanceof Date && plain.arn!.endsWith(plain.id!));

  const { arn: logging } = await ivschat.createLoggingConfiguration({ destinationConfiguration: s3 });
  const { $metadata: _, ...full } = await ivschat.createRoom({
    name: 'full-room_1',
    maximumMessageLength: 100,
    maximumMessageRatePerSecond: 100,
    messageReviewHandler: { uri: lambda, fallbackResult: 'DENY' },
    loggingConfigurationIdentifiers: [logging!],
    tags: { stage: 'test' },
  });
  const { $metadata, ...room } = await ivschat.getRoom({ identifier: full.arn });
  assert.equal($metadata.httpStatusCode, 200);
  assert.deepEqual(room, full);
  assert.deepEqual(room.messageReviewHandler, { uri: lambda, fallbackResult: 'DENY' });

  const updated = await ivschat.updateRoom({ identifier: full.arn, name: 'renamed' });
  assert.deepEqual([updated.name, updated.maximumMessageLength, updated.tags], ['renamed', 100, { stage: 'test' }]);
  assert.deepEqual(updated.loggingConfigurationIdentifiers, [logging]);
  // What is left out stays, of the handler too; a configuration that is named twice is linked once.
  const { messageReviewHandler, loggingConfigurationIdentifiers } = await ivschat.updateRoom({
    identifier: full.arn,
    messageReviewHandler: { fallbackResult: 'ALLOW' },
    loggingConfigurationIdentifiers: [logging!, logging!],
  });
  assert.deepEqual(messageReviewHandler, { uri: lambda, fallbackResult: 'ALLOW' });
  assert.deepEqual(loggingConfigurationIdentifiers, [logging]);
  // An empty uri takes the handler away.
  assert.equal(
    (await ivschat.updateRoom({ identifier: full.arn, messageReviewHandler: { uri: '' } })).messageReviewHandler,
    undefined,
  );

  const { $metadata: deleted } = await ivschat.deleteRoom({ identifier: full.arn });
  assert.equal(deleted.httpStatusCode, 204);
  assert.equal((await refusal(ivschat.getRoom({ identifier: full.arn }))).name, 'ResourceNotFoundException');
});

test('a room that is changed or deleted: who is in it is under its new rules, or stays until the next token', async (t) => {
  const { server, ivschat, demo } = await open(t);
  const client = await connectRaw(t, server, 'ana');
  await ivschat.updateRoom({ identifier: demo, maximumMessageLength: 3 });
  client.send({ Action: 'SEND_MESSAGE', Content: 'four' });
  assert.equal((await client.next()).Type, 'ERROR');
  await ivschat.deleteRoom({ identifier: demo });
  client.send({ Action: 'SEND_MESSAGE', Content: 'abc' });
  assert.equal((await client.next()).Type, 'MESSAGE');
  assert.equal((await refusal(ivschat.createChatToken({ roomIdentifier: demo, userId: 'ana' }))).status, 404);
});

test('ListRooms: 120 rooms by pages, and each filter', async (t) => {
  const { ivschat } = await open(t, { rooms: [] });
  const { arn: logging } = await ivschat.createLoggingConfiguration({ destinationConfiguration: s3 });
  for (let i = 0; i < 120; i++)
    await ivschat.createRoom({
      name: i % 2 ? 'odd' : 'even',
      ...(i < 3 && { messageReviewHandler: { uri: lambda } }),
      ...(i < 5 && { loggingConfigurationIdentifiers: [logging!] }),
    });
  const pages: number[] = [];
  const arns = new Set<string>();
  let nextToken: string | undefined;
  do {
    const page = await ivschat.listRooms({ ...(nextToken && { nextToken }) });
    pages.push(page.rooms!.length);
    for (const { arn } of page.rooms!) arns.add(arn!);
    nextToken = page.nextToken;
  } while (nextToken);
  assert.deepEqual([pages, arns.size], [[50, 50, 20], 120]);
  const count = async (filter: Parameters<Ivschat['listRooms']>[0]): Promise<number> =>
    (await ivschat.listRooms(filter)).rooms!.length;
  assert.equal(await count({ maxResults: 7 }), 7);
  assert.equal(await count({ messageReviewHandlerUri: lambda }), 3);
  assert.equal(await count({ loggingConfigurationIdentifier: logging }), 5);
  assert.equal(await count({ name: 'odd', loggingConfigurationIdentifier: logging }), 2);
  assert.equal((await refusal(ivschat.listRooms({ nextToken: 'made-up' }))).name, 'ValidationException');
});

test('a page is not lost when a room of the page before is deleted', async (t) => {
  const { ivschat } = await open(t, { rooms: [] });
  for (let i = 0; i < 6; i++) await ivschat.createRoom({ name: `room-${i}` });
  const first = await ivschat.listRooms({ maxResults: 3 });
  await ivschat.deleteRoom({ identifier: first.rooms!.at(-1)!.arn });
  const second = await ivschat.listRooms({ maxResults: 3, nextToken: first.nextToken });
  assert.deepEqual(
    second.rooms!.map(({ name }) => name),
    ['room-2', 'room-1', 'room-0'],
  );
});

test('CreateChatToken: the token opens a connection with what it grants', async (t) => {
  const { server, ivschat, demo } = await open(t);
  const before = Date.now();
  const { token, tokenExpirationTime, sessionExpirationTime } = await ivschat.createChatToken({
    roomIdentifier: demo,
    userId: 'ana',
    capabilities: ['SEND_MESSAGE'],
    sessionDurationInMinutes: 180,
    attributes: { displayName: 'Ana' },
  });
  assert.ok(Math.abs(tokenExpirationTime!.getTime() - before - 60_000) < 5_000);
  assert.ok(Math.abs(sessionExpirationTime!.getTime() - before - 180 * 60_000) < 5_000);
  const sent = new Promise((resolve) => {
    const session = server.service.admit(token!)({ ip: '', send: resolve, close() {}, cut() {} });
    t.after(() => session.closed());
    session.receive('{"Action":"SEND_MESSAGE","Content":"hello"}');
  });
  assert.deepEqual((JSON.parse(String(await sent)) as { Sender: unknown }).Sender, {
    UserId: 'ana',
    Attributes: { displayName: 'Ana' },
  });
});

test('SendEvent, DeleteMessage, DisconnectUser reach the room', async (t) => {
  const { server, ivschat, demo } = await open(t);
  const client = await connectRaw(t, server, 'ana');
  const next = async (): Promise<EventFrame> => (await client.next()) as EventFrame;
  const { id } = await ivschat.sendEvent({ roomIdentifier: demo, eventName: 'app:X', attributes: { a: 'b' } });
  const event = await next();
  assert.deepEqual([event.Id, event.EventName, event.Attributes], [id, 'app:X', { a: 'b' }]);
  const deletion = await ivschat.deleteMessage({ roomIdentifier: demo, id: 'AbCdEf123456', reason: 'spam' });
  const deleted = await next();
  assert.equal(deleted.Id, deletion.id);
  assert.deepEqual(deleted.Attributes, { MessageId: 'AbCdEf123456', MessageID: 'AbCdEf123456', Reason: 'spam' });
  await ivschat.disconnectUser({ roomIdentifier: demo, userId: 'ana', reason: 'spam' });
  assert.deepEqual((await next()).Attributes, { UserId: 'ana', Reason: 'spam' });
  assert.equal(await client.closed, 1000);
});

test('SendEvent by the name of an action of the service is an event like any other: told and counted so', async (t) => {
  const { server, ivschat, demo } = await open(t);
  const client = await connectRaw(t, server, 'ana');
  for (const [eventName, attributes] of [
    ['aws:DISCONNECT_USER', { UserId: 'ana' }],
    ['aws:DELETE_MESSAGE', { MessageId: 'AbCdEf123456' }],
  ] as const) {
    await ivschat.sendEvent({ roomIdentifier: demo, eventName, attributes });
    assert.equal(((await client.next()) as EventFrame).EventName, eventName);
  }
  client.send({ Action: 'SEND_MESSAGE', Content: 'still here' });
  assert.equal((await client.next()).Type, 'MESSAGE');
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  assert.match(metrics, /^Deliveries\{Action="SEND_EVENT"\} 2$/m);
  assert.doesNotMatch(metrics, /Action="D/);
});

test('logging configurations: made with each destination, changed, listed, and not deleted while a room is linked', async (t) => {
  const { ivschat } = await open(t);
  const made = [];
  for (const destinationConfiguration of [
    s3,
    { cloudWatchLogs: { logGroupName: '/chat/logs' } },
    { firehose: { deliveryStreamName: 'chat_stream' } },
  ])
    made.push(await ivschat.createLoggingConfiguration({ destinationConfiguration, name: 'log', tags: { a: 'b' } }));
  const [first] = made as [(typeof made)[0]];
  assert.deepEqual([first.state, first.destinationConfiguration, first.tags], ['ACTIVE', s3, { a: 'b' }]);
  const { arn: identifier } = first;
  const changed = await ivschat.updateLoggingConfiguration({ identifier, name: 'new' });
  assert.deepEqual([changed.name, changed.destinationConfiguration], ['new', s3]);
  assert.equal((await ivschat.getLoggingConfiguration({ identifier })).name, 'new');
  assert.equal((await ivschat.listLoggingConfigurations({ maxResults: 2 })).loggingConfigurations!.length, 2);

  const { arn: room } = await ivschat.createRoom({ loggingConfigurationIdentifiers: [identifier!] });
  assert.deepEqual(
    { ...(await refusal(ivschat.deleteLoggingConfiguration({ identifier }))), message: undefined },
    {
      name: 'ConflictException',
      message: undefined,
      status: 409,
      reason: undefined,
      fieldList: undefined,
      resourceId: identifier,
      resourceType: 'LOGGING_CONFIGURATION',
      limit: undefined,
    },
  );
  await ivschat.updateRoom({ identifier: room, loggingConfigurationIdentifiers: [] });
  assert.equal((await ivschat.deleteLoggingConfiguration({ identifier })).$metadata.httpStatusCode, 204);
});

test('tags of a room and of a logging configuration: set, read, taken away', async (t) => {
  const { ivschat, demo } = await open(t);
  const { arn: logging } = await ivschat.createLoggingConfiguration({ destinationConfiguration: s3 });
  for (const resourceArn of [demo, logging!]) {
    await ivschat.tagResource({ resourceArn, tags: { a: '1', 'b c': 'é' } });
    await ivschat.tagResource({ resourceArn, tags: { a: '2' } });
    assert.deepEqual((await ivschat.listTagsForResource({ resourceArn })).tags, { a: '2', 'b c': 'é' });
    await ivschat.untagResource({ resourceArn, tagKeys: ['b c', 'absent'] });
    assert.deepEqual((await ivschat.listTagsForResource({ resourceArn })).tags, { a: '2' });
  }
});

test('what is not there is ResourceNotFoundException, with what it is', async (t) => {
  const { ivschat } = await open(t);
  for (const [call, resourceId, resourceType] of [
    [() => ivschat.getRoom({ identifier: absentRoom }), absentRoom, 'ROOM'],
    [() => ivschat.updateRoom({ identifier: absentRoom }), absentRoom, 'ROOM'],
    [() => ivschat.deleteRoom({ identifier: absentRoom }), absentRoom, 'ROOM'],
    [() => ivschat.createChatToken({ roomIdentifier: absentRoom, userId: 'u' }), absentRoom, 'ROOM'],
    [() => ivschat.sendEvent({ roomIdentifier: absentRoom, eventName: 'e' }), absentRoom, 'ROOM'],
    [() => ivschat.deleteMessage({ roomIdentifier: absentRoom, id: 'AbCdEf123456' }), absentRoom, 'ROOM'],
    [() => ivschat.disconnectUser({ roomIdentifier: absentRoom, userId: 'u' }), absentRoom, 'ROOM'],
    [() => ivschat.listTagsForResource({ resourceArn: absentRoom }), absentRoom, 'ROOM'],
    [
      () => ivschat.createRoom({ loggingConfigurationIdentifiers: [absentLogging] }),
      absentLogging,
      'LOGGING_CONFIGURATION',
    ],
    [() => ivschat.getLoggingConfiguration({ identifier: absentLogging }), absentLogging, 'LOGGING_CONFIGURATION'],
    [() => ivschat.updateLoggingConfiguration({ identifier: absentLogging }), absentLogging, 'LOGGING_CONFIGURATION'],
    [() => ivschat.deleteLoggingConfiguration({ identifier: absentLogging }), absentLogging, 'LOGGING_CONFIGURATION'],
    [() => ivschat.tagResource({ resourceArn: absentLogging, tags: {} }), absentLogging, 'LOGGING_CONFIGURATION'],
  ] as const) {
    const { name, status, ...rest } = await refusal(call());
    assert.deepEqual(
      [name, status, rest.resourceId, rest.resourceType],
      ['ResourceNotFoundException', 404, resourceId, resourceType],
    );
  }
});

type Call = (ivschat: Ivschat, room: string) => Promise<unknown>;
const token =
  (more: object): Call =>
  (ivschat, roomIdentifier) =>
    ivschat.createChatToken({ roomIdentifier, userId: 'u', ...more });
const room =
  (input: object): Call =>
  (ivschat) =>
    ivschat.createRoom(input);
const logging =
  (destinationConfiguration: object, more: object = {}): Call =>
  (ivschat) =>
    ivschat.createLoggingConfiguration({ destinationConfiguration, ...more } as never);
const tags = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, '']));

/** Each constraint at its limit, which passes, and one past it, which does not. */
const limitsAndBeyond: [field: string, atTheLimit: Call | undefined, beyond: Call][] = [
  ['roomIdentifier', undefined, (ivschat) => ivschat.createChatToken({ roomIdentifier: 'demodemodemo', userId: 'u' })],
  ['userId', token({ userId: 'x'.repeat(128) }), token({ userId: 'x'.repeat(129) })],
  ['userId', token({ userId: '😀'.repeat(128) }), token({ userId: '' })],
  ['sessionDurationInMinutes', token({ sessionDurationInMinutes: 1 }), token({ sessionDurationInMinutes: 0 })],
  ['sessionDurationInMinutes', token({ sessionDurationInMinutes: 180 }), token({ sessionDurationInMinutes: 181 })],
  ['attributes', token({ attributes: { a: 'x'.repeat(1023) } }), token({ attributes: { a: 'x'.repeat(1024) } })],
  ['capabilities', token({ capabilities: ['SEND_MESSAGE'] }), token({ capabilities: ['FLY'] })],
  ['name', room({ name: 'x'.repeat(128) }), room({ name: 'x'.repeat(129) })],
  ['name', room({ name: 'aZ-_9' }), room({ name: 'a b' })],
  ['maximumMessageLength', room({ maximumMessageLength: 500 }), room({ maximumMessageLength: 501 })],
  ['maximumMessageLength', room({ maximumMessageLength: 1 }), room({ maximumMessageLength: 0 })],
  [
    'maximumMessageRatePerSecond',
    room({ maximumMessageRatePerSecond: 100 }),
    room({ maximumMessageRatePerSecond: 101 }),
  ],
  ['maximumMessageRatePerSecond', room({ maximumMessageRatePerSecond: 1 }), room({ maximumMessageRatePerSecond: 0 })],
  [
    'messageReviewHandler',
    room({ messageReviewHandler: { uri: lambda } }),
    room({ messageReviewHandler: { uri: 'lambda' } }),
  ],
  [
    'messageReviewHandler',
    room({ messageReviewHandler: {} }),
    room({ messageReviewHandler: { fallbackResult: 'MAYBE' } }),
  ],
  [
    'loggingConfigurationIdentifiers',
    undefined,
    room({ loggingConfigurationIdentifiers: Array(4).fill(absentLogging) }),
  ],
  ['loggingConfigurationIdentifiers', undefined, room({ loggingConfigurationIdentifiers: [absentRoom] })],
  ['tags', room({ tags: tags(50) }), room({ tags: tags(51) })],
  ['tags', room({ tags: { ['k'.repeat(128)]: 'v'.repeat(256) } }), room({ tags: { ['k'.repeat(129)]: '' } })],
  ['tags', undefined, room({ tags: { k: 'v'.repeat(257) } })],
  ['tags', room({ tags: { 'my-aws:key': 'my-aws:value' } }), room({ tags: { 'aws:key': '' } })],
  ['tags', undefined, room({ tags: { key: 'AWS:value' } })],
  ['tagKeys', undefined, (ivschat, resourceArn) => ivschat.untagResource({ resourceArn, tagKeys: ['Aws:key'] })],
  [
    'destinationConfiguration',
    logging({ s3: { bucketName: 'x'.repeat(63) } }),
    logging({ s3: { bucketName: 'x'.repeat(64) } }),
  ],
  ['destinationConfiguration', logging({ s3: { bucketName: 'a-b.c' } }), logging({ s3: { bucketName: 'ab' } })],
  [
    'destinationConfiguration',
    logging({ cloudWatchLogs: { logGroupName: 'x'.repeat(512) } }),
    logging({ cloudWatchLogs: { logGroupName: 'x'.repeat(513) } }),
  ],
  [
    'destinationConfiguration',
    logging({ firehose: { deliveryStreamName: 'x'.repeat(64) } }),
    logging({ firehose: { deliveryStreamName: 'x'.repeat(65) } }),
  ],
  [
    'eventName',
    (ivschat, roomIdentifier) => ivschat.sendEvent({ roomIdentifier, eventName: 'x'.repeat(100) }),
    (ivschat, roomIdentifier) => ivschat.sendEvent({ roomIdentifier, eventName: 'x'.repeat(101) }),
  ],
  [
    'id',
    (ivschat, roomIdentifier) => ivschat.deleteMessage({ roomIdentifier, id: 'AbCdEf123456' }),
    (ivschat, roomIdentifier) => ivschat.deleteMessage({ roomIdentifier, id: 'AbCdEf12345' }),
  ],
  [
    'reason',
    (ivschat, roomIdentifier) => ivschat.disconnectUser({ roomIdentifier, userId: 'u', reason: 'x'.repeat(256) }),
    (ivschat, roomIdentifier) => ivschat.disconnectUser({ roomIdentifier, userId: 'u', reason: 'x'.repeat(257) }),
  ],
  [
    'maxResults',
    (ivschat) => ivschat.listRooms({ maxResults: 50 }),
    (ivschat) => ivschat.listRooms({ maxResults: 51 }),
  ],
  ['maxResults', (ivschat) => ivschat.listRooms({ maxResults: 1 }), (ivschat) => ivschat.listRooms({ maxResults: 0 })],
  ['nextToken', undefined, (ivschat) => ivschat.listRooms({ nextToken: 'x'.repeat(1025) })],
  ['resourceArn', undefined, (ivschat) => ivschat.listTagsForResource({ resourceArn: 'arn:aws:s3:::x' })],
];

test('each constraint: what is at its limit passes, what is one past it is told by field', async (t) => {
  const { ivschat, demo } = await open(t);
  for (const [index, [field, atTheLimit, beyond]] of limitsAndBeyond.entries()) {
    await atTheLimit?.(ivschat, demo);
    const { name, status, reason, fieldList } = await refusal(beyond(ivschat, demo));
    assert.deepEqual(
      [name, status, reason],
      ['ValidationException', 400, 'FIELD_VALIDATION_FAILED'],
      `${index} ${field}`,
    );
    const [wrong] = fieldList as { name: string; message: string }[];
    assert.equal(wrong!.name, field);
    assert.ok(wrong!.message.length > 5);
  }
});

test('every wrong field is told at once, and a missing one', async (t) => {
  const { ivschat } = await open(t);
  const { fieldList } = await refusal(
    ivschat.createChatToken({ roomIdentifier: 'x', sessionDurationInMinutes: 0 } as never),
  );
  assert.deepEqual(
    (fieldList as { name: string }[]).map(({ name }) => name),
    ['roomIdentifier', 'userId', 'sessionDurationInMinutes'],
  );
});

test('account quotas: ServiceQuotaExceededException with the limit', async (t) => {
  const { ivschat, demo } = await open(t, { quotas: { rooms: 2 } });
  await ivschat.createRoom({});
  const rooms = await refusal(ivschat.createRoom({}));
  assert.deepEqual(
    [rooms.name, rooms.status, rooms.limit, rooms.resourceType],
    ['ServiceQuotaExceededException', 402, 2, 'ROOM'],
  );
  for (let i = 0; i < 10; i++) await ivschat.createLoggingConfiguration({ destinationConfiguration: s3 });
  assert.equal((await refusal(ivschat.createLoggingConfiguration({ destinationConfiguration: s3 }))).limit, 10);
  await ivschat.tagResource({ resourceArn: demo, tags: tags(50) });
  assert.equal((await refusal(ivschat.tagResource({ resourceArn: demo, tags: { more: '' } }))).limit, 50);
});

test('each answer has an id of its own, which the SDK hands on with outputs and errors', async (t) => {
  const { server, ivschat, demo } = await open(t);
  const ids = [
    (await ivschat.getRoom({ identifier: demo })).$metadata.requestId,
    (await ivschat.deleteRoom({ identifier: demo })).$metadata.requestId,
  ];
  const keep = (error: { $metadata: { requestId?: string } }): unknown => ids.push(error.$metadata.requestId);
  await ivschat.getRoom({ identifier: demo }).catch(keep);
  server.faults.inject({ fault: 'failRequests' });
  await ivschat.listRooms({}).catch(keep);
  assert.equal(new Set(ids).size, 4);
  for (const id of ids) assert.match(String(id), /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('call rates: ThrottlingException beyond those of the operation', async (t) => {
  const now = Date.now();
  const { ivschat, demo } = await open(t, { callRates: {}, now: () => now });
  for (let i = 0; i < 5; i++) await ivschat.getRoom({ identifier: demo });
  const { name, status, limit, resourceId } = await refusal(ivschat.getRoom({ identifier: demo }));
  assert.deepEqual([name, status, limit, resourceId], ['ThrottlingException', 429, 5, 'GetRoom']);
  for (let i = 0; i < 3; i++) await ivschat.listLoggingConfigurations({});
  assert.equal((await refusal(ivschat.listLoggingConfigurations({}))).name, 'ThrottlingException');
});

test('what is no operation, no JSON or another method is told in words', async (t) => {
  const { server, ivschat } = await open(t);
  ivschat.middlewareStack.add(
    (next) => (args) => {
      (args.request as { path: string }).path = '/FlyAway';
      return next(args);
    },
    { step: 'build' },
  );
  const { name, reason, message } = await refusal(ivschat.createRoom({}));
  assert.deepEqual([name, reason], ['ValidationException', 'UNKNOWN_OPERATION']);
  assert.match(String(message), /FlyAway is no operation/);
  // What every object has is no operation either, and nothing that is here.
  for (const name of ['constructor', 'toString', '__proto__'])
    assert.equal((await fetch(`${server.url}/${name}`, { method: 'POST', body: '{}' })).status, 404);
  const response = await fetch(`${server.url}/CreateRoom`, { method: 'POST', body: '{' });
  assert.equal(response.status, 403);
});
