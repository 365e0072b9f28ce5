import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { writingOf } from '../../src/store/writing.ts';
import { fakeStore } from '../helpers/fake-store.ts';

/** A store in slow mode, and its clock in the test's hand. */
async function slowStore(t: TestContext) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  t.mock.method(Date, 'now', () => clock.now);
  const chat = await fakeStore();
  t.after(() => chat.store.stop());
  chat.store.setViewer({ userId: 'me', capabilities: ['SEND_MESSAGE'] });
  chat.event('app:SLOW_MODE', { seconds: '300' });
  const writing = writingOf(chat.store);
  return { ...chat, clock, writing };
}

test('a refused message gives back what it answered, unless that is gone or another one is being answered', async (t) => {
  const { store, say, deleteMessage, requestId, refuse, messages, writing } = await slowStore(t);
  const [one, two] = [say('ben', 'one'), say('ben', 'two')];
  const refused = async (): Promise<string> => {
    writing.replyTo(messages().find(({ id }) => id === one));
    const outcome = writing.send('answer');
    refuse(requestId(), 406);
    await outcome;
    assert.equal(store.getState().reply, undefined);
    return messages().at(-1)!.key;
  };
  writing.edit(await refused());
  assert.deepEqual(store.getState().reply, { id: one, userId: 'ben', name: 'ben', text: 'one' });
  assert.equal(writing.takeReturned()!.content, 'answer');

  const another = await refused();
  writing.replyTo(messages().find(({ id }) => id === two));
  writing.edit(another);
  assert.equal(store.getState().reply!.id, two);

  const deleted = await refused();
  deleteMessage(one);
  writing.edit(deleted);
  assert.equal(store.getState().reply, undefined);
});

test('a message that the room refused, or that never went out, makes nobody wait', async (t) => {
  const { platform, requestId, refuse, writing } = await slowStore(t);
  const refused = writing.send('refused');
  assert.equal(writing.waitMs, 300_000);
  refuse(requestId(), 406);
  await refused;
  assert.equal(writing.waitMs, 0);
  const lost = writing.send('lost');
  platform.socket.break();
  await lost;
  // The room may have taken it.
  assert.equal(writing.waitMs, 300_000);
});

test('a message is sent again only when the wait is over, and begins the next one', async (t) => {
  const { say, clock, platform, requestId, refuse, messages, writing } = await slowStore(t);
  const first = writing.send('refused');
  refuse(requestId(), 406);
  await first;
  const second = writing.send('taken');
  say('me', 'taken', { RequestId: requestId() });
  await second;
  clock.now += 100_000;
  const { key } = messages()[0]!;
  writing.retry(key);
  assert.equal(platform.socket.sent.length, 2);
  assert.equal(messages()[0]!.state, 'failed');
  assert.match(messages()[0]!.error!.message, /^Slow mode/);
  clock.now += 200_000;
  writing.retry(key);
  assert.deepEqual([platform.socket.sent.length, requestId(), writing.waitMs], [3, key, 300_000]);
  // A clock that was put back makes nobody wait for longer than the room does.
  clock.now -= 3_600_000;
  assert.equal(writing.waitMs, 0);
});

test('a connection that was too fast waits a second, and slow mode is not begun by what was refused', async (t) => {
  const { requestId, refuse, writing } = await slowStore(t);
  const outcome = writing.send('too fast');
  refuse(requestId(), 429);
  await outcome;
  assert.equal(writing.waitMs, 1_000);
});
