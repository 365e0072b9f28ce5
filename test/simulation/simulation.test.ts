import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionFrame, EventFrame, MessageFrame, ServiceFrame } from '../../src/protocol/frames.ts';
import type { SocketLike } from '../../src/client/index.ts';
import { readScene, startSimulation, type Simulation } from '../../src/simulation/simulation.ts';
import { FakePlatform, settle } from '../helpers/fake-platform.ts';

const viewer = { userId: 'you', attributes: { displayName: 'Ana' } };

/** A simulation in simulated time. */
function simulate(wish: string, seed?: number): { platform: FakePlatform; hide(hidden: boolean): void } & Simulation {
  const platform = new FakePlatform();
  let isHidden = false;
  const simulation = startSimulation(wish, { platform, viewer, isHidden: () => isHidden }, seed);
  return { ...simulation, platform, hide: (hidden) => (isHidden = hidden) };
}

/** A link, and what came over it. */
async function enter({ createSocket }: Simulation): Promise<{ socket: SocketLike; frames: ServiceFrame[] }> {
  const socket = createSocket();
  const frames: ServiceFrame[] = [];
  socket.onmessage = ({ data }) => frames.push(JSON.parse(data as string) as ServiceFrame);
  await new Promise((resolve) => (socket.onopen = resolve as () => void));
  return { socket, frames };
}

const messages = (frames: ServiceFrame[]): MessageFrame[] => frames.filter((frame) => frame.Type === 'MESSAGE');
const events = (frames: ServiceFrame[]): EventFrame[] => frames.filter((frame) => frame.Type === 'EVENT');
const ask = (socket: SocketLike, action: Partial<ActionFrame>): Promise<void> => {
  socket.send(JSON.stringify(action));
  return settle();
};

for (const [text, rate, moderator] of [
  ['50/s', 50, false],
  ['30/min', 0.5, false],
  ['0/s', 0, false],
  ['100/s', 100, false],
  ['6000/min', 100, false],
  [' 0.5/s moderator ', 0.5, true],
] as const)
  test(`"${text}" is ${rate} a second`, () => {
    assert.deepEqual(readScene(text), { rate, moderator });
  });

for (const text of ['', 'true', '50', '50/h', '-1/s', '101/s', '6001/min', '1e2/s', 'x/s', '5/s admin', '1./s'])
  test(`"${text}" is none, and the sentence says what is one`, () => {
    assert.throws(() => readScene(text), /^Error: simulate is ".*": give a rate of 100\/s at most, such as "50\/s"/);
  });

test('a viewer finds what was said before, and the crowd goes on at its rate', async () => {
  const room = simulate('10/s');
  const { frames } = await enter(room);
  assert.equal(messages(frames).length, 20);
  assert.ok(messages(frames).every(({ SendTime }) => Date.parse(SendTime) < room.platform.now()));
  await room.platform.pass(100_000);
  const live = messages(frames).length - 20;
  assert.ok(live > 850 && live < 1_150, `${live} messages in 100 s`);
});

test('the same seed says the same, whatever time does; another one says something else', async () => {
  const said = async (seed: number, step: number): Promise<string[]> => {
    const room = simulate('20/s', seed);
    const { frames } = await enter(room);
    while (frames.length < 500) await room.platform.pass(step);
    return frames
      .slice(0, 500)
      .map((frame) =>
        JSON.stringify(frame.Type === 'MESSAGE' ? [frame.Content, frame.Sender, frame.Attributes] : frame.Type),
      );
  };
  const first = await said(1, 1_000);
  assert.deepEqual(await said(1, 70), first);
  assert.notDeepEqual(await said(2, 1_000), first);
});

test('what is said has what rooms have', async () => {
  const room = simulate('100/s');
  const { frames } = await enter(room);
  await room.platform.pass(20_000);
  const texts = messages(frames).map(({ Content }) => Content);
  for (const kind of [
    /\p{Emoji_Presentation}/u,
    /\p{Script=Han}/u,
    /\p{Script=Hangul}/u,
    /\p{Script=Hebrew}/u,
    /\p{Script=Arabic}/u,
    /https:\/\//,
    /@Ana\b/,
    /^.{1,4}$/,
    /^.{120,}$/,
  ])
    assert.ok(
      texts.some((text) => kind.test(text)),
      String(kind),
    );
  assert.ok(Math.max(...texts.map((text) => text.length)) < 500);
  const senders = messages(frames).map(({ Sender }) => Sender.Attributes);
  for (const name of ['displayName', 'color', 'badges']) assert.ok(senders.some((sender) => sender[name]));
  assert.ok(messages(frames).some(({ Attributes }) => Attributes['messageReplyId']));
  const names = new Set(events(frames).map(({ EventName }) => EventName));
  for (const name of ['aws:DELETE_MESSAGE', 'aws:DISCONNECT_USER', 'app:PIN', 'app:NOTICE', 'app:SLOW_MODE'])
    assert.ok(names.has(name), name);
});

test('at 0/s nobody speaks, and nothing runs', async () => {
  const room = simulate('0/s');
  const { frames } = await enter(room);
  assert.deepEqual([frames.length, room.platform.timers], [0, 0]);
});

test('while nobody looks nothing is said, and nothing of it comes later', async () => {
  const room = simulate('50/s');
  const { frames } = await enter(room);
  room.hide(true);
  await room.platform.pass(1_000);
  const before = frames.length;
  await room.platform.pass(600_000);
  assert.equal(frames.length, before);
  room.hide(false);
  await room.platform.pass(2_000);
  assert.ok(frames.length > before && frames.length - before < 150, `${frames.length - before} frames`);
});

test('a page that slept is not told what it missed', async () => {
  const room = simulate('50/s');
  const { frames } = await enter(room);
  await room.platform.pass(1_000);
  const before = frames.length;
  room.platform.sleep(3_600_000);
  await room.platform.pass(1_000);
  assert.ok(frames.length - before < 100, `${frames.length - before} frames`);
});

test('what the viewer writes comes back as theirs; what they delete goes', async () => {
  const room = simulate('0/s moderator');
  const { socket, frames } = await enter(room);
  await ask(socket, { Action: 'SEND_MESSAGE', RequestId: 'r', Content: 'hello' });
  const [message] = messages(frames);
  assert.deepEqual(
    [message!.RequestId, message!.Content, message!.Sender],
    ['r', 'hello', { UserId: 'you', Attributes: viewer.attributes }],
  );
  await ask(socket, { Action: 'DELETE_MESSAGE', RequestId: 's', Id: message!.Id });
  const [event] = events(frames);
  assert.deepEqual(
    [event!.RequestId, event!.EventName, event!.Attributes['MessageID']],
    ['s', 'aws:DELETE_MESSAGE', message!.Id],
  );
});

test('whom the viewer disconnects says nothing more', async () => {
  const room = simulate('50/s moderator');
  const { socket, frames } = await enter(room);
  await room.platform.pass(5_000);
  const isOf = ({ Sender }: MessageFrame): boolean => Sender.UserId === 'lemonpith';
  assert.ok(messages(frames).some(isOf));
  await ask(socket, { Action: 'DISCONNECT_USER', RequestId: 'r', UserId: 'lemonpith' });
  const before = messages(frames).length;
  await room.platform.pass(20_000);
  assert.ok(messages(frames).length > before + 500);
  assert.ok(!messages(frames).slice(before).some(isOf));
});

test('a second link hears the same, and begins nothing anew; after the last one nothing is left', async () => {
  const room = simulate('10/s');
  const one = await enter(room);
  const two = await enter(room);
  assert.equal(two.frames.length, 0);
  await room.platform.pass(10_000);
  assert.deepEqual(two.frames, one.frames.slice(-two.frames.length));
  one.socket.close();
  assert.equal(room.platform.timers, 1);
  const before = two.frames.length;
  await room.platform.pass(10_000);
  assert.ok(two.frames.length > before);
  two.socket.close();
  assert.equal(room.platform.leftovers, 0);
});

test('a link that is closed before it opened never opens', async () => {
  const room = simulate('10/s');
  const socket = room.createSocket();
  socket.onopen = () => assert.fail('it opened');
  socket.close();
  await settle();
  assert.equal(room.platform.leftovers, 0);
});
