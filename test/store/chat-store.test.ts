import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ChatRoom, SendMessageRequest } from '../../src/client/index.ts';
import { createChatStore, type ChatStore } from '../../src/store/chat-store.ts';
import type { ChatState } from '../../src/store/state.ts';
import { KEPT, KEPT_WHILE_HELD, type MessageEntry } from '../../src/store/entries.ts';
import { moderationOf } from '../../src/store/moderation.ts';
import { writingOf } from '../../src/store/writing.ts';
import { capabilities, type Capability } from '../../src/protocol/frames.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { settle } from '../helpers/fake-platform.ts';
import { fakeStore } from '../helpers/fake-store.ts';
import { connectRoom, nodePlatform, storeHost, startService, tokensFor, type Role } from '../helpers/room.ts';

const grants: Record<Role, readonly Capability[]> = {
  reader: [],
  viewer: ['SEND_MESSAGE'],
  moderator: capabilities,
};

/** A store over a connected room of the real service. */
async function openStore(t: TestContext, server: RunningServer, userId: string, role: Role = 'viewer') {
  const room = new ChatRoom({ tokenProvider: tokensFor(server, userId, role), platform: nodePlatform });
  const store = createChatStore(room, storeHost);
  t.after(() => store.stop());
  store.setViewer({ userId, capabilities: grants[role] });
  store.connect();
  await when(store, ({ status }) => status.kind === 'connected');
  return store;
}

/** Waits until the state is as wanted. */
function when(store: ChatStore, wanted: (state: ChatState) => boolean): Promise<ChatState> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!wanted(store.getState())) return;
      stop();
      resolve(store.getState());
    };
    const stop = store.subscribe(check);
    check();
  });
}

const contents = (store: ChatStore): string[] =>
  store.getState().entries.map((entry) => (entry.kind === 'message' ? entry.content : `(${entry.notice})`));

test('an own message is pending at once, then sent in the same place under the same key', async (t) => {
  const server = await startService(t);
  const store = await openStore(t, server, 'ana');
  const outcome = writingOf(store).send('hello');
  const pending = store.getState().entries[0] as MessageEntry;
  assert.deepEqual([pending.state, pending.own, pending.id], ['pending', true, undefined]);
  assert.deepEqual(await outcome, { sent: true });
  const [sent, ...others] = store.getState().entries as MessageEntry[];
  assert.equal(others.length, 0);
  assert.deepEqual([sent!.state, sent!.own, sent!.key], ['sent', true, pending.key]);
  assert.ok(sent!.id);
});

test('messages of others are not own, though they copy a request id that was seen', async (t) => {
  const server = await startService(t);
  const [store, ben] = [await openStore(t, server, 'ana'), await connectRoom(t, server, 'ben')];
  await writingOf(store).send('mine');
  const request = new SendMessageRequest('theirs');
  request.requestId = store.getState().entries[0]!.key;
  await ben.sendMessage(request);
  await when(store, ({ entries }) => entries.length === 2);
  assert.deepEqual(contents(store), ['mine', 'theirs']);
  assert.deepEqual(
    store.getState().entries.map((entry) => (entry as MessageEntry).own),
    [true, false],
  );
});

test('a request id of the own other tab, that was seen before, makes a message of its own', async (t) => {
  const server = await startService(t);
  const [store, tab] = [await openStore(t, server, 'ana'), await connectRoom(t, server, 'ana')];
  await writingOf(store).send('first');
  const request = new SendMessageRequest('second');
  request.requestId = store.getState().entries[0]!.key;
  await tab.sendMessage(request);
  await when(store, ({ entries }) => entries.length === 2);
  assert.deepEqual(contents(store), ['first', 'second']);
});

test('a refused message fails with its reason, can be handed back, retried and discarded', async (t) => {
  const server = await startService(t, { rooms: [{ maximumMessageLength: 5 }] });
  const store = await openStore(t, server, 'ana');
  const outcome = await writingOf(store).send('too long');
  assert.ok(!outcome.sent && outcome.error.code === 'requestRefused');
  assert.equal((store.getState().entries[0] as MessageEntry).state, 'failed');
  writingOf(store).retry(outcome.key);
  const again = (await when(store, ({ entries }) => (entries[0] as MessageEntry).state === 'failed')).entries[0]!;
  assert.equal(again.key, outcome.key);
  writingOf(store).edit(again.key);
  assert.deepEqual(contents(store), []);
  assert.equal(store.getState().returned!.content, 'too long');
});

test('a message that the service took and whose answer was lost is shown once after a retry, and a deletion finds it', async (t) => {
  const server = await startService(t);
  const [ana, ben, mod] = [
    await openStore(t, server, 'ana'),
    await openStore(t, server, 'ben'),
    await openStore(t, server, 'mod', 'moderator'),
  ];
  server.faults.inject({ fault: 'delay', userId: 'ana', ms: 60_000 });
  const sent = writingOf(ana).send('mine');
  await when(ben, ({ entries }) => entries.length === 1);
  server.faults.clear();
  server.faults.inject({ fault: 'drop', userId: 'ana' });
  const outcome = await sent;
  assert.ok(!outcome.sent && outcome.error.code === 'connectionLost');
  await when(ana, ({ status }) => status.kind === 'connected');
  // What the viewer answers by now has nothing to do with the message that is sent again.
  writingOf(ana).replyTo(await other(ana, ben));
  writingOf(ana).retry(outcome.key);
  await when(ana, ({ entries }) => (entries.at(-1) as MessageEntry).state === 'sent');
  assert.deepEqual(contents(ana), ['of ben', 'mine']);
  assert.equal((ana.getState().entries.at(-1) as MessageEntry).attributes?.['messageReplyId'], undefined);
  assert.ok(ana.getState().reply);
  await writingOf(ben).send('last');
  for (const store of [ben, mod]) {
    await when(store, () => contents(store).at(-1) === 'last');
    assert.deepEqual(contents(store), ['mine', 'of ben', 'last']);
  }
  await moderationOf(mod).delete((mod.getState().entries[0] as MessageEntry).id!);
  for (const store of [ana, ben, mod]) await when(store, ({ entries }) => entries.length === 2);
});

/** A message of somebody else, as a store has it. */
async function other(store: ChatStore, sender: ChatStore): Promise<MessageEntry> {
  await writingOf(sender).send('of ben');
  const find = (state: ChatState): MessageEntry | undefined =>
    state.entries.find((entry): entry is MessageEntry => entry.kind === 'message' && entry.content === 'of ben');
  return find(await when(store, (state) => find(state) !== undefined))!;
}

test('a deletion shows as under way, then takes the message out everywhere', async (t) => {
  const server = await startService(t);
  const [ana, mod] = [await openStore(t, server, 'ana'), await openStore(t, server, 'mod', 'moderator')];
  await writingOf(ana).send('spam');
  const { entries } = await when(mod, (state) => state.entries.length === 1);
  const deleted = moderationOf(mod).delete((entries[0] as MessageEntry).id!);
  assert.equal((mod.getState().entries[0] as MessageEntry).state, 'deleting');
  await deleted;
  await when(ana, (state) => state.entries.length === 0);
  assert.deepEqual(contents(mod), []);
});

test('a deletion that is refused leaves the message and tells why', async (t) => {
  const server = await startService(t);
  const store = await openStore(t, server, 'ana');
  await writingOf(store).send('mine');
  await moderationOf(store).delete((store.getState().entries[0] as MessageEntry).id!);
  assert.equal((store.getState().entries[0] as MessageEntry).state, 'sent');
  assert.equal(store.getState().problem!.action, 'delete');
  moderationOf(store).dismissProblem();
  assert.equal(store.getState().problem, undefined);
});

test('who is disconnected by a moderator learns the reason; moderators see a notice', async (t) => {
  const server = await startService(t);
  const [ana, ben, mod] = [
    await openStore(t, server, 'ana'),
    await openStore(t, server, 'ben'),
    await openStore(t, server, 'mod', 'moderator'),
  ];
  await moderationOf(mod).disconnect('ana', 'Spam');
  const { status } = await when(ana, (state) => state.status.kind === 'removed');
  assert.deepEqual(status, { kind: 'removed', reason: 'Spam' });
  assert.deepEqual(contents(mod), ['(userDisconnected)']);
  assert.deepEqual(contents(ben), []);
  assert.equal(ben.getState().status.kind, 'connected');
});

test('capabilities decide; where they are not told, writing is tried and moderation is not offered', () => {
  const store = createChatStore(new ChatRoom({ tokenProvider: () => Promise.reject(new Error()) }), storeHost);
  assert.deepEqual(capabilities.map(store.allows), [true, false, false]);
  store.setViewer({ capabilities: ['DELETE_MESSAGE'] });
  assert.deepEqual(capabilities.map(store.allows), [false, true, false]);
});

test('subscribers are told once for all that came since they were told last', async () => {
  const { receive, flush, flushes } = await fakeStore();
  flush();
  receive(100);
  assert.equal(flushes(), 1);
  flush();
  assert.equal(flushes(), 2);
  flush();
  assert.equal(flushes(), 2);
});

test('what others say is read together: when somebody looks, or when enough has piled up', async () => {
  const { store, receive, flush } = await fakeStore();
  store.setViewer({ userId: 'me' });
  flush();
  let read = 0;
  store.setOptions({ mapSender: () => (read++, {}) });
  receive(99);
  assert.equal(read, 0);
  assert.equal(contents(store).length, 99);
  const inAll = read;
  assert.ok(inAll >= 99);
  receive(100);
  assert.ok(read > inAll);
  const piledUp = read;
  receive(1);
  assert.equal(read, piledUp);
  flush();
  assert.ok(read > piledUp);
  assert.deepEqual(
    contents(store),
    Array.from({ length: 200 }, (_, i) => `${i + 1}`),
  );
});

test('a function of the page that throws costs no message, and is told of once', async () => {
  const errors: string[] = [];
  const { store, platform, receive } = await fakeStore({ onError: ({ message }) => errors.push(message) });
  const broken = (): never => {
    throw new Error('oh');
  };
  store.setOptions({
    mapSender: broken,
    filters: [
      { match: broken, action: 'hide' },
      { match: '2', action: 'highlight' },
    ],
  });
  store.setView({ renderMessage: broken, renderEvent: broken });
  receive(3);
  assert.deepEqual(contents(store), ['1', '2', '3']);
  const [first, second] = store.getState().entries as MessageEntry[];
  assert.deepEqual([first!.sender.name, second!.filter], ['u', 'highlight']);
  const { renderMessage, renderEvent } = store.getState().view;
  assert.equal(renderMessage!(first!), undefined);
  assert.equal(renderMessage!(second!), undefined);
  assert.equal(store.setView({ renderMessage: broken }), undefined);
  assert.equal(store.getState().view.renderMessage, renderMessage);
  assert.equal(typeof renderEvent, 'function');
  const told = ['mapSender', 'filters'].map((option) => `${option} threw "oh": the chat does without it there.`);
  // One function in several places is told of where it was first called.
  assert.deepEqual(errors, told);
  store.setOptions({ mapSender: () => ({ name: 5 as never }) });
  receive(1);
  assert.equal((store.getState().entries.at(-1) as MessageEntry).sender.name, 'u');
  assert.match(errors.at(-1)!, /^mapSender threw/);
  platform.socket.close();
});

test('the list is bounded, more widely while the reader has scrolled up, and the count goes on', async () => {
  const { store, receive } = await fakeStore();
  receive(5_000);
  const length = (): number => store.getState().entries.length;
  assert.ok(length() >= KEPT && length() <= KEPT + 50);
  assert.equal(contents(store).at(-1), '5000');
  store.hold(true);
  receive(300);
  assert.ok(length() > KEPT + 300);
  receive(5_000);
  assert.ok(length() <= KEPT_WHILE_HELD + 50);
  store.hold(false);
  assert.equal(length(), KEPT);
  assert.equal(store.getState().received, 10_300);
});

test('what was not sent outlives the trimming', async () => {
  const { store, platform, receive } = await fakeStore();
  const outcome = writingOf(store).send('mine');
  receive(5_000);
  const { RequestId } = JSON.parse(platform.socket.sent[0]!) as { RequestId: string };
  platform.socket.receive({ Type: 'ERROR', Id: 'e', RequestId, ErrorCode: 429, ErrorMessage: 'too fast' });
  writingOf(store).edit(((await outcome) as { key: string }).key);
  assert.equal(writingOf(store).takeReturned()!.content, 'mine');
  assert.equal(writingOf(store).takeReturned(), undefined);
});

test('a connection that breaks leaves what was under way as failed, never lost and never sent by itself', async () => {
  const { store, platform } = await fakeStore();
  const outcome = writingOf(store).send('under way');
  platform.socket.break();
  assert.equal(((await outcome) as { error: { code: string } }).error.code, 'connectionLost');
  assert.equal(store.getState().status.kind, 'reconnecting');
  await platform.pass(1_000);
  platform.socket.open();
  assert.deepEqual(platform.socket.sent, []);
  assert.deepEqual(contents(store), ['under way']);
});

test('a message that was given up, and comes all the same, counts as sent', async () => {
  const { store, platform, receive } = await fakeStore();
  const outcome = writingOf(store).send('late');
  // The link lives: others are heard over it.
  await platform.pass(1);
  receive(1);
  await platform.pass(10_000);
  assert.equal((await outcome).sent, false);
  const { RequestId } = JSON.parse(platform.socket.sent[0]!) as { RequestId: string };
  platform.socket.receive({
    Type: 'MESSAGE',
    Id: 'm',
    RequestId,
    Content: 'late',
    SendTime: '2026-01-01T00:00:00Z',
    Sender: { UserId: 'ana' },
  });
  assert.deepEqual(contents(store), ['late', '1']);
  assert.equal((store.getState().entries[0] as MessageEntry).state, 'sent');
});

test('a message that came, and whose request fails all the same, stays sent', async () => {
  const { store, platform } = await fakeStore();
  const outcome = writingOf(store).send('there');
  const [former] = platform.sockets;
  const { RequestId } = JSON.parse(former!.sent[0]!) as { RequestId: string };
  // The link that was asked delivers nothing any more; the next one has the message.
  former!.onmessage = null;
  platform.wake();
  await settle();
  platform.socket.open();
  const frame = { Type: 'MESSAGE', Id: 'm', RequestId, Content: 'there', SendTime: '2026-01-01T00:00:00Z' };
  platform.socket.receive({ ...frame, Sender: { UserId: 'ana' } });
  former!.break();
  assert.deepEqual(await outcome, { sent: true });
  assert.equal((store.getState().entries[0] as MessageEntry).state, 'sent');
});

test('a store that was stopped tells nothing and leaves nothing running', async () => {
  const { store, platform, receive, flush, flushes } = await fakeStore();
  flush();
  store.stop();
  receive(3);
  flush();
  assert.equal(flushes(), 1);
  assert.equal(platform.leftovers, 0);
  assert.ok(platform.socket.closed);
  store.connect();
  await settle();
  assert.equal(platform.sockets.length, 1);
});
