import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatClientError, ChatRoom, SendMessageRequest, type ChatToken } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { errorFrame, messageFrame } from '../helpers/frames.ts';
import { SimulatedService } from '../helpers/simulated-service.ts';

const HOUR = 3_600_000;

/** A room that lives with a simulated service. */
function simulate(options: ConstructorParameters<typeof SimulatedService>[1] = {}) {
  const platform = new FakePlatform();
  const service = new SimulatedService(platform, options);
  const room = new ChatRoom({ regionOrUrl: 'us-west-2', tokenProvider: service.tokenProvider, platform });
  const told: string[] = [];
  for (const name of ['connecting', 'connect', 'disconnect'] as const) room.addListener(name, () => told.push(name));
  room.connect();
  return { platform, service, room, told };
}

/** A room of which both connections are open: the next one is about to take over. */
async function overlapping() {
  const platform = new FakePlatform();
  let made = 0;
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    platform,
    tokenProvider: () => Promise.resolve({ token: `token-${++made}` }),
  });
  const messages: string[] = [];
  room.addListener('message', ({ id }) => messages.push(id));
  room.connect();
  await settle();
  platform.socket.open();
  platform.wake();
  await settle();
  platform.socket.open();
  const [former, next] = platform.sockets as [(typeof platform.sockets)[0], (typeof platform.sockets)[0]];
  return { platform, room, messages, former, next };
}

for (const skew of [0, -10, 10])
  test(`sessions change over without a gap, one token each, with the service's clock ${skew} minutes ahead`, async () => {
    const { platform, service, room, told } = simulate({ skew: skew * 60_000 });
    await platform.pass(10 * HOUR);
    assert.equal(room.state, 'connected');
    assert.deepEqual(told, ['connecting', 'connect']);
    assert.equal(service.tokens, 11);
    assert.equal(platform.sockets.filter(({ closed }) => !closed).length, 1);
  });

test('sessions of a minute change over in time too', async () => {
  const { platform, service, told } = simulate({ sessionMinutes: 1 });
  await platform.pass(HOUR);
  assert.deepEqual(told, ['connecting', 'connect']);
  assert.ok(service.tokens <= 68, `${service.tokens} tokens`);
});

test('where the clocks disagree and the expiry of the token is not told, nothing loops', async () => {
  const platform = new FakePlatform();
  const service = new SimulatedService(platform, { skew: -600_000, sessionMinutes: 5 });
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    platform,
    async tokenProvider() {
      const { token, sessionExpirationTime } = await service.tokenProvider();
      return { token, sessionExpirationTime } as ChatToken;
    },
  });
  room.connect();
  await platform.pass(HOUR);
  assert.equal(room.state, 'connected');
  assert.ok(service.tokens <= 13, `${service.tokens} tokens`);
});

test('24 hours of sessions of an hour take at most 25 tokens', async () => {
  const { platform, service, room } = simulate();
  await platform.pass(24 * HOUR);
  assert.equal(room.state, 'connected');
  assert.ok(service.tokens <= 25, `${service.tokens} tokens`);
});

test('the next connection waits for the former one to come to where it began: nothing lost, nothing twice', async () => {
  const { messages, former, next } = await overlapping();
  former.receive(messageFrame('m1'));
  next.receive(messageFrame('m3'));
  former.receive(messageFrame('m2'));
  next.receive(messageFrame('m4'));
  assert.deepEqual(messages, ['m1', 'm2']);
  former.receive(messageFrame('m3'));
  assert.deepEqual(messages, ['m1', 'm2', 'm3', 'm4']);
  assert.ok(former.closed);
  next.receive(messageFrame('m5'));
  assert.deepEqual(messages, ['m1', 'm2', 'm3', 'm4', 'm5']);
});

test('a former connection that is ahead lets the next one take over at once', async () => {
  const { messages, former, next } = await overlapping();
  former.receive(messageFrame('m1'));
  former.receive(messageFrame('m2'));
  next.receive(messageFrame('m2'));
  assert.ok(former.closed);
  next.receive(messageFrame('m3'));
  assert.deepEqual(messages, ['m1', 'm2', 'm3']);
});

test('in a quiet room, or with a former connection that is dead, the next one takes over by itself', async () => {
  const { platform, messages, former, next } = await overlapping();
  next.receive(messageFrame('m1'));
  await platform.pass(999);
  assert.deepEqual(messages, []);
  await platform.pass(1);
  assert.deepEqual(messages, ['m1']);
  assert.ok(former.closed);
  assert.ok(!next.closed);
});

test('a former connection that breaks in the meantime is not missed', async () => {
  const { room, messages, former, next } = await overlapping();
  next.receive(messageFrame('m1'));
  former.break();
  assert.deepEqual(messages, ['m1']);
  assert.equal(room.state, 'connected');
  assert.ok(!next.closed);
});

test('what waits for the former connection is bounded', async () => {
  const { messages, next } = await overlapping();
  for (let i = 0; i <= 1_000; i++) next.receive(messageFrame(`m${i}`));
  assert.equal(messages.length, 1_001);
});

test('a former connection stays for the answers that it owes, and no longer', async () => {
  const { platform, room, former, next } = await overlapping();
  const request = new SendMessageRequest('x');
  const answer = room.sendMessage(request);
  assert.equal(former.sent.length, 1);
  next.receive(messageFrame('m1'));
  await platform.pass(1_000);
  assert.ok(!former.closed);
  former.receive(errorFrame(403, request.requestId));
  await assert.rejects(answer, { errorCode: 403 });
  assert.ok(former.closed);

  room.sendMessage(new SendMessageRequest('y')).catch(() => {});
  assert.equal(next.sent.length, 1);
});

test('an answer that comes over the next connection alone settles what the former one was asked', async () => {
  const { platform, room, messages, former, next } = await overlapping();
  const request = new SendMessageRequest('x');
  const answer = room.sendMessage(request);
  next.receive(messageFrame('m1', { RequestId: request.requestId }));
  await platform.pass(1_000);
  assert.equal((await answer).id, 'm1');
  assert.deepEqual(messages, ['m1']);
  assert.ok(former.closed);
});

test('to disconnect in the middle of it ends all connections and timers', async () => {
  const { platform, room, former, next } = await overlapping();
  const answer = room.sendMessage(new SendMessageRequest('x'));
  room.disconnect();
  await assert.rejects(answer, { code: 'connectionLost' });
  assert.deepEqual([former.closed, next.closed], [true, true]);
  assert.equal(platform.leftovers, 0);
});

test('a listener that disconnects while frames are handed over hears of no more', async () => {
  const { room, messages, next, platform } = await overlapping();
  room.addListener('message', () => room.disconnect());
  next.receive(messageFrame('m1'));
  next.receive(messageFrame('m2'));
  await platform.pass(1_000);
  assert.deepEqual(messages, ['m1']);
});

test('a listener that disconnects in the middle of a renewal leaves nothing behind, and the room can be opened anew', async () => {
  for (const name of ['message', 'renew'] as const) {
    const { room, next, platform } = await overlapping();
    const renewals: string[] = [];
    room.addListener(name, () => room.disconnect());
    room.addListener('renew', () => renewals.push('renew'));
    next.receive(messageFrame('m1'));
    platform.wake();
    await settle();
    assert.deepEqual([room.state, platform.leftovers, platform.sockets.length], ['disconnected', 0, 2], name);
    assert.deepEqual(renewals, name === 'renew' ? ['renew'] : []);
    room.connect();
    await settle();
    platform.socket.open();
    assert.equal(room.state, 'connected');
  }
});

test('a hand-over that failed is forgotten with its connection: after the next one breaks, the first wait is short again', async () => {
  const platform = new FakePlatform();
  let down = false;
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    platform,
    tokenProvider: () => (down ? Promise.reject(new Error('down')) : Promise.resolve({ token: 't' })),
  });
  let asked = 0;
  room.addListener('connect', () => (asked = platform.sockets.length));
  room.connect();
  await settle();
  platform.socket.open();
  down = true;
  room.renew();
  await platform.pass(300_000);
  down = false;
  platform.socket.break();
  await platform.pass(1_000);
  platform.socket.open();
  down = true;
  room.renew();
  await settle();
  down = false;
  await platform.pass(1_000);
  assert.equal(platform.sockets.length, asked + 1);
});

test('a hand-over that fails is tried again, and falls back to reconnecting when the session ends', async () => {
  const platform = new FakePlatform();
  const service = new SimulatedService(platform);
  let broken = false;
  let asked = 0;
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    platform,
    tokenProvider: () => {
      asked++;
      return broken ? Promise.reject(new Error('down')) : service.tokenProvider();
    },
    maxReconnectAttempts: Infinity,
  });
  room.connect();
  await platform.pass(HOUR / 2);
  broken = true;
  await platform.pass(HOUR / 2 - 1_000);
  assert.equal(room.state, 'connected');
  assert.ok(asked > 3 && asked < 30, `asked ${asked} times`);
  await platform.pass(2_000);
  assert.equal(room.state, 'connecting');
  broken = false;
  await platform.pass(60_000);
  assert.equal(room.state, 'connected');
});

test('a hand-over that fails is tried again while its session lasts, however long an audience may take to come back', async () => {
  const platform = new FakePlatform();
  const service = new SimulatedService(platform);
  let refusals = 1;
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    platform,
    tokenProvider: () =>
      service.tokens === 1 && refusals-- > 0 ? Promise.reject(new Error('down')) : service.tokenProvider(),
    reconnectSpread: HOUR,
  });
  const told: string[] = [];
  for (const name of ['connecting', 'disconnect'] as const) room.addListener(name, () => told.push(name));
  room.connect();
  await platform.pass(1.5 * HOUR);
  assert.deepEqual(told, ['connecting']);
  assert.equal(service.tokens, 2);
});

test('a hand-over that is refused for good is left alone: the session goes on to its end', async () => {
  const platform = new FakePlatform();
  const service = new SimulatedService(platform);
  let refused = 0;
  let banned = false;
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    platform,
    tokenProvider: () =>
      banned ? Promise.reject(new ChatClientError('tokenRefused', `no ${++refused}`, false)) : service.tokenProvider(),
  });
  const left: unknown[] = [];
  room.addListener('disconnect', (reason) => left.push(reason));
  room.connect();
  await platform.pass(1_000);
  banned = true;
  await platform.pass(HOUR - 2_000);
  assert.equal(room.state, 'connected');
  assert.equal(refused, 1);
  await platform.pass(60_000);
  assert.deepEqual(left, ['fetchTokenError']);
  assert.equal(refused, 2);
});

test('a next connection that the service closes with 1000 means it', async () => {
  const { room, next, former } = await overlapping();
  next.break(1000);
  assert.equal(room.state, 'disconnected');
  assert.ok(former.closed);
});
