import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrame } from '../../src/client/incoming.ts';
import type { EventFrame, MessageFrame } from '../../src/protocol/frames.ts';
import { linesText, logLine } from '../../src/server/logging/log-format.ts';
import { readHistory } from '../../src/store/history.ts';
import { followEvent, openRoom, userToDelete } from '../../src/store/room-rules.ts';
import { readPreferences } from '../../src/store/view.ts';
import { anyText, assertUnpolluted, changed, jsonObject } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const attributes = fc.dictionary(fc.string({ maxLength: 5 }), text, { maxKeys: 3, noNullPrototype: true });
const time = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const message: fc.Arbitrary<MessageFrame> = fc.record({
  Type: fc.constant('MESSAGE'),
  Id: fc.stringMatching(/^[a-z0-9]{12}$/),
  RequestId: text,
  Attributes: attributes,
  Content: text,
  SendTime: time,
  Sender: fc.record({ UserId: fc.oneof(fc.constantFrom('ana', '__proto__'), text), Attributes: attributes }),
});
const event: fc.Arbitrary<EventFrame> = fc.record({
  Type: fc.constant('EVENT'),
  Id: text,
  RequestId: text,
  EventName: fc.constantFrom('app:NEWS', 'toString', 'app:DELETE_BY_USER'),
  Attributes: fc.oneof(attributes, fc.record({ userId: fc.constantFrom('ana', '__proto__', '') })),
  SendTime: time,
});
const frames = fc.array(fc.oneof(message, event), { maxLength: 8 });

const historyKeys = ['messages', 'payload', 'Type', 'Id', 'Content', 'Sender', 'SendTime', 'EventName', 'Attributes'];
const eventNames = ['app:PIN', 'app:UNPIN', 'app:SLOW_MODE', 'app:CHAT_MODE', 'app:DELETE_BY_USER', 'toString'];

/** Chat logs and histories, events of the application, and choices that were kept. */
export const storyProperties: FuzzProperty[] = [
  holds('a chat log is a line a frame, and read as a history it is what was said', 1_000, frames, (all) => {
    const log = linesText(all.map(logLine));
    assert.equal(log.split('\n').length, all.length + 1);
    for (const { bytes, text: line } of all.map(logLine)) assert.equal(bytes, Buffer.byteLength(line));
    const said = new Map<string, MessageFrame>();
    for (const frame of all)
      if (frame.Type === 'MESSAGE') said.set(frame.Id, frame);
      else if (frame.EventName === 'app:DELETE_BY_USER')
        for (const { Id, Sender } of [...said.values()])
          if (Sender.UserId === frame.Attributes['userId']) said.delete(Id);
    const wanted = [...said.values()].map((frame) => readFrame(JSON.stringify(frame)).value);
    for (const way of [log, JSON.stringify(all), JSON.stringify({ messages: all })])
      assert.deepEqual(readHistory(way), wanted);
  }),
  holds(
    'a history of any form gives messages or nothing, and what is broken in it hides nothing else',
    3_000,
    fc.tuple(
      fc.oneof(
        jsonObject(historyKeys, fc.oneof(fc.constantFrom('MESSAGE', 'EVENT', 'aws:DELETE_MESSAGE'), text)),
        fc.json(),
        fc.string({ unit: 'binary' }),
        message.map((frame) => JSON.stringify(frame)).chain(changed),
      ),
      message,
    ),
    ([given, right]) => {
      for (const { content, id, sendTime, sender } of readHistory(given)) {
        assert.deepEqual([typeof content, typeof id, typeof sender.userId], ['string', 'string', 'string']);
        assert.ok(!Number.isNaN(sendTime.getTime()));
      }
      const line = given.replace(/\n/g, ' ');
      const said = readHistory(`${line}\n${JSON.stringify(right)}\n`).at(-1);
      assert.equal(said?.id, right.Id);
      assertUnpolluted();
    },
  ),
  holds(
    'the rules of a room stay within their bounds, whatever events say',
    3_000,
    fc.array(
      fc.tuple(
        fc.constantFrom(...eventNames),
        fc.dictionary(
          fc.constantFrom('text', 'by', 'seconds', 'mode', 'userId'),
          anyText('-1', '1e9', 'Infinity', '0x10', 'paused', ' '),
          { noNullPrototype: true },
        ),
      ),
    ),
    (events) => {
      let rules = openRoom;
      for (const [eventName, map] of events) {
        const one = { id: '', eventName, attributes: map, sendTime: new Date() };
        rules = followEvent(rules, one);
        assert.ok(Number.isInteger(rules.slowMode) && rules.slowMode >= 0 && rules.slowMode <= 3_600);
        assert.ok(['everyone', 'members', 'paused'].includes(rules.mode));
        assert.ok(rules.pinned === undefined || (rules.pinned.text && typeof rules.pinned.by === 'string'));
        assert.ok(['string', 'undefined'].includes(typeof userToDelete(one)));
      }
    },
  ),
  holds(
    'choices that were kept are choices that there are',
    2_000,
    fc.oneof(
      jsonObject(
        ['timestamps', 'fontSize', 'compact', 'avatars', 'announce', 'muted'],
        fc.constantFrom('off', 'time', 'large', true),
      ),
      fc.json(),
      fc.string(),
    ),
    (kept) => {
      const { chosen, muted } = readPreferences(kept);
      assert.ok(muted.every((one) => one.every((part) => typeof part === 'string')));
      for (const choice of Object.values(chosen))
        assert.match(String(choice), /^(?:off|time|relative|small|normal|large|true|false|all|mentions|counts)$/);
      assertUnpolluted();
    },
  ),
];
