import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localBus } from './bus.ts';
import { createControlPlane, isControlPath, withRequestId } from './control-plane.ts';
import { attachDataPlane } from './data-plane.ts';
import { createDemoHistoryEndpoint, createDemoModerationEndpoint, createDemoTokenEndpoint } from './demo-endpoints.ts';
import { createFaultEndpoint, withFaults } from './fault-endpoint.ts';
import { Faults } from './faults.ts';
import { howToConnect, localCredential, type Endpoints } from './how-to-connect.ts';
import { History } from './history.ts';
import { readOnly, serve, type Handler } from './http.ts';
import { ChatLog } from './logging/chat-log.ts';
import { openLogWriters, type DestinationKind, type SdkConfig } from './logging/log-writers.ts';
import { Metrics } from './metrics.ts';
import { operations } from './operations.ts';
import { pageScripts } from './page-scripts.ts';
import { defaultQuotas, type Quotas } from './quotas.ts';
import { RecentErrors, type RecentError } from './recent-errors.ts';
import { Resources, type Room, type RoomOptions } from './resources.ts';
import { Reviewer, type InvokeFunction } from './review-handler.ts';
import { ChatService } from './service.ts';
import type { Credential } from './sigv4.ts';
import { openState, type State } from './state.ts';
import { statusPage } from './status-page.ts';
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
  /** Whether anybody gets tokens at `/chat-token`, the last messages at `/chat-history`, and can send events at `/chat-moderation`; true by default. */
  demoTokenEndpoint?: boolean;
  /** A folder that keeps rooms, logging configurations, tags and the token key; by default they go with the process. */
  data?: string;
  /** A folder for chat logs, `chat-logs` by default: see `logClients`. */
  logDir?: string;
  /**
   * Configurations of the official SDK's clients for `s3`, `cloudWatchLogs` and `firehose`; `{}` is AWS itself, with what the
   * environment tells. Chat logs of a kind without one go into `logDir`, under the same keys.
   */
  logClients?: Partial<Record<DestinationKind, SdkConfig>>;
  /** Whether `/faults` makes things go wrong on demand; by default where only this machine can connect. */
  faultEndpoint?: boolean;
  /** Hears what fails in the service or around it, such as a log's destination. */
  onError?: (error: RecentError) => void;
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
  /** Lines to copy, by what they are for. */
  howToConnect: Record<string, string[]>;
  service: ChatService;
  resources: Resources;
  faults: Faults;
  /** Ends every connection, brings chat logs to their place, keeps what is to be kept, and frees the port. */
  stop(): Promise<void>;
}

/**
 * Starts the local service: both APIs, token endpoint, metrics and status page on one port.
 *
 * @throws Error with a sentence that names the fix, where the port cannot be had or the options do not go together
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const state = await openState(options.data);
  try {
    return await startWith(state, options);
  } catch (error) {
    // Whoever tries again, by another port, needs the folder.
    await state.close();
    throw error;
  }
}

async function startWith(
  state: State,
  {
    port = 8181,
    host = '127.0.0.1',
    region = 'us-west-2',
    account = '123456789012',
    credentials = [localCredential],
    rooms = [demoRoom],
    demoTokenEndpoint = true,
    logDir = 'chat-logs',
    logClients = {},
    faultEndpoint = isLoopback(host),
    onError = () => {},
    review = () => Promise.reject(new Error('no endpoint for functions is set')),
    quotas: ownQuotas = {},
    callRates = {},
    now = Date.now,
    startTimer = startSystemTimer,
  }: ServerOptions,
): Promise<RunningServer> {
  if (!isLoopback(host)) refuseOpenDoors(host, { demoTokenEndpoint, faultEndpoint });
  const quotas = { ...defaultQuotas, ...ownQuotas };
  const writers = await openLogWriters(logClients, logDir);
  const metrics = new Metrics(now);
  const errors = new RecentErrors(now, onError);
  const faults = new Faults(Object.keys(operations), startTimer);
  const resources = new Resources({ region, account, quotas, store: state, now, kept: state.kept });
  const made = await Promise.all(rooms.map((options) => findOrCreate(resources, options)));
  const log = new ChatLog({ resources, metrics, errors, writers, folder: logDir, startTimer });
  const bus = localBus();
  const history = new History();
  if (demoTokenEndpoint) bus.subscribe((publication) => history.add(publication));
  const service = new ChatService({
    resources,
    tokens: new Tokens(now, state.tokenKey),
    quotas,
    bus,
    metrics,
    reviewer: new Reviewer(review, metrics, errors),
    log,
    faults,
    errors,
    now,
    startTimer,
  });

  const faulty = (handler: Handler): Handler =>
    withFaults(faults, (ms) => new Promise((resolve) => startTimer(resolve, ms)), handler);
  const control = { service, resources, region, account, credentials, callRates, errors, now };
  const controlPlane = withRequestId(faulty(createControlPlane(control)));
  const routes: Record<string, Handler> = {
    '/': readOnly(async () => statusPage({ service, resources, metrics, errors, faults, endpoints })),
    '/metrics': readOnly(async () => text(await metrics.text())),
    ...(demoTokenEndpoint && {
      '/chat-token': faulty(createDemoTokenEndpoint(service, resources)),
      '/chat-history': createDemoHistoryEndpoint(history),
      '/chat-moderation': createDemoModerationEndpoint(service),
    }),
    ...(faultEndpoint && { '/faults': createFaultEndpoint(faults) }),
  };
  const scripts = demoTokenEndpoint ? pageScripts() : {};
  const notFound: Handler = async () =>
    Response.json({ message: `Nothing is here: see ${Object.keys(routes).join(', ')}` }, { status: 404 });

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const fallback = isControlPath(path) || request.headers.authorization ? controlPlane : notFound;
    void serve(routes[path] ?? scripts[path] ?? fallback, request, response, (error) =>
      errors.report(`${request.method} ${path}`, error.message),
    );
  });
  const dataPlane = attachDataPlane(server, service, errors);
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  const tokenEndpoint = `${url}/chat-token`;
  const reach = { url, regionOrUrl: url.replace('http', 'ws'), region };
  const endpoints: Endpoints = {
    ...reach,
    tokenEndpoint: demoTokenEndpoint ? tokenEndpoint : undefined,
    credential: credentials[0],
    room: made[0]?.arn,
    script: '/embed.js' in scripts ? `${url}/embed.js` : undefined,
  };
  return {
    ...reach,
    tokenEndpoint,
    howToConnect: howToConnect(endpoints),
    rooms: made,
    service,
    resources,
    faults,
    async stop() {
      dataPlane.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), FAREWELL_MS).unref();
      await closed;
      await log.close();
      await state.close();
    },
  };
}

const isLoopback = (host: string): boolean => /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host);

/** Doors that are open to everybody stay on this machine. */
function refuseOpenDoors(host: string, doors: { demoTokenEndpoint: boolean; faultEndpoint: boolean }): void {
  const dangers = {
    demoTokenEndpoint: "The demo's token endpoint gives moderators' rights to",
    faultEndpoint: 'The endpoint of faults lets connections be cut by',
  };
  for (const [door, danger] of Object.entries(dangers))
    if (doors[door as keyof typeof doors])
      throw new Error(`${danger} everybody who can reach ${host}: turn it off, or listen on 127.0.0.1`);
}

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
