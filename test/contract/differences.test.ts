import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as official from 'amazon-ivs-chat-messaging';
import * as ours from '../../src/client/index.ts';
import { once, startService, tokensFor } from '../helpers/room.ts';
import { clients, enter, sockets } from './clients.ts';

// Where ours differs on purpose: each test shows what the official client does, what ours does, and says why.

const theirClient = clients['amazon-ivs-chat-messaging']!;
const ourClient = clients['ivs-chat/client']!;

test('a request whose connection breaks: theirs never settles, ours fails, as a program has to know', async (t) => {
  const server = await startService(t);
  const outcomes: string[] = [];
  for (const client of [theirClient, ourClient]) {
    const room = await enter(t, client, server, 'ana');
    const socket = sockets.at(-1)!;
    // Swallowed on its way, so that no answer can come.
    socket.send = () => {};
    const request = room.sendMessage(new client.SendMessageRequest('x')).then(
      () => 'answered',
      (error: { code?: string }) => error.code!,
    );
    const again = once(room, 'connect');
    socket.terminate();
    await again;
    outcomes.push(await Promise.race([request, Promise.resolve('pending')]));
  }
  assert.deepEqual(outcomes, ['pending', 'connectionLost']);
});

test('logs: theirs writes each token to the console by default, ours writes nothing, and never a token', async (t) => {
  const server = await startService(t);
  const lines: string[] = [];
  const { debug, info, error } = console;
  const write = (...args: unknown[]): void => void lines.push(args.map(String).join(' '));
  Object.assign(console, { debug: write, info: write, error: write });
  t.after(() => Object.assign(console, { debug, info, error }));

  let token = '';
  const tokens = tokensFor(server, 'ana');
  const config = {
    regionOrUrl: server.regionOrUrl,
    tokenProvider: async () => {
      const answer = await tokens();
      token = answer.token;
      return answer;
    },
  };
  const theirs = new official.ChatRoom(config);
  t.after(() => theirs.disconnect());
  const connected = once(theirs as unknown as ours.ChatRoom, 'connect');
  theirs.connect();
  await connected;
  assert.ok(lines.some((line) => line.includes(token)));

  lines.length = 0;
  const silent = new ours.ChatRoom(config);
  t.after(() => silent.disconnect());
  const [joined] = [once(silent, 'connect')];
  silent.connect();
  await joined;
  assert.deepEqual(lines, []);
});

test('run-time values: theirs exports chatErrorCodes and ConsoleLogger as types alone, ours can be used', () => {
  assert.equal('chatErrorCodes' in official || 'ConsoleLogger' in official, false);
  assert.equal(ours.chatErrorCodes.tooManyRequests, 429);
  assert.equal(typeof new ours.ConsoleLogger().info, 'function');
});

test('an answer without a token: theirs tries again and again, ours gives up with a sentence, as nothing will change', async (t) => {
  const counts: number[] = [];
  for (const client of [theirClient, ourClient]) {
    let asked = 0;
    const room = client.createRoom({
      regionOrUrl: 'ws://127.0.0.1:9',
      tokenProvider: () => {
        asked++;
        return Promise.resolve({} as ours.ChatToken);
      },
    });
    t.after(() => room.disconnect());
    const left = once(room, 'disconnect');
    room.connect();
    assert.equal((await left)[0], 'fetchTokenError');
    counts.push(asked);
  }
  assert.deepEqual(counts, [4, 1]);
});

test('a field that the service leaves empty: theirs hands on the empty string, ours undefined, as there is none', async (t) => {
  const server = await startService(t);
  const given: unknown[] = [];
  for (const client of [theirClient, ourClient]) {
    const room = await enter(t, client, server, 'ana');
    const told = once(room, 'event');
    server.service.sendEvent(server.rooms[0]!.arn, 'app:X', {});
    given.push(((await told)[0] as ours.ChatEvent).requestId);
  }
  assert.deepEqual(given, ['', undefined]);
});

test('attributes that are none: theirs throws, ours leaves it to the service to refuse them, and is the smaller for it', async (t) => {
  const server = await startService(t);
  const send = async (client: typeof ourClient): Promise<unknown> =>
    (await enter(t, client, server, 'ana')).sendMessage(new client.SendMessageRequest('x', 'y' as never));
  await assert.rejects(send(theirClient), /serialization failed/);
  await assert.rejects(send(ourClient), { errorCode: 400 });
});
