import { DeleteMessageRequest, DisconnectUserRequest } from '../client/requests.ts';
import type { ChatStore } from './chat-store.ts';
import { asClientError } from './client-error.ts';
import { byId, byKey, changeMessages, findMessage, type Find, type MessageEntry } from './entries.ts';
import type { Problem } from './state.ts';
import { onceForEachStore, type StoreParts } from './store-parts.ts';

/** Between two of many deletions, in milliseconds: a connection may make ten requests a second. */
const PACE_MS = 125;
/** So many of them go out together where there is no time left. */
const AT_ONCE = 10;

/** What a moderator can do: one request after the other, and deletions with a way back. */
export class Moderation {
  readonly #store: ChatStore;
  readonly #parts: StoreParts;
  readonly #queue: (() => void)[] = [];
  /** How the deletion that waits is sent later on; which messages it is of, the state says. */
  #pending: { reason: string | undefined; cancel: () => void } | undefined;
  #cancelPace: (() => void) | undefined;

  constructor(store: ChatStore) {
    this.#store = store;
    this.#parts = store.parts;
    this.#parts.onStop(() => this.finish());
  }

  /** Deletes a message, once it can no longer be taken back. */
  async delete(id: string, reason?: string): Promise<void> {
    if (this.#parts.options().undo) return this.deleteMany([id], reason);
    this.#mark([id], 'deleting');
    return this.#delete(id, reason);
  }

  /** Deletes the messages, once it can no longer be taken back, and then as fast as a connection may. */
  deleteMany(ids: readonly string[], reason?: string): void {
    if (!ids.length) return;
    const ms = this.#parts.options().undo;
    this.deleteNow();
    this.#mark(ids, 'deleting');
    if (!ms) return this.#send(ids, reason);
    const { entries } = this.#store.getState();
    const messages = ids.map((id) => ({ id, userId: findMessage(entries, byId(id))?.sender.userId ?? '' }));
    this.#parts.update({ undo: { messages, at: Date.now() + ms } });
    this.#pending = { reason, cancel: this.#parts.host.startTimer(() => this.deleteNow(), ms) };
  }

  /** Sends the deletion that can still be taken back. */
  deleteNow(): void {
    const pending = this.#takePending();
    if (pending) this.#send(pending.ids, pending.reason);
  }

  /** Takes the deletion back that waits. */
  undo(): void {
    const pending = this.#takePending();
    if (pending) this.#mark(pending.ids, 'sent');
  }

  /** Before the chat ends: what was confirmed by a press goes out, as far as the connection takes it; nothing more is begun. */
  finish(): void {
    this.deleteNow();
    this.#cancelPace?.();
    this.#cancelPace = undefined;
    for (const begin of this.#queue.splice(0).slice(0, AT_ONCE)) begin();
  }

  /** The messages of a user that are there and can be deleted. */
  idsOf(userId: string): string[] {
    return this.#store
      .getState()
      .entries.flatMap((entry) =>
        entry.kind === 'message' && entry.sender.userId === userId && entry.id && entry.state === 'sent'
          ? entry.id
          : [],
      );
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

  #send(ids: readonly string[], reason: string | undefined): void {
    for (const id of ids) this.#queue.push(() => void this.#delete(id, reason));
    if (!this.#cancelPace) this.#next();
  }

  #next(): void {
    this.#queue.shift()?.();
    this.#cancelPace = this.#queue.length ? this.#parts.host.startTimer(() => this.#next(), PACE_MS) : undefined;
  }

  /** Without what the room was faster with: what it has deleted can neither be deleted nor be taken back. */
  #takePending(): { ids: readonly string[]; reason: string | undefined } | undefined {
    const { undo } = this.#store.getState();
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.cancel();
    if (!pending || !undo) return undefined;
    this.#parts.update({ undo: undefined });
    return { ids: undo.messages.map(({ id }) => id), reason: pending.reason };
  }

  async #delete(id: string, reason: string | undefined): Promise<void> {
    const done = await this.#request('delete', id, () =>
      this.#parts.source.deleteMessage(new DeleteMessageRequest(id, reason)),
    );
    if (!done) this.#mark([id], 'sent');
  }

  /** Only between sent and deleting: what the room has deleted stays so. */
  #mark(ids: readonly string[], state: 'sent' | 'deleting'): void {
    const meant = new Set<string | undefined>(ids);
    const former = state === 'sent' ? 'deleting' : 'sent';
    this.#change(
      (entry) => meant.has(entry.id) && entry.state === former,
      (entry) => ({ ...entry, state }),
    );
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
