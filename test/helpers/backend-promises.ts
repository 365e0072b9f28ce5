import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ChatRoom, DeleteMessageRequest, SendMessageRequest, type ChatToken } from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { post, serviceForBackend, signIn, type Ask } from './backend.ts';
import { nodePlatform, once } from './room.ts';

/** A backend that runs, and the service behind it. */
interface Running {
  ask: Ask;
  server: RunningServer;
  room: string;
}

/** What a page asks for that wants more than it should have. */
const greedy = {
  userId: 'mod',
  capabilities: ['SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER'],
  attributes: { displayName: 'Mo', badges: 'moderator' },
  sessionDurationInMinutes: 180,
};

/** Everything that each backend has to keep. */
const promises: Record<string, (running: Running, t: TestContext) => Promise<void>> = {
  async 'a signed-in user gets a token that can send, under the name of the account'(running, t) {
    const room = await join(t, running, 'ana');
    const message = await room.sendMessage(new SendMessageRequest('hello'));
    assert.equal(message.sender.userId, 'ana');
    assert.deepEqual(message.sender.attributes, { displayName: 'Ana' });
    await assert.rejects(room.deleteMessage(new DeleteMessageRequest(message.id)), { errorCode: 403 });
  },

  async 'a guest gets one that can only read'(running, t) {
    const [guest, ana] = [await join(t, running), await join(t, running, 'ana')];
    const heard = once(guest, 'message');
    await ana.sendMessage(new SendMessageRequest('for everybody'));
    assert.equal(((await heard)[0] as { content: string }).content, 'for everybody');
    await assert.rejects(guest.sendMessage(new SendMessageRequest('for nobody')), { errorCode: 403 });
  },

  async 'a moderator gets one that can delete and disconnect'(running, t) {
    const [mod, ana] = [await join(t, running, 'mod'), await join(t, running, 'ana')];
    const { id } = await ana.sendMessage(new SendMessageRequest('spam'));
    const deleted = once(ana, 'messageDelete');
    await mod.deleteMessage(new DeleteMessageRequest(id));
    assert.equal(((await deleted)[0] as { messageId: string }).messageId, id);
  },

  async 'what a browser asks for beyond its rights is not given'({ ask, room, server }, t) {
    const ana = await signIn(ask, 'ana');
    for (const [cookie, capabilities, userId] of [
      [ana, ['SEND_MESSAGE'], /^ana$/],
      ['', [], /^guest-/],
    ] as const) {
      const response = await post(ask, '/chat-token', { roomIdentifier: room, ...greedy }, cookie);
      const answer = (await response.json()) as ChatToken & { attributes: Record<string, string> };
      assert.deepEqual(answer.capabilities, capabilities);
      assert.match(answer.userId!, userId);
      assert.equal(answer.attributes['badges'], undefined);
      // An hour is what the service makes of a token that names no time.
      const end = Date.parse(String(answer.sessionExpirationTime));
      assert.ok(end < Date.now() + 61 * 60_000);
      const chat = await connect(t, { regionOrUrl: server.regionOrUrl, ...answer });
      await assert.rejects(chat.deleteMessage(new DeleteMessageRequest('any')), { errorCode: 403 });
    }
  },

  async 'a forged cookie is refused, and so is a changed one'({ ask, room }) {
    const [name, value] = (await signIn(ask, 'ana')).split('=') as [string, string];
    const [text, signature] = value.split('.') as [string, string];
    const payload = { ...(JSON.parse(Buffer.from(text, 'base64url').toString()) as object), userId: 'mod' };
    const moderator = Buffer.from(JSON.stringify(payload)).toString('base64url');
    const forged = [`${moderator}.${signature}`, `${moderator}.`, moderator, `${text}.${'A'.repeat(43)}`, 'mod', ''];
    for (const cookie of forged.map((one) => `${name}=${one}`)) {
      const response = await post(ask, '/chat-token', { roomIdentifier: room }, cookie);
      assert.deepEqual(
        [response.status, await response.json()],
        [401, { message: 'Your session is not valid: sign in again' }],
      );
      const event = { roomIdentifier: room, eventName: 'app:UNPIN' };
      assert.equal((await post(ask, '/chat-moderation', event, cookie)).status, 403);
    }
  },

  async 'a wrong password and a user that is none sign nobody in'({ ask }) {
    for (const body of [{ user: 'ana', password: 'mod-demo' }, { user: 'constructor', password: '' }, { user: 7 }, 7]) {
      const response = await post(ask, '/sign-in', body);
      assert.deepEqual([response.status, response.headers.getSetCookie()], [401, []]);
    }
  },

  async 'another room is refused, to moderators too'({ ask, server }) {
    const cookie = await signIn(ask, 'mod');
    const other = server.rooms.find(({ name }) => name === 'other')!.arn;
    for (const roomIdentifier of [other, 'demodemodemo', 7]) {
      assert.equal((await post(ask, '/chat-token', { roomIdentifier }, cookie)).status, 404);
      const event = { roomIdentifier, eventName: 'app:UNPIN' };
      assert.equal((await post(ask, '/chat-moderation', event, cookie)).status, 404);
    }
  },

  async 'moderators change the room, in their own name, and nobody else does'(running, t) {
    const { ask, room } = running;
    const viewer = await join(t, running, 'ana');
    const pin = { roomIdentifier: room, eventName: 'app:PIN', attributes: { text: 'Be kind', by: 'Somebody' } };
    for (const cookie of ['', await signIn(ask, 'ana')])
      assert.equal((await post(ask, '/chat-moderation', pin, cookie)).status, 403);
    const moderator = await signIn(ask, 'mod');
    for (const eventName of ['app:PRIZE', 'aws:DELETE_MESSAGE', 7])
      assert.equal((await post(ask, '/chat-moderation', { ...pin, eventName }, moderator)).status, 400);
    // What was refused never came: the first event is the one that was allowed.
    const came = once(viewer, 'event');
    assert.equal((await post(ask, '/chat-moderation', pin, moderator)).status, 200);
    const { eventName, attributes } = (await came)[0] as { eventName: string; attributes: unknown };
    assert.deepEqual([eventName, attributes], ['app:PIN', { text: 'Be kind', by: 'Mo' }]);
  },

  async 'a body that is too large, or no JSON, is refused in a sentence'({ ask }) {
    for (const [text, statuses] of [
      [`{"x":"${'x'.repeat(9_000)}"}`, [400, 413]],
      ['{', [400]],
    ] as const) {
      const headers = { 'content-type': 'application/json' };
      const response = await ask('/chat-token', { method: 'POST', headers, body: text });
      assert.ok((statuses as readonly number[]).includes(response.status), String(response.status));
      assert.ok(((await response.json()) as { message: string }).message.length > 10);
    }
  },

  async 'a service that fails becomes an error that says so and is tried again, without its reasons'(running) {
    const { ask, room, server } = running;
    const cookie = await signIn(ask, 'mod');
    for (const [path, operation, body, message] of [
      ['/chat-token', 'CreateChatToken', {}, 'The chat service did not make a token'],
      ['/chat-moderation', 'SendEvent', { eventName: 'app:UNPIN' }, 'The chat service did not send the event'],
    ] as const) {
      server.faults.inject({ fault: 'failRequests', operation, times: 1 });
      const failed = await post(ask, path, { roomIdentifier: room, ...body }, cookie);
      assert.deepEqual([failed.status, await failed.json()], [502, { message }]);
      assert.equal((await post(ask, path, { roomIdentifier: room, ...body }, cookie)).status, 200);
    }
  },
};

/**
 * Tests the promises with one backend.
 *
 * @param start - starts it with an environment; it ends with the test
 */
export function testBackend(name: string, start: (t: TestContext, env: NodeJS.ProcessEnv) => Promise<Ask>): void {
  test(name, async (t) => {
    const { server, env } = await serviceForBackend(t);
    const running = { ask: await start(t, env), server, room: env['ROOM_ARN']! };
    for (const [promise, keep] of Object.entries(promises)) await t.test(promise, (inner) => keep(running, inner));
  });
}

/** The real client in the room, with the token that the backend gives to a user, or to a guest. */
async function join(t: TestContext, { ask, room }: Running, user?: string): Promise<ChatRoom> {
  const cookie = user && (await signIn(ask, user));
  const response = await post(ask, '/chat-token', { roomIdentifier: room }, cookie);
  assert.equal(response.status, 200);
  return connect(t, (await response.json()) as ChatToken);
}

async function connect(t: TestContext, token: ChatToken): Promise<ChatRoom> {
  const room = new ChatRoom({ tokenProvider: () => Promise.resolve(token), platform: nodePlatform });
  t.after(() => room.disconnect());
  const connected = once(room, 'connect');
  room.connect();
  await connected;
  return room;
}
