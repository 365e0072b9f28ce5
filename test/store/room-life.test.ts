import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ChatRoom, type ChatMessage } from '../../src/client/index.ts';
import { capabilities } from '../../src/protocol/frames.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { createChatStore, type ChatStore } from '../../src/store/chat-store.ts';
import type { MessageEntry } from '../../src/store/entries.ts';
import type { ChatOptions } from '../../src/store/options.ts';
import { moderationOf } from '../../src/store/moderation.ts';
import { writingOf } from '../../src/store/writing.ts';
import { connectRoom, nodePlatform, startService, storeHost, tokensFor } from '../helpers/room.ts';
import { connectRaw, type RawClient } from '../helpers/socket.ts';
import { handTimers, until } from '../helpers/timers.ts';

// What rooms, moderators and the page's options make of a chat: a real service, and the store's own clock in the test's hand.

async function open(t: TestContext, userId: string, options: Partial<ChatOptions> = {}, server?: RunningServer) {
  const service = server ?? (await startService(t, { rooms: [{ maximumMessageRatePerSecond: 100 }] }));
  const role = userId === 'mod' ? 'moderator' : 'viewer';
  const timers = handTimers();
  const room = new ChatRoom({ tokenProvider: tokensFor(service, userId, role), platform: nodePlatform });
  const store = createChatStore(room, { ...storeHost, startTimer: timers.startTimer });
  t.after(() => store.stop());
  store.setViewer({ userId, capabilities: role === 'moderator' ? capabilities : ['SEND_MESSAGE'] });
  store.setOptions(options);
  store.connect();
  await until(() => store.getState().status.kind === 'connected');
  return { service, store, timers };
}

const messages = (store: ChatStore): MessageEntry[] =>
  store.getState().entries.filter((entry): entry is MessageEntry => entry.kind === 'message');
const contents = (store: ChatStore): string[] => messages(store).map(({ content }) => content);
const notices = (store: ChatStore): string[] =>
  store.getState().entries.flatMap((entry) => (entry.kind === 'notice' ? entry.notice : []));

async function say(client: RawClient, content: string, attributes: Record<string, string> = {}): Promise<string> {
  client.send({ Action: 'SEND_MESSAGE', Content: content, Attributes: attributes });
  for (;;) {
    const frame = await client.next();
    if (frame.Type === 'MESSAGE' && frame.Content === content) return frame.Id;
    assert.notEqual(frame.Type, 'ERROR');
  }
}

const waitingIds = (store: ChatStore): string[] | undefined => store.getState().undo?.messages.map(({ id }) => id);

const event = (server: RunningServer, name: string, attributes: Record<string, string>): string =>
  server.service.sendEvent(server.rooms[0]!.arn, name, attributes);

test('a deletion can be taken back until its time is up; a second one sends the first', async (t) => {
  const { service, store, timers } = await open(t, 'mod', { undo: 5_000 });
  const ben = await connectRaw(t, service, 'ben');
  const [one, two] = [await say(ben, 'one'), await say(ben, 'two')];
  await until(() => contents(store).length === 2);
  void moderationOf(store).delete(one);
  assert.equal(messages(store)[0]!.state, 'deleting');
  moderationOf(store).undo();
  assert.deepEqual([messages(store)[0]!.state, store.getState().undo, timers.waits()], ['sent', undefined, []]);
  void moderationOf(store).delete(one, 'rude');
  void moderationOf(store).delete(two);
  await until(() => contents(store).join() === 'two');
  assert.deepEqual(waitingIds(store), [two]);
  timers.fire(5_000);
  await until(() => contents(store).length === 0);
  const log = store
    .getState()
    .log.map(({ action, name, content, reason, own }) => [action, name, content, reason, own]);
  assert.deepEqual(log, [
    ['delete', 'ben', 'one', 'rude', true],
    ['delete', 'ben', 'two', undefined, true],
  ]);
});

test('a deletion that waits goes out when the chat ends', async (t) => {
  const { service, store } = await open(t, 'mod', { undo: 5_000 });
  const ben = await connectRaw(t, service, 'ben');
  const id = await say(ben, 'one');
  await until(() => contents(store).length === 1);
  void moderationOf(store).delete(id);
  store.stop();
  assert.equal((await ben.next()).Type, 'EVENT');
});

test('many are deleted one after the other, below the rate of a connection', async (t) => {
  const { service, store, timers } = await open(t, 'mod');
  const [ben, cem] = [await connectRaw(t, service, 'ben'), await connectRaw(t, service, 'cem')];
  for (let i = 0; i < 3; i++) await say(ben, `ben ${i}`);
  await say(cem, 'cem');
  await until(() => contents(store).length === 4);
  moderationOf(store).deleteMany(moderationOf(store).idsOf('ben'));
  for (let left = 2; left >= 0; left--) {
    await until(() => contents(store).length === left + 1);
    assert.equal(timers.waits().length, left ? 1 : 0);
    timers.fire(125);
  }
  assert.deepEqual(contents(store), ['cem']);
});

test('many wait together and are taken back together; what the room deletes meanwhile is out of it', async (t) => {
  const { service, store, timers } = await open(t, 'mod', { undo: 5_000 });
  const ben = await connectRaw(t, service, 'ben');
  for (const text of ['one', 'two', 'three']) await say(ben, text);
  await until(() => contents(store).length === 3);
  const ids = moderationOf(store).idsOf('ben');
  moderationOf(store).deleteMany(ids);
  assert.deepEqual([waitingIds(store), timers.waits()], [ids, [5_000]]);
  service.service.deleteMessage(service.rooms[0]!.arn, ids[0]!, '');
  await until(() => contents(store).join() === 'two,three');
  assert.deepEqual(waitingIds(store), ids.slice(1));
  moderationOf(store).undo();
  assert.deepEqual([messages(store).map(({ state }) => state), store.getState().undo], [['sent', 'sent'], undefined]);
  moderationOf(store).deleteMany(ids.slice(1));
  timers.fire(5_000);
  await until(() => contents(store).length === 1);
  timers.fire(125);
  await until(() => contents(store).length === 0);
});

test('many that wait go out when the chat ends', async (t) => {
  const { service, store } = await open(t, 'mod', { undo: 5_000 });
  const ben = await connectRaw(t, service, 'ben');
  for (const text of ['one', 'two', 'three']) await say(ben, text);
  await until(() => contents(store).length === 3);
  moderationOf(store).deleteMany(moderationOf(store).idsOf('ben'));
  store.stop();
  for (let i = 0; i < 3; i++) assert.equal((await ben.next()).Type, 'EVENT');
});

test('what was deleted leaves a line behind where the page wants it, and no quote of it', async (t) => {
  const { service, store } = await open(t, 'ana', { tombstones: true });
  const ben = await connectRaw(t, service, 'ben');
  const id = await say(ben, 'secret');
  await say(ben, 'answer', { messageReplyId: id });
  await until(() => contents(store).length === 2);
  assert.deepEqual(messages(store)[1]!.replyTo, { id, userId: 'ben', name: 'ben', text: 'secret' });
  service.service.deleteMessage(service.rooms[0]!.arn, id, 'spam');
  await until(() => messages(store)[0]!.state === 'deleted');
  assert.equal(messages(store)[0]!.reason, 'spam');
  assert.deepEqual(messages(store)[1]!.replyTo, { id, userId: 'ben', name: 'ben', text: undefined });
});

test('all messages of a user go by the event of the application, and on disconnect where the page wants it', async (t) => {
  const { service, store } = await open(t, 'ana', { removeOnDisconnect: true });
  const [ben, cem] = [await connectRaw(t, service, 'ben'), await connectRaw(t, service, 'cem')];
  await say(ben, 'one');
  await say(ben, 'two');
  await say(cem, 'three');
  await until(() => contents(store).length === 3);
  event(service, 'app:DELETE_BY_USER', { userId: 'ben' });
  await until(() => contents(store).join() === 'three');
  service.service.disconnectUser(service.rooms[0]!.arn, 'cem', '');
  await until(() => contents(store).length === 0);
});

test('within the hold a deleted message is never shown; own ones are at once, and moderators see all', async (t) => {
  const { service, store, timers } = await open(t, 'ana', { hold: 1_200 });
  const mod = await open(t, 'mod', { hold: 1_200 }, service);
  const ben = await connectRaw(t, service, 'ben');
  const bad = await say(ben, 'bad');
  await say(ben, 'good');
  await until(() => contents(mod.store).length === 2);
  void writingOf(store).send('mine');
  assert.deepEqual(contents(store), ['mine']);
  await until(() => timers.waits().length === 2);
  service.service.deleteMessage(service.rooms[0]!.arn, bad, '');
  await until(() => timers.waits().length === 1);
  timers.fire(1_200);
  assert.deepEqual(contents(store), ['mine', 'good']);
});

test('the room’s rules are told, obeyed, and taken back', async (t) => {
  const { service, store } = await open(t, 'ana');
  const mod = await open(t, 'mod', {}, service);
  // What the viewer's own page asks its backend for is theirs, until it has come.
  store.parts.asked.add('app:PIN');
  event(service, 'app:PIN', { text: 'Recipe', by: 'mod' });
  event(service, 'app:SLOW_MODE', { seconds: '10' });
  event(service, 'app:CHAT_MODE', { mode: 'paused' });
  event(service, 'app:NOTICE', { text: 'Ad break' });
  await until(() => notices(store).length === 3);
  assert.deepEqual(notices(store), ['slowMode', 'mode', 'text']);
  assert.deepEqual(store.getState().rules, { pinned: { text: 'Recipe', by: 'mod' }, slowMode: 10, mode: 'paused' });
  await until(() => mod.store.getState().rules.mode === 'paused');
  assert.deepEqual([store.mayWrite, mod.store.mayWrite], [false, true]);
  event(service, 'app:CHAT_MODE', { mode: 'members' });
  await until(() => store.getState().rules.mode === 'members');
  assert.equal(store.mayWrite, false);
  event(service, 'app:CHAT_MODE', { mode: 'everyone' });
  event(service, 'app:CHAT_MODE', { mode: 'nonsense' });
  event(service, 'app:SLOW_MODE', { seconds: '-5' });
  event(service, 'app:UNPIN', {});
  await until(() => store.getState().rules.pinned === undefined);
  assert.deepEqual([store.mayWrite, store.getState().rules.slowMode], [true, 10]);
  const log = store.getState().log.map(({ action, name, content, own }) => [action, name, content, own]);
  assert.deepEqual(log, [
    ['pin', 'mod', 'Recipe', true],
    ['slowMode', undefined, '10', false],
    ['mode', undefined, 'paused', false],
    ['mode', undefined, 'members', false],
    ['mode', undefined, 'everyone', false],
    ['unpin', undefined, undefined, false],
  ]);
  assert.equal(store.parts.asked.size, 0);
});

test('slow mode counts from the last own message; a room that was too fast is waited for; moderators need not wait', async (t) => {
  const { service, store } = await open(t, 'ana');
  const mod = await open(t, 'mod', {}, service);
  event(service, 'app:SLOW_MODE', { seconds: '10' });
  await until(() => store.getState().rules.slowMode === 10 && mod.store.getState().rules.slowMode === 10);
  await Promise.all([writingOf(store).send('one'), writingOf(mod.store).send('two')]);
  const wait = store.getState().nextSendAt - Date.now();
  assert.ok(wait > 9_000 && wait <= 10_000, String(wait));
  assert.equal(mod.store.getState().nextSendAt, 0);
  const outcomes = await Promise.all(Array.from({ length: 12 }, (_, i) => writingOf(mod.store).send(`fast ${i}`)));
  assert.ok(outcomes.some(({ sent }) => !sent));
  assert.ok(mod.store.getState().nextSendAt > Date.now());
});

test('who is muted is neither seen nor heard, until unmuted', async (t) => {
  const { service, store } = await open(t, 'ana');
  const [ben, cem] = [await connectRaw(t, service, 'ben'), await connectRaw(t, service, 'cem')];
  await say(ben, 'one');
  await until(() => contents(store).length === 1);
  store.mute('ben');
  await say(ben, 'two');
  await say(cem, 'three');
  await until(() => contents(store).length === 1);
  assert.deepEqual(contents(store), ['three']);
  store.mute('ben', false);
  await say(ben, 'four');
  await until(() => contents(store).length === 2);
});

test('a reply quotes what it answers, and goes out with its id', async (t) => {
  const { service, store } = await open(t, 'ana');
  const ben = await connectRaw(t, service, 'ben');
  const id = await say(ben, 'a question');
  await until(() => contents(store).length === 1);
  writingOf(store).replyTo(messages(store)[0]);
  assert.deepEqual(await writingOf(store).send('an answer'), { sent: true });
  assert.deepEqual(messages(store)[1]!.replyTo, { id, userId: 'ben', name: 'ben', text: 'a question' });
  assert.equal(store.getState().reply, undefined);
  const frame = await ben.next();
  assert.ok(frame.Type === 'MESSAGE' && frame.Attributes['messageReplyId'] === id);
});

test('earlier messages come before, without doubles, and are not new', async (t) => {
  const { service, store } = await open(t, 'ana');
  const ben = await connectRaw(t, service, 'ben');
  const live = await say(ben, 'live');
  await until(() => contents(store).length === 1);
  const earlier = (id: string, content: string, minutes: number): ChatMessage => ({
    id,
    content,
    sender: { userId: 'cem' },
    sendTime: new Date(Date.now() - minutes * 60_000),
  });
  store.addMessages([earlier('b', 'second', 1), earlier('a', 'first', 2), earlier(live, 'live again', 0)]);
  assert.deepEqual(contents(store), ['first', 'second', 'live']);
  store.addMessages([earlier('a', 'first', 2)]);
  assert.deepEqual(contents(store), ['first', 'second', 'live']);
  assert.deepEqual(
    messages(store).map(({ seq }) => seq),
    [0, 0, 1],
  );
});

test('filters hide, hold and highlight; a moderator sees what is held, and shows it', async (t) => {
  const filters = [
    { match: 'slur', action: 'hide' as const },
    { match: 'doubtful', action: 'hold' as const },
    { match: 'watched', action: 'highlight' as const },
  ];
  const { service, store } = await open(t, 'ana', { filters });
  const mod = await open(t, 'mod', { filters }, service);
  const ben = await connectRaw(t, service, 'ben');
  for (const content of ['a slur', 'doubtful', 'watched']) await say(ben, content);
  await until(() => contents(mod.store).length === 2 && contents(store).length === 1);
  assert.deepEqual(contents(store), ['watched']);
  assert.deepEqual(
    messages(mod.store).map(({ filter }) => filter),
    ['hold', 'highlight'],
  );
  moderationOf(mod.store).release(messages(mod.store)[0]!.key);
  assert.equal(messages(mod.store)[0]!.filter, undefined);
  // Own words are not the viewer's to be protected from.
  void writingOf(store).send('my slur');
  assert.deepEqual(contents(store), ['watched', 'my slur']);
});

test('a flood is folded and sampled, and the rest is counted', async (t) => {
  const { service, store } = await open(t, 'ana', { firehose: 2 });
  const crowd = await Promise.all(Array.from({ length: 10 }, (_, i) => connectRoom(t, service, `fan-${i}`)));
  await until(() => service.service.connections(service.rooms[0]!.arn) === 11);
  const raw = await connectRaw(t, service, 'raw');
  for (const content of ['GO', 'x', 'GO', 'go', 'a', 'b', 'c']) await say(raw, content);
  await until(() => notices(store).includes('skipped'));
  assert.deepEqual(contents(store).slice(0, 2), ['GO', 'x']);
  assert.equal(messages(store)[0]!.fold?.count, 3);
  const skipped = store.getState().entries.find((entry) => entry.kind === 'notice' && entry.notice === 'skipped');
  await until(() => (store.getState().entries.at(-1) as unknown as { count: number }).count === 3);
  assert.ok(skipped);
  assert.equal(crowd.length, 10);
});

test('the viewer is known by name before their first message, and long after it is gone from the list', async (t) => {
  const { service, store } = await open(t, 'ana');
  store.setViewer({ attributes: { displayName: 'Ana_Banana', badges: 'subscriber' } });
  const ben = await connectRaw(t, service, 'ben');
  await say(ben, 'hi @ana_banana');
  await until(() => contents(store).length === 1);
  assert.ok(messages(store)[0]!.body.mentionsMe);
  // A member who has not written yet may write where members may.
  event(service, 'app:CHAT_MODE', { mode: 'members' });
  await until(() => store.getState().rules.mode === 'members');
  assert.equal(store.mayWrite, true);
  const earlier = Array.from({ length: 300 }, (_, i): ChatMessage => ({
    id: `old-${i}`,
    content: 'x',
    sender: { userId: 'cem' },
    sendTime: new Date(Date.now() + 60_000 + i),
  }));
  await writingOf(store).send('mine');
  store.addMessages(earlier);
  assert.ok(!contents(store).includes('mine'));
  await say(ben, 'and @ana');
  await until(() => contents(store).includes('and @ana'));
  assert.ok(messages(store).find(({ content }) => content === 'and @ana')!.body.mentionsMe);
});

test('a text whose row is gone is counted among what is not shown', async (t) => {
  const { service, store } = await open(t, 'ana', { firehose: 1 });
  const raw = await connectRaw(t, service, 'raw');
  const id = await say(raw, 'GO');
  await until(() => contents(store).length === 1);
  service.service.deleteMessage(service.rooms[0]!.arn, id, '');
  await until(() => contents(store).length === 0);
  await say(raw, 'GO');
  await until(() => notices(store).includes('skipped'));
  assert.deepEqual(contents(store), []);
});

test('a hold of hours is one of ten seconds: what waits takes room', async (t) => {
  const { service, store, timers } = await open(t, 'ana', { hold: 3_600_000 });
  await say(await connectRaw(t, service, 'ben'), 'x');
  await until(() => timers.waits().length > 0);
  assert.deepEqual([timers.waits(), contents(store)], [[10_000], []]);
});

test('events of the application have a place in the list only where the page gives them one', async (t) => {
  const { service, store } = await open(t, 'ana');
  store.setView({ renderEvent: ({ eventName }) => eventName === 'app:SUB' });
  event(service, 'app:OTHER', {});
  event(service, 'app:SUB', { name: 'Ben' });
  await until(() => notices(store).length > 0);
  assert.deepEqual(notices(store), ['event']);
});
