import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ChatEvent,
  ChatMessage,
  ChatRoomConfig,
  DeleteMessageEvent,
  DisconnectUserEvent,
} from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { once, startService, tokensFor } from '../helpers/room.ts';
import { handTimers } from '../helpers/timers.ts';
import { clients, enter, sockets, type OfficialRoom } from './clients.ts';

/** What the room told, in order. */
function record(room: OfficialRoom): unknown[][] {
  const told: unknown[][] = [];
  for (const name of ['connecting', 'connect', 'disconnect'] as const)
    room.addListener(name, ((...args: unknown[]) =>
      told.push([name, ...args.filter((arg) => typeof arg === 'string')])) as never);
  return told;
}

/** How a session comes to its end. */
const sessionEnds: Record<string, (server: RunningServer, timers: ReturnType<typeof handTimers>) => void> = {
  'a session is over': (_server, timers) => timers.fire(3_600_000),
  'a session is ended by a fault': ({ faults }) => void faults.inject({ fault: 'endSession', userId: 'ana' }),
};

/** Fields that are set. */
const set = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

for (const [name, client] of Object.entries(clients)) {
  const { SendMessageRequest, DeleteMessageRequest, DisconnectUserRequest } = client;

  test(`${name}: states and events follow connect and disconnect`, async (t) => {
    const server = await startService(t);
    const room = client.createRoom({ regionOrUrl: server.regionOrUrl, tokenProvider: tokensFor(server, 'ana') });
    const told = record(room);
    assert.equal(room.state, 'disconnected');
    const connected = once(room, 'connect');
    room.connect();
    assert.equal(room.state, 'connecting');
    assert.deepEqual(told, [['connecting']]);
    await connected;
    assert.equal(room.state, 'connected');
    const left = once(room, 'disconnect');
    room.disconnect();
    await left;
    assert.equal(room.state, 'disconnected');
    assert.deepEqual(told, [['connecting'], ['connect'], ['disconnect', 'clientDisconnect']]);
  });

  test(`${name}: a room has the id that it was given, or one of its own`, async () => {
    const config: ChatRoomConfig = { regionOrUrl: 'us-west-2', tokenProvider: () => Promise.reject(new Error()) };
    assert.equal(client.createRoom({ ...config, id: 'mine' }).id, 'mine');
    assert.notEqual(client.createRoom(config).id, client.createRoom(config).id);
  });

  test(`${name}: a region of no form and a URL of another kind throw at once`, async () => {
    for (const regionOrUrl of ['nonsense region', 'http://example'])
      assert.throws(
        () => client.createRoom({ regionOrUrl, tokenProvider: () => Promise.reject(new Error()) }),
        regionOrUrl,
      );
  });

  test(`${name}: a region that AWS may add later is one`, () => {
    for (const regionOrUrl of ['us-west-2', 'mars-north-1', 'us-iso_b.x~1'])
      client.createRoom({ regionOrUrl, tokenProvider: () => Promise.reject(new Error()) });
  });

  test(`${name}: connect throws unless disconnected`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana');
    assert.throws(() => room.connect(), /[Ss]tate must be "disconnected"/);
  });

  test(`${name}: requests throw unless connected`, async (t) => {
    const server = await startService(t);
    const room = client.createRoom({ regionOrUrl: server.regionOrUrl, tokenProvider: tokensFor(server, 'ana') });
    assert.throws(() => room.sendMessage(new SendMessageRequest('x')), /not connected/);
    assert.throws(() => room.deleteMessage(new DeleteMessageRequest('x')), /not connected/);
    assert.throws(() => room.disconnectUser(new DisconnectUserRequest('x')), /not connected/);
  });

  test(`${name}: a request that cannot be written throws at once`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana', 'moderator');
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    for (const request of [
      new SendMessageRequest('x', loop as never),
      new SendMessageRequest(7 as never),
      { action: 'SEND_MESSAGE', content: 'x' },
      { ...new SendMessageRequest('x'), action: 'FLY' },
      undefined,
    ] as InstanceType<typeof SendMessageRequest>[])
      assert.throws(() => void room.sendMessage(request), /^(ChatClient)?Error: Request serialization failed/);
    assert.throws(() => void room.deleteMessage(new DeleteMessageRequest(5 as never)), /serialization failed/);
    assert.throws(() => void room.disconnectUser(new DisconnectUserRequest(5 as never)), /serialization failed/);
  });

  test(`${name}: a message comes back to its sender and reaches the others, with the same fields`, async (t) => {
    const server = await startService(t);
    const [ana, ben] = [await enter(t, client, server, 'ana'), await enter(t, client, server, 'ben')];
    const received = once(ben, 'message');
    const request = new SendMessageRequest('hé 😀', { k: 'v' });
    const sent = await ana.sendMessage(request);
    assert.deepEqual(set((await received)[0] as ChatMessage), set(sent));
    const { id, sendTime, ...rest } = sent;
    assert.ok(id && sendTime instanceof Date);
    assert.deepEqual(set(rest), {
      content: 'hé 😀',
      attributes: { k: 'v' },
      requestId: request.requestId,
      sender: { userId: 'ana', attributes: {} },
    });
  });

  test(`${name}: a deletion is answered and told`, async (t) => {
    const server = await startService(t);
    const [ana, mod] = [await enter(t, client, server, 'ana'), await enter(t, client, server, 'mod', 'moderator')];
    const told = once(ana, 'messageDelete');
    const request = new DeleteMessageRequest('m1', 'spam');
    const answer = await mod.deleteMessage(request);
    assert.deepEqual(set((await told)[0] as DeleteMessageEvent), set(answer));
    assert.deepEqual([answer.messageId, answer.reason, answer.requestId], ['m1', 'spam', request.requestId]);
    assert.ok(answer.sendTime instanceof Date);
  });

  test(`${name}: a disconnection is answered and told, and its user is out for good`, async (t) => {
    const server = await startService(t);
    const [ana, mod] = [await enter(t, client, server, 'ana'), await enter(t, client, server, 'mod', 'moderator')];
    const [told, left] = [once(ana, 'userDisconnect'), once(ana, 'disconnect')];
    const answer = await mod.disconnectUser(new DisconnectUserRequest('ana', 'spam'));
    assert.deepEqual([answer.userId, answer.reason], ['ana', 'spam']);
    assert.deepEqual(set((await told)[0] as DisconnectUserEvent), set(answer));
    assert.equal((await left)[0], 'serverDisconnect');
    assert.equal(ana.state, 'disconnected');
  });

  test(`${name}: a request that is refused is rejected with code, words and request id`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana', 'reader');
    const request = new SendMessageRequest('x');
    await assert.rejects(room.sendMessage(request), (error: object) => {
      const { errorCode, errorMessage, requestId } = error as {
        errorCode: number;
        errorMessage: string;
        requestId: string;
      };
      assert.deepEqual([errorCode, requestId], [403, request.requestId]);
      assert.match(errorMessage, /SEND_MESSAGE/);
      return true;
    });
  });

  test(`${name}: a request id that is still waiting is refused`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana');
    const request = new SendMessageRequest('x');
    const first = room.sendMessage(request);
    assert.throws(() => void room.sendMessage(request));
    await first;
  });

  test(`${name}: a listener is removed by what addListener gave, and by removeListener`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana');
    const heard: string[] = [];
    const listener = ({ content }: ChatMessage): unknown => heard.push(content);
    const remove = room.addListener('message', listener);
    await room.sendMessage(new SendMessageRequest('one'));
    remove();
    await room.sendMessage(new SendMessageRequest('two'));
    room.addListener('message', listener);
    await room.sendMessage(new SendMessageRequest('three'));
    room.removeListener('message', listener);
    await room.sendMessage(new SendMessageRequest('four'));
    assert.deepEqual(heard, ['one', 'three']);
  });

  test(`${name}: an event of the application is told as such`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana');
    const told = once(room, 'event');
    const eventId = server.service.sendEvent(server.rooms[0]!.arn, 'app:X', { a: 'b' });
    const { id, eventName, attributes, sendTime } = (await told)[0] as ChatEvent;
    assert.deepEqual([id, eventName, attributes], [eventId, 'app:X', { a: 'b' }]);
    assert.ok(Math.abs(sendTime.getTime() - Date.now()) < 60_000);
  });

  test(`${name}: the next connection takes over in the middle of a conversation: nothing twice, in order`, async (t) => {
    // A tenth of a second passes with each message, so that no rate is in the way.
    let now = Date.now();
    const server = await startService(t, { now: () => now });
    const tokens = tokensFor(server, 'ana');
    const endOfToken = name === 'ivs-chat/client' ? 60_000 : 30_300;
    let made = 0;
    const room = client.createRoom({
      regionOrUrl: server.regionOrUrl,
      // Told to end soon: the official client goes by the token's end less 30 seconds, ours by the session's.
      async tokenProvider() {
        const { token } = await tokens();
        made++;
        const time = (ms: number): Date => new Date(Date.now() + (made > 1 ? 3_600_000 : ms));
        return { token, tokenExpirationTime: time(endOfToken), sessionExpirationTime: time(300) };
      },
    });
    t.after(() => room.disconnect());
    const told = record(room);
    const heard: string[] = [];
    room.addListener('message', ({ content }) => heard.push(content));
    const connected = once(room, 'connect');
    room.connect();
    await connected;
    const first = sockets.at(-1)!;
    const ben = await enter(t, client, server, 'ben');
    const sent: string[] = [];
    const say = async (by: OfficialRoom): Promise<void> => {
      now += 101;
      sent.push((await by.sendMessage(new SendMessageRequest(`message ${sent.length}`))).content);
    };
    while (first.readyState !== first.CLOSED) await say(ben);
    await say(ben);
    await say(room);
    // The official client lets go of the former connection with what is still on its way; ours loses nothing.
    const expected = name === 'ivs-chat/client' ? sent : sent.filter((content) => heard.includes(content));
    assert.deepEqual(heard, expected);
    assert.ok(heard.length > sent.length - 10);
    assert.equal(made, 2);
    assert.deepEqual(told, [['connecting'], ['connect']]);
  });

  test(`${name}: a connection that breaks is made anew, with a fresh token`, async (t) => {
    const server = await startService(t);
    const room = await enter(t, client, server, 'ana');
    const told = record(room);
    const again = once(room, 'connect');
    sockets.at(-1)!.terminate();
    await again;
    assert.deepEqual(told, [['connecting'], ['connect']]);
    assert.equal((await room.sendMessage(new SendMessageRequest('back'))).content, 'back');
  });

  test(`${name}: after a link that was open breaks, the first attempt is not one of those that are left`, async (t) => {
    const server = await startService(t);
    for (const maxReconnectAttempts of [0, 2]) {
      const tokens = tokensFor(server, 'ana');
      let asked = 0;
      const room = client.createRoom({
        regionOrUrl: server.regionOrUrl,
        tokenProvider: () => (asked++ ? Promise.reject(new Error('down')) : tokens()),
        maxReconnectAttempts,
      });
      t.after(() => room.disconnect());
      const connected = once(room, 'connect');
      room.connect();
      await connected;
      const left = once(room, 'disconnect');
      sockets.at(-1)!.terminate();
      assert.equal((await left)[0], 'fetchTokenError');
      assert.equal(asked, 1 + 1 + maxReconnectAttempts);
      // The next one is not after an open link.
      asked = 1;
      const again = once(room, 'disconnect');
      room.connect();
      await again;
      assert.equal(asked, 1 + 1 + maxReconnectAttempts);
    }
  });

  test(`${name}: without further attempts, a session that the service calls over is followed by another`, async (t) => {
    const server = await startService(t);
    const room = client.createRoom({
      regionOrUrl: server.regionOrUrl,
      tokenProvider: tokensFor(server, 'ana'),
      maxReconnectAttempts: 0,
    });
    t.after(() => room.disconnect());
    const connected = once(room, 'connect');
    room.connect();
    await connected;
    const again = once(room, 'connect');
    server.faults.inject({ fault: 'refuseActions', userId: 'ana', status: 401, times: 1 });
    await assert.rejects(room.sendMessage(new SendMessageRequest('x')));
    await again;
  });

  for (const [what, end] of Object.entries(sessionEnds))
    test(`${name}: ${what}: the room comes back by one connection with a fresh token`, async (t) => {
      const timers = handTimers();
      const now = Date.now();
      const server = await startService(t, { now: () => now, startTimer: timers.startTimer });
      const room = await enter(t, client, server, 'ana');
      const told = record(room);
      const made = sockets.length;
      const [again, closed] = [once(room, 'connect'), sockets.at(-1)!];
      end(server, timers);
      await again;
      while (closed.readyState !== closed.CLOSED) await new Promise((resolve) => closed.once('close', resolve));
      assert.equal((await room.sendMessage(new SendMessageRequest('back'))).content, 'back');
      assert.deepEqual(told, [['connecting'], ['connect']]);
      assert.equal(sockets.length, made + 1);
      assert.equal(server.service.connections(server.rooms[0]!.arn), 1);
    });

  test(`${name}: a service that is started anew has its rooms back, each by one connection`, async (t) => {
    const server = await startService(t);
    let running = Promise.resolve(server);
    const room = client.createRoom({
      regionOrUrl: server.regionOrUrl,
      tokenProvider: async () => tokensFor(await running, 'ana')(),
    });
    t.after(() => room.disconnect());
    const connected = once(room, 'connect');
    room.connect();
    await connected;
    const told = record(room);
    const made = sockets.length;
    const again = once(room, 'connect');
    const stopped = server.stop();
    running = stopped.then(() => startService(t, { port: Number(new URL(server.url).port) }));
    await again;
    assert.equal((await room.sendMessage(new SendMessageRequest('back'))).content, 'back');
    assert.deepEqual(told, [['connecting'], ['connect']]);
    assert.equal(sockets.length, made + 1);
  });

  test(`${name}: tokens are asked for once, and once more for each attempt that is left`, async (t) => {
    for (const [maxReconnectAttempts, wanted] of [
      [undefined, 4],
      [0, 1],
      [2, 3],
    ] as const) {
      let asked = 0;
      const room = client.createRoom({
        regionOrUrl: 'ws://127.0.0.1:9',
        tokenProvider: () => Promise.reject(new Error(`no ${++asked}`)),
        ...(maxReconnectAttempts !== undefined && { maxReconnectAttempts }),
      });
      t.after(() => room.disconnect());
      const left = once(room, 'disconnect');
      room.connect();
      assert.equal((await left)[0], 'fetchTokenError');
      assert.equal(asked, wanted);
    }
  });

  test(`${name}: a service that cannot be reached ends as socketError, with a token for each attempt`, async (t) => {
    let asked = 0;
    const room = client.createRoom({
      regionOrUrl: 'ws://127.0.0.1:9',
      tokenProvider: () => Promise.resolve({ token: `t${++asked}` }),
    });
    t.after(() => room.disconnect());
    const left = once(room, 'disconnect');
    room.connect();
    assert.equal((await left)[0], 'socketError');
    assert.equal(asked, 4);
  });

  test(`${name}: a socket that cannot be made ends as socketError, with one token`, async (t) => {
    const server = await startService(t);
    for (const { regionOrUrl, token } of [
      { regionOrUrl: 'ws://bad host', token: 't' },
      { regionOrUrl: server.regionOrUrl, token: 'no subprotocol' },
    ]) {
      let asked = 0;
      const room = client.createRoom({
        regionOrUrl,
        tokenProvider: () => Promise.resolve({ token: asked++ ? '' : token }),
      });
      t.after(() => room.disconnect());
      const left = once(room, 'disconnect');
      room.connect();
      assert.equal((await left)[0], 'socketError');
      assert.equal(asked, 1);
    }
  });

  test(`${name}: the times of a token may be dates or ISO strings`, async (t) => {
    const server = await startService(t);
    for (const time of [new Date(Date.now() + 3_600_000), new Date(Date.now() + 3_600_000).toISOString()]) {
      const tokens = tokensFor(server, 'ana');
      const room = client.createRoom({
        regionOrUrl: server.regionOrUrl,
        tokenProvider: async () => ({
          token: (await tokens()).token,
          tokenExpirationTime: time,
          sessionExpirationTime: time,
        }),
      });
      t.after(() => room.disconnect());
      const connected = once(room, 'connect');
      room.connect();
      await connected;
    }
  });
}
