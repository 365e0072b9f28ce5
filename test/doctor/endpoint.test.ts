import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import { readAddress } from '../../src/doctor/address.ts';
import { asText } from '../../src/doctor/as-text.ts';
import type { StepReport } from '../../src/doctor/examine.ts';
import type { FindingId } from '../../src/doctor/findings.ts';
import { examineEndpoint } from '../../src/server/doctor/examine-url.ts';
import { createNodeHost } from '../../src/server/doctor/node-host.ts';
import type { Handler } from '../../src/server/http.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { goodEndpoint, listenTo } from '../helpers/endpoints.ts';
import { freePort } from '../helpers/free-port.ts';
import { startService } from '../helpers/room.ts';

const site = 'https://www.example.com';

interface Options {
  room?: string | undefined;
  regionOrUrl?: string | undefined;
  origin?: string | undefined;
  answerMs?: number | undefined;
}

/** What is found at an endpoint. */
async function check(url: string, { answerMs, room = '', origin, regionOrUrl }: Options) {
  const reports: StepReport[] = [];
  const options = { room, origin, regionOrUrl };
  for await (const { report } of examineEndpoint(createNodeHost(answerMs), readAddress(url)!, options))
    reports.push(report);
  return { reports, ids: reports.flatMap(({ findings }) => findings.map(({ id }) => id)), text: asText(reports) };
}

/** An endpoint as it should be, whose answer is changed on its way. */
const changed =
  (change: (answer: Record<string, unknown>, headers: Headers) => unknown) =>
  (server: RunningServer): Handler => {
    const good = goodEndpoint(server, [site]);
    return async (request) => {
      const response = await good(request);
      if (request.method !== 'POST') return response;
      const headers = new Headers(response.headers);
      const body = change((await response.json()) as Record<string, unknown>, headers);
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers });
    };
  };

const cors = { 'access-control-allow-origin': site, 'access-control-allow-headers': 'content-type' };
/** An endpoint that answers every POST in the same way. */
const always =
  (status: number, body = '', headers: Record<string, string> = {}) =>
  (): Handler =>
  (request) =>
    Promise.resolve(
      request.method === 'OPTIONS'
        ? new Response(null, { status: 204, headers: cors })
        : new Response(body, { status, headers: { ...cors, ...headers } }),
    );

/** What is asked for is what comes, for anybody. */
const obliging =
  (server: RunningServer): Handler =>
  async (request) => {
    const wish = request.method === 'POST' ? ((await request.clone().json()) as object) : {};
    return goodEndpoint(server, [site], wish)(request);
  };

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
const expired = { tokenExpirationTime: inSeconds(-60), sessionExpirationTime: inSeconds(3_600) };

/** An endpoint whose tokens lead to another place, where a socket does as it likes. */
const leadingTo =
  (onConnection: 'close' | 'stay') =>
  async (_server: RunningServer, t: TestContext): Promise<string> => {
    const sockets = new WebSocketServer({ port: await freePort(), host: '127.0.0.1' });
    t.after(() => sockets.close());
    sockets.on('connection', (socket) => onConnection === 'close' && socket.close(4001));
    return `ws://127.0.0.1:${sockets.options.port}`;
  };

interface Wrong {
  what: string;
  endpoint?: (server: RunningServer) => Handler;
  options?: Options;
  /** Where a token leads, in place of the service. */
  socket?: (server: RunningServer, t: TestContext) => Promise<string>;
  prepare?: (server: RunningServer) => unknown;
  found: FindingId[];
}

const wrong: Wrong[] = [
  { what: 'as it should be', found: [] },
  { what: 'for pages of the same origin', options: { origin: 'same' }, endpoint: goodEndpoint, found: [] },
  { what: 'no room', options: { room: '' }, found: ['noRoom'] },
  { what: 'the id of a room', options: { room: 'AbCdEf123456' }, found: ['roomIdOnly'] },
  ...[
    'arn:aws:ivs:us-west-2:123456789012:channel/AbCdEf123456',
    ' arn:aws:ivschat:us-west-2:123456789012:room/AbCdEf123456',
    'arn:aws:ivschat:us-west-2:123456789012:logging-configuration/AbCdEf123456',
    'arn:aws:ivschat:us-west:123456789012:room/AbCdEf123456',
    'arn:aws:ivschat:us-west-2:1234:room/AbCdEf123456',
    'arn:aws:ivschat:us-west-2:123456789012:AbCdEf123456',
    'arn:aws:ivschat:us-west-2:123456789012:room/AbCdEf',
    'chat',
  ].map((room): Wrong => ({ what: `room "${room}"`, options: { room }, found: ['badRoomArn'] })),
  { what: 'a region-or-url that is neither', options: { regionOrUrl: 'edge.example' }, found: ['badRegionOrUrl'] },
  { what: 'a region without chat', options: { regionOrUrl: 'eu-north-1' }, found: ['noChatInRegion'] },
  {
    what: 'an answer that names no place',
    endpoint: changed((answer) => ({ ...answer, regionOrUrl: 'here' })),
    found: ['badRegionOrUrl'],
  },
  {
    what: 'an answer of another region',
    endpoint: changed((answer) => ({ ...answer, regionOrUrl: 'eu-west-1' })),
    found: ['regionMismatch'],
  },
  {
    what: 'a page that names another region',
    options: { regionOrUrl: 'wss://edge.ivschat.us-east-1.amazonaws.com' },
    found: ['regionMismatch', 'regionOverridden'],
  },

  { what: '404', endpoint: always(404), found: ['notFound'] },
  { what: '405', endpoint: always(405), found: ['noPost'] },
  { what: '401', endpoint: always(401), found: ['signInWanted'] },
  { what: '403', endpoint: always(403), found: ['signInWanted'] },
  { what: '429', endpoint: always(429), found: ['tooMany'] },
  { what: '500', endpoint: always(500), found: ['backendFailed'] },
  { what: '418', endpoint: always(418), found: ['otherStatus'] },
  {
    what: 'HTML by its type',
    endpoint: always(200, 'hello', { 'content-type': 'text/html' }),
    found: ['answeredHtml'],
  },
  { what: 'HTML by its looks', endpoint: always(200, '\n<!doctype html>'), found: ['answeredHtml'] },
  { what: 'text', endpoint: always(200, 'hello'), found: ['notJson'] },
  { what: 'JSON that is only a text', endpoint: changed(({ token }) => JSON.stringify(token)), found: ['noToken'] },
  { what: 'a token that is wrapped', endpoint: changed((data) => ({ data })), found: ['noToken'] },
  {
    what: 'a way to a sign-in page',
    endpoint: (server) => (request) =>
      new URL(request.url).pathname === '/login'
        ? always(200, '<p>')(/* a page */)(request)
        : request.method === 'OPTIONS'
          ? goodEndpoint(server, [site])(request)
          : Promise.resolve(new Response(null, { status: 302, headers: { ...cors, location: '/login?next=secret' } })),
    found: ['redirected'],
  },
  {
    what: 'a token in quotes',
    endpoint: changed((answer) => ({ ...answer, token: JSON.stringify(answer['token']) })),
    found: ['badToken'],
  },
  {
    what: 'no capabilities',
    endpoint: changed(({ capabilities, ...answer }) => answer),
    found: ['noCapabilities', 'rightsUnknown'],
  },
  { what: 'no user id', endpoint: changed(({ userId, ...answer }) => answer), found: ['noUserId', 'rightsUnknown'] },
  {
    what: 'no end of the session',
    endpoint: changed(({ sessionExpirationTime, ...answer }) => answer),
    found: ['noSessionTime'],
  },
  {
    what: 'times that are none',
    endpoint: changed((answer) => ({ ...answer, tokenExpirationTime: 1_700_000_000 })),
    found: ['badTime'],
  },
  { what: 'an old token', endpoint: changed((answer) => ({ ...answer, ...expired })), found: ['tokenExpired'] },
  {
    what: 'a token that is almost over',
    endpoint: changed((answer) => ({ ...answer, tokenExpirationTime: inSeconds(5) })),
    found: ['tokenExpiresSoon'],
  },
  {
    what: 'a session that is over',
    endpoint: changed((answer) => ({ ...answer, sessionExpirationTime: inSeconds(-5) })),
    found: ['sessionOver'],
  },
  {
    what: 'a clock that is wrong',
    endpoint: changed((answer, headers) => {
      headers.set('date', new Date(Date.now() - 300_000).toUTCString());
      return { ...answer, tokenExpirationTime: inSeconds(-240), sessionExpirationTime: inSeconds(3_300) };
    }),
    found: ['clockSkew'],
  },
  {
    what: 'an answer that may be kept',
    endpoint: changed((answer, headers) => {
      headers.set('cache-control', 'public, max-age=60');
      return answer;
    }),
    found: ['cacheable'],
  },
  {
    what: 'an answer out of a cache',
    endpoint: changed((answer, headers) => {
      headers.set('age', '40');
      return answer;
    }),
    found: ['fromCache'],
  },
  {
    what: 'the same token again',
    endpoint: (server) => {
      let kept: Promise<Response> | undefined;
      const good = goodEndpoint(server, [site]);
      return async (request) =>
        request.method === 'OPTIONS' ? good(request) : (await (kept ??= good(request))).clone();
    },
    found: ['tokenReused'],
  },
  {
    what: 'moderators’ rights for whoever asks, and any user id',
    endpoint: obliging,
    found: ['moderatorForAnybody', 'anyUserId'],
  },
  {
    what: 'moderators’ rights for all',
    endpoint: (server) => goodEndpoint(server, [site], { capabilities: ['SEND_MESSAGE', 'DELETE_MESSAGE'] }),
    found: ['moderatorForAnybody'],
  },

  { what: 'no CORS', endpoint: goodEndpoint, found: ['corsOrigin', 'corsHeaders', 'corsOrigin'] },
  { what: 'no page named', options: { origin: undefined }, found: ['corsNotChecked'] },
  {
    what: 'CORS for another site',
    endpoint: (server) => goodEndpoint(server, ['https://other.example']),
    found: ['corsOrigin', 'corsHeaders', 'corsOrigin'],
  },
  {
    what: 'CORS twice',
    endpoint: changed((answer, headers) => {
      headers.append('access-control-allow-origin', '*');
      return answer;
    }),
    found: ['corsOrigin'],
  },
  {
    what: 'OPTIONS that is refused',
    endpoint: (server) => (request) =>
      request.method === 'OPTIONS'
        ? Promise.resolve(new Response(null, { status: 401 }))
        : goodEndpoint(server, ['*'])(request),
    found: ['corsPreflight'],
  },
  {
    what: 'CORS without content-type',
    endpoint: (server) => async (request) => {
      const response = await goodEndpoint(server, ['*'])(request);
      response.headers.delete('access-control-allow-headers');
      return response;
    },
    found: ['corsHeaders'],
  },

  {
    what: 'a handshake that is refused',
    prepare: ({ faults }) => faults.inject({ fault: 'rejectTokens', status: 403 }),
    found: ['handshakeRefused'],
  },
  {
    what: 'a connection that is closed at once',
    socket: leadingTo('close'),
    found: ['closedAtOnce', 'regionOverridden'],
  },
  { what: 'a token that works twice', socket: leadingTo('stay'), found: ['regionOverridden', 'worksTwice'] },
  {
    what: 'nobody where the connection leads',
    socket: async () => `ws://127.0.0.1:${await freePort()}`,
    found: ['connectionRefused', 'regionOverridden'],
  },
  {
    what: 'a connection to a host without an address',
    socket: async () => 'wss://chat.invalid',
    found: ['dnsFailed', 'regionOverridden'],
  },
  {
    what: 'an answer that does not come',
    endpoint: () => () => new Promise(() => {}),
    options: { answerMs: 500, origin: undefined },
    found: ['corsNotChecked', 'timedOut'],
  },
];

// Each looks for a second whether its connection stays.
void describe('a token endpoint', { concurrency: 16 }, () => {
  for (const {
    what,
    endpoint = (server: RunningServer) => goodEndpoint(server, [site]),
    options,
    socket,
    prepare,
    found,
  } of wrong)
    test(`${what}: ${found.join(', ') || 'nothing is found'}`, async (t) => {
      const server = await startService(t);
      await prepare?.(server);
      const tokens = new Set<string>();
      const answer = endpoint(server);
      const url = await listenTo(t, async (request) => {
        const response = await answer(request);
        const text = await response.clone().text();
        for (const [, token] of text.matchAll(/"token":"(?:\\")?([\w-]+)/g)) tokens.add(token!);
        return response;
      });
      const room = options?.room ?? server.rooms[0]!.arn;
      const regionOrUrl = socket ? await socket(server, t) : options?.regionOrUrl;
      const origin =
        options && 'origin' in options ? (options.origin === 'same' ? new URL(url).origin : options.origin) : site;
      const { ids, text } = await check(url, { ...options, room, regionOrUrl, origin });
      assert.deepEqual(ids.sort(), [...found].sort(), text);
      for (const token of tokens) assert.ok(!text.includes(token));
      assert.doesNotMatch(text, /secret|\{\w+\}|undefined/);
    });
});

for (const { url, found } of [
  { url: 'https://nobody.invalid/token', found: ['dnsFailed'] },
  { url: 'ftp://example.com/token', found: ['badTokenEndpoint'] },
  { url: 'http://www.example.com/token', found: ['mixedContent'] },
])
  test(`${url}: ${found.join()}`, async () => {
    const room = 'arn:aws:ivschat:us-west-2:123456789012:room/AbCdEf123456';
    assert.deepEqual((await check(url, { room, origin: site })).ids, found);
  });

test('an address where nobody listens, and one without TLS', async (t) => {
  const room = 'arn:aws:ivschat:us-west-2:123456789012:room/AbCdEf123456';
  assert.deepEqual((await check(`http://127.0.0.1:${await freePort()}/`, { room, origin: site })).ids, [
    'connectionRefused',
  ]);
  const plain = await listenTo(t, always(200)());
  assert.deepEqual((await check(plain.replace('http', 'https'), { room, origin: site })).ids, ['tlsFailed']);
});

test('what comes after a problem is said not to be checked', async () => {
  const { reports, text } = await check('https://nobody.invalid/', { room: 'AbCdEf123456' });
  assert.deepEqual(
    reports.map(({ step, done }) => [step, done]),
    [
      ['setup', true],
      ['endpoint', false],
      ['answer', false],
      ['rights', false],
      ['connection', false],
    ],
  );
  assert.match(
    text,
    /^✗ Set-up\n {2}✗ room-identifier “AbCdEf123456” is only the id of a room\.\n {4}Give it the whole ARN/,
  );
  assert.match(text, /– Connection: Not checked yet/);
  assert.match(text, /1 problem\.$/);
});
