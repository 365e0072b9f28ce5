// A contestant in a process of its own: the service, or the least that could be called one.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { startServer } from '../../src/server/index.ts';

/** What the parent asks for, and what it is told. */
export type ServerRequest = { ask: 'tokens'; count: number } | { ask: 'usage' };
export type ServerReply = { port: number } | { tokens: string[] } | { cpu: number; memory: number };

const contestants = {
  async service() {
    const server = await startServer({
      port: 0,
      // Beyond what the API takes, so that no message is refused for coming a little early.
      rooms: [{ maximumMessageRatePerSecond: 1_000 }],
    });
    const roomIdentifier = server.rooms[0]!.arn;
    return {
      port: Number(new URL(server.url).port),
      token: (index: number) =>
        server.service.createChatToken({ roomIdentifier, userId: `user-${index}`, capabilities: ['SEND_MESSAGE'] })
          .token,
    };
  },
  /** What comes from one goes to all: no tokens, no checks, no ids, nothing counted. */
  async bare() {
    const server = createServer();
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    sockets.on('connection', (socket) =>
      socket.on('message', (data) => {
        const text = String(data);
        for (const client of sockets.clients) client.send(text);
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { port: (server.address() as AddressInfo).port, token: () => 'none' };
  },
};

const contestant = await contestants[process.argv[2] as keyof typeof contestants]();
const tell = (reply: ServerReply): void => void process.send!(reply);

process.on('message', (request: ServerRequest) => {
  if (request.ask === 'tokens')
    return tell({ tokens: Array.from({ length: request.count }, (_, index) => contestant.token(index)) });
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, external } = process.memoryUsage();
  tell({ cpu: user + system, memory: heapUsed + external });
});
tell({ port: contestant.port });
