import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatMessage } from '../../src/client/index.ts';
import { writingOf } from '../../src/store/writing.ts';
import { fakeStore } from '../helpers/fake-store.ts';

// What was deleted or muted is nowhere: not in a quote, not in what waits, not in a history that was on its way.

const answering = (messageReplyId: string): object => ({ Attributes: { messageReplyId } });
const earlier = (id: string, content: string, time: string, userId = 'ben'): ChatMessage => ({
  id,
  content,
  sender: { userId },
  sendTime: new Date(time),
});

test('an answer that comes after the deletion quotes nothing of what was deleted', async () => {
  const { store, say, deleteMessage, messages } = await fakeStore();
  store.setOptions({ tombstones: true });
  const id = say('ben', 'secret');
  deleteMessage(id);
  say('cem', 'answer', answering(id));
  assert.equal(messages()[0]!.state, 'deleted');
  assert.deepEqual(messages()[1]!.replyTo, { id, userId: 'ben', name: 'ben', text: undefined });
});

test('a quote forgets what was deleted, though the list is too short to have it', async () => {
  const { store, say, event, deleteMessage, receive, messages } = await fakeStore();
  const [one, two] = [say('ben', 'one'), say('ben', 'two')];
  receive(200);
  say('cem', 'answer to one', answering(one));
  say('cem', 'answer to two', answering(two));
  receive(100);
  const quotes = (): unknown[] => messages().flatMap(({ replyTo }) => (replyTo ? [replyTo.text] : []));
  assert.ok(messages().every(({ sender }) => sender.userId !== 'ben'));
  assert.deepEqual(quotes(), ['one', 'two']);
  deleteMessage(one);
  assert.deepEqual(quotes(), [undefined, 'two']);
  event('app:DELETE_BY_USER', { userId: 'ben' });
  assert.deepEqual(quotes(), [undefined, undefined]);
  assert.equal(store.getState().log.length, 0);
});

test('what was deleted while a history was on its way stays away', async () => {
  const { store, event, deleteMessage, contents } = await fakeStore();
  deleteMessage('a');
  event('app:DELETE_BY_USER', { userId: 'spammer' }, '2026-01-01T00:02:00Z');
  store.addMessages([
    earlier('a', 'deleted', '2026-01-01T00:00:00Z'),
    earlier('b', 'there', '2026-01-01T00:00:01Z'),
    earlier('c', 'spam', '2026-01-01T00:02:00Z', 'spammer'),
    earlier('d', 'wrote again', '2026-01-01T00:03:00Z', 'spammer'),
  ]);
  assert.deepEqual(contents(), ['there', 'wrote again']);
});

test('who is muted goes from what waits, from quotes, and from what is being answered', async () => {
  const timers: (() => void)[] = [];
  const startTimer = (callback: () => void): (() => void) => {
    timers.push(callback);
    return () => timers.splice(timers.indexOf(callback), 1);
  };
  const { store, say, messages, contents } = await fakeStore({ startTimer });
  const id = say('troll', 'rude');
  say('ben', 'answer', answering(id));
  writingOf(store).replyTo(messages()[0]);
  store.setOptions({ hold: 3_000 });
  say('troll', 'rude again');
  say('ben', 'waits too');
  store.mute('troll');
  timers.forEach((callback) => callback());
  assert.deepEqual(contents(), ['answer', 'waits too']);
  assert.equal(messages()[0]!.replyTo!.text, undefined);
  assert.equal(store.getState().reply, undefined);
});

for (const tombstones of [true, false])
  test(`when all messages of the viewer go, what was not sent stays, ${tombstones ? 'with' : 'without'} tombstones`, async () => {
    const { store, say, event, requestId, refuse, messages } = await fakeStore();
    store.setViewer({ userId: 'me' });
    store.setOptions({ tombstones });
    say('me', 'said');
    const refused = writingOf(store).send('refused');
    refuse(requestId(), 406);
    await refused;
    void writingOf(store).send('under way');
    event('app:DELETE_BY_USER', { userId: 'me' });
    const states = messages().map(({ content, state }) => `${content} ${state}`);
    assert.deepEqual(states, [...(tombstones ? ['said deleted'] : []), 'refused failed', 'under way pending']);
    store.stop();
  });
