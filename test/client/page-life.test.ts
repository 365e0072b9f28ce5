import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatRoom, SendMessageRequest } from '../../src/client/index.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';
import { messageFrame } from '../helpers/frames.ts';
import { SimulatedService } from '../helpers/simulated-service.ts';

/** A room that is connected to a simulated service. */
async function live(options: Partial<ConstructorParameters<typeof ChatRoom>[0]> = {}) {
  const platform = new FakePlatform();
  const service = new SimulatedService(platform);
  const room = new ChatRoom({ regionOrUrl: 'us-west-2', tokenProvider: service.tokenProvider, platform, ...options });
  room.connect();
  await platform.pass(100);
  assert.equal(room.state, 'connected');
  return { platform, service, room };
}

test('without a network nothing is tried, however long; with it, at once, and the wait was no attempt', async () => {
  const { platform, service, room } = await live({ maxReconnectAttempts: 1 });
  platform.offline = true;
  platform.socket.break();
  assert.deepEqual([room.reconnect!.underWay, room.reconnect!.retryAt], [false, undefined]);
  await platform.pass(24 * 3_600_000);
  assert.equal(service.tokens, 1);
  assert.equal(room.state, 'connecting');
  platform.offline = false;
  platform.wake();
  await platform.pass(100);
  assert.equal(room.state, 'connected');
  assert.equal(service.tokens, 2);
});

test('a network that comes back cuts a wait short', async () => {
  const { platform, service, room } = await live();
  platform.chance = 0.999;
  platform.socket.break();
  platform.wake();
  await platform.pass(100);
  assert.equal(room.state, 'connected');
  assert.equal(service.tokens, 2);
});

test('another Wi-Fi: the link may be dead unnoticed, and a fresh one takes over without a gap', async () => {
  const { platform, service, room } = await live();
  const [dead] = platform.sockets;
  const told: string[] = [];
  for (const name of ['connecting', 'disconnect'] as const) room.addListener(name, () => told.push(name));
  const messages: string[] = [];
  room.addListener('message', ({ id }) => messages.push(id));
  platform.wake();
  await platform.pass(100);
  platform.socket.receive(messageFrame('m1'));
  await platform.pass(1_000);
  assert.deepEqual(messages, ['m1']);
  assert.ok(dead!.closed);
  assert.equal(service.tokens, 2);
  assert.deepEqual(told, []);
});

test('a link that breaks while its successor opens waits for that one, and for no other', async () => {
  const { platform, service, room } = await live({ reconnectSpread: 250_000 });
  const [dead] = platform.sockets;
  platform.wake();
  await settle();
  dead!.break();
  assert.equal(room.state, 'connecting');
  await platform.pass(100);
  assert.equal(room.state, 'connected');
  assert.equal(room.reconnect, undefined);
  assert.equal(service.tokens, 2);
});

test('a page that is frozen in the middle of a hand-over gets a fresh link all the same', async () => {
  const { platform, service, room } = await live();
  platform.wake();
  await platform.pass(100);
  platform.wake();
  await platform.pass(2_000);
  assert.equal(room.state, 'connected');
  assert.equal(service.tokens, 3);
  assert.equal(platform.sockets.filter(({ closed }) => !closed).length, 1);
});

test('a network that flaps takes one token for each attempt, not for each flap', async () => {
  const { platform, service } = await live();
  for (let i = 0; i < 20; i++) platform.wake();
  await platform.pass(60_000);
  assert.equal(service.tokens, 2);
});

test('a laptop that slept past the end of its session is back with one attempt', async () => {
  const { platform, service, room } = await live();
  // Nothing runs while it sleeps; then the socket tells of its end, and the timers are late.
  platform.sleep(8 * 3_600_000);
  await platform.pass(5_000);
  assert.equal(room.state, 'connected');
  assert.ok(service.tokens <= 3, `${service.tokens} tokens`);
  assert.equal(platform.sockets.filter(({ closed, broken }) => !closed && !broken).length, 1);
});

test('a page that was frozen, or comes out of the back-forward cache, gets a fresh link', async () => {
  const { platform, service, room } = await live();
  platform.sleep(60_000);
  platform.wake();
  await platform.pass(2_000);
  assert.equal(room.state, 'connected');
  assert.equal(service.tokens, 2);
  assert.equal(platform.sockets.filter(({ closed }) => !closed).length, 1);
});

test('background tabs whose timers wake once a minute change over in time', async () => {
  const { platform, service, room } = await live();
  platform.throttle = 60_000;
  const told: string[] = [];
  room.addListener('connecting', () => told.push('connecting'));
  await platform.pass(10 * 3_600_000);
  assert.deepEqual(told, []);
  assert.ok(service.tokens <= 11, `${service.tokens} tokens`);
});

test('a half-open link: something was sent, nothing came back, and it is mended', async () => {
  const { platform, service, room } = await live({ requestTimeout: 5_000 });
  const answer = room.sendMessage(new SendMessageRequest('x'));
  const [dead] = platform.sockets;
  await Promise.all([assert.rejects(answer, { code: 'requestTimeout' }), platform.pass(5_000)]);
  assert.equal(room.state, 'connecting');
  assert.ok(dead!.closed);
  await platform.pass(2_000);
  assert.equal(room.state, 'connected');
  assert.equal(service.tokens, 2);
});

test('a half-open link is found though the clock was put back after the last frame came', async () => {
  const { platform, room } = await live({ requestTimeout: 5_000 });
  platform.socket.receive(messageFrame('m1'));
  platform.clockOff = -5 * 3_600_000;
  const answer = room.sendMessage(new SendMessageRequest('x'));
  await Promise.all([assert.rejects(answer, { code: 'requestTimeout' }), platform.pass(5_000)]);
  assert.equal(room.state, 'connecting');
});

test('a service that is slow to answer, but speaks, is left alone', async () => {
  const { platform, service, room } = await live({ requestTimeout: 5_000 });
  const answer = room.sendMessage(new SendMessageRequest('x'));
  await platform.pass(100);
  platform.socket.receive(messageFrame('of somebody else'));
  await Promise.all([assert.rejects(answer, { code: 'requestTimeout' }), platform.pass(5_000)]);
  assert.equal(room.state, 'connected');
  assert.equal(service.tokens, 1);
});

test('a quiet room is no dead room: hours of silence cost no token but those of its sessions', async () => {
  const { platform, service, room } = await live();
  await platform.pass(5 * 3_600_000);
  assert.equal(room.state, 'connected');
  assert.ok(service.tokens <= 6, `${service.tokens} tokens`);
});

test('a room that was disconnected cannot be woken', async () => {
  const { platform, service, room } = await live();
  room.disconnect();
  platform.wake();
  await settle();
  assert.equal(service.tokens, 1);
});
