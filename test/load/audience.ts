// 5,000 clients in a process of their own: they listen, write, stall, leave and come back.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerParent } from '../bench/child.ts';
import { frame, openSocket } from '../bench/fan-out/raw-socket.ts';
import { FrameReader, now, quiet, sentAt, type Tally } from '../bench/fan-out/reader.ts';

/** Handshakes under way at once. */
const BATCH = 100;
/** Whether order is kept is seen at so many clients of a room. */
const WITNESSES = 2;

interface Client {
  room: number;
  socket: Socket;
  /** Ids of what a witness saw, in their order. */
  seen: string[] | undefined;
}

const tally: Tally & { disorder: number } = { received: 0, refused: 0, latencies: [], disorder: 0 };
let clients: Client[] = [];
/** Connections that ended, and nobody had asked for it. */
let lost = 0;

async function open(port: number, token: string, room: number, witness: boolean): Promise<void> {
  const seen: string[] | undefined = witness ? [] : undefined;
  const reader = new FrameReader(tally, seen && witnessOf(seen));
  const socket = await openSocket(port, token);
  const client = { room, socket, seen };
  socket.on('data', (chunk) => reader.read(chunk));
  socket.on('close', () => {
    if (clients.includes(client)) lost++;
  });
  clients.push(client);
}

/** Notes what comes, how late, and whether what one sender sent comes in its order. */
function witnessOf(seen: string[]): (text: string) => void {
  const last = new Map<string, number>();
  return (text) => {
    const sent = sentAt(text);
    if (!sent) return;
    tally.latencies.push(now() - sent);
    seen.push(/"Id":"([^"]+)"/.exec(text)![1]!);
    const sender = /"UserId":"([^"]+)"/.exec(text)![1]!;
    if (sent < (last.get(sender) ?? 0)) tally.disorder++;
    last.set(sender, sent);
  };
}

/** Witnesses who did not see what the first one of their room saw, in the same order. */
function disagreeing(): number {
  const first = new Map<number, string>();
  return clients.filter(({ room, seen }) => {
    if (!seen) return false;
    const all = String(seen);
    if (!first.has(room)) first.set(room, all);
    return first.get(room) !== all;
  }).length;
}

const questions = {
  /** @param tokens - of users who take the rooms in turn @returns how long it took, in milliseconds */
  async connect(port: number, tokens: string[], rooms: number): Promise<number> {
    const begun = now();
    for (let first = 0; first < tokens.length; first += BATCH)
      await Promise.all(
        tokens
          .slice(first, first + BATCH)
          .map((token, index) => open(port, token, (first + index) % rooms, first + index < rooms * WITNESSES)),
      );
    return now() - begun;
  },
  /** Everybody writes in turn. @param rate - messages a second, of all together */
  async chat(rate: number, ms: number) {
    Object.assign(tally, { received: 0, refused: 0, latencies: [], disorder: 0 });
    for (const { seen } of clients) seen?.splice(0);
    const readers = clients.filter(({ socket }) => !socket.isPaused());
    const readersOf = new Map<number, number>();
    for (const { room } of readers) readersOf.set(room, (readersOf.get(room) ?? 0) + 1);
    const begun = now();
    let sent = 0;
    let expected = 0;
    while (now() - begun < ms) {
      const due = Math.min((rate * ms) / 1_000, Math.floor(((now() - begun) * rate) / 1_000) + 1);
      for (; sent < due; sent++) {
        const text = `${now().toFixed(3)} ${'chat as people write it '.repeat(2)}`;
        const action = { Action: 'SEND_MESSAGE', RequestId: '', Attributes: {}, Content: text };
        const { room, socket } = readers[sent % readers.length]!;
        socket.write(frame(JSON.stringify(action)));
        expected += readersOf.get(room)!;
      }
      await sleep(1);
    }
    await quiet(tally);
    return { sent, lost, disagreeing: disagreeing(), missing: expected - tally.received, ...tally };
  },
  /** The last of them read no more. */
  stall(count: number): void {
    for (const { socket } of clients.slice(-count)) socket.pause();
  },
  /** All of them leave at once, without a word. */
  leave(): void {
    const leaving = clients;
    clients = [];
    for (const { socket } of leaving) socket.destroy();
  },
};
export type AudienceQuestions = typeof questions;
answerParent(questions);
