import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageEntry } from '../../src/store/entries.ts';
import { Flood } from '../../src/store/flood.ts';
import { MessageReader } from '../../src/store/message-reader.ts';
import { defaultOptions } from '../../src/store/options.ts';
import { writingOf } from '../../src/store/writing.ts';
import { fakeStore } from '../helpers/fake-store.ts';
import { pageFunctions } from '../helpers/page-functions.ts';

const reader = new MessageReader(defaultOptions, pageFunctions);
let made = 0;
const entry = (userId: string, content: string, badges = ''): MessageEntry =>
  reader.read(
    { id: `m${++made}`, content, sender: { userId, attributes: { badges } }, sendTime: new Date(0) },
    { entries: [], viewerId: 'me', viewerNames: ['me'], moderator: false },
  )!;

test('below the limit everything is shown', () => {
  const flood = new Flood(10);
  for (let i = 0; i < 100; i++) assert.ok(flood.judge(entry('a', 'same'), i * 101).show);
});

test('above it, the same text folds into the row that has it, and people are counted', () => {
  const flood = new Flood(2);
  const first = entry('a', 'GO');
  for (const one of [first, entry('b', 'x')]) assert.ok(flood.judge(one, 0).show);
  assert.deepEqual(flood.judge(entry('c', 'go '), 1), { show: false, id: first.id, people: 2 });
  assert.deepEqual(flood.judge(entry('c', 'go'), 2), { show: false, id: first.id, people: 2 });
  assert.deepEqual(flood.judge(entry('d', 'GO'), 3), { show: false, id: first.id, people: 3 });
});

test('of other texts as many are shown as the limit allows; own ones, mentions and badges always are', () => {
  const flood = new Flood(5);
  const shown = Array.from({ length: 100 }, (_, i) => flood.judge(entry('a', `text ${i}`), i)).filter(
    ({ show }) => show,
  );
  assert.equal(shown.length, 5);
  assert.ok(flood.judge(entry('me', 'mine'), 100).show);
  assert.ok(flood.judge(entry('a', 'hey @me'), 100).show);
  assert.ok(flood.judge(entry('a', 'calm down', 'mod'), 100).show);
  assert.ok(!flood.judge(entry('a', 'more'), 101).show);
  assert.ok(flood.judge(entry('a', 'a second later'), 1_300).show);
});

test('without a limit nothing is folded', () => {
  const flood = new Flood(0);
  for (let i = 0; i < 1_000; i++) assert.ok(flood.judge(entry('a', 'GO'), 0).show);
});

test('a clock that is put back stops nothing: neither what is shown, nor that the same text folds', () => {
  const flood = new Flood(2);
  const hour = 3_600_000;
  for (let i = 0; i < 4; i++) flood.judge(entry(`a${i}`, `before ${i}`), hour + i * 100);
  const shown = Array.from({ length: 100 }, (_, i) => flood.judge(entry('a', `text ${i}`), i * 100).show);
  // Two a second, as ever.
  assert.ok(shown.filter(Boolean).length >= 20 && shown.filter(Boolean).length <= 24);
  assert.ok(flood.judge(entry('b', 'before 0'), 20_000).show);
});

test('the same text folds into the viewer’s own row as into anybody’s', async () => {
  const { store, say, requestId, messages } = await fakeStore();
  store.setOptions({ firehose: 1 });
  store.setViewer({ userId: 'me' });
  const outcome = writingOf(store).send('gg');
  say('me', 'gg', { RequestId: requestId() });
  await outcome;
  for (let i = 0; i < 5; i++) say(`fan${i}`, 'gg');
  assert.deepEqual(
    messages().map(({ own, fold }) => [own, fold]),
    [[true, { count: 6, people: 6 }]],
  );
});
