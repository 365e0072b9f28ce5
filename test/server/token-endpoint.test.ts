import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../helpers/room.ts';

interface Answer {
  token?: string;
  userId?: string;
  capabilities?: string[];
  regionOrUrl?: string;
  message?: string;
}

async function ask(url: string, body: unknown, init: RequestInit = {}): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

test('the answer is that of CreateChatToken, and all that a page needs', async (t) => {
  const server = await startService(t);
  const { status, answer } = await ask(server.tokenEndpoint, { roomIdentifier: server.rooms[0]!.arn, userId: 'ana' });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(answer).sort(), [
    'attributes',
    'capabilities',
    'maximumMessageLength',
    'regionOrUrl',
    'sessionExpirationTime',
    'token',
    'tokenExpirationTime',
    'userId',
  ]);
  assert.equal(answer.regionOrUrl, server.regionOrUrl);
  assert.deepEqual(answer.capabilities, ['SEND_MESSAGE']);
});

test('a guest without a name gets one, and roles and requested capabilities count', async (t) => {
  const server = await startService(t);
  const roomIdentifier = server.rooms[0]!.arn;
  const guest = await ask(server.tokenEndpoint, { roomIdentifier });
  assert.match(guest.answer.userId!, /^guest-/);
  const moderator = await ask(`${server.tokenEndpoint}?role=moderator`, { roomIdentifier });
  assert.deepEqual(moderator.answer.capabilities, ['SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER']);
  const tutorial = await ask(server.tokenEndpoint, {
    arn: roomIdentifier,
    userId: 'u',
    capabilities: ['DELETE_MESSAGE'],
  });
  assert.deepEqual(tutorial.answer.capabilities, ['DELETE_MESSAGE']);
});

for (const [name, body, wanted] of [
  ['no JSON', '{', 400],
  ['no object', '"x"', 400],
  ['a room id', { roomIdentifier: 'demodemodemo' }, 404],
  ['a room that is no text', { roomIdentifier: 7 }, 404],
  ['another room', { roomIdentifier: 'arn:aws:ivschat:us-west-2:123456789012:room/otherotherot' }, 404],
  ['capabilities that are none', { roomIdentifier: 'demo', capabilities: ['FLY'] }, 400],
  ['attributes that are no texts', { roomIdentifier: 'demo', attributes: { a: 1 } }, 400],
  ['a session of 181 minutes', { roomIdentifier: 'demo', sessionDurationInMinutes: 181 }, 400],
  ['a user id of 129 characters', { roomIdentifier: 'demo', userId: 'x'.repeat(129) }, 400],
  ['a body of 9,000 characters', `"${'x'.repeat(9_000)}"`, 400],
  ['a body of 70,000 characters', `"${'x'.repeat(70_000)}"`, 413],
] as const)
  test(`refused with ${wanted}: ${name}`, async (t) => {
    const server = await startService(t);
    const named =
      typeof body === 'object' && 'roomIdentifier' in body && body.roomIdentifier === 'demo'
        ? { ...body, roomIdentifier: server.rooms[0]!.arn }
        : body;
    const { status, answer } = await ask(server.tokenEndpoint, named);
    assert.equal(status, wanted);
    assert.ok(answer.message!.length > 10);
  });

test('other methods, roles and places are told what there is', async (t) => {
  const server = await startService(t);
  assert.equal((await ask(server.tokenEndpoint, undefined, { method: 'PUT' })).status, 405);
  for (const role of ['king', 'constructor', '__proto__'])
    assert.match((await ask(`${server.tokenEndpoint}?role=${role}`, {})).answer.message!, /role is none of reader/);
  assert.equal((await ask(`${server.url}/nowhere`, {})).status, 404);
  assert.match(await (await fetch(server.url)).text(), /<td>demo<\/td>/);
});

test('a page of another origin may ask', async (t) => {
  const server = await startService(t);
  const response = await fetch(server.tokenEndpoint, {
    method: 'OPTIONS',
    headers: { origin: 'https://site.example' },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
});

test('a port that is taken is told in a sentence', async (t) => {
  const server = await startService(t);
  await assert.rejects(() => startService(t, { port: Number(new URL(server.url).port) }), /is taken: give another one/);
});
