// The audience, in a process of its own: sockets that count frames, as cheaply as that can be done.
import { connect, type Socket } from 'node:net';

/** What the parent asks for, and what it is told. */
export type ClientsRequest =
  | { ask: 'connect'; port: number; tokens: string[] }
  /** `messages` a second, for so many milliseconds; no sender sends more than five a second, if there are enough. */
  | { ask: 'chat'; messages: number; ms: number };
export type ClientsReply =
  { connected: number } | { sent: number; received: number; lost: number; latencies: number[] };

/** Latency is read off every so many frames of a socket; to look into each would be what is measured. */
const SAMPLED_SOCKETS = 20;
const SENDER_RATE = 5;

interface Reader {
  socket: Socket;
  /** Bytes of the frame under way that are still to come. */
  rest: number;
  /** A head that came in two pieces. */
  head: Buffer;
  sampled: boolean;
}

const readers: Reader[] = [];
let received = 0;
let lost = 0;
let latencies: number[] = [];

const now = (): number => performance.timeOrigin + performance.now();

function read(reader: Reader, chunk: Buffer): void {
  let data = reader.head.length ? Buffer.concat([reader.head, chunk]) : chunk;
  reader.head = Buffer.alloc(0);
  if (reader.rest) {
    const skip = Math.min(reader.rest, data.length);
    reader.rest -= skip;
    data = data.subarray(skip);
  }
  while (data.length) {
    if (data.length < 4) {
      reader.head = Buffer.from(data);
      return;
    }
    const short = data[1]!;
    const [start, length] = short < 126 ? [2, short] : [4, data.readUInt16BE(2)];
    received++;
    if (reader.sampled && data.length >= start + length) sample(data.subarray(start, start + length));
    if (data.length < start + length) {
      reader.rest = start + length - data.length;
      return;
    }
    data = data.subarray(start + length);
  }
}

function sample(frame: Buffer): void {
  const sent = /"Content":"(\d+\.?\d*) /.exec(String(frame))?.[1];
  if (sent) latencies.push(now() - Number(sent));
}

function open(port: number, token: string, sampled: boolean): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    const reader: Reader = { socket, rest: 0, head: Buffer.alloc(0), sampled };
    socket.write(
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${token}\r\n\r\n`,
    );
    socket.once('data', (answer) => {
      if (!String(answer).startsWith('HTTP/1.1 101')) return reject(new Error(String(answer)));
      socket.on('data', (chunk) => read(reader, chunk));
      resolve(reader);
    });
    socket.on('close', () => lost++);
    socket.on('error', reject);
  });
}

/** A client's frame: masked, as the protocol demands; here with a mask of zeros. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(8);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | 126, 1);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** As long as chat is; the rest of the fields make what a bare loop hands on as long as what the service makes of it. */
function message(): string {
  const Content = `${now().toFixed(3)} ${'chat as people write it '.repeat(2)}`;
  return JSON.stringify({ Action: 'SEND_MESSAGE', RequestId: '', Attributes: {}, Content });
}
const envelope = (index: number): string =>
  `,"Type":"MESSAGE","Id":"abcdefghijkl","SendTime":"2026-11-24T00:00:00.000Z","Sender":{"UserId":"user-${index}","Attributes":{}}}`;

async function chat(messages: number, ms: number, bare: boolean): Promise<number> {
  const senders = readers.slice(0, Math.ceil(messages / SENDER_RATE));
  let sent = 0;
  const begun = now();
  while (now() - begun < ms) {
    // A little late is made up for at once, as senders do not know of each other.
    const due = Math.floor(((now() - begun) / 1_000) * messages);
    for (; sent < due; sent++) {
      const index = sent % senders.length;
      const text = message();
      senders[index]!.socket.write(frame(bare ? text.slice(0, -1) + envelope(index) : text));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return sent;
}

const tell = (reply: ClientsReply): void => void process.send!(reply);

process.on('message', (request: ClientsRequest & { bare?: boolean }) => {
  if (request.ask === 'connect') {
    void (async () => {
      const { port, tokens } = request;
      for (let i = 0; i < tokens.length; i += 50)
        readers.push(
          ...(await Promise.all(
            tokens
              .slice(i, i + 50)
              .map((token, k) => open(port, token, (i + k) % Math.ceil(tokens.length / SAMPLED_SOCKETS) === 0)),
          )),
        );
      tell({ connected: readers.length });
    })();
    return;
  }
  [received, lost, latencies] = [0, 0, []];
  void chat(request.messages, request.ms, request.bare ?? false).then((sent) =>
    tell({ sent, received, lost, latencies }),
  );
});
