import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ChatClientError,
  ChatRequestError,
  ChatRoom,
  DeleteMessageRequest,
  DisconnectUserRequest,
  SendMessageRequest,
  type ChatEvent,
  type ChatLogger,
  type ChatMessage,
  type ChatRoomOptions,
  type DeleteMessageEvent,
  type DisconnectUserEvent,
  type Reconnect,
} from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { connectRoom, once, startService } from '../helpers/room.ts';

/** A room on a host that the test drives, with a record of what it told. */
function fakeRoom(options: Partial<ChatRoomOptions> = {}) {
  const platform = new FakePlatform();
  const told: unknown[][] = [];
  let tokens = 0;
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    tokenProvider: () => Promise.resolve({ token: `token-${++tokens}` }),
    platform,
    ...options,
  });
  for (const name of ['connecting', 'connect', 'disconnect', 'message', 'event'] as const)
    room.addListener(name, (...args: unknown[]) => told.push([name, ...args]));
  return { room, platform, told, tokens: () => tokens };
}

async function connected(options?: Partial<ChatRoomOptions>) {
  const fake = fakeRoom(options);
  fake.room.connect();
  await settle();
  fake.platform.socket.open();
  return fake;
}

const message = (content: string, more: object = {}): object => ({
  Type: 'MESSAGE',
  Id: 'm1',
  RequestId: '',
  Attributes: {},
  Content: content,
  SendTime: '2022-12-02T08:40:48.492927465Z',
  Sender: { UserId: 'ana', Attributes: {} },
  ...more,
});

test('a message comes back to its sender and reaches the others, word for word', async (t) => {
  const server = await startService(t);
  const [ana, ben] = [await connectRoom(t, server, 'ana'), await connectRoom(t, server, 'ben')];
  const received = once(ben, 'message');
  const sent = await ana.sendMessage(new SendMessageRequest('<b>hé</b> 😀', { k: 'v' }));
  assert.equal(sent.content, '<b>hé</b> 😀');
  assert.deepEqual(sent.attributes, { k: 'v' });
  assert.equal(sent.sender.userId, 'ana');
  assert.ok(sent.sendTime instanceof Date);
  assert.deepEqual((await received)[0], sent);
});

test('an answer ends the time limit of its request', async () => {
  const { room, platform } = await connected();
  const request = new SendMessageRequest('x');
  const answer = room.sendMessage(request);
  platform.socket.receive(message('x', { RequestId: request.requestId }));
  assert.equal((await answer).content, 'x');
  assert.equal(platform.timers, 0);
});

test('a request is settled by a frame of its own kind alone, as its id travels to the whole room', async () => {
  const { room, platform } = await connected();
  const [send, remove] = [new SendMessageRequest('x'), new DeleteMessageRequest('m0')];
  const [sent, removed] = [room.sendMessage(send), room.deleteMessage(remove)];
  const event = { Type: 'EVENT', SendTime: '2022-12-02T08:40:48Z', Attributes: { MessageId: 'm0', UserId: 'ana' } };
  for (const { requestId: RequestId } of [send, remove])
    for (const EventName of ['app:X', 'aws:DISCONNECT_USER'])
      platform.socket.receive({ ...event, Id: `${EventName} ${RequestId}`, EventName, RequestId });
  platform.socket.receive({ ...event, Id: 'e', EventName: 'aws:DELETE_MESSAGE', RequestId: send.requestId });
  platform.socket.receive(message('not mine', { Id: 'm2', RequestId: remove.requestId }));
  platform.socket.receive({ ...event, Id: 'e2', EventName: 'aws:DELETE_MESSAGE', RequestId: remove.requestId });
  platform.socket.receive(message('mine', { Id: 'm3', RequestId: send.requestId }));
  assert.deepEqual([(await sent).content, (await removed).messageId], ['mine', 'm0']);
});

test('a request that cannot be written throws at once, and says what is wrong with it', async () => {
  const { room, platform } = await connected();
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  const requests: [RegExp, unknown][] = [
    [/requestId is wrong/, { action: 'SEND_MESSAGE', content: 'x' }],
    [/content is wrong/, new SendMessageRequest(undefined as never)],
    [/circular/, new SendMessageRequest('x', loop as never)],
    [/id is wrong/, new DeleteMessageRequest(7 as never)],
    [/userId is wrong/, new DisconnectUserRequest({} as never)],
    [/FLY is wrong/, { action: 'FLY', requestId: 'r1' }],
    [/./, undefined],
  ];
  for (const [words, request] of requests)
    assert.throws(
      () => void room.sendMessage(request as SendMessageRequest),
      (error) => {
        assert.ok(error instanceof ChatClientError);
        assert.deepEqual([error.code, error.retryable], ['invalidOption', false]);
        assert.match(error.message, /^Request serialization failed: .*/);
        assert.match(error.message, words);
        return true;
      },
    );
  assert.deepEqual([platform.socket.sent, platform.timers], [[], 0]);
});

test("a request of one's own making is sent, with what its action knows", async () => {
  const { room, platform } = await connected();
  room.sendMessage({ action: 'SEND_MESSAGE', requestId: 'r1', content: '' }).catch(() => {});
  room
    .deleteMessage({ action: 'DELETE_MESSAGE', requestId: 'r2', id: 'm1', reason: 'spam', more: 1 } as never)
    .catch(() => {});
  assert.deepEqual(
    platform.socket.sent.map((text) => JSON.parse(text) as unknown),
    [
      { Action: 'SEND_MESSAGE', RequestId: 'r1', Content: '' },
      { Action: 'DELETE_MESSAGE', RequestId: 'r2', Id: 'm1', Reason: 'spam' },
    ],
  );
});

test('a signal ends the wait for an answer, before or after it was sent', async () => {
  const { room, platform } = await connected();
  const controller = new AbortController();
  const request = new SendMessageRequest('x');
  const answer = room.sendMessage(request, { signal: controller.signal });
  controller.abort();
  await assert.rejects(answer, { code: 'aborted' });
  await assert.rejects(room.sendMessage(new SendMessageRequest('y'), { signal: controller.signal }), {
    code: 'aborted',
  });
  assert.equal(platform.timers, 0);
  assert.equal(platform.socket.sent.length, 1);
  // What comes late is told like any other, and settles nothing twice.
  platform.socket.receive(message('x', { RequestId: request.requestId }));
});

test('a deletion and a disconnection are acknowledged, and told to the others', async (t) => {
  const server = await startService(t);
  const [ana, mod] = [await connectRoom(t, server, 'ana'), await connectRoom(t, server, 'mod', 'moderator')];
  const [deleted, removed, left] = [once(ana, 'messageDelete'), once(ana, 'userDisconnect'), once(ana, 'disconnect')];
  const deletion: DeleteMessageEvent = await mod.deleteMessage(new DeleteMessageRequest('m1', 'spam'));
  assert.equal(deletion.messageId, 'm1');
  assert.equal(deletion.reason, 'spam');
  assert.equal(((await deleted)[0] as DeleteMessageEvent).messageId, 'm1');
  const disconnection: DisconnectUserEvent = await mod.disconnectUser(new DisconnectUserRequest('ana', 'spam'));
  assert.equal(disconnection.userId, 'ana');
  assert.equal(((await removed)[0] as DisconnectUserEvent).reason, 'spam');
  assert.deepEqual(await left, ['serverDisconnect', undefined]);
  assert.equal(ana.state, 'disconnected');
});

test('a refused request is rejected with the code and the words of the service', async (t) => {
  const server = await startService(t);
  const ana = await connectRoom(t, server, 'ana', 'reader');
  await assert.rejects(ana.sendMessage(new SendMessageRequest('x')), (error) => {
    assert.ok(error instanceof ChatRequestError);
    assert.equal(error.errorCode, 403);
    assert.match(error.errorMessage, /SEND_MESSAGE/);
    assert.equal(error.retryable, false);
    return true;
  });
});

test('states and events follow the connection', async () => {
  const { room, platform, told } = fakeRoom();
  assert.equal(room.state, 'disconnected');
  room.connect();
  assert.equal(room.state, 'connecting');
  await settle();
  assert.equal(platform.socket.url, 'wss://edge.ivschat.us-west-2.amazonaws.com');
  assert.equal(platform.socket.token, 'token-1');
  platform.socket.open();
  assert.equal(room.state, 'connected');
  room.disconnect();
  assert.equal(room.state, 'disconnected');
  assert.ok(platform.socket.closed);
  assert.equal(platform.leftovers, 0);
  assert.deepEqual(told, [['connecting'], ['connect'], ['disconnect', 'clientDisconnect', undefined]]);
});

test('connect throws unless disconnected, requests throw unless connected', async () => {
  const { room } = fakeRoom();
  assert.throws(() => room.sendMessage(new SendMessageRequest('x')), { code: 'notConnected' });
  room.connect();
  assert.throws(() => room.connect(), /must be "disconnected"/);
});

test('a request id that is still waiting is refused', async () => {
  const { room } = await connected();
  const request = new SendMessageRequest('x');
  room.sendMessage(request).catch(() => {});
  assert.throws(() => room.sendMessage(request), { code: 'duplicateRequest' });
});

test('a broken connection is mended with a fresh token, after a wait that is told', async () => {
  const { room, platform, told, tokens } = await connected();
  const reconnects: Reconnect[] = [];
  room.addListener('reconnect', (reconnect) => reconnects.push(reconnect));
  platform.socket.break(1006);
  assert.equal(room.state, 'connecting');
  assert.deepEqual([reconnects[0]!.attempt, reconnects[0]!.retryAt! - platform.now()], [1, 500]);
  assert.equal(reconnects[0]!.error.code, 'socketError');
  await platform.pass(499);
  assert.equal(tokens(), 1);
  await platform.pass(1);
  assert.equal(tokens(), 2);
  assert.equal(room.reconnect!.underWay, true);
  platform.socket.open();
  assert.equal(room.state, 'connected');
  assert.equal(room.reconnect, undefined);
  assert.deepEqual(told, [['connecting'], ['connect'], ['connecting'], ['connect']]);
});

test("a link that the page's policy refuses ends at once: Chromium tells of an error, and of no close", async () => {
  const { room, platform } = fakeRoom();
  room.connect();
  await platform.pass(0);
  platform.socket.onerror!(undefined as never);
  await platform.pass(100);
  assert.equal(room.reconnect!.error.code, 'socketError');
  assert.equal(room.reconnect!.underWay, false);
});

test('attempts are counted as the official client counts: one, and three more by default', async () => {
  const { room, platform, told, tokens } = fakeRoom();
  room.connect();
  for (let i = 0; i < 4; i++) {
    await platform.pass(60_000 * i);
    platform.socket.break();
  }
  assert.equal(tokens(), 4);
  assert.equal(room.state, 'disconnected');
  assert.deepEqual(told.at(-1)!.slice(0, 2), ['disconnect', 'socketError']);
  assert.equal(platform.leftovers, 0);
});

test('a successful connection starts the count anew', async () => {
  const { room, platform } = await connected({ maxReconnectAttempts: 1 });
  for (let i = 0; i < 5; i++) {
    platform.socket.break();
    await platform.pass(1_000);
    platform.socket.open();
  }
  assert.equal(room.state, 'connected');
});

test('connect cuts the wait short', async () => {
  const { room, platform, tokens } = await connected();
  platform.socket.break();
  room.connect();
  await settle();
  assert.equal(tokens(), 2);
  platform.socket.open();
  await platform.pass(60_000);
  assert.equal(tokens(), 2);
  assert.equal(platform.timers, 0);
});

test('close code 1000 means it: no reconnect', async () => {
  const { room, platform, told } = await connected();
  platform.socket.break(1000);
  assert.deepEqual(told.at(-1), ['disconnect', 'serverDisconnect', undefined]);
  await platform.pass(60_000);
  assert.equal(room.state, 'disconnected');
  assert.equal(platform.sockets.length, 1);
});

test('an error frame 401 brings a fresh connection', async () => {
  const { room, platform } = await connected();
  platform.socket.receive({ Type: 'ERROR', Id: 'e', RequestId: '', ErrorCode: 401, ErrorMessage: 'expired' });
  assert.equal(room.state, 'connecting');
  assert.ok(platform.sockets[0]!.closed);
  await platform.pass(1_000);
  platform.socket.open();
  assert.equal(room.state, 'connected');
});

test('a token provider that fails is asked again, unless it says that this is pointless', async () => {
  let asked = 0;
  const failing = fakeRoom({ tokenProvider: () => Promise.reject(new Error(`no ${++asked}`)) });
  failing.room.connect();
  await failing.platform.pass(60_000);
  assert.equal(asked, 4);
  const [name, reason, error] = failing.told.at(-1)!;
  assert.deepEqual(
    [name, reason, (error as ChatClientError).code],
    ['disconnect', 'fetchTokenError', 'tokenUnreachable'],
  );

  const pointless = fakeRoom({ tokenProvider: () => Promise.reject(new ChatClientError('tokenRefused', 'no', false)) });
  pointless.room.connect();
  await pointless.platform.pass(60_000);
  assert.equal(pointless.told.at(-1)![1], 'fetchTokenError');
  assert.equal(pointless.platform.timers, 0);
});

test('a token provider that throws at once, in place of a promise, fails like any other', async () => {
  const { room, platform, told } = fakeRoom({
    tokenProvider: () => {
      throw new Error('at once');
    },
  });
  room.connect();
  await platform.pass(60_000);
  assert.equal(told.at(-1)![1], 'fetchTokenError');
});

test('the token is asked for in the call that connects, and who asks sees a room that connects and may end it', async () => {
  const seen: unknown[] = [];
  const { room, platform, told } = fakeRoom({
    tokenProvider: () => {
      seen.push(room.state);
      room.disconnect();
      return Promise.resolve({ token: 'late' });
    },
  });
  room.connect();
  assert.deepEqual(seen, ['connecting']);
  await platform.pass(60_000);
  assert.deepEqual([room.state, platform.leftovers, platform.sockets.length], ['disconnected', 0, 0]);
  assert.deepEqual(
    told.map(([name]) => name),
    ['connecting', 'disconnect'],
  );
});

test('to disconnect in a listener of connecting or reconnect is the last word', async () => {
  const first = fakeRoom();
  first.room.addListener('connecting', () => first.room.disconnect());
  first.room.connect();
  await first.platform.pass(60_000);
  assert.deepEqual([first.room.state, first.platform.leftovers], ['disconnected', 0]);
  const again = fakeRoom();
  const stop = again.room.addListener('connecting', () => {
    stop();
    again.room.disconnect();
    again.room.connect();
  });
  again.room.connect();
  await settle();
  assert.deepEqual([again.tokens(), again.platform.sockets.length], [1, 1]);

  for (const name of ['connecting', 'reconnect'] as const) {
    const { room, platform, told } = await connected();
    room.addListener(name, () => room.disconnect());
    platform.socket.break();
    await platform.pass(60_000);
    assert.deepEqual([room.state, platform.leftovers, platform.sockets.length], ['disconnected', 0, 1], name);
    assert.equal(told.at(-1)![0], 'disconnect');
  }
});

test('a provider of another make may say when to come back', async () => {
  const platform = new FakePlatform();
  const error = Object.assign(new Error('busy'), { retryAfter: 20_000 });
  const room = new ChatRoom({ regionOrUrl: 'us-west-2', tokenProvider: () => Promise.reject(error), platform });
  room.connect();
  await settle();
  assert.equal(room.reconnect!.retryAt! - platform.now(), 20_500);
  room.disconnect();
});

test('an answer without a token ends the attempts with a sentence', async () => {
  for (const answer of [undefined, null, 'x', {}, { token: 1 }, { token: '' }]) {
    const { room, platform, told } = fakeRoom({ tokenProvider: () => Promise.resolve(answer as never) });
    room.connect();
    await platform.pass(60_000);
    assert.equal((told.at(-1)![2] as ChatClientError).code, 'tokenInvalid');
  }
});

test('an attempt that hangs is given up after 15 s, wherever it hangs', async () => {
  const noToken = fakeRoom({ tokenProvider: () => new Promise(() => {}), maxReconnectAttempts: 0 });
  noToken.room.connect();
  await noToken.platform.pass(14_999);
  assert.equal(noToken.room.state, 'connecting');
  await noToken.platform.pass(1);
  assert.equal(noToken.room.state, 'disconnected');

  const noSocket = fakeRoom({ maxReconnectAttempts: 0 });
  noSocket.room.connect();
  await noSocket.platform.pass(15_000);
  assert.equal(noSocket.room.state, 'disconnected');
  assert.ok(noSocket.platform.socket.closed);
});

test('what a former attempt still delivers is not taken for the present one', async () => {
  let resolveFirst: (token: { token: string }) => void = () => {};
  let asked = 0;
  const { room, platform } = fakeRoom({
    tokenProvider: () =>
      asked++ ? Promise.resolve({ token: 'second' }) : new Promise((resolve) => (resolveFirst = resolve)),
  });
  room.connect();
  room.disconnect();
  room.connect();
  await settle();
  resolveFirst({ token: 'first' });
  await settle();
  assert.deepEqual(
    platform.sockets.map(({ token }) => token),
    ['second'],
  );
});

test('a request without an answer is given up in time, one whose connection breaks at once', async () => {
  const { room, platform } = await connected({ requestTimeout: 2_000 });
  const slow = room.sendMessage(new SendMessageRequest('slow'));
  await platform.pass(1_999);
  const cut = room.sendMessage(new SendMessageRequest('cut'));
  await Promise.all([
    assert.rejects(slow, { code: 'requestTimeout', retryable: true }),
    platform.pass(1).then(() => platform.socket.break()),
    assert.rejects(cut, { code: 'connectionLost', retryable: true }),
  ]);
});

test('broken frames are skipped, logged without their text, and break nothing', async () => {
  const { room, platform, told } = await connected();
  const lines: string[] = [];
  const write = (...args: unknown[]): void => void lines.push(args.join(' '));
  room.logger = { debug: write, info: write, error: write };
  const frames = ['secret {', 'null', '[]', '"x"', {}, { Type: 'MESSAGE' }, message('x', { Sender: null })];
  for (const frame of [...frames, message('x', { SendTime: 'soon' }), { Type: 'NEWS', Id: 'n' }])
    platform.socket.receive(frame);
  assert.equal(lines.length, 9);
  assert.doesNotMatch(lines.join('\n'), /secret/);
  platform.socket.receive(message('fine'));
  assert.equal((told.at(-1)![1] as ChatMessage).content, 'fine');
});

test('a key that would pollute prototypes is a key like any other', async () => {
  const { platform, told } = await connected();
  platform.socket.receive(
    JSON.stringify(message('x')).replace('"Attributes":{}', '"Attributes":{"__proto__":"y","n":1}'),
  );
  const { attributes } = told.at(-1)![1] as ChatMessage;
  assert.deepEqual(Object.entries(attributes!), [['__proto__', 'y']]);
  assert.equal(({} as { y?: string }).y, undefined);
});

test('what the service leaves out is undefined, as in the official client', async () => {
  const { platform, told } = await connected();
  platform.socket.receive(message('x', { Attributes: undefined, Sender: { UserId: 'ana' }, RequestId: undefined }));
  const { attributes, sender, requestId } = told.at(-1)![1] as ChatMessage;
  assert.deepEqual([attributes, sender, requestId], [undefined, { userId: 'ana', attributes: undefined }, undefined]);
  platform.socket.receive({ Type: 'EVENT', Id: 'e', EventName: 'app:X', SendTime: '2022-12-02T08:40:48Z' });
  assert.equal((told.at(-1)![1] as ChatEvent).attributes, undefined);
});

test('an event of the application is told; the deprecated spelling of a message id is read', async () => {
  const { room, platform, told } = await connected();
  const event = { Type: 'EVENT', Id: 'e', RequestId: '', SendTime: '2022-12-02T08:40:48Z' };
  platform.socket.receive({ ...event, EventName: 'app:NOTICE', Attributes: { a: 'b' } });
  assert.equal((told.at(-1)![1] as ChatEvent).eventName, 'app:NOTICE');
  const deleted = once(room, 'messageDelete');
  platform.socket.receive({ ...event, Id: 'e2', EventName: 'aws:DELETE_MESSAGE', Attributes: { MessageID: 'old' } });
  assert.equal(((await deleted)[0] as DeleteMessageEvent).messageId, 'old');
});

test('a host without a WebSocket is told apart from an address or a token that it refuses', async () => {
  const failing = (error: Error): Partial<ChatRoomOptions> => {
    const platform = new FakePlatform();
    platform.createSocket = () => {
      throw error;
    };
    return { platform };
  };
  for (const { options, words } of [
    // What `new undefined()` throws.
    { options: failing(new TypeError('no constructor')), words: /the host has none, give the option platform/ },
    { options: failing(new SyntaxError('s3cret')), words: /check regionOrUrl and the token/ },
    {
      options: { tokenProvider: () => Promise.resolve({ token: 't', regionOrUrl: 'https://x' }) },
      words: /regionOrUrl is "https:\/\/x": give a region/,
    },
  ]) {
    const { room, told } = fakeRoom(options);
    room.connect();
    await settle();
    const [name, reason, error] = told.at(-1) as [string, string, ChatClientError];
    assert.deepEqual([name, reason, error.code], ['disconnect', 'socketError', 'invalidOption']);
    assert.match(error.message, words);
  }
});

test('what fails is logged as an error, by its code alone, and states as information', async () => {
  const lines: unknown[][] = [];
  const logger = (level: string) => ({
    [level]: (message: string, ...more: unknown[]) => lines.push([level, message, ...more]),
  });
  const answers = [() => Promise.reject(new Error('s3cret')), () => Promise.resolve({ token: 't' })];
  const { room, platform } = fakeRoom({ id: 'r', tokenProvider: () => (answers.shift() ?? answers[0]!)() });
  room.logger = { ...logger('debug'), ...logger('info'), ...logger('error') } as unknown as ChatLogger;
  assert.equal(room.logLevel, 'debug');
  room.logLevel = 'error';
  room.connect();
  await platform.pass(1_000);
  platform.socket.open();
  platform.socket.receive({ Type: 'ERROR', Id: 'e', RequestId: '', ErrorCode: 403, ErrorMessage: 's3cret' });
  platform.socket.receive('{');
  platform.socket.break();
  assert.deepEqual(lines, [
    ['error', 'room r: failed', 'tokenUnreachable'],
    ['error', 'room r: refused', 403],
    ['error', 'room r: skipped', 'not JSON'],
    ['error', 'room r: failed', 'socketError'],
  ]);
  lines.length = 0;
  room.logLevel = 'info';
  room.disconnect();
  assert.deepEqual(lines, [['info', 'room r: disconnected', 'clientDisconnect']]);
  room.logLevel = 'debug';
});

test('to disconnect closes the link with 1000, as the official client does', async () => {
  const { room, platform } = await connected();
  room.disconnect();
  assert.equal(platform.socket.closeCode, 1000);
});

test('a listener that throws disturbs nobody, and one that was removed hears nothing', async () => {
  const { room, platform, told } = await connected();
  room.addListener('message', () => {
    throw new Error('theirs');
  });
  const heard: ChatMessage[] = [];
  const remove = room.addListener('message', (one) => heard.push(one));
  platform.socket.receive(message('one'));
  remove();
  platform.socket.receive(message('two', { Id: 'm2' }));
  // The host hears of what was thrown, as of what a timer of the page's own throws: error trackers see it.
  for (let i = 0; i < 2; i++) await assert.rejects(platform.pass(0), /theirs/);
  await platform.pass(0);
  assert.equal(heard.length, 1);
  assert.equal(told.filter(([name]) => name === 'message').length, 2);
});

test('options of the wrong form throw at once, naming the fix', () => {
  const tokenProvider = (): Promise<never> => Promise.reject(new Error());
  assert.throws(() => new ChatRoom({ regionOrUrl: 'mars north', tokenProvider }), /give a region .* wss:\/\/ URL/);
  assert.throws(() => new ChatRoom({ regionOrUrl: 'https://x', tokenProvider }), { code: 'invalidOption' });
  assert.throws(() => new ChatRoom({ tokenProvider: undefined as never }), /tokenProvider is no function/);
});
