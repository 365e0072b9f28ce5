// One message to many: what the service takes for it, beside a bare broadcast loop in the same run.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ClientsReply, ClientsRequest } from './fan-out-clients.ts';
import type { ServerReply, ServerRequest } from './fan-out-server.ts';

/** Messages a second: what a room takes at most, and what so few may send. */
const rate = (connections: number): number => Math.min(100, connections * 8);
const contestants = ['bare', 'service'] as const;
type Contestant = (typeof contestants)[number];

interface Figures {
  /** Frames that reached a client, a second. */
  deliveries: number;
  p50: number;
  p99: number;
  /** Of the server's process, in microseconds for each delivery. */
  cpu: number;
  /** Of the server's process, in kilobytes for each connection. */
  memory: number;
  lost: number;
}

const start = (file: string, ...args: string[]): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [...process.execArgv, '--expose-gc'] });

function reply<Reply>(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Reply));
    child.once('exit', (code) => reject(new Error(`A process of the benchmark ended with ${code}`)));
  });
}

function ask<Reply>(
  child: ChildProcess,
  request: ServerRequest | (ClientsRequest & { bare?: boolean }),
): Promise<Reply> {
  const answer = reply<Reply>(child);
  child.send(request);
  return answer;
}

const percentile = (sorted: number[], part: number): number => sorted[Math.floor(sorted.length * part)] ?? NaN;

async function measure(contestant: Contestant, connections: number, ms: number): Promise<Figures> {
  const server = start('./fan-out-server.ts', contestant);
  const { port } = await reply<ServerReply & { port: number }>(server);
  const clients = start('./fan-out-clients.ts');
  const { memory: empty } = await ask<{ memory: number }>(server, { ask: 'usage' });
  const { tokens } = await ask<{ tokens: string[] }>(server, { ask: 'tokens', count: connections });
  await ask<ClientsReply>(clients, { ask: 'connect', port, tokens });
  const { memory: full } = await ask<{ memory: number }>(server, { ask: 'usage' });
  const bare = contestant === 'bare';
  await ask<ClientsReply>(clients, { ask: 'chat', messages: rate(connections), ms: 2_000, bare });
  const { cpu: before } = await ask<{ cpu: number }>(server, { ask: 'usage' });
  const chat = await ask<ClientsReply & { received: number; lost: number; latencies: number[] }>(clients, {
    ask: 'chat',
    messages: rate(connections),
    ms,
    bare,
  });
  const { cpu: after } = await ask<{ cpu: number }>(server, { ask: 'usage' });
  for (const child of [clients, server]) {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
  }
  const sorted = chat.latencies.sort((a, b) => a - b);
  return {
    deliveries: chat.received / (ms / 1_000),
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    cpu: (after - before) / chat.received,
    memory: (full - empty) / connections / 1024,
    lost: chat.lost,
  };
}

/** A row of the README's table: figures of the service, those of the bare loop, and their ratio. */
const row = (connections: number, ms: number, { bare, service }: Record<Contestant, Figures>): string =>
  `| ${[
    `${connections.toLocaleString('en')} × ${rate(connections)}, ${ms / 1_000} s`,
    `${Math.round(service.deliveries).toLocaleString('en')} / ${Math.round(bare.deliveries).toLocaleString('en')}`,
    `${service.cpu.toFixed(1)} / ${bare.cpu.toFixed(1)} (${(service.cpu / bare.cpu).toFixed(2)})`,
    `${service.p50.toFixed(1)} / ${bare.p50.toFixed(1)}`,
    `${service.p99.toFixed(1)} / ${bare.p99.toFixed(1)}`,
    `${service.memory.toFixed(1)} / ${bare.memory.toFixed(1)}`,
    String(service.lost),
  ].join(' | ')} |`;

/** Prints the table. Sizes may be given: `npm run bench fan-out 10 100`. */
export async function fanOut(sizes: number[]): Promise<void> {
  console.log(
    `1 room; each figure: service / bare loop\n\n| connections × messages a second | deliveries a second | server CPU, µs each | p50, ms | p99, ms | memory, kB a connection | lost |\n| --- | --- | --- | --- | --- | --- | --- |`,
  );
  for (const connections of sizes.length ? sizes : [10, 100, 500, 1_000, 2_000, 5_000]) {
    const ms = connections === 1_000 ? 30_000 : 8_000;
    const figures = {} as Record<Contestant, Figures>;
    for (const contestant of contestants) figures[contestant] = await measure(contestant, connections, ms);
    console.log(row(connections, ms, figures));
  }
}
