import type { Duplex } from 'node:stream';

/** First byte of a text message in one frame. Source: RFC 6455, section 5.2. */
const FINAL_TEXT = 0x81;

/**
 * Writes frames to many sockets. A frame is encoded once for everybody who gets it, and what a socket gets in one turn of the
 * event loop is written at once: half of what a broadcast costs is the system call. (`npm run bench fan-out`)
 */
export class FrameWriter {
  readonly #corked = new Set<Duplex>();
  #text = '';
  #frame: Buffer = Buffer.alloc(0);

  write(socket: Duplex, text: string): void {
    if (!this.#corked.size) setImmediate(this.#flush);
    if (!this.#corked.has(socket)) {
      this.#corked.add(socket);
      socket.cork();
    }
    socket.write(this.#encode(text));
  }

  readonly #flush = (): void => {
    for (const socket of this.#corked) socket.uncork();
    this.#corked.clear();
  };

  /** The last one is kept: a message goes to one member of its room after the other. */
  #encode(text: string): Buffer {
    if (text !== this.#text) [this.#text, this.#frame] = [text, encodeFrame(text)];
    return this.#frame;
  }
}

function encodeFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + length);
  frame[0] = FINAL_TEXT;
  frame[1] = headLength === 2 ? length : headLength === 4 ? 126 : 127;
  if (headLength === 4) frame.writeUInt16BE(length, 2);
  if (headLength === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, headLength);
  return frame;
}
