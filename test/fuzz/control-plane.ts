import assert from 'node:assert/strict';
import { request as ask } from 'node:http';
import fc from 'fast-check';
import { operations } from '../../src/server/operations.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { anyText, assertUnpolluted, jsonObject } from './inputs.ts';
import type { Ends, FuzzProperty } from './property.ts';
import { signBySdk } from './signer.ts';

const names = Object.keys(operations);
const fields = [
  ...new Set(Object.values(operations).flatMap(({ shape }) => Object.keys(shape))),
  'uri',
  'fallbackResult',
];
const room = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';

/** What some field takes, and what comes near it. */
const value = fc.oneof(
  fc.constantFrom<unknown>(room, room, null, null, 'ana', 1, 0, -1, 50, 1.5, [], [null], {}, ['SEND_MESSAGE'], {
    a: 'b',
  }),
  fc.constantFrom<unknown>({ stage: { toString: 1 } }, { s3: null }, { s3: { bucketName: 'bucket' } }, 'MSAx', [room]),
  anyText('a', '*'),
);

interface Call {
  method: string;
  path: string;
  body: string;
  headers: Record<string, string>;
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

/** As it stands: nothing is made right on its way, as `fetch` would. */
function send({ url }: RunningServer, { method, path, body, headers }: Call): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = ask(
      { hostname, port, method, path, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (data: string) => (text += data));
        response.on('end', () =>
          resolve({ status: response.statusCode!, type: String(response.headers['x-amzn-errortype']), text }),
        );
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** As the official SDK signs it. */
async function sign({ url }: RunningServer, { method, path, body: given }: Omit<Call, 'headers'>): Promise<Call> {
  const body = method === 'GET' ? '' : given;
  const [pathname, search] = path.split('?') as [string, string?];
  const params = new URLSearchParams(search);
  const query = Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
  const unsigned = { method, host: new URL(url).host, path: pathname, query, body };
  const headers = await signBySdk(unsigned, { accessKeyId: 'local', secretAccessKey: 'local' });
  return { method, path, body, headers };
}

/** Names of the exceptions, by the status that each has. Source: the Chat API reference. */
const exceptions: Record<number, string> = {
  400: 'ValidationException',
  402: 'ServiceQuotaExceededException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  409: 'ConflictException',
};

const policy = {
  Statement: [
    { Effect: 'Allow' as const, Action: '*', Resource: '*' },
    {
      Effect: 'Deny' as const,
      Action: '*',
      Resource: '*',
      Condition: { StringLike: { 'aws:RequestTag/stage': 'secret*' } },
    },
  ],
};

async function start(ends: Ends): Promise<RunningServer> {
  const failures: Error[] = [];
  const server = await startServer({
    port: 0,
    rooms: [{ id: 'demodemodemo' }],
    callRates: Object.fromEntries(names.map((name) => [name, 1_000_000])),
    quotas: { deleteMessage: 1_000_000, disconnectUser: 1_000_000, rooms: 100, loggingConfigurations: 5 },
    credentials: [{ accessKeyId: 'local', secretAccessKey: 'local', policy }],
    onError: (error) => failures.push(error as never),
  });
  ends.after(() => server.stop());
  return server;
}

/** Whether somebody can come in by a token, and be heard. */
function tryToken({ service }: RunningServer, token: string): void {
  const sent: string[] = [];
  const session = service.admit(token)({ ip: '', send: (frame) => sent.push(frame), close() {}, cut() {} });
  session.receive(JSON.stringify({ Action: 'SEND_MESSAGE', Content: 'x' }));
  session.closed();
  const { Type, Sender } = JSON.parse(sent[0]!) as { Type: string; Sender?: { Attributes: unknown } };
  assert.ok(Type === 'ERROR' || typeof (Sender!.Attributes ?? undefined) === 'object');
}

const tagPath = fc
  .tuple(
    fc.constantFrom(encodeURIComponent(room), '%', '%ff', 'x', ''),
    fc.constantFrom('', '?tagKeys=a', '?tagKeys=a&tagKeys=b%20c', '?tagKeys='),
  )
  .map((parts) => `/tags/${parts.join('')}`);
const call = fc.record({
  method: fc.oneof(
    { weight: 4, arbitrary: fc.constant('POST') },
    { weight: 2, arbitrary: fc.constantFrom('GET', 'DELETE', 'PUT') },
  ),
  // The room is there for as long as nobody deletes it.
  path: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(...names.filter((name) => name !== 'DeleteRoom').map((name) => `/${name}`)),
    },
    tagPath,
    fc.constantFrom('/toString', '/tags', '/CreateRoom/'),
  ),
  body: fc.oneof({ weight: 6, arbitrary: jsonObject(fields, value) }, fc.json(), fc.string(), fc.constant('')),
});

const signed: FuzzProperty = {
  name: 'a signed call of any form is answered by its output or by an exception of the Chat API, and every token that is made is of use',
  runs: 1_000,
  broke: [
    { method: 'GET', path: '/tags/%', body: '' },
    { method: 'POST', path: '/ListRooms', body: '{"maxResults":null}' },
    { method: 'POST', path: '/CreateRoom', body: '{"loggingConfigurationIdentifiers":null}' },
    { method: 'POST', path: '/CreateRoom', body: '{"tags":{"stage":{"toString":1}}}' },
    { method: 'POST', path: '/ListRooms', body: '{"tagKeys":[{"toString":1}]}' },
    {
      method: 'POST',
      path: '/CreateChatToken',
      body: `{"roomIdentifier":"${room}","userId":"ana","capabilities":null}`,
    },
  ] satisfies Omit<Call, 'headers'>[],
  async make(ends) {
    const server = await start(ends);
    return fc.asyncProperty(call, async (wanted) => {
      const { status, type, text } = await send(server, await sign(server, wanted));
      if (status >= 400) {
        assert.equal(type, exceptions[status], `${status} ${text}`);
        assert.ok((JSON.parse(text) as { message: string }).message);
      } else assert.ok(status === 204 ? text === '' : JSON.parse(text));
      if (status === 200 && wanted.path === '/CreateChatToken')
        tryToken(server, (JSON.parse(text) as { token: string }).token);
      assertUnpolluted();
    }) as fc.IRawProperty<unknown>;
  },
};

const doors = [
  '/',
  '/metrics',
  '/chat-token',
  '/chat-history',
  '/chat-moderation',
  '/faults',
  '/embed.js',
  '/ListRooms',
  '/x',
];
const open = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PATCH', 'PROPFIND'),
  path: fc
    .tuple(
      fc.constantFrom(...doors),
      fc.oneof(
        fc.constant(''),
        fc.stringMatching(/^\?[!-~]{0,20}$/),
        fc.constantFrom('?role=toString', '?role=moderator', '?id=x', '?roomIdentifier=%'),
      ),
    )
    .map((parts) => parts.join('')),
  body: fc.oneof(
    jsonObject(
      ['roomIdentifier', 'userId', 'capabilities', 'attributes', 'eventName', 'fault', 'times', 'ms', 'status'],
      fc.oneof(value, fc.constantFrom('silence', 'failRequests', 400)),
    ),
    fc.json(),
    fc.string(),
  ),
  headers: fc.dictionary(
    fc.constantFrom('host', 'content-type', 'origin', 'authorization', 'x-amz-date', 'accept'),
    fc.oneof(
      fc.constantFrom('application/json', 'user:password@x', 'x.example', '[', 'AWS4-HMAC-SHA256'),
      fc.stringMatching(/^[!-~]{0,20}$/),
    ),
    { noNullPrototype: true },
  ),
});

const unsigned: FuzzProperty = {
  name: 'whatever is asked at the doors that are open, nothing fails, and every token that is made is of use',
  runs: 3_000,
  broke: [
    { method: 'TRACE', path: '/', body: '', headers: {} },
    { method: 'GET', path: '/', body: '', headers: { host: 'user:password@x' } },
    { method: 'POST', path: '/chat-token', body: '{"capabilities":null,"attributes":null}', headers: {} },
  ] satisfies Call[],
  async make(ends) {
    const server = await start(ends);
    return fc.asyncProperty(open, async (wanted) => {
      const { status, text } = await send(server, wanted);
      // What a fault was asked for is a fault.
      server.faults.clear();
      assert.ok(status < 500, `${status} ${text}`);
      if (status === 200 && wanted.path.startsWith('/chat-token')) {
        const { token } = JSON.parse(text || '{}') as { token?: string };
        if (token) tryToken(server, token);
      }
      assertUnpolluted();
    }) as fc.IRawProperty<unknown>;
  },
};

/** Requests of the control plane, and of the endpoints beside it. */
export const controlPlaneProperties: FuzzProperty[] = [signed, unsigned];
