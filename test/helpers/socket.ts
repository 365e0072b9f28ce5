import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import type { ServiceFrame } from '../../src/protocol/frames.ts';
import type { RunningServer } from '../../src/server/index.ts';
import type { Role } from './room.ts';

/** A bare socket to the service, as the guide's raw sample opens it. */
export interface RawClient {
  socket: WebSocket;
  send(action: object | string): void;
  /** The next frame that nobody has taken yet. */
  next(): Promise<ServiceFrame>;
  /** Close code, once the socket is closed. */
  closed: Promise<number>;
}

export async function fetchToken(server: RunningServer, userId: string, role: Role = 'viewer'): Promise<string> {
  const response = await fetch(`${server.tokenEndpoint}?role=${role}`, {
    method: 'POST',
    body: JSON.stringify({ roomIdentifier: server.rooms[0]!.arn, userId }),
  });
  return ((await response.json()) as { token: string }).token;
}

export async function connectRaw(
  t: TestContext,
  server: RunningServer,
  userId: string,
  role: Role = 'viewer',
): Promise<RawClient> {
  const socket = new WebSocket(server.regionOrUrl, await fetchToken(server, userId, role));
  t.after(() => socket.terminate());
  const frames: ServiceFrame[] = [];
  const waiting: ((frame: ServiceFrame) => void)[] = [];
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServiceFrame;
    const taker = waiting.shift();
    if (taker) taker(frame);
    else frames.push(frame);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    closed,
    send: (action) => socket.send(typeof action === 'string' ? action : JSON.stringify(action)),
    next: () => {
      const frame = frames.shift();
      return frame ? Promise.resolve(frame) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}

/** The HTTP status with which the service refuses a handshake. */
export function handshakeStatus(server: RunningServer, token?: string): Promise<number | undefined> {
  const socket = token === undefined ? new WebSocket(server.regionOrUrl) : new WebSocket(server.regionOrUrl, token);
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate();
      reject(new Error('The handshake went through'));
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('error', () => {});
  });
}
