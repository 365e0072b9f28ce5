import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { ErrorFrame, MessageFrame } from '../../src/protocol/frames.ts';
import { startServer, type Fault, type RunningServer } from '../../src/server/index.ts';
import { sdkFor } from '../helpers/ivschat.ts';
import { connectRoom, once, startService } from '../helpers/room.ts';
import { connectRaw, fetchToken, handshakeStatus } from '../helpers/socket.ts';
import { handTimers, until } from '../helpers/timers.ts';

/** Asks for a fault as a test of an application does. */
async function inject(server: RunningServer, fault: Fault): Promise<string> {
  const response = await fetch(`${server.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  assert.equal(response.status, 201);
  return ((await response.json()) as { id: string }).id;
}

const say = (Content: string): object => ({ Action: 'SEND_MESSAGE', Content, RequestId: 'r' });

/** Two people in one room. */
async function two(t: TestContext) {
  const server = await startService(t);
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  return { server, ana, ben };
}

test('drop cuts the connections of a user and no other', async (t) => {
  const { server, ana, ben } = await two(t);
  await inject(server, { fault: 'drop', userId: 'ana' });
  assert.equal(await ana.closed, 1006);
  ben.send(say('still here'));
  assert.equal(((await ben.next()) as MessageFrame).Content, 'still here');
});

test('drop of one room leaves another alone, and what is dropped may come back at once', async (t) => {
  const server = await startService(t, { rooms: [{ name: 'one' }, { name: 'two' }] });
  const ana = await connectRoom(t, server, 'ana');
  const left = once(ana, 'connecting');
  await inject(server, { fault: 'drop', roomIdentifier: server.rooms[1]!.arn });
  await inject(server, { fault: 'drop', roomIdentifier: server.rooms[0]!.arn });
  await left;
  await once(ana, 'connect');
});

test('endSession closes as the end of a session does', async (t) => {
  const { server, ana } = await two(t);
  await inject(server, { fault: 'endSession', userId: 'ana' });
  assert.equal(await ana.closed, 4001);
});

test('silence leaves the link open, and nothing passes either way until it is removed', async (t) => {
  const { server, ana, ben } = await two(t);
  const id = await inject(server, { fault: 'silence', userId: 'ana' });
  ana.send(say('unheard'));
  ben.send(say('unseen by ana'));
  assert.equal(((await ben.next()) as MessageFrame).Content, 'unseen by ana');
  assert.equal((await fetch(`${server.url}/faults?id=${id}`, { method: 'DELETE' })).status, 204);
  ben.send(say('seen'));
  assert.equal(((await ana.next()) as MessageFrame).Content, 'seen');
});

test('delay makes frames late, in their order, for one user', async (t) => {
  const timers = handTimers();
  const server = await startService(t, { startTimer: timers.startTimer });
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  const id = await inject(server, { fault: 'delay', ms: 250, userId: 'ana' });
  for (const text of ['one', 'two']) {
    ben.send(say(text));
    await ben.next();
  }
  await fetch(`${server.url}/faults?id=${id}`, { method: 'DELETE' });
  // No fault any more, and yet it may not overtake.
  ben.send(say('three'));
  await ben.next();
  assert.deepEqual(
    timers.waits().filter((ms) => ms <= 250),
    [250, 250, 0],
  );
  timers.fire(0);
  timers.fire(250);
  const contents = [await ana.next(), await ana.next(), await ana.next()].map(
    (frame) => (frame as MessageFrame).Content,
  );
  assert.deepEqual(contents, ['one', 'two', 'three']);
});

test('a client that leaves while frames are late takes their timers with it', async (t) => {
  const timers = handTimers();
  const server = await startService(t, { startTimer: timers.startTimer });
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  await inject(server, { fault: 'delay', ms: 250, userId: 'ana' });
  ben.send(say('one'));
  await ben.next();
  ana.socket.close();
  await until(() => !timers.waits().includes(250));
});

test('rejectTokens refuses handshakes with its status, as often as it was told', async (t) => {
  const server = await startService(t);
  await inject(server, { fault: 'rejectTokens', times: 2 });
  assert.equal(await handshakeStatus(server, await fetchToken(server, 'ana')), 401);
  assert.equal(await handshakeStatus(server, await fetchToken(server, 'ana')), 401);
  await connectRaw(t, server, 'ana');
  await inject(server, { fault: 'rejectTokens', status: 429, userId: 'ben' });
  assert.equal(await handshakeStatus(server, await fetchToken(server, 'ben')), 429);
  await connectRaw(t, server, 'ana');
});

test('refuseActions answers with an error frame of its status', async (t) => {
  const { server, ana, ben } = await two(t);
  await inject(server, { fault: 'refuseActions', userId: 'ana', status: 500, times: 1 });
  ana.send(say('refused'));
  const { ErrorCode, RequestId } = (await ana.next()) as ErrorFrame;
  assert.deepEqual([ErrorCode, RequestId], [500, 'r']);
  ana.send(say('taken'));
  assert.equal(((await ben.next()) as MessageFrame).Content, 'taken');
});

test('failRequests answers the token endpoint and the control plane with its status and Retry-After', async (t) => {
  const server = await startService(t);
  const sdk = sdkFor(t, server);
  await inject(server, { fault: 'failRequests', status: 429, retryAfter: 7, operation: 'CreateChatToken' });
  const refused = await fetch(server.tokenEndpoint, { method: 'POST', body: '{"userId":"ana"}' });
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '7']);
  // Pages of other origins may read it only so.
  assert.equal(refused.headers.get('access-control-expose-headers'), 'retry-after');
  const identifier = server.rooms[0]!.arn;
  await assert.rejects(sdk.createChatToken({ roomIdentifier: identifier, userId: 'ana' }), {
    name: 'ThrottlingException',
  });
  await sdk.getRoom({ identifier });
  await fetch(`${server.url}/faults`, { method: 'DELETE' });
  await inject(server, { fault: 'failRequests', roomIdentifier: identifier, times: 1 });
  await assert.rejects(sdk.getRoom({ identifier }), { name: 'InternalServerException' });
  await sdk.getRoom({ identifier });
});

test('delayRequests makes answers late', async (t) => {
  const timers = handTimers();
  const server = await startService(t, { startTimer: timers.startTimer });
  await inject(server, { fault: 'delayRequests', ms: 3_000, userId: 'ana' });
  const late = fetchToken(server, 'ana');
  await until(() => timers.waits().includes(3_000));
  assert.ok(await fetchToken(server, 'ben'));
  timers.fire(3_000);
  assert.ok(await late);
});

for (const { what, body, words } of [
  { what: 'an unknown fault', body: { fault: 'fire' }, words: /fault is none of drop, endSession/ },
  { what: 'no fault', body: {}, words: /fault is missing/ },
  { what: 'a delay without its time', body: { fault: 'delay' }, words: /ms is missing/ },
  { what: 'a field of another fault', body: { fault: 'drop', ms: 5 }, words: /ms is no field of drop/ },
  { what: 'an unknown operation', body: { fault: 'failRequests', operation: 'Fly' }, words: /operation is none of/ },
  {
    what: 'a status that is none',
    body: { fault: 'rejectTokens', status: 200 },
    words: /status is not a whole number/,
  },
  { what: 'null', body: null, words: /not a JSON object/ },
])
  test(`${what} is refused in words`, async (t) => {
    const server = await startService(t);
    const response = await fetch(`${server.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 400);
    assert.match(((await response.json()) as { message: string }).message, words);
    assert.deepEqual(server.faults.list(), []);
  });

test('a page of another site cannot ask for faults, nor can anybody by another method', async (t) => {
  const server = await startService(t);
  // What a page may send without asking first.
  const form = await fetch(`${server.url}/faults`, { method: 'POST', body: '{"fault":"drop"}' });
  assert.equal(form.status, 415);
  const preflight = await fetch(`${server.url}/faults`, { method: 'OPTIONS', headers: { origin: 'http://evil' } });
  assert.equal(preflight.headers.get('access-control-allow-origin'), null);
  assert.equal((await fetch(`${server.url}/faults`, { method: 'PUT' })).status, 405);
  assert.equal((await fetch(`${server.url}/faults?id=none`, { method: 'DELETE' })).status, 404);
});

test('faults that last are listed; a service that others can reach has no such door', async (t) => {
  const server = await startService(t);
  const fault: Fault = { fault: 'rejectTokens', status: 403 };
  const id = await inject(server, fault);
  assert.deepEqual(await (await fetch(`${server.url}/faults`)).json(), { faults: [{ id, ...fault }] });
  await assert.rejects(
    startServer({ port: 0, host: '0.0.0.0', demoTokenEndpoint: false, faultEndpoint: true }),
    /faults lets connections be cut by everybody who can reach 0\.0\.0\.0/,
  );
  const open = await startService(t, { host: '0.0.0.0', demoTokenEndpoint: false });
  assert.equal((await fetch(`${open.url}/faults`)).status, 404);
});
