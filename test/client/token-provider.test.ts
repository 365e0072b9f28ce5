import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { requestToken, roomRegion } from '../../src/client/token-provider.ts';
import type { ChatToken } from '../../src/client/types.ts';

const roomIdentifier = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';

/** An endpoint that answers as the test wishes, and keeps what it was asked. */
async function endpoint(t: TestContext, status: number, body: string) {
  const asked: { method: string | undefined; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      asked.push({ method: request.method, body: JSON.parse(text) });
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked };
}

const ask = (url: string) => requestToken(url, { roomIdentifier, userId: 'ana' }, (at, init) => fetch(at, init));

test('every field that an endpoint may answer comes through', async (t) => {
  const answer: Required<ChatToken> = {
    token: 'tok',
    sessionExpirationTime: '2026-01-01T01:00:00Z',
    tokenExpirationTime: '2026-01-01T00:01:00Z',
    userId: 'ana',
    attributes: { displayName: 'Ana', badges: 'mod' },
    capabilities: ['SEND_MESSAGE', 'DELETE_MESSAGE'],
    regionOrUrl: 'us-west-2',
    reconnectSpread: 60_000,
    maximumMessageLength: 200,
  };
  const { url } = await endpoint(t, 200, JSON.stringify(answer));
  assert.deepEqual(await ask(url), answer);
});

test('asks by POST, and takes of the answer what has the right type', async (t) => {
  const { url, asked } = await endpoint(
    t,
    200,
    JSON.stringify({
      token: 'tok',
      sessionExpirationTime: '2026-01-01T00:00:00Z',
      tokenExpirationTime: 'soon',
      userId: 7,
      attributes: ['Ana'],
      reconnectSpread: -1,
      maximumMessageLength: '200',
      capabilities: ['SEND_MESSAGE', 'FLY', 1],
      regionOrUrl: 'us-west-2',
      extra: true,
    }),
  );
  assert.deepEqual(await ask(url), {
    token: 'tok',
    sessionExpirationTime: '2026-01-01T00:00:00Z',
    capabilities: ['SEND_MESSAGE'],
    regionOrUrl: 'us-west-2',
  });
  assert.deepEqual(asked, [{ method: 'POST', body: { roomIdentifier, userId: 'ana' } }]);
});

for (const { status, body, code, retryable, words } of [
  { status: 404, body: 'x', code: 'tokenRefused', retryable: false, words: /answered 404: check its URL/ },
  { status: 401, body: 'x', code: 'tokenRefused', retryable: false, words: /answered 401/ },
  { status: 403, body: 'x', code: 'tokenRefused', retryable: false, words: /answered 403/ },
  { status: 429, body: 'x', code: 'tokenRefused', retryable: true, words: /answered 429/ },
  { status: 503, body: 'x', code: 'tokenRefused', retryable: true, words: /answered 503/ },
  { status: 200, body: '<html>', code: 'tokenInvalid', retryable: false, words: /not JSON/ },
  { status: 200, body: '{}', code: 'tokenInvalid', retryable: false, words: /without a token/ },
  { status: 200, body: 'null', code: 'tokenInvalid', retryable: false, words: /without a token/ },
])
  test(`an endpoint that answers ${status} ${body}: ${code}, ${retryable ? 'ask again' : 'stop'}`, async (t) => {
    const { url } = await endpoint(t, status, body);
    await assert.rejects(ask(url), { code, retryable, message: words });
  });

test('an endpoint that is not there: ask again', async () => {
  await assert.rejects(ask('http://127.0.0.1:9/'), { code: 'tokenUnreachable', retryable: true, message: /CORS/ });
});

test('what is no ARN of a room is told apart', () => {
  assert.equal(roomRegion(roomIdentifier), 'us-west-2');
  assert.throws(() => roomRegion('demodemodemo'), /only the id of a room: give its whole ARN/);
  assert.throws(() => roomRegion(roomIdentifier.replace('room/', 'room:')), /not the ARN of a room/);
});
