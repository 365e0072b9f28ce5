import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTokenEndpoint, type TokenEndpointOptions } from '../../src/server/index.ts';
import { sdkFor } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';

const url = 'https://site.example/chat-token';
const post = (body: unknown, headers: Record<string, string> = {}): Request =>
  new Request(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });

/** An endpoint whose tokens are made by a client that only records; the official SDK has a test of its own. */
function endpoint(options: Partial<TokenEndpointOptions> = {}) {
  const made: unknown[] = [];
  const answer = createTokenEndpoint({
    room: 'arn:room',
    authorize: () => ({ userId: 'ana', capabilities: ['SEND_MESSAGE'] }),
    ivschat: {
      createChatToken(input) {
        made.push(input);
        return Promise.resolve({ token: 't' });
      },
    },
    ...options,
  });
  return { answer, made };
}

test('with the official SDK: what the backend grants is what the token says, whatever the browser asks for', async (t) => {
  const server = await startService(t);
  const room = server.rooms[0]!.arn;
  const answer = createTokenEndpoint({
    ivschat: sdkFor(t, server),
    room,
    authorize: (request, wish) => ({
      userId: request.headers.get('x-user')!,
      capabilities: ['SEND_MESSAGE'],
      attributes: { displayName: String((wish.attributes as { displayName: string }).displayName) },
    }),
  });
  const response = await answer(
    post(
      {
        roomIdentifier: room,
        userId: 'somebody else',
        capabilities: ['DELETE_MESSAGE', 'DISCONNECT_USER'],
        attributes: { displayName: 'Ana' },
      },
      { 'x-user': 'ana' },
    ),
  );
  const body = (await response.json()) as Record<string, string>;
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual([body['userId'], body['capabilities']], ['ana', ['SEND_MESSAGE']]);
  assert.ok(Date.parse(body['sessionExpirationTime']!) > Date.now());
  const frame = await new Promise<string>((send) => {
    const session = server.service.admit(body['token']!)({ ip: '', send, close() {}, cut() {} });
    t.after(() => session.closed());
    session.receive('{"Action":"DELETE_MESSAGE","Id":"x"}');
  });
  assert.equal((JSON.parse(frame) as { ErrorCode: number }).ErrorCode, 403);
});

test('who may not is told so, in the words of the backend where it has some', async () => {
  const { answer } = endpoint({ authorize: () => undefined });
  assert.equal((await answer(post({}))).status, 403);
  const own = endpoint({
    authorize: () => Response.json({ message: 'Sign in first' }, { status: 401 }),
    origins: ['https://other.example'],
  });
  const response = await own.answer(post({}, { origin: 'https://other.example' }));
  assert.deepEqual([response.status, await response.json()], [401, { message: 'Sign in first' }]);
  assert.equal(response.headers.get('access-control-allow-origin'), 'https://other.example');
  assert.deepEqual(own.made, []);
});

test('only the rooms of the endpoint can be asked for', async () => {
  const { answer, made } = endpoint({ room: ['arn:one', 'arn:two'] });
  assert.equal((await answer(post({ roomIdentifier: 'arn:three' }))).status, 404);
  await answer(post({}));
  await answer(post({ arn: 'arn:two' }));
  assert.deepEqual(
    made.map((input) => (input as { roomIdentifier: string }).roomIdentifier),
    ['arn:one', 'arn:two'],
  );
});

for (const { what, request, status } of [
  { what: 'GET', request: () => new Request(url), status: 405 },
  { what: 'no JSON', request: () => post('{'), status: 400 },
  { what: 'a list', request: () => post('[]'), status: 400 },
  { what: 'a body of 9,000 characters', request: () => post(`"${'x'.repeat(9_000)}"`), status: 400 },
])
  test(`${what} is refused with ${status} and a sentence`, async () => {
    const { answer, made } = endpoint();
    const response = await answer(request());
    assert.equal(response.status, status);
    assert.ok(((await response.json()) as { message: string }).message.length > 5);
    assert.deepEqual(made, []);
  });

test('other sites may ask if they are named, and with cookies if that is said', async () => {
  const ask = (options: Partial<TokenEndpointOptions>, origin: string): Promise<Response> =>
    endpoint(options).answer(new Request(url, { method: 'OPTIONS', headers: { origin } }));
  const named = { origins: ['https://other.example'], withCredentials: true };
  const allowed = await ask(named, 'https://other.example');
  assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://other.example');
  assert.equal(allowed.headers.get('access-control-allow-credentials'), 'true');
  assert.equal((await ask(named, 'https://evil.example')).headers.get('access-control-allow-origin'), null);
  assert.equal((await ask({}, 'https://other.example')).headers.get('access-control-allow-origin'), null);
});

test('more than the rate is told to come back in a second', async () => {
  const { answer, made } = endpoint({ rate: 2 });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await answer(post({}))).status);
  assert.deepEqual([statuses, made.length], [[200, 200, 429], 2]);
});

test('what the service says is told by its kind, and nothing more', async () => {
  for (const [name, status] of [
    ['ThrottlingException', 429],
    ['ResourceNotFoundException', 404],
    ['ValidationException', 400],
    ['AccessDeniedException', 502],
  ] as const) {
    const error = Object.assign(new Error('arn:aws:iam::123456789012:user/secret'), { name });
    const { answer } = endpoint({ ivschat: { createChatToken: () => Promise.reject(error) } });
    const response = await answer(post({}));
    assert.equal(response.status, status);
    assert.doesNotMatch(await response.text(), /secret/);
  }
});

test('options that do not go together throw at once, naming the fix', () => {
  assert.throws(() => endpoint({ room: [] }), /give the ARN of one/);
  assert.throws(() => endpoint({ authorize: undefined as never }), /decide there who may chat/);
  assert.throws(() => endpoint({ origins: ['*'], withCredentials: true }), /name the sites/);
});
