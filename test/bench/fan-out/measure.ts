// One contestant under one load: a server and an audience of its own, from nothing to what it costs.
import { Child } from '../child.ts';
import { percentile } from '../percentile.ts';
import type { ClientsQuestions } from './clients.ts';
import { warmUp, type Load } from './loads.ts';
import type { ContestantName, ServerQuestions } from './server.ts';

export interface Figures {
  /** Frames that reached a client while messages were sent, a second. */
  deliveries: number;
  /** From sent to received, in milliseconds. */
  p50: number;
  p99: number;
  /** Of the server's process, in microseconds for each delivery. */
  cpu: number;
  /** Of the server's process, in kilobytes for each connection. */
  memory: number;
  /** Connections that ended. */
  lost: number;
  /** Messages that were not taken. */
  refused: number;
}

export async function measure(contestant: ContestantName, load: Load): Promise<Figures> {
  const server = new Child<ServerQuestions>(new URL('./server.ts', import.meta.url), contestant, String(load.rooms));
  const clients = new Child<ClientsQuestions>(new URL('./clients.ts', import.meta.url), contestant);
  try {
    const port = await server.ask('port');
    const empty = await server.ask('memory');
    await clients.ask('connect', port, await server.ask('tokens', load.connections));
    const full = await server.ask('memory');
    await clients.ask('chat', warmUp(load));
    const before = await server.ask('cpu');
    const { inTime, received, refused, lost, latencies } = await clients.ask('chat', load);
    const after = await server.ask('cpu');
    const sorted = latencies.sort((a, b) => a - b);
    return {
      deliveries: inTime / (load.ms / 1_000),
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      cpu: (after - before) / received,
      memory: (full - empty) / load.connections / 1024,
      lost,
      refused,
    };
  } finally {
    clients.stop();
    server.stop();
  }
}
