import type { EventFrame, MessageFrame } from '../../protocol/frames.ts';
import type { LogFailure, Metrics } from '../metrics.ts';
import type { RecentErrors } from '../recent-errors.ts';
import type { LoggingConfiguration, Resources, Room } from '../resources.ts';
import { logFolder } from './log-folder.ts';
import { logLine, type LogBatch, type LogLine, type WriteLog } from './log-format.ts';
import type { DestinationKind, LogWriter } from './log-writers.ts';

/** What one destination may have waiting, in bytes; beyond it the newest lines are dropped. */
const BACKLOG_BYTES = 32 * 1024 ** 2;
/** A wait after a failure, in milliseconds: doubled by each one that follows, up to the longest. */
const RETRY_MS = { first: 1_000, longest: 60_000 };

/** Names of errors that say more than that it failed, by metric. */
const failures: Record<string, LogFailure> = {
  AccessDenied: 'accessDenied',
  AccessDeniedException: 'accessDenied',
  InvalidAccessKeyId: 'accessDenied',
  SignatureDoesNotMatch: 'accessDenied',
  InvalidSignatureException: 'accessDenied',
  UnrecognizedClientException: 'accessDenied',
  EACCES: 'accessDenied',
  NoSuchBucket: 'notFound',
  ResourceNotFoundException: 'notFound',
};

/** What the log is made of. */
export interface ChatLogParts {
  resources: Resources;
  metrics: Metrics;
  errors: RecentErrors;
  writers: Record<DestinationKind, LogWriter>;
  /** Takes what a destination does not take when the service stops. */
  folder: string;
  /** Calls back after `ms` milliseconds; returns what cancels it. */
  startTimer: (callback: () => void, ms: number) => () => void;
}

/** Writes accepted messages and events to the logging configurations of their rooms; nobody ever waits for it. */
export class ChatLog {
  readonly #parts: ChatLogParts;
  /** Deliveries under way, by configuration and place: a configuration may be pointed elsewhere. */
  readonly #deliveries = new Map<string, Delivery>();
  #closed = false;

  constructor(parts: ChatLogParts) {
    this.#parts = parts;
  }

  append(room: Room, frame: MessageFrame | EventFrame): void {
    // A review that is done after the service has stopped accepts nothing.
    if (this.#closed) return;
    const configurations = this.#parts.resources.loggingsOf(room);
    if (!configurations.length) return;
    const line = logLine(frame);
    for (const configuration of configurations) this.#delivery(configuration).append(room.arn, line);
  }

  /** Brings everything to its place, or into the folder, and ends. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#deliveries.values()].map((delivery) => delivery.close()));
  }

  #delivery(configuration: LoggingConfiguration): Delivery {
    const [kind, place] = Object.entries(configuration.destinationConfiguration)[0]! as [DestinationKind, object];
    const name = Object.values(place)[0] as string;
    const key = `${configuration.arn} ${kind} ${name}`;
    const found = this.#deliveries.get(key);
    if (found) return found;
    const made = new Delivery(this.#parts, configuration.arn, kind, name, () => this.#deliveries.delete(key));
    this.#deliveries.set(key, made);
    return made;
  }
}

/** Lines on their way to one place. It is gone once it has nothing to bring. */
class Delivery {
  readonly #waiting = new Map<string, LogLine[]>();
  #bytes = 0;
  #failed = 0;
  /** Lines are lost, and that was told. */
  #losing = false;
  #running: Promise<void> | undefined;
  #cancelTimer = (): void => {};
  readonly #parts: ChatLogParts;
  readonly #configurationArn: string;
  readonly #kind: DestinationKind;
  readonly #name: string;
  readonly #done: () => void;

  constructor(parts: ChatLogParts, configurationArn: string, kind: DestinationKind, name: string, done: () => void) {
    this.#parts = parts;
    this.#configurationArn = configurationArn;
    this.#kind = kind;
    this.#name = name;
    this.#done = done;
    this.#wait(this.#writer.gatherMs);
  }

  append(roomArn: string, line: LogLine): void {
    if (this.#bytes + line.bytes > BACKLOG_BYTES) {
      if (!this.#losing) this.#note('is down for too long: lines are lost from here on');
      this.#losing = true;
      return;
    }
    this.#bytes += line.bytes;
    const lines = this.#waiting.get(roomArn);
    if (lines) lines.push(line);
    else this.#waiting.set(roomArn, [line]);
    if (this.#bytes > BACKLOG_BYTES / 2 && !this.#failed) this.#deliver();
  }

  async close(): Promise<void> {
    await this.#running;
    this.#cancelTimer();
    if (await this.#writeAll(this.#writer.write)) return;
    this.#note(`does not take what is left: it goes into the folder ${this.#parts.folder}`);
    await this.#writeAll(logFolder(this.#parts.folder, this.#kind));
  }

  get #writer(): LogWriter {
    return this.#parts.writers[this.#kind];
  }

  #wait(ms: number): void {
    this.#cancelTimer = this.#parts.startTimer(() => this.#deliver(), ms);
  }

  #deliver(): void {
    if (this.#running) return;
    this.#cancelTimer();
    this.#running = this.#writeAll(this.#writer.write).then((whole) => {
      this.#running = undefined;
      this.#failed = whole ? 0 : this.#failed + 1;
      if (whole) this.#losing = false;
      if (!whole) this.#wait(Math.min(RETRY_MS.first * 2 ** (this.#failed - 1), RETRY_MS.longest));
      else if (this.#waiting.size) this.#wait(this.#writer.gatherMs);
      else this.#done();
    });
  }

  /** @returns whether everything that was there got to its place */
  async #writeAll(write: WriteLog): Promise<boolean> {
    for (const [roomArn, { length }] of [...this.#waiting]) {
      // What comes meanwhile is gathered for the next time.
      for (let left = length; left > 0;) {
        const batch = this.#take(this.#waiting.get(roomArn)!.slice(0, left));
        const refused = await this.#write(write, { roomArn, name: this.#name, lines: batch });
        const rest = [...refused, ...this.#waiting.get(roomArn)!.slice(batch.length)];
        this.#bytes -= sizeOf(batch) - sizeOf(refused);
        if (rest.length) this.#waiting.set(roomArn, rest);
        else this.#waiting.delete(roomArn);
        if (refused.length) return false;
        left -= batch.length;
      }
    }
    return true;
  }

  /** As many of the lines as go in one batch; one at least. */
  #take(lines: LogLine[]): LogLine[] {
    const { most } = this.#writer;
    let bytes = 0;
    const end = lines.findIndex((line, index) => {
      bytes += line.bytes + most.lineOverhead;
      return index > 0 && (index >= most.lines || bytes > most.bytes);
    });
    return end < 0 ? lines : lines.slice(0, end);
  }

  /** @returns lines that were not taken */
  async #write(write: WriteLog, batch: LogBatch): Promise<LogLine[]> {
    try {
      const refused = await write(batch);
      if (refused.length) this.#fail(new Error(`${refused.length} of ${batch.lines.length} lines were not taken`));
      return refused;
    } catch (error) {
      this.#fail(error as NodeJS.ErrnoException);
      return batch.lines;
    }
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.#parts.metrics.logFailed(this.#configurationArn, failures[error.code ?? error.name]);
    this.#note(`${error.name}: ${error.message}`);
  }

  #note(message: string): void {
    this.#parts.errors.report(`chat log to ${this.#kind} ${this.#name}`, message);
  }
}

const sizeOf = (lines: LogLine[]): number => lines.reduce((sum, { bytes }) => sum + bytes, 0);
