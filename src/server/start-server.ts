import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localBus } from './bus.ts';
import { createControlPlane, isControlPath } from './control-plane.ts';
import { attachDataPlane } from './data-plane.ts';
import { createDemoTokenEndpoint } from './demo-token-endpoint.ts';
import { serve, type Handler } from './http.ts';
import { Metrics } from './metrics.ts';
import { defaultQuotas, type Quotas } from './quotas.ts';
import { Resources, type Room, type RoomOptions } from './resources.ts';
import { Reviewer, type InvokeFunction } from './review-handler.ts';
import { ChatService } from './service.ts';
import type { Credential } from './sigv4.ts';
import { openState } from './state.ts';
import { Tokens } from './tokens.ts';

/** How long a request under way may take when the service stops, in milliseconds. */
const FAREWELL_MS = 2_000;

/** The room that is there from the start; its ARN never changes, so that pages can name it. */
const demoRoom: RoomOptions = { name: 'demo', id: 'demodemodemo' };

/** Options of {@link startServer}. */
export interface ServerOptions {
  /** 8181 by default; 0 takes a free one. */
  port?: number;
  /** Only this machine can connect by default, and only this machine may while the demo's token endpoint is on. */
  host?: string;
  /** `us-west-2` by default. */
  region?: string;
  /** Twelve digits; `123456789012` by default. */
  account?: string;
  /** Who may call the control plane; by default the key `local` with the secret `local`. */
  credentials?: Credential[];
  /** Rooms to make at the start, unless they are kept from before; one named `demo` by default. */
  rooms?: RoomOptions[];
  /** Whether `/chat-token` gives a token to anybody; true by default. */
  demoTokenEndpoint?: boolean;
  /** A folder that keeps rooms, logging configurations, tags and the token key; by default they go with the process. */
  data?: string;
  /** Reviews messages of rooms that have a handler; without it, every invocation fails and falls back. */
  review?: InvokeFunction;
  /** What an account may do, where it differs from the service's. */
  quotas?: Partial<Quotas>;
  /** Calls a second of an operation, where they differ from the service's. */
  callRates?: Record<string, number>;
  /** The clock, in milliseconds since 1970; the system's by default. */
  now?: () => number;
  /** Calls back after `ms` milliseconds of that clock; the system's by default. */
  startTimer?: (callback: () => void, ms: number) => () => void;
}

/** A local service that runs. */
export interface RunningServer {
  /** `http://127.0.0.1:<port>`: endpoint of the control plane, and the status page. */
  url: string;
  /** Where clients connect: `ws://127.0.0.1:<port>`. */
  regionOrUrl: string;
  /** Where pages get their tokens. */
  tokenEndpoint: string;
  region: string;
  /** The rooms of the option, in its order. */
  rooms: Room[];
  service: ChatService;
  resources: Resources;
  /** Ends every connection, keeps what is to be kept, and frees the port. */
  stop(): Promise<void>;
}

/**
 * Starts the local service: both APIs, token endpoint, metrics and status page on one port.
 *
 * @throws Error with a sentence that names the fix, where the port cannot be had or the options do not go together
 */
export async function startServer({
  port = 8181,
  host = '127.0.0.1',
  region = 'us-west-2',
  account = '123456789012',
  credentials = [{ accessKeyId: 'local', secretAccessKey: 'local' }],
  rooms = [demoRoom],
  demoTokenEndpoint = true,
  data,
  review = () => Promise.reject(new Error('no endpoint for functions is set')),
  quotas: ownQuotas = {},
  callRates = {},
  now = Date.now,
  startTimer = startSystemTimer,
}: ServerOptions = {}): Promise<RunningServer> {
  if (demoTokenEndpoint && !isLoopback(host))
    throw new Error(
      `The demo's token endpoint gives moderators' rights to everybody who can reach ${host}: turn it off, or listen on 127.0.0.1`,
    );
  const quotas = { ...defaultQuotas, ...ownQuotas };
  const state = await openState(data);
  const metrics = new Metrics();
  const resources = new Resources({ region, account, quotas, store: state, now, kept: state.kept });
  const made = await Promise.all(rooms.map((options) => findOrCreate(resources, options)));
  const service = new ChatService({
    resources,
    tokens: new Tokens(now, state.tokenKey),
    quotas,
    bus: localBus(),
    metrics,
    reviewer: new Reviewer(review, metrics),
    now,
    startTimer,
  });

  const controlPlane = createControlPlane({ service, resources, region, account, credentials, callRates, now });
  const routes: Record<string, Handler> = {
    '/': async () => text(statusText(service, resources)),
    '/metrics': async () => text(await metrics.text()),
    ...(demoTokenEndpoint && { '/chat-token': createDemoTokenEndpoint(service, resources) }),
  };
  const notFound: Handler = async () =>
    Response.json({ message: `Nothing is here: see ${Object.keys(routes).join(', ')}` }, { status: 404 });

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const fallback = isControlPath(path) || request.headers.authorization ? controlPlane : notFound;
    void serve(routes[path] ?? fallback, request, response);
  });
  const dataPlane = attachDataPlane(server, service);
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  return {
    url,
    regionOrUrl: url.replace('http', 'ws'),
    tokenEndpoint: `${url}/chat-token`,
    region,
    rooms: made,
    service,
    resources,
    async stop() {
      dataPlane.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), FAREWELL_MS).unref();
      await closed;
      await state.close();
    },
  };
}

const isLoopback = (host: string): boolean => /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host);

/** A room that was kept from before stays as it is. */
async function findOrCreate(resources: Resources, options: RoomOptions): Promise<Room> {
  const kept = resources
    .rooms()
    .find(({ id, name }) => (options.id ? id === options.id : options.name && name === options.name));
  return kept ?? resources.createRoom(options);
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: give another one`, { cause: error }) : error,
      ),
    );
    server.listen(port, host, resolve);
  });
}

function startSystemTimer(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

const text = (body: string): Response =>
  new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } });

function statusText(service: ChatService, resources: Resources): string {
  const rows = resources
    .rooms()
    .map(({ name, id, arn }) => `${name || id}  ${service.connections(arn)} connected  ${arn}`);
  return ['Amazon IVS Chat, local service', '', ...rows, ''].join('\n');
}
