import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHistory } from '../../src/store/history.ts';

const frame = (Id: string, Content = Id) => ({
  Type: 'MESSAGE',
  Id,
  RequestId: '',
  Content,
  Attributes: {},
  SendTime: '2026-11-24T10:00:00Z',
  Sender: { UserId: 'ana', Attributes: {} },
});
const deletion = (MessageId: string) => ({
  Type: 'EVENT',
  Id: `d-${MessageId}`,
  EventName: 'aws:DELETE_MESSAGE',
  Attributes: { MessageId },
  SendTime: '2026-11-24T10:00:01Z',
});
const deletionOf = (userId: string) => ({
  Type: 'EVENT',
  Id: `d-${userId}`,
  EventName: 'app:DELETE_BY_USER',
  Attributes: { userId },
  SendTime: '2026-11-24T10:00:01Z',
});
const line = (payload: object): object => ({ event_timestamp: '', type: 'MESSAGE', version: '1.0', payload });
const ids = (text: string): string[] => readHistory(text).map(({ id }) => id);

for (const { what, text, wanted } of [
  { what: 'a list of frames', text: JSON.stringify([frame('a'), frame('b')]), wanted: ['a', 'b'] },
  { what: 'an object with messages', text: JSON.stringify({ messages: [frame('a')] }), wanted: ['a'] },
  {
    what: 'lines of a chat log',
    text: [frame('a'), frame('b')].map((one) => JSON.stringify(line(one))).join('\n'),
    wanted: ['a', 'b'],
  },
  { what: 'one line alone', text: JSON.stringify(line(frame('a'))), wanted: ['a'] },
  { what: 'a deletion among them', text: JSON.stringify([frame('a'), frame('b'), deletion('a')]), wanted: ['b'] },
  {
    what: 'all messages of a user deleted, before they write again',
    text: JSON.stringify([frame('a'), { ...frame('b'), Sender: { UserId: 'ben' } }, deletionOf('ana'), frame('c')]),
    wanted: ['b', 'c'],
  },
  { what: 'doubles', text: JSON.stringify([frame('a'), frame('a')]), wanted: ['a'] },
  { what: 'broken items', text: `${JSON.stringify(frame('a'))}\nnonsense\n{"Type":"MESSAGE"}\nnull\n`, wanted: ['a'] },
  { what: 'nothing', text: '', wanted: [] },
  { what: 'HTML', text: '<html></html>', wanted: [] },
])
  test(`history: ${what}`, () => assert.deepEqual(ids(text), wanted));

test('a history that is too long is read from its end', () => {
  const all = Array.from({ length: 1_500 }, (_, i) => frame(`m${i}`));
  assert.deepEqual([ids(JSON.stringify(all)).length, ids(JSON.stringify(all))[0]], [1_000, 'm500']);
});
