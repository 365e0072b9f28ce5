import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { RunningServer } from '../../src/server/index.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw } from '../helpers/socket.ts';

/** What the service answers to bytes as they are. */
function answerTo(server: RunningServer, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.end(bytes));
    let answer = '';
    socket.on('data', (data) => (answer += String(data)));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

const post = (path: string, body: string, headers = ''): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
const upgrade = (headers: string): string =>
  `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`;
const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n';

/** Somebody chats through all of it. */
async function chatting(t: TestContext) {
  const server = await startService(t);
  const ana = await connectRaw(t, server, 'ana');
  return {
    server,
    async stillChats() {
      ana.send({ Action: 'SEND_MESSAGE', Content: 'still here' });
      assert.equal((await ana.next()).Type, 'MESSAGE');
    },
  };
}

for (const { what, bytes, status, words } of [
  { what: 'a path that is none', bytes: get('/nowhere'), status: 404, words: /Nothing is here: see \// },
  { what: 'a path up the tree', bytes: get('/../../etc/passwd'), status: 404, words: /Nothing is here/ },
  { what: 'a path of slashes', bytes: get('//'), status: 404, words: /Nothing is here/ },
  {
    what: 'a Host header that is none',
    bytes: 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    status: 400,
    words: /Host header/,
  },
  { what: 'no HTTP at all', bytes: 'hello\r\n\r\n', status: 400, words: /Bad Request/ },
  {
    what: 'a header of 20 kB',
    bytes: `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`,
    status: 431,
    words: /431/,
  },
  { what: 'an operation unsigned', bytes: post('/CreateRoom', '{}'), status: 403, words: /Authentication/i },
  { what: 'an operation by GET', bytes: get('/CreateRoom'), status: 403, words: /Authentication/i },
  { what: 'a tag path that is no ARN', bytes: post('/tags/%', '{}'), status: 403, words: /Authentication/i },
  {
    what: 'a body that is too large',
    bytes: post('/CreateRoom', 'x'.repeat(70_000)),
    status: 413,
    words: /larger than 65536 bytes/,
  },
  { what: 'no JSON for a token', bytes: post('/chat-token', '{'), status: 400, words: /no JSON object/ },
  { what: 'a list for a token', bytes: post('/chat-token', '[]'), status: 400, words: /no JSON object/ },
  {
    what: 'no JSON for a fault',
    bytes: post('/faults', '{', 'Content-Type: application/json\r\n'),
    status: 400,
    words: /not a JSON object/,
  },
  { what: 'a status page by POST', bytes: post('/', ''), status: 405, words: /Ask with GET/ },
  { what: 'history by POST', bytes: post('/chat-history', ''), status: 405, words: /Ask with GET/ },
  { what: 'moderation by GET', bytes: get('/chat-moderation'), status: 405, words: /Ask with POST/ },
  { what: 'no JSON for moderation', bytes: post('/chat-moderation', '{'), status: 400, words: /no JSON/ },
  { what: 'null for moderation', bytes: post('/chat-moderation', 'null'), status: 400, words: /missing|JSON/ },
  { what: 'metrics by POST', bytes: post('/metrics', ''), status: 405, words: /Ask with GET/ },
  { what: 'a handshake without a token', bytes: upgrade(key), status: 401, words: /token is missing/ },
  {
    what: 'a handshake with nonsense',
    bytes: upgrade(`${key}Sec-WebSocket-Protocol: ${'x'.repeat(8_000)}\r\n`),
    status: 403,
    words: /"message"/,
  },
  {
    what: 'a handshake with two tokens',
    bytes: upgrade(`${key}Sec-WebSocket-Protocol: a, b\r\n`),
    status: 403,
    words: /"message"/,
  },
])
  test(`${what} is answered with ${status} and a sentence, and the chat goes on`, async (t) => {
    const { server, stillChats } = await chatting(t);
    const answer = await answerTo(server, bytes);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.match(answer, words);
    assert.doesNotMatch(answer, /at .*\.[tj]s:\d+/);
    await stillChats();
  });

test('a handshake that lacks its key, or its end, harms nobody; its token is not lost on the way', async (t) => {
  const { server, stillChats } = await chatting(t);
  assert.match(
    await answerTo(server, upgrade('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: a\r\n')),
    /^HTTP\/1\.1 4\d\d /,
  );
  assert.equal(
    await answerTo(server, 'GET / HTTP/1.1\r\nHost: x\r\nUpgra'),
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
  );
  await stillChats();
});

test('an upload that breaks off is no failure of the service', async (t) => {
  const failures: unknown[] = [];
  const server = await startService(t, { onError: (error) => failures.push(error) });
  for (const path of ['/CreateRoom', '/chat-token']) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    // The service says that it has begun to read, and is then left alone.
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n{`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
  }
  await server.stop();
  assert.deepEqual(failures, []);
});

test('a signed call that is nonsense is told in words', async (t) => {
  const { server, stillChats } = await chatting(t);
  const signed = 'Authorization: AWS4-HMAC-SHA256 nonsense\r\n';
  assert.match(
    await answerTo(server, post('/CreateRoom', '{}', signed)),
    /^HTTP\/1\.1 403 [^]*x-amzn-errortype: \w+Exception/,
  );
  await stillChats();
});
