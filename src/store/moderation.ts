import { ChatClientError } from '../client/errors.ts';
import { DeleteMessageRequest, DisconnectUserRequest } from '../client/requests.ts';
import type { ChatSource, ChatState, LogEntry } from './state.ts';
import { byId, changeMessages, findMessage, type MessageEntry } from './entries.ts';

/** What moderation needs of the store. */
export interface ModerationParts {
  source: ChatSource;
  getState(): ChatState;
  update(change: Partial<ChatState>): void;
  startTimer(callback: () => void, ms: number): () => void;
  /** For how long a deletion can be taken back, in milliseconds. */
  undoMs(): number;
  onRequestError(error: ChatClientError): void;
}

/** Between two of many deletions, in milliseconds: a connection may make ten requests a second. */
const PACE_MS = 125;
const LOG_LENGTH = 500;

/** What a moderator can do: one request after the other, deletions with a way back, and a record of all of it. */
export class Moderation {
  readonly #parts: ModerationParts;
  readonly #queue: (() => void)[] = [];
  /** Asked for in this chat: message ids and user ids, until the room confirms them. */
  readonly #asked = new Set<string>();
  #cancelPending = (): void => {};
  #cancelPace: (() => void) | undefined;

  constructor(parts: ModerationParts) {
    this.#parts = parts;
  }

  async delete(id: string, reason?: string): Promise<void> {
    const ms = this.#parts.undoMs();
    this.deleteNow();
    this.#mark(id, 'deleting');
    if (!ms) return this.#delete(id, reason);
    this.#parts.update({ undo: { id, at: Date.now() + ms } });
    const cancelTimer = this.#parts.startTimer(() => this.deleteNow(), ms);
    this.#pendingReason = reason;
    this.#cancelPending = cancelTimer;
  }

  #pendingReason: string | undefined;

  /** Sends the deletion that waits. */
  deleteNow(): void {
    const { undo } = this.#parts.getState();
    if (!undo) return;
    this.#forgetPending();
    void this.#delete(undo.id, this.#pendingReason);
  }

  /** Takes the deletion back that waits. */
  undo(): void {
    const { undo } = this.#parts.getState();
    if (!undo) return;
    this.#forgetPending();
    this.#mark(undo.id, 'sent');
  }

  /** Deletes many, as fast as a connection may. */
  deleteMany(ids: readonly string[], reason?: string): void {
    for (const id of ids) {
      this.#mark(id, 'deleting');
      this.#queue.push(() => void this.#delete(id, reason));
    }
    if (!this.#cancelPace) this.#next();
  }

  async disconnect(userId: string, reason?: string): Promise<void> {
    this.#asked.add(userId);
    await this.#request('disconnect', () =>
      this.#parts.source.disconnectUser(new DisconnectUserRequest(userId, reason)),
    );
    this.#asked.delete(userId);
  }

  /** The room says that it was done, by whomever. */
  record(
    action: LogEntry['action'],
    key: string,
    about: Pick<LogEntry, 'userId' | 'name' | 'content' | 'reason'>,
  ): void {
    const { log } = this.#parts.getState();
    const entry = { time: Date.now(), action, ...about, own: this.#asked.has(key) };
    this.#parts.update({ log: [...log.slice(1 - LOG_LENGTH), entry] });
  }

  /** A deletion that was confirmed by a press goes out; nothing more is begun. */
  stop(): void {
    this.deleteNow();
    this.#cancelPace?.();
    this.#queue.length = 0;
  }

  #next(): void {
    this.#queue.shift()?.();
    this.#cancelPace = this.#queue.length ? this.#parts.startTimer(() => this.#next(), PACE_MS) : undefined;
  }

  #forgetPending(): void {
    this.#cancelPending();
    this.#parts.update({ undo: undefined });
  }

  async #delete(id: string, reason: string | undefined): Promise<void> {
    this.#asked.add(id);
    const done = await this.#request('delete', () =>
      this.#parts.source.deleteMessage(new DeleteMessageRequest(id, reason)),
    );
    this.#asked.delete(id);
    if (!done) this.#mark(id, 'sent');
  }

  /** Only between sent and deleting: what the room has deleted stays so. */
  #mark(id: string, state: 'sent' | 'deleting'): void {
    const { entries } = this.#parts.getState();
    const found = findMessage(entries, byId(id));
    if (found?.state !== (state === 'sent' ? 'deleting' : 'sent')) return;
    this.#parts.update({ entries: changeMessages(entries, byId(id), (entry): MessageEntry => ({ ...entry, state })) });
  }

  async #request(action: LogEntry['action'], request: () => Promise<unknown>): Promise<boolean> {
    try {
      await request();
      return true;
    } catch (cause) {
      const error = asClientError(cause);
      this.#parts.onRequestError(error);
      this.#parts.update({ problem: { action, error } });
      return false;
    }
  }
}

/** What a source throws; one of another make than ours becomes a failure that may be tried again. */
export const asClientError = (cause: unknown): ChatClientError =>
  cause instanceof ChatClientError ? cause : new ChatClientError('connectionLost', String(cause), true, cause);
