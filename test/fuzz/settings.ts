import assert from 'node:assert/strict';
import fc from 'fast-check';
import { socketUrl } from '../../src/client/endpoint.ts';
import { ChatClientError } from '../../src/client/errors.ts';
import { requestToken, roomRegion } from '../../src/client/token-provider.ts';
import { formatArn, parseArn } from '../../src/protocol/control.ts';
import { capabilities } from '../../src/protocol/frames.ts';
import { readEmotePack } from '../../src/elements/backend.ts';
import { createTokenEndpoint } from '../../src/server/index.ts';
import { readScene } from '../../src/simulation/simulation.ts';
import { anyText, assertUnpolluted, changed, jsonObject } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';

const arn = fc.record(
  {
    region: fc.stringMatching(/^[a-z]{2}(-[a-z]{1,9}){1,2}-\d$/),
    account: fc.stringMatching(/^\d{12}$/),
    kind: fc.constantFrom('room' as const, 'logging-configuration' as const),
    id: fc.stringMatching(/^[a-zA-Z0-9]{12}$/),
  },
  { noNullPrototype: true },
);

const status = fc.oneof(fc.constantFrom(200, 200, 200, 404, 429, 500), fc.integer({ min: 200, max: 599 }));
const retryAfter = fc.oneof(
  fc.constantFrom('1', '0', '-1', '1e999', '1e9', '0x10', 'Wed, 21 Oct 2026 07:28:00 GMT', ' 5 ', ''),
  fc.stringMatching(/^[!-~]{0,12}$/),
);
const answerKeys = [
  'token',
  'userId',
  'capabilities',
  'regionOrUrl',
  'reconnectSpread',
  'maximumMessageLength',
  'sessionExpirationTime',
  'tokenExpirationTime',
];
const answer = fc.oneof(
  jsonObject(
    answerKeys,
    fc.oneof(
      fc.constantFrom<unknown>('t', 'SEND_MESSAGE', ['SEND_MESSAGE', 'FLY'], '2026-01-01T00:00:00Z', 1e308, -1),
      anyText(),
    ),
  ),
  fc.constantFrom(
    '{"token":"t","reconnectSpread":1e999}',
    '{"token":"t","maximumMessageLength":1e999}',
    '{"token":"t","reconnectSpread":-5}',
  ),
  fc.json(),
  fc.string(),
);

const room = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';
const endpoint = createTokenEndpoint({
  room,
  rate: Infinity,
  ivschat: {
    createChatToken: ({ roomIdentifier }) =>
      roomIdentifier === room ? Promise.resolve({ token: 't' }) : Promise.reject(new Error('another room')),
  },
  authorize: (_request, { userId }) => (typeof userId === 'string' ? { userId } : undefined),
});

/** What a page sets, and what its token endpoint answers. */
export const settingProperties: FuzzProperty[] = [
  holds(
    'an ARN that is written is read, and one that is read is written the same',
    2_000,
    fc.tuple(arn, arn.map(formatArn).chain(changed)),
    ([parts, other]) => {
      assert.deepEqual(parseArn(formatArn(parts)), parts);
      const read = parseArn(other);
      if (read) assert.equal(formatArn(read), other);
    },
  ),
  holds(
    'a setting of any form is taken, or told by a sentence',
    2_000,
    anyText('us-west-2', 'ws://', 'arn:aws:ivschat:', '50/s', '1/min', ' moderator', '/'),
    (text) => {
      for (const read of [socketUrl, roomRegion])
        try {
          assert.ok(read(text));
        } catch (error) {
          assert.ok(error instanceof ChatClientError && error.code === 'invalidOption');
        }
      try {
        const { rate } = readScene(text);
        assert.ok(rate >= 0 && rate <= 100);
      } catch (error) {
        assert.match((error as Error).message, /^simulate is ".*": give a rate/s);
      }
    },
  ),
  holds(
    'a pack of any form gives names and addresses, or is told by a sentence',
    1_000,
    fc.oneof(
      fc
        .tuple(jsonObject(['wow', 'constructor'], anyText('/', 'https://a.example/', 'javascript:')), fc.json())
        .map(([emotes, stickers]) => `{"emotes":${emotes},"stickers":${stickers}}`),
      fc.json(),
      fc.string(),
    ),
    (text) => {
      try {
        const pack = readEmotePack(text, 'https://pack.example/emotes.json');
        for (const address of [pack.emotes, pack.stickers].flatMap((all) => Object.values(all!)))
          assert.equal(new URL(address).href, address);
      } catch (error) {
        assert.ok(error instanceof ChatClientError && error.code === 'backendFailed', String(error));
      }
      assertUnpolluted();
    },
  ),
  holds(
    'whatever a token endpoint answers is a token of the right types, or an error that says whether to ask again, and when',
    3_000,
    fc.tuple(status, retryAfter, answer),
    async ([code, wait, body]) => {
      const response = {
        ok: code < 300,
        status: code,
        headers: { get: () => wait },
        json: async () => JSON.parse(body) as unknown,
      };
      try {
        const token = await requestToken('/chat-token', { roomIdentifier: room }, () => Promise.resolve(response));
        assert.ok(token.token);
        assert.ok(token.capabilities?.every((one) => capabilities.includes(one)) ?? true);
        for (const number of [token.reconnectSpread, token.maximumMessageLength])
          assert.ok(number === undefined || (Number.isFinite(number) && number >= 0), String(number));
      } catch (error) {
        assert.ok(error instanceof ChatClientError, String(error));
        assert.match(error.code, /^token(?:Refused|Invalid)$/);
        const { retryAfter: ms = 0 } = error;
        assert.ok(Number.isFinite(ms) && ms >= 0, String(ms));
      }
      assertUnpolluted();
    },
  ),
  holds(
    'a token endpoint answers any request, and never makes a token for another room',
    2_000,
    fc.tuple(
      fc.constantFrom('POST', 'GET', 'OPTIONS', 'DELETE'),
      fc.oneof(
        jsonObject(['roomIdentifier', 'arn', 'userId'], fc.constantFrom(room, 'ana')),
        jsonObject(['userId'], fc.constant('ana')),
        fc.json(),
        fc.string(),
      ),
      fc.option(fc.constantFrom('https://x.example', 'null', '*')),
    ),
    async ([method, body, origin]) => {
      const request = new Request('http://x.example/chat-token', {
        method,
        ...(method !== 'GET' && { body }),
        headers: origin ? { origin } : {},
      });
      const response = await endpoint(request);
      assert.ok([200, 204, 400, 403, 404, 405].includes(response.status), String(response.status));
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      if (response.status >= 400) assert.ok(((await response.json()) as { message: string }).message);
      assertUnpolluted();
    },
  ),
];
