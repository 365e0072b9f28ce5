// The audience, in a process of its own: sockets that listen, and the few of them that write.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerParent } from '../child.ts';
import { SENDER_RATE, type Load } from './loads.ts';
import { frame, openSocket } from './raw-socket.ts';
import { FrameReader, now, quiet, sentAt, type Tally } from './reader.ts';
import type { ContestantName } from './server.ts';

/** Latency is read off so many sockets. */
const SAMPLED_SOCKETS = 20;
/** Handshakes under way at once. */
const BATCH = 50;

const emptyTally = (): Tally => ({ received: 0, refused: 0, latencies: [] });
const tally = emptyTally();
let lost = 0;
const sockets: Socket[] = [];

async function open(port: number, token: string, sampled: boolean): Promise<Socket> {
  const reader = new FrameReader(tally, sampled ? noteLatency : undefined);
  const socket = await openSocket(port, token);
  socket.on('data', (chunk) => reader.read(chunk));
  socket.on('close', () => lost++);
  return socket;
}

function noteLatency(text: string): void {
  const sent = sentAt(text);
  if (sent) tally.latencies.push(now() - sent);
}

/** As long as chat is. */
const action = () => ({
  Action: 'SEND_MESSAGE',
  RequestId: '',
  Attributes: {},
  Content: `${now().toFixed(3)} ${'chat as people write it '.repeat(2)}`,
});

/** What is sent to each contestant; the loop hands it on as it is, so it is as long as what the service makes of it. */
const messages: Record<ContestantName, (user: number) => object> = {
  service: action,
  bare: (user) => ({
    ...action(),
    Type: 'MESSAGE',
    Id: 'abcdefghijkl',
    SendTime: '2026-11-24T00:00:00.000Z',
    Sender: { UserId: `user-${user}`, Attributes: {} },
  }),
};
const message = messages[process.argv[2] as ContestantName];

async function send({ rooms, rate, ms }: Load): Promise<void> {
  // Neighbours are of different rooms, so every room has its share of the first sockets.
  const senders = sockets.slice(0, rooms * Math.ceil(rate / SENDER_RATE));
  const perMs = (rooms * rate) / 1_000;
  const begun = now();
  let sent = 0;
  while (now() - begun < ms) {
    // The first at once, so that the last has the time to arrive; a little late is made up for at once, as
    // senders do not know of each other.
    const due = Math.min(ms * perMs, Math.floor((now() - begun) * perMs) + 1);
    for (; sent < due; sent++) {
      const user = sent % senders.length;
      senders[user]!.write(frame(JSON.stringify(message(user))));
    }
    await sleep(1);
  }
}

const questions = {
  async connect(port: number, tokens: string[]) {
    const stride = Math.ceil(tokens.length / SAMPLED_SOCKETS);
    for (let first = 0; first < tokens.length; first += BATCH) {
      const batch = tokens.slice(first, first + BATCH);
      sockets.push(
        ...(await Promise.all(batch.map((token, index) => open(port, token, (first + index) % stride === 0)))),
      );
    }
  },
  async chat(load: Load) {
    Object.assign(tally, emptyTally());
    await send(load);
    const inTime = tally.received;
    await quiet(tally);
    return { ...tally, inTime, lost };
  },
};
export type ClientsQuestions = typeof questions;
answerParent(questions);
