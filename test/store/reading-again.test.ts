import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capabilities } from '../../src/protocol/frames.ts';
import { moderationOf } from '../../src/store/moderation.ts';
import { writingOf } from '../../src/store/writing.ts';
import { fakeStore } from '../helpers/fake-store.ts';

// New options and a new token read again what is there, and undo nothing that was done to it.

test('what was not sent keeps its sender’s name and colour', async () => {
  const { store, say, requestId, refuse, messages } = await fakeStore();
  store.setViewer({ userId: 'u-123', attributes: { displayName: 'Ann', color: '#ff0000' } });
  const refused = writingOf(store).send('refused');
  refuse(requestId(), 406);
  await refused;
  say('u-123', 'said', { Sender: { UserId: 'u-123', Attributes: { displayName: 'Ann B.' } } });
  void writingOf(store).send('under way');
  store.setOptions({ formatting: true });
  store.setViewer({ capabilities: ['SEND_MESSAGE'] });
  assert.deepEqual(
    messages().map(({ sender }) => sender.name),
    ['Ann', 'Ann B.', 'Ann B.'],
  );
  assert.equal(messages()[0]!.sender.color, '#ff0000');
  store.stop();
});

test('a message that a moderator has shown stays so, and is highlighted where a filter says that', async () => {
  const { store, say, messages } = await fakeStore();
  store.setViewer({ userId: 'mod', capabilities });
  store.setOptions({ filters: [{ match: 'doubtful', action: 'hold' }] });
  say('ben', 'doubtful');
  assert.equal(messages()[0]!.filter, 'hold');
  moderationOf(store).release(messages()[0]!.key);
  store.setOptions({ formatting: true });
  assert.equal(messages()[0]!.filter, undefined);
  store.setViewer({ capabilities: ['SEND_MESSAGE'] });
  assert.equal(messages().length, 1);
  store.setOptions({ filters: [{ match: 'doubtful', action: 'highlight' }] });
  assert.equal(messages()[0]!.filter, 'highlight');
});

test('a token that says the same as the one before changes nothing, and nobody is told', async () => {
  const { store, say, flush, flushes } = await fakeStore();
  const viewer = () => ({ userId: 'me', capabilities: [...capabilities], attributes: { displayName: 'Me' } });
  store.setViewer(viewer());
  say('ben', 'hello');
  const before = store.getState();
  flush();
  const told = flushes();
  store.setViewer(viewer());
  flush();
  assert.equal(store.getState(), before);
  assert.equal(flushes(), told);
  store.setViewer({ capabilities: [] });
  assert.notEqual(store.getState().viewer, before.viewer);
});
