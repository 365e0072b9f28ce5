import { ChatRequestError, type ChatClientError } from '../client/errors.ts';
import { SendMessageRequest } from '../client/requests.ts';
import { chatErrorCodes } from '../protocol/codes.ts';
import type { Attributes } from '../protocol/frames.ts';
import { asClientError } from './client-error.ts';
import type { ChatStore } from './chat-store.ts';
import { textOf } from './content.ts';
import { byKey, changeMessages, findMessage, isUnsent, removeMessages, type MessageEntry } from './entries.ts';
import type { ChatState } from './state.ts';
import { onceForEachStore, type StoreParts } from './store-parts.ts';

/** How a message that was sent ended. */
export type SendOutcome = { sent: true } | { sent: false; key: string; error: ChatClientError };

/** A connection that was too fast may send again after so long, in milliseconds. */
const TOO_FAST_MS = 1_000;

/** What a viewer writes, from the field to the room. */
export class Writing {
  readonly #store: ChatStore;
  readonly #parts: StoreParts;

  constructor(store: ChatStore) {
    this.#store = store;
    this.#parts = store.parts;
  }

  /** Shows the message as pending, sends it, and says how it ended; never rejects. */
  send(content: string, attributes?: Attributes): Promise<SendOutcome> {
    const { reply, rules } = this.#store.getState();
    const all = reply ? { ...attributes, messageReplyId: reply.id } : attributes;
    const slow = rules.slowMode && !this.#store.allows('DELETE_MESSAGE');
    this.#parts.update({ reply: undefined, ...(slow && { nextSendAt: Date.now() + rules.slowMode * 1_000 }) });
    return this.#submit(new SendMessageRequest(content, all));
  }

  /**
   * Sends a failed message again, as the newest. It is the same request: the service may have taken it the first time, and
   * whoever got it then shows it once.
   */
  retry(key: string): void {
    const entry = this.#findFailed(key);
    if (!entry) return;
    this.discard(key);
    const request = new SendMessageRequest(entry.content, entry.attributes);
    request.requestId = key;
    void this.#submit(request);
  }

  /** Takes a failed message out and hands it back as {@link ChatState.returned}. */
  edit(key: string): void {
    const entry = this.#findFailed(key);
    if (!entry) return;
    this.discard(key);
    this.#parts.update({ returned: { content: entry.content, error: entry.error } });
  }

  /** Takes over what was handed back; nobody else will. */
  takeReturned(): ChatState['returned'] {
    const { returned } = this.#store.getState();
    if (returned) this.#parts.update({ returned: undefined });
    return returned;
  }

  /** Takes a failed message out. */
  discard(key: string): void {
    this.#parts.setEntries(removeMessages(this.#store.getState().entries, byKey(key)));
  }

  /** Answers a message with the next one; `undefined`: none. */
  replyTo(entry: MessageEntry | undefined): void {
    if (!entry?.id) return this.#parts.update({ reply: undefined });
    const { id, sender, body } = entry;
    this.#parts.update({ reply: { id, userId: sender.userId, name: sender.name, text: textOf(body) } });
  }

  #findFailed(key: string): MessageEntry | undefined {
    return findMessage(this.#store.getState().entries, (entry) => entry.key === key && entry.state === 'failed');
  }

  async #submit(request: SendMessageRequest): Promise<SendOutcome> {
    const { requestId: key, content, attributes } = request;
    const { source, host, update, setEntries } = this.#parts;
    const { received, entries } = this.#store.getState();
    const { sender, senderAttributes } = this.#parts.self();
    const read = this.#parts.readOwn({
      id: key,
      sender: { userId: sender.userId },
      content,
      sendTime: new Date(),
      attributes: attributes ?? {},
    });
    setEntries([
      ...entries,
      { ...read, id: undefined, attributes, sender, senderAttributes, state: 'pending', seq: received },
    ]);
    try {
      const { sender } = await source.sendMessage(request);
      if (this.#store.getState().viewer.userId === undefined) this.#store.setViewer({ userId: sender.userId });
      return { sent: true };
    } catch (cause) {
      const error = asClientError(cause);
      const { entries, nextSendAt } = this.#store.getState();
      // It may have come over another link than the one that was asked.
      if (!entries.some((entry) => entry.key === key && isUnsent(entry))) return { sent: true };
      host.onError?.(error);
      if (error instanceof ChatRequestError && error.errorCode === chatErrorCodes.tooManyRequests)
        update({ nextSendAt: Math.max(nextSendAt, Date.now() + TOO_FAST_MS) });
      setEntries(changeMessages(entries, byKey(key), (entry) => ({ ...entry, state: 'failed', error })));
      return { sent: false, key, error };
    }
  }
}

export const writingOf = onceForEachStore((store: ChatStore) => new Writing(store));
