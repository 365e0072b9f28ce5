import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attachDataPlane } from './data-plane.ts';
import { serve, type Handler } from './http.ts';
import type { Room, RoomOptions } from './rooms.ts';
import { ChatService } from './service.ts';
import { createDemoTokenEndpoint } from './token-endpoint.ts';

/** Only this machine can connect: the token endpoint trusts everybody who can reach it. */
const HOST = '127.0.0.1';

/** The room that is there from the start; its ARN never changes, so that pages can name it. */
const demoRoom: RoomOptions = { name: 'demo', id: 'demodemodemo' };

/** Options of {@link startServer}. */
export interface ServerOptions {
  /** 8181 by default; 0 takes a free one. */
  port?: number;
  /** `us-west-2` by default. */
  region?: string;
  /** Twelve digits; `123456789012` by default. */
  account?: string;
  /** Rooms to make at the start; one named `demo` by default. */
  rooms?: RoomOptions[];
  /** The clock, in milliseconds since 1970; the system's by default. */
  now?: () => number;
  /** Calls back after `ms` milliseconds of that clock; the system's by default. */
  startTimer?: (callback: () => void, ms: number) => () => void;
}

/** A local service that runs. */
export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Where clients connect: `ws://127.0.0.1:<port>`. */
  regionOrUrl: string;
  /** Where pages get their tokens. */
  tokenEndpoint: string;
  /** The rooms made at the start, in the order of the options. */
  rooms: Room[];
  service: ChatService;
  /** Ends every connection and frees the port. */
  stop(): Promise<void>;
}

/**
 * Starts the local service: messaging API and token endpoint on one port of 127.0.0.1.
 *
 * @throws the error of the port, with a sentence that names the fix, where it cannot be had
 */
export async function startServer({
  port = 8181,
  region = 'us-west-2',
  account = '123456789012',
  rooms = [demoRoom],
  now = Date.now,
  startTimer = startSystemTimer,
}: ServerOptions = {}): Promise<RunningServer> {
  const service = new ChatService({ region, account, now, startTimer });
  const made = rooms.map((options) => service.createRoom(options));
  const routes: Record<string, Handler> = {
    '/chat-token': createDemoTokenEndpoint(service),
    '/': async () => new Response(statusText(service), { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  };
  const notFound: Handler = async () =>
    Response.json({ message: `Nothing is here: see ${Object.keys(routes).join(' and ')}` }, { status: 404 });

  const server = createServer((request, response) => {
    const [path] = (request.url ?? '/').split('?');
    void serve(routes[path!] ?? notFound, request, response);
  });
  const dataPlane = attachDataPlane(server, service);

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: give another one`, { cause: error }) : error,
      ),
    );
    server.listen(port, HOST, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://${HOST}:${taken}`;
  return {
    url,
    regionOrUrl: `ws://${HOST}:${taken}`,
    tokenEndpoint: `${url}/chat-token`,
    rooms: made,
    service,
    stop: () =>
      new Promise((resolve) => {
        dataPlane.close();
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function startSystemTimer(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

function statusText(service: ChatService): string {
  const rows = service
    .listRooms()
    .map(({ room, connections }) => `${room.name || room.id}  ${connections} connected  ${room.arn}`);
  return ['Amazon IVS Chat, local service', '', ...rows, ''].join('\n');
}
