import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatMessage } from '../../src/client/index.ts';
import { addRules } from '../../src/store/history.ts';
import { writingOf } from '../../src/store/writing.ts';
import { fakeStore } from '../helpers/fake-store.ts';
import { handTimers } from '../helpers/timers.ts';

// A history and the room tell of the same messages, in either order.

const earlier = (id: string, content: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  content,
  sender: { userId: 'ben' },
  sendTime: new Date('2026-01-01T00:00:00Z'),
  ...more,
});

test('what holds in a room comes without a word, and undoes nothing that has changed since', async () => {
  const { store, contents } = await fakeStore(handTimers());
  addRules(store, { pinned: { text: 'Recipe', by: 'mod' }, slowMode: 30, mode: 'everyone' });
  addRules(store, { pinned: undefined, slowMode: 10, mode: 'paused' });
  const { rules, log } = store.getState();
  assert.deepEqual(rules, { pinned: { text: 'Recipe', by: 'mod' }, slowMode: 30, mode: 'paused' });
  assert.deepEqual([contents(), log], [[], []]);
});

test('a history does not show what is held back, and shows it no second time', async () => {
  const timers = handTimers();
  const { store, say, contents } = await fakeStore(timers);
  store.setOptions({ hold: 1_200 });
  const id = say('ben', 'waits');
  store.addMessages([earlier('before', 'before'), earlier(id, 'waits')]);
  assert.deepEqual(contents(), ['before']);
  timers.fire(1_200);
  assert.deepEqual(contents(), ['before', 'waits']);
});

for (const RequestId of ['', 'r'])
  test(`what a history has brought is there once, and new, when it comes ${RequestId && 'as an answer '}too`, async () => {
    const { store, say, messages } = await fakeStore();
    store.addMessages([earlier('m1', 'once', RequestId ? { requestId: RequestId } : {}), earlier('x', 'another')]);
    assert.equal(say('ben', 'once', { RequestId }), 'm1');
    assert.deepEqual(
      messages().map(({ content, seq }) => [content, seq]),
      [
        ['another', 0],
        ['once', 1],
      ],
    );
  });

test('an own message that a history knows before its frame comes is sent, and there once', async () => {
  const { store, say, requestId, messages } = await fakeStore();
  store.setViewer({ userId: 'me' });
  const outcome = writingOf(store).send('mine');
  const { key } = messages()[0]!;
  store.addMessages([earlier('m1', 'mine', { sender: { userId: 'me' }, requestId: requestId() })]);
  say('me', 'mine', { RequestId: requestId() });
  assert.deepEqual(await outcome, { sent: true });
  assert.deepEqual(
    messages().map((entry) => [entry.key, entry.id, entry.state]),
    [[key, 'm1', 'sent']],
  );
});
