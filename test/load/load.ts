// The service under more than a room takes: what it does, phase by phase.
import { Child } from '../bench/child.ts';
import type { ServerQuestions } from '../bench/fan-out/server.ts';
import { percentile } from '../bench/percentile.ts';
import type { AttackerQuestions } from './attacker.ts';
import type { AudienceQuestions } from './audience.ts';

export interface Size {
  connections: number;
  rooms: number;
  /** Messages a second, in all rooms together. */
  rate: number;
  /** Of each phase in which people chat, in milliseconds. */
  ms: number;
  /** Readers who stop to read. */
  stalled: number;
  /** Bad handshakes a second. */
  attacks: number;
}

/** What became of a phase. Times in milliseconds, memory in bytes. */
export interface Phase {
  name: string;
  ms?: number;
  sent?: number;
  received?: number;
  p50?: number;
  p99?: number;
  /** Bad handshakes that were made in a second. */
  attacks?: number;
  /** Everything that should not have happened, by name. */
  errors: Record<string, number>;
  /** Of the service's process, after a collection. */
  memory: number;
}

const file = (name: string): URL => new URL(name, import.meta.url);

/** Runs all phases, and tells each as soon as it is over. */
export async function putUnderLoad(size: Size, tell: (phase: Phase) => void): Promise<void> {
  const { connections, rooms, rate, ms, stalled, attacks } = size;
  const server = new Child<ServerQuestions>(file('../bench/fan-out/server.ts'), 'service', String(rooms));
  const audience = new Child<AudienceQuestions>(file('./audience.ts'));
  const attacker = new Child<AttackerQuestions>(file('./attacker.ts'));
  const connect = async (): Promise<number> =>
    audience.ask('connect', await server.ask('port'), await server.ask('tokens', connections), rooms);
  const chat = async (atRate = rate, forMs = ms): Promise<Omit<Phase, 'name' | 'memory'>> => {
    const seen = await audience.ask('chat', atRate, forMs);
    const latencies = seen.latencies.sort((a, b) => a - b);
    const { sent, received, refused, lost, disorder, disagreeing, missing } = seen;
    return {
      sent,
      received,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      errors: { refused, lost, disorder, disagreeing, missing },
    };
  };
  const end = async (name: string, phase: Omit<Phase, 'name' | 'memory'>): Promise<void> =>
    tell({ name, ...phase, memory: await server.ask('memory') });
  try {
    await end('before', { errors: {} });
    await end('all connect', { ms: await connect(), errors: {} });
    await chat(rate, 1_000);
    await end('they chat', await chat());
    // A tenth of it, so that the machine has something left to attack with.
    await end('a tenth of it', await chat(rate / 10));
    const [busy, { made, refused }] = await Promise.all([
      chat(rate / 10),
      attacker.ask('attack', await server.ask('port'), attacks, ms),
    ]);
    await end('a tenth of it, and bad handshakes come from one address', {
      ...busy,
      attacks: made / (ms / 1_000),
      errors: { ...busy.errors, 'bad handshakes let through': made - refused },
    });
    await audience.ask('stall', stalled);
    await end('they chat, and some read no more', await chat());
    await audience.ask('leave');
    await end('all lose their link, and come back', { ms: await connect(), errors: {} });
    await end('they chat', await chat());
    await audience.ask('leave');
    while (await server.ask('connections'));
    await end('after', { errors: {} });
  } finally {
    for (const child of [audience, attacker, server]) child.stop();
  }
}
