import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { ChatRoom, SendMessageRequest, type Platform } from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { connectRoom, nodePlatform, once, startService, tokensFor } from '../helpers/room.ts';

/** The service's clock runs a hundred times as fast, so that its rate limits leave room. */
const roomy = { now: () => Date.now() * 100, rooms: [{ maximumMessageRatePerSecond: 100 }] };

/** A real host whose network and page the test has in its hand. */
function hostInHand() {
  const wakers = new Set<() => void>();
  const sockets: WebSocket[] = [];
  const platform: Platform = {
    ...nodePlatform,
    createSocket(url, token) {
      const socket = new WebSocket(url, token);
      sockets.push(socket);
      return socket as unknown as ReturnType<Platform['createSocket']>;
    },
    random: () => 0,
    onWake(callback) {
      wakers.add(callback);
      return () => wakers.delete(callback);
    },
  };
  return { platform, sockets, wake: () => wakers.forEach((callback) => callback()) };
}

/** Sends a hundred messages a second until it is told to stop; tells what was accepted, in the order of the room. */
async function traffic(t: TestContext, server: RunningServer) {
  const speaker = await connectRoom(t, server, 'speaker');
  const accepted: string[] = [];
  speaker.addListener('message', ({ id }) => accepted.push(id));
  const answers: Promise<unknown>[] = [];
  const timer = setInterval(() => answers.push(speaker.sendMessage(new SendMessageRequest('x'))), 10);
  t.after(() => clearInterval(timer));
  return async () => {
    clearInterval(timer);
    await Promise.all(answers);
    return accepted;
  };
}

test('100 hand-overs under 100 messages a second: nothing lost, nothing twice, order kept', async (t) => {
  const server = await startService(t, roomy);
  const { platform, sockets, wake } = hostInHand();
  const room = new ChatRoom({ tokenProvider: tokensFor(server, 'ana'), platform });
  t.after(() => room.disconnect());
  const received: string[] = [];
  const states: string[] = [];
  room.addListener('message', ({ id }) => received.push(id));
  for (const name of ['connecting', 'disconnect'] as const) room.addListener(name, () => states.push(name));
  let onTakeOver = (): void => {};
  room.addListener('renew', () => onTakeOver());
  const connected = once(room, 'connect');
  room.connect();
  await connected;
  states.length = 0;

  const stop = await traffic(t, server);
  for (let i = 0; i < 100; i++) {
    const taken = new Promise<void>((resolve) => (onTakeOver = resolve));
    wake();
    await taken;
  }
  const sent = await stop();
  // The last of what was sent is on its way.
  while (received.length < sent.length) await once(room, 'message');
  t.diagnostic(`${sent.length} messages over ${sockets.length} connections`);
  assert.deepEqual(received, sent);
  assert.equal(sockets.length, 101);
  assert.deepEqual(states, []);
});

test('sessions that end for real change over before: nothing lost, nothing twice, order kept', async (t) => {
  // A minute of the service and of the client lasts three seconds.
  const SCALE = 20;
  const start = Date.now();
  const now = (): number => start + (Date.now() - start) * SCALE;
  const startTimer = (callback: () => void, ms: number): (() => void) => {
    const timer = setTimeout(callback, ms / SCALE);
    return () => clearTimeout(timer);
  };
  const server = await startService(t, { now, startTimer, rooms: [{ maximumMessageRatePerSecond: 100 }] });
  const { platform, sockets } = hostInHand();
  const tokenProvider = (): Promise<{ token: string }> =>
    Promise.resolve(
      server.service.createChatToken({
        roomIdentifier: server.rooms[0]!.arn,
        userId: 'ana',
        sessionDurationInMinutes: 1,
      }),
    );
  const room = new ChatRoom({
    regionOrUrl: server.regionOrUrl,
    tokenProvider,
    platform: { ...platform, now, startTimer, random: () => 0 },
  });
  t.after(() => room.disconnect());
  const received: string[] = [];
  const states: string[] = [];
  room.addListener('message', ({ id }) => received.push(id));
  const connected = once(room, 'connect');
  room.connect();
  await connected;
  for (const name of ['connecting', 'disconnect'] as const) room.addListener(name, () => states.push(name));

  const stop = await traffic(t, server);
  while (sockets.length < 3) await once(room, 'message');
  const sent = await stop();
  while (received.length < sent.length) await once(room, 'message');
  assert.deepEqual(received, sent);
  assert.deepEqual(states, []);
});

test('1,000 links cut at random moments: every request settles, nothing shows twice', async (t) => {
  const server = await startService(t, roomy);
  const { platform, sockets } = hostInHand();
  const room = new ChatRoom({ tokenProvider: tokensFor(server, 'ana'), platform, maxReconnectAttempts: Infinity });
  t.after(() => room.disconnect());
  const received: string[] = [];
  room.addListener('message', ({ id }) => received.push(id));
  const stop = await traffic(t, server);
  const outcomes = { answered: 0, connectionLost: 0, requestRefused: 0 };
  const own: Promise<unknown>[] = [];
  for (let i = 0; i < 1_000; i++) {
    if (room.state !== 'connected') {
      const connected = once(room, 'connect');
      if (room.state === 'disconnected') room.connect();
      await connected;
    }
    own.push(
      room.sendMessage(new SendMessageRequest(`own ${i}`)).then(
        () => outcomes.answered++,
        (error: { code: keyof typeof outcomes }) => outcomes[error.code]++,
      ),
    );
    // Before the answer, after it, or in the middle of others' messages: chance decides.
    for (let turns = Math.floor(Math.random() * 6); turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve));
    sockets.at(-1)!.terminate();
    if (room.state === 'connected') await once(room, 'connecting');
  }
  await Promise.all(own);
  const sent = await stop();
  assert.equal(new Set(received).size, received.length);
  assert.equal(outcomes.answered + outcomes.connectionLost + outcomes.requestRefused, 1_000);
  const missed = sent.filter((id) => !received.includes(id)).length;
  t.diagnostic(
    `${outcomes.answered} answered, ${outcomes.connectionLost} lost with their link, ${outcomes.requestRefused} refused; ` +
      `of ${sent.length} messages, ${missed} came while no link was up`,
  );
});
