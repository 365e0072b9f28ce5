import type { TestContext } from 'node:test';
import * as official from 'amazon-ivs-chat-messaging';
import { WebSocket } from 'ws';
import * as ours from '../../src/client/index.ts';
import { hostPlatform } from '../../src/client/platform.ts';
import { once, tokensFor, type Role } from '../helpers/room.ts';
import type { RunningServer } from '../../src/server/index.ts';

/** Sockets that were made, so that a test can cut one: what the network does, and no client offers. */
export const sockets: WebSocket[] = [];

class CuttableSocket extends WebSocket {
  constructor(url: string, token: string) {
    super(url, token);
    sockets.push(this);
  }
}

// Both clients take the WebSocket of their host; Node 20 has none.
Object.assign(globalThis, { WebSocket: CuttableSocket });

/** What the suite uses of a client: the official surface. */
type Client = Pick<typeof ours, 'SendMessageRequest' | 'DeleteMessageRequest' | 'DisconnectUserRequest'> & {
  createRoom(config: ours.ChatRoomConfig): OfficialRoom;
};
export type OfficialRoom = Pick<
  ours.ChatRoom,
  | 'id'
  | 'state'
  | 'logger'
  | 'logLevel'
  | 'connect'
  | 'disconnect'
  | 'addListener'
  | 'removeListener'
  | 'sendMessage'
  | 'deleteMessage'
  | 'disconnectUser'
>;

const silent = { debug() {}, info() {}, error() {} };

/** The two clients that keep the contract. Ours waits between attempts; here by chance not at all. */
export const clients: Record<string, Client> = {
  'amazon-ivs-chat-messaging': {
    ...official,
    createRoom(config) {
      const room = new official.ChatRoom(config);
      room.logger = silent;
      return room as unknown as OfficialRoom;
    },
  },
  'ivs-chat/client': {
    ...ours,
    createRoom: (config) => new ours.ChatRoom({ ...config, platform: { ...hostPlatform, random: () => 0 } }),
  },
};

/** A connected room of a client; it disconnects with the test. */
export async function enter(
  t: TestContext,
  client: Client,
  server: RunningServer,
  userId: string,
  role: Role = 'viewer',
): Promise<OfficialRoom> {
  const room = client.createRoom({ regionOrUrl: server.regionOrUrl, tokenProvider: tokensFor(server, userId, role) });
  t.after(() => room.disconnect());
  const connected = once(room, 'connect');
  room.connect();
  await connected;
  return room;
}
