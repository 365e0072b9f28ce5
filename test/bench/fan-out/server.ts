// A contestant in a process of its own: the service, or the least that could be called one.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { startServer } from '../../../src/server/index.ts';
import { answerParent } from '../child.ts';

interface Running {
  port: number;
  /** What opens a connection to a room. */
  token(room: number, user: number): string;
  /** Connections that are open. */
  connections(): number;
}

const contestants = {
  async service(rooms: number): Promise<Running> {
    const server = await startServer({
      port: 0,
      // Beyond what the API takes, so that no message is refused for coming a little early.
      rooms: Array.from({ length: rooms }, (_, room) => ({ name: `room-${room}`, maximumMessageRatePerSecond: 1_000 })),
      quotas: { sendMessage: 10_000 },
    });
    return {
      port: Number(new URL(server.url).port),
      token: (room, user) =>
        server.service.createChatToken({
          roomIdentifier: server.rooms[room]!.arn,
          userId: `user-${user}`,
          capabilities: ['SEND_MESSAGE'],
        }).token,
      connections: () => server.rooms.reduce((sum, { arn }) => sum + server.service.connections(arn), 0),
    };
  },
  /** What comes from one goes to all of the room: no tokens, no checks, no ids, nothing counted. */
  async bare(rooms: number): Promise<Running> {
    const members = Array.from({ length: rooms }, () => new Set<WebSocket>());
    const server = createServer();
    new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
      const room = members[Number(socket.protocol)]!;
      room.add(socket);
      socket.on('close', () => room.delete(socket));
      socket.on('message', (data) => {
        const text = String(data);
        for (const member of room) member.send(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      port: (server.address() as AddressInfo).port,
      token: String,
      connections: () => members.reduce((sum, { size }) => sum + size, 0),
    };
  },
};
export type ContestantName = keyof typeof contestants;

const rooms = Number(process.argv[3]);
const contestant = await contestants[process.argv[2] as ContestantName](rooms);

const questions = {
  port: () => contestant.port,
  /** Of so many users, who take the rooms in turn. */
  tokens: (count: number) => Array.from({ length: count }, (_, user) => contestant.token(user % rooms, user)),
  connections: () => contestant.connections(),
  /** In microseconds, since the process began. */
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** In bytes. Not asked in the middle of a measurement, as a collection takes time too. */
  memory: () => {
    globalThis.gc!();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
};
export type ServerQuestions = typeof questions;
answerParent(questions);
