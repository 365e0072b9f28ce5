// Counts the frames of one socket, as cheaply as that can be done: the audience shares the machine with the server.
import { setTimeout as sleep } from 'node:timers/promises';

/** What all readers saw together. */
export interface Tally {
  received: number;
  /** Of these, answers that a message was not taken. */
  refused: number;
  /** From sent to received, in milliseconds. */
  latencies: number[];
}

/** Milliseconds since 1970, to the microsecond. */
export const now = (): number => performance.timeOrigin + performance.now();

/** `{"Type":"ERROR"` is told by this one letter, as nothing else that comes here has it at this place. */
const ERROR_AT = '{"Type":"'.length;
const ERROR_LETTER = 'E'.charCodeAt(0);

/** Who was sent nothing for so long has all there is, in milliseconds. */
const QUIET_MS = 300;

const EMPTY = Buffer.alloc(0);

export class FrameReader {
  readonly #tally: Tally;
  /** To look into each frame would be what is measured, so that few readers have one. */
  readonly #onText: ((text: string) => void) | undefined;
  /** Bytes of the frame under way that are still to come. */
  #rest = 0;
  /** The beginning of a head that came in two pieces. */
  #head: Buffer = EMPTY;

  /** @param onText - is told each frame's text, or as much of it as came in one piece */
  constructor(tally: Tally, onText?: (text: string) => void) {
    this.#tally = tally;
    this.#onText = onText;
  }

  read(chunk: Buffer): void {
    const data = this.#head.length ? Buffer.concat([this.#head, chunk]) : chunk;
    let at = this.#rest;
    while (at + 4 <= data.length) {
      const short = data[at + 1]!;
      const [start, length] = short < 126 ? [at + 2, short] : [at + 4, data.readUInt16BE(at + 2)];
      this.#count(data, start, start + length);
      at = start + length;
    }
    this.#head = at < data.length ? Buffer.from(data.subarray(at)) : EMPTY;
    this.#rest = Math.max(0, at - data.length);
  }

  /** The frame's text is between `start` and `end`, or as much of it as is there. */
  #count(data: Buffer, start: number, end: number): void {
    this.#tally.received++;
    if (data[start + ERROR_AT] === ERROR_LETTER) this.#tally.refused++;
    this.#onText?.(data.toString('utf8', start, Math.min(end, data.length)));
  }
}

/** When a message was sent, by what its sender wrote into it; `undefined` for anything else. */
export const sentAt = (text: string): number | undefined => {
  const sent = /"Content":"(\d+\.?\d*) /.exec(text)?.[1];
  return sent ? Number(sent) : undefined;
};

/** What is still to be delivered is part of what the messages cost. */
export async function quiet(tally: Tally): Promise<void> {
  let before: number;
  do {
    before = tally.received;
    await sleep(QUIET_MS);
  } while (tally.received > before);
}
