import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DeleteMessageRequest, DisconnectUserRequest, SendMessageRequest } from '../../src/client/index.ts';
import { serializeRequest } from '../../src/client/requests.ts';
import { chatErrorCodes } from '../../src/protocol/codes.ts';
import { capabilities } from '../../src/protocol/frames.ts';
import { limits } from '../../src/protocol/limits.ts';
import { readAction } from '../../src/server/actions.ts';
import { startServer } from '../../src/server/index.ts';
import { anyText, assertUnpolluted, changed, jsonObject } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';

const keys = [
  'Action',
  'RequestId',
  'Content',
  'Attributes',
  'Id',
  'UserId',
  'Reason',
  'action',
  'content',
  'requestid',
];
const values = fc.oneof(fc.constantFrom<string>(...capabilities), anyText(...capabilities));
const right = JSON.stringify({ Action: 'SEND_MESSAGE', RequestId: 'r', Content: 'hello', Attributes: { a: 'b' } });
const action = fc.oneof(jsonObject(keys, values), changed(right), fc.json(), fc.string({ unit: 'binary' }));

const codes: number[] = Object.values(chatErrorCodes);

/** A text that the service takes in a field of so many code points. */
const field = (max: number): fc.Arbitrary<string> =>
  fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: max / 8 });
const attributes = fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 20 }), {
  maxKeys: 5,
  noNullPrototype: true,
});

const request = fc.oneof(
  fc
    .tuple(field(500), fc.option(attributes))
    .map(([content, map]) => new SendMessageRequest(content, map ?? undefined)),
  fc.tuple(field(limits.requestIdLength), field(256)).map(([id, reason]) => new DeleteMessageRequest(id, reason)),
  fc.tuple(field(limits.userIdLength), field(256)).map(([userId, reason]) => new DisconnectUserRequest(userId, reason)),
);

const answered: FuzzProperty = {
  name: 'whatever a client sends, the service lives on: an answer that is documented, or what everybody gets',
  runs: 5_000,
  async make(ends) {
    // A second an action, so that no rate is in the way; a token for each, as its session would end.
    let now = Date.now();
    const server = await startServer({ port: 0, now: () => now });
    ends.after(() => server.stop());
    const { service, rooms } = server;
    return fc.property(action, fc.subarray([...capabilities]), (text, granted) => {
      now += 1_000;
      const { token } = service.createChatToken({
        roomIdentifier: rooms[0]!.arn,
        userId: 'ana',
        capabilities: granted,
      });
      const sent: string[] = [];
      const session = service.admit(token)({ ip: '', send: (frame) => sent.push(frame), close() {}, cut() {} });
      session.receive(text);
      session.closed();
      assert.equal(sent.length, 1);
      const { Type, ErrorCode, ErrorMessage } = JSON.parse(sent[0]!) as Record<string, unknown>;
      if (Type === 'ERROR') {
        assert.ok(codes.includes(ErrorCode as number), `${ErrorCode}`);
        assert.ok(ErrorMessage);
      } else assert.ok(Type === 'MESSAGE' || Type === 'EVENT');
      assertUnpolluted();
    }) as fc.IRawProperty<unknown>;
  },
};

/** What clients ask of the service. */
export const actionProperties: FuzzProperty[] = [
  answered,
  holds('what the client writes is what the service reads', 2_000, request, (asked) => {
    const read = readAction(serializeRequest(asked), capabilities, limits.messageLength);
    assert.ok('action' in read, 'error' in read ? read.error.message : '');
    const { Action, RequestId, ...fields } = read.action as unknown as Record<string, unknown>;
    const { action: name, requestId, ...given } = asked as unknown as Record<string, unknown>;
    assert.deepEqual([Action, RequestId], [name, requestId]);
    const lower = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
    for (const [key, value] of Object.entries(given))
      if (value !== undefined) assert.deepEqual(lower[key.toLowerCase()], value);
  }),
];
