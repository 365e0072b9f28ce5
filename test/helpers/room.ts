import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { ChatRoom, type ChatTokenProvider, type Platform } from '../../src/client/index.ts';
import { requestToken } from '../../src/client/token-provider.ts';
import { hostPlatform } from '../../src/client/platform.ts';
import type { StoreHost } from '../../src/store/state.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/index.ts';

/** Node 20 has no WebSocket of its own. */
export const nodePlatform: Platform = {
  ...hostPlatform,
  createSocket: (url, token) => new WebSocket(url, token) as unknown as ReturnType<Platform['createSocket']>,
};

/** Where a store of a test lives. */
export const storeHost: StoreHost = {
  schedule: (flush) => queueMicrotask(() => flush()),
  startTimer(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A service of the test's own, on a port of its own, that ends with the test. */
export async function startService(t: TestContext, options: ServerOptions = {}): Promise<RunningServer> {
  const server = await startServer({ port: 0, ...options });
  t.after(() => server.stop());
  return server;
}

export type Role = 'reader' | 'viewer' | 'moderator';

/** Fetches tokens of the service for a user. */
export function tokensFor(server: RunningServer, userId: string, role: Role = 'viewer'): ChatTokenProvider {
  const roomIdentifier = server.rooms[0]!.arn;
  return () =>
    requestToken(`${server.tokenEndpoint}?role=${role}`, { roomIdentifier, userId }, (url, init) => fetch(url, init));
}

/** A room of ours that is connected; it disconnects with the test. */
export async function connectRoom(
  t: TestContext,
  server: RunningServer,
  userId: string,
  role: Role = 'viewer',
): Promise<ChatRoom> {
  const room = new ChatRoom({ tokenProvider: tokensFor(server, userId, role), platform: nodePlatform });
  t.after(() => room.disconnect());
  const connected = once(room, 'connect');
  room.connect();
  await connected;
  assert.equal(room.state, 'connected');
  return room;
}

/** The arguments of the next event of a room. */
export function once<Name extends Parameters<ChatRoom['addListener']>[0]>(
  room: Pick<ChatRoom, 'addListener'>,
  name: Name,
): Promise<unknown[]> {
  return new Promise((resolve) => {
    const remove = room.addListener(name, ((...args: unknown[]) => {
      remove();
      resolve(args);
    }) as never);
  });
}
