import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { act, StrictMode, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createRoot } from 'test-renderer';
import { SendMessageRequest, type ChatMessage, type ChatTokenProvider } from '../../src/client/index.ts';
import {
  ChatRoomProvider,
  useChatMessages,
  useChatRoom,
  type ChatMessages,
  type ChatRoomView,
  type Filter,
} from '../../src/react/hooks.ts';
import { connectRoom, nodePlatform, startService, tokensFor } from '../helpers/room.ts';
import { until } from '../helpers/timers.ts';

/** What a component had of its hooks when it was last rendered. */
interface Seen {
  room: ChatRoomView;
  chat: ChatMessages;
  renders: number;
}

/** A component that hands out what its hooks gave it. */
function probe(): { seen: Seen; Probe: () => ReactElement } {
  const seen = { renders: 0 } as Seen;
  function Probe(): ReactElement {
    const room = useChatRoom();
    const chat = useChatMessages();
    Object.assign(seen, { room, chat, renders: seen.renders + 1 });
    return <p>{`${room.state} ${chat.messages.map(({ content }) => content).join()}`}</p>;
  }
  return { seen, Probe };
}

/**
 * Renders without a DOM, in strict mode; what is there goes with the test.
 *
 * @returns renders something else, or takes all away; its effects have run then
 */
async function render(t: TestContext, element: ReactElement): Promise<(next?: ReactElement) => Promise<void>> {
  const root = createRoot({ isStrictMode: true, textComponentTypes: ['p'] });
  const draw = (next?: ReactElement): Promise<void> =>
    settled(() => {
      if (next) root.render(next);
      else root.unmount();
    });
  t.after(() => draw());
  await draw(element);
  return draw;
}

/** React warns of `act` where it was not told of it, and, once it was, of all that the room changes outside of it. */
async function settled(change: () => void): Promise<void> {
  const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  environment.IS_REACT_ACT_ENVIRONMENT = true;
  await act(async () => change());
  environment.IS_REACT_ACT_ENVIRONMENT = false;
}

/** Counts how often a provider is asked. */
function counted(provider: ChatTokenProvider): { provider: ChatTokenProvider; calls: number } {
  const count = {
    calls: 0,
    provider: () => {
      count.calls++;
      return provider();
    },
  };
  return count;
}

/** What React and others write to the console while a test runs. */
function complaints(t: TestContext): unknown[] {
  const heard: unknown[] = [];
  for (const method of ['error', 'warn'] as const)
    t.mock.method(console, method, (...args: unknown[]) => heard.push(args));
  return heard;
}

const texts = ({ chat }: Seen): string[] => chat.messages.map(({ content }) => content);

test('a server renders the room as it is before anything happened, and asks nobody', async (t) => {
  const heard = complaints(t);
  const tokens = counted(() => Promise.reject(new Error('never asked')));
  const { Probe } = probe();
  const html = renderToString(
    <StrictMode>
      <ChatRoomProvider regionOrUrl="us-west-2" tokenProvider={tokens.provider}>
        <Probe />
      </ChatRoomProvider>
    </StrictMode>,
  );
  assert.equal(html, '<p>disconnected </p>');
  await setImmediate();
  assert.equal(tokens.calls, 0);
  assert.deepEqual(heard, []);
});

test('what is wrong with the set-up is told in the render', () => {
  const { Probe } = probe();
  assert.throws(() => renderToString(<Probe />), /useChatRoom needs a <ChatRoomProvider>/);
  const missing = undefined as unknown as ChatTokenProvider;
  assert.throws(() => renderToString(<ChatRoomProvider tokenProvider={missing} />), { code: 'invalidOption' });
  const elsewhere = <ChatRoomProvider regionOrUrl="http://example" tokenProvider={() => Promise.reject()} />;
  assert.throws(() => renderToString(elsewhere), { code: 'invalidOption' });
  for (const filters of [[{ match: ' ', action: 'hide' }], 'spam'] as unknown as Filter[][]) {
    const unfit = <ChatRoomProvider regionOrUrl="us-west-2" tokenProvider={() => Promise.reject()} filters={filters} />;
    assert.throws(() => renderToString(unfit), { code: 'invalidOption', message: /filter/ });
  }
});

test('under strict mode: one token and one connection; what is sent is pending, then sent; all ends with the provider', async (t) => {
  const heard = complaints(t);
  const server = await startService(t);
  const arn = server.rooms[0]!.arn;
  const tokens = counted(tokensFor(server, 'ana', 'moderator'));
  const { seen, Probe } = probe();
  const app = (provider: ChatTokenProvider): ReactElement => (
    <ChatRoomProvider tokenProvider={() => provider()} platform={nodePlatform}>
      <Probe />
    </ChatRoomProvider>
  );
  const renderAgain = await render(t, app(tokens.provider));
  await until(() => seen.room?.state === 'connected');
  const { room } = seen.room;
  assert.equal(tokens.calls, 1);
  assert.equal(server.service.connections(arn), 1);
  assert.ok(seen.room.allows('DELETE_MESSAGE') && seen.room.mayWrite);
  assert.equal(seen.room.viewer.userId, 'ana');

  const sent = seen.chat.sendMessage('hello');
  await until(() => seen.chat.messages[0]?.state === 'pending');
  const { key } = seen.chat.messages[0]!;
  assert.deepEqual(await sent, { sent: true });
  await until(() => seen.chat.messages[0]!.state === 'sent');
  assert.deepEqual([seen.chat.messages[0]!.key, seen.chat.messages[0]!.own], [key, true]);

  const ben = await connectRoom(t, server, 'ben');
  const { id } = await ben.sendMessage(new SendMessageRequest('spam'));
  await until(() => texts(seen).join() === 'hello,spam');
  await seen.chat.deleteMessage(id);
  await until(() => texts(seen).join() === 'hello');

  // Another provider of tokens is asked from the next one on, by the same room.
  const others = counted(tokensFor(server, 'ana'));
  await renderAgain(app(others.provider));
  room.renew();
  await until(() => !seen.room.allows('DELETE_MESSAGE'));
  assert.deepEqual([seen.room.room === room, tokens.calls, others.calls], [true, 1, 1]);
  assert.deepEqual(texts(seen), ['hello']);

  await renderAgain();
  await until(() => server.service.connections(arn) === 1);
  assert.equal(room.state, 'disconnected');
  assert.equal(ben.state, 'connected');
  assert.deepEqual(heard, []);
});

test('two rooms in one app: the nearest provider counts, and each goes by itself', async (t) => {
  const server = await startService(t);
  const [outer, inner] = [probe(), probe()];
  const app = (both: boolean): ReactElement => (
    <ChatRoomProvider tokenProvider={tokensFor(server, 'ana')} platform={nodePlatform}>
      <outer.Probe />
      {both && (
        <ChatRoomProvider tokenProvider={tokensFor(server, 'ben')} platform={nodePlatform}>
          <inner.Probe />
        </ChatRoomProvider>
      )}
    </ChatRoomProvider>
  );
  const renderAgain = await render(t, app(true));
  await until(() => [outer, inner].every(({ seen }) => seen.room?.state === 'connected'));
  assert.notEqual(outer.seen.room.room, inner.seen.room.room);
  await inner.seen.chat.sendMessage('hello');
  await until(() => [outer, inner].every(({ seen }) => texts(seen).join() === 'hello'));
  assert.deepEqual(
    [outer, inner].map(({ seen }) => seen.chat.messages[0]!.own),
    [false, true],
  );
  await renderAgain(app(false));
  await until(() => inner.seen.room.room.state === 'disconnected');
  assert.equal(outer.seen.room.room.state, 'connected');
});

test('without autoConnect, nothing happens before connect(); disconnect() keeps the messages', async (t) => {
  const server = await startService(t);
  const tokens = counted(tokensFor(server, 'ana'));
  const { seen, Probe } = probe();
  await render(
    t,
    <ChatRoomProvider tokenProvider={tokens.provider} platform={nodePlatform} autoConnect={false}>
      <Probe />
    </ChatRoomProvider>,
  );
  await until(() => seen.room !== undefined);
  assert.equal(tokens.calls, 0);
  assert.equal((await seen.chat.sendMessage('too soon')).sent, false);
  await until(() => seen.chat.messages[0]?.state === 'failed');
  seen.room.connect();
  await until(() => seen.room.state === 'connected');
  seen.chat.retry(seen.chat.messages[0]!.key);
  await until(() => seen.chat.messages[0]?.state === 'sent');
  seen.room.disconnect();
  await until(() => seen.room.state === 'disconnected');
  assert.deepEqual(texts(seen), ['too soon']);
});

test('what is kept does not grow with what was said, and properties say how it is read', async (t) => {
  const server = await startService(t);
  const { seen, Probe } = probe();
  const app = (word?: string): ReactElement => (
    <ChatRoomProvider
      tokenProvider={tokensFor(server, 'ana')}
      platform={nodePlatform}
      autoConnect={false}
      {...(word && { filters: [{ match: word, action: 'hide' }] })}
    >
      <Probe />
    </ChatRoomProvider>
  );
  const renderAgain = await render(t, app());
  await until(() => seen.room !== undefined);
  const message = (number: number): ChatMessage => ({
    id: `m${number}`,
    sender: { userId: 'ben' },
    content: number % 2 ? 'odd' : 'even',
    sendTime: new Date(number),
  });
  seen.chat.addMessages(Array.from({ length: 2_000 }, (_, number) => message(number)));
  await until(() => seen.chat.messages.length > 0);
  assert.ok(seen.chat.messages.length <= 250);
  assert.equal(seen.chat.messages.at(-1)!.id, 'm1999');
  await renderAgain(app('odd'));
  await until(() => texts(seen).every((text) => text === 'even'));
  assert.ok(seen.chat.messages.length > 50);
});

test('a function of the app that throws costs no message, and the console says so once', async (t) => {
  const server = await startService(t);
  const { seen, Probe } = probe();
  const broken = (): never => {
    throw new Error('oh');
  };
  await render(
    t,
    <ChatRoomProvider
      tokenProvider={tokensFor(server, 'ana')}
      platform={nodePlatform}
      autoConnect={false}
      mapSender={broken}
    >
      <Probe />
    </ChatRoomProvider>,
  );
  const heard = complaints(t);
  const said = ['a', 'b'].map((id) => ({ id, sender: { userId: 'ben' }, content: id, sendTime: new Date(0) }));
  seen.chat.addMessages(said);
  await until(() => seen.chat.messages.length === 2);
  assert.equal(seen.chat.messages[0]!.sender.name, 'ben');
  assert.deepEqual(heard, [['mapSender threw "oh": the chat does without it there.']]);
});
