import { DeleteMessageRequest, DisconnectUserRequest } from '../client/requests.ts';
import type { ChatStore } from './chat-store.ts';
import { asClientError } from './client-error.ts';
import { byId, byKey, changeMessages, findMessage, type Find, type MessageEntry } from './entries.ts';
import type { PendingDeletion, Problem } from './state.ts';
import { onceForEachStore, type StoreParts } from './store-parts.ts';

/** Between two of many deletions, in milliseconds: a connection may make ten requests a second. */
const PACE_MS = 125;

/** A deletion that waits. */
interface Pending {
  undo: PendingDeletion;
  reason: string | undefined;
  cancel: () => void;
}

/** What a moderator can do: one request after the other, and deletions with a way back. */
export class Moderation {
  readonly #store: ChatStore;
  readonly #parts: StoreParts;
  readonly #queue: (() => void)[] = [];
  #pending: Pending | undefined;
  #cancelPace: (() => void) | undefined;

  constructor(store: ChatStore) {
    this.#store = store;
    this.#parts = store.parts;
    // A deletion that was confirmed by a press goes out; nothing more is begun.
    this.#parts.onStop(() => {
      this.deleteNow();
      this.#cancelPace?.();
      this.#queue.length = 0;
    });
  }

  /** Deletes a message, once it can no longer be taken back. */
  async delete(id: string, reason?: string): Promise<void> {
    const ms = this.#parts.options().undo;
    this.deleteNow();
    this.#mark(id, 'deleting');
    if (!ms) return this.#delete(id, reason);
    const userId = findMessage(this.#store.getState().entries, byId(id))?.sender.userId ?? '';
    const undo = { id, userId, at: Date.now() + ms };
    this.#parts.update({ undo });
    this.#pending = { undo, reason, cancel: this.#parts.host.startTimer(() => this.deleteNow(), ms) };
  }

  /** Sends the deletion that can still be taken back. */
  deleteNow(): void {
    const pending = this.#takePending();
    if (pending) void this.#delete(pending.undo.id, pending.reason);
  }

  /** Takes the deletion back that waits. */
  undo(): void {
    const pending = this.#takePending();
    if (pending) this.#mark(pending.undo.id, 'sent');
  }

  /** Deletes the messages, as fast as a connection may. */
  deleteMany(ids: readonly string[], reason?: string): void {
    for (const id of ids) {
      this.#mark(id, 'deleting');
      this.#queue.push(() => void this.#delete(id, reason));
    }
    if (!this.#cancelPace) this.#next();
  }

  /** Deletes all messages of a user that are there. */
  deleteAllOf(userId: string, reason?: string): void {
    const ids = this.#store
      .getState()
      .entries.flatMap((entry) =>
        entry.kind === 'message' && entry.sender.userId === userId && entry.id && entry.state === 'sent'
          ? entry.id
          : [],
      );
    this.deleteMany(ids, reason);
  }

  async disconnect(userId: string, reason?: string): Promise<void> {
    await this.#request('disconnect', userId, () =>
      this.#parts.source.disconnectUser(new DisconnectUserRequest(userId, reason)),
    );
  }

  /** Shows a message that a filter held back. */
  release(key: string): void {
    this.#change(byKey(key), (entry) => ({ ...entry, filter: undefined, released: true }));
  }

  dismissProblem(): void {
    this.#parts.update({ problem: undefined });
  }

  #next(): void {
    this.#queue.shift()?.();
    this.#cancelPace = this.#queue.length ? this.#parts.host.startTimer(() => this.#next(), PACE_MS) : undefined;
  }

  /** Nothing where the room was faster: what it has deleted can neither be deleted nor be taken back. */
  #takePending(): Pending | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.cancel();
    if (!pending || pending.undo !== this.#store.getState().undo) return undefined;
    this.#parts.update({ undo: undefined });
    return pending;
  }

  async #delete(id: string, reason: string | undefined): Promise<void> {
    const done = await this.#request('delete', id, () =>
      this.#parts.source.deleteMessage(new DeleteMessageRequest(id, reason)),
    );
    if (!done) this.#mark(id, 'sent');
  }

  /** Only between sent and deleting: what the room has deleted stays so. */
  #mark(id: string, state: 'sent' | 'deleting'): void {
    const found = findMessage(this.#store.getState().entries, byId(id));
    if (found?.state !== (state === 'sent' ? 'deleting' : 'sent')) return;
    this.#change(byId(id), (entry) => ({ ...entry, state }));
  }

  #change(find: Find, change: (entry: MessageEntry) => MessageEntry): void {
    this.#parts.update({ entries: changeMessages(this.#store.getState().entries, find, change) });
  }

  /** @param asked - about whom or what, so that the log knows whose request it was */
  async #request(action: Problem['action'], asked: string, request: () => Promise<unknown>): Promise<boolean> {
    this.#parts.asked.add(asked);
    try {
      await request();
      return true;
    } catch (cause) {
      const error = asClientError(cause);
      this.#parts.host.onError?.(error);
      this.#parts.update({ problem: { action, error } });
      return false;
    } finally {
      this.#parts.asked.delete(asked);
    }
  }
}

export const moderationOf = onceForEachStore((store: ChatStore) => new Moderation(store));
