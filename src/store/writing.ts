import { ChatRequestError, type ChatClientError, type ChatClientErrorCode } from '../client/errors.ts';
import { SendMessageRequest } from '../client/requests.ts';
import { chatErrorCodes } from '../protocol/codes.ts';
import type { Attributes } from '../protocol/frames.ts';
import { asClientError } from './client-error.ts';
import type { ChatStore } from './chat-store.ts';
import { textOf } from './content.ts';
import { byKey, changeMessages, findMessage, isUnsent, removeMessages, type MessageEntry } from './entries.ts';
import type { ChatState, Reply } from './state.ts';
import { onceForEachStore, type StoreParts } from './store-parts.ts';

/** How a message that was sent ended. */
export type SendOutcome = { sent: true } | { sent: false; key: string; error: ChatClientError };

/** A connection that was too fast may send again after so long, in milliseconds. */
const TOO_FAST_MS = 1_000;

/** By these the room has not got it. */
const notTaken: readonly ChatClientErrorCode[] = ['requestRefused', 'notConnected'];

/** What the room would say, which need not be asked. */
const tooSoon = (id: string): ChatRequestError =>
  new ChatRequestError({
    id,
    errorCode: chatErrorCodes.tooManyRequests,
    errorMessage: 'Slow mode: send it again when the wait is over.',
  });

/** What was deleted is not there to be answered. */
const isReply = (quote: MessageEntry['replyTo']): quote is Reply => quote?.text !== undefined;

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
    const { reply } = this.#store.getState();
    const all = reply ? { ...attributes, messageReplyId: reply.id } : attributes;
    this.#parts.update({ reply: undefined });
    return this.#submit(new SendMessageRequest(content, all));
  }

  /** How long the room takes nothing of the viewer, in milliseconds. */
  get waitMs(): number {
    const { nextSendAt, rules } = this.#store.getState();
    const wait = nextSendAt - Date.now();
    // Where it is longer than the room ever asks for, the clock was put back meanwhile.
    return wait > Math.max(rules.slowMode, 1) * 1_000 ? 0 : Math.max(0, wait);
  }

  /**
   * Sends a failed message again, as the newest; one for which it is too soon stays, and says so. It is the same request: the service may have taken it the first time, and
   * whoever got it then shows it once.
   */
  retry(key: string): void {
    const entry = this.#findFailed(key);
    if (!entry) return;
    if (this.waitMs) return this.#fail(key, tooSoon(key));
    this.discard(key);
    const request = new SendMessageRequest(entry.content, entry.attributes);
    request.requestId = key;
    void this.#submit(request);
  }

  /** Takes a failed message out and hands it back as {@link ChatState.returned}, and what it answered, if that can be answered still. */
  edit(key: string): void {
    const entry = this.#findFailed(key);
    if (!entry) return;
    this.discard(key);
    const { content, error, replyTo } = entry;
    const answered = isReply(replyTo) ? replyTo : undefined;
    this.#parts.update({ returned: { content, error }, reply: this.#store.getState().reply ?? answered });
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

  #fail(key: string, error: ChatClientError): void {
    const { entries } = this.#store.getState();
    this.#parts.setEntries(changeMessages(entries, byKey(key), (entry) => ({ ...entry, state: 'failed', error })));
  }

  #findFailed(key: string): MessageEntry | undefined {
    return findMessage(this.#store.getState().entries, (entry) => entry.key === key && entry.state === 'failed');
  }

  async #submit(request: SendMessageRequest): Promise<SendOutcome> {
    const { requestId: key, content, attributes } = request;
    const { source, host, update, setEntries } = this.#parts;
    const { received, entries, rules, nextSendAt: before } = this.#store.getState();
    const slow = rules.slowMode && !this.#store.allows('DELETE_MESSAGE');
    const nextSendAt = slow ? Date.now() + rules.slowMode * 1_000 : before;
    update({ nextSendAt });
    const sender = this.#parts.self();
    const read = this.#parts.readOwn({
      id: key,
      sender: { userId: sender.userId },
      content,
      sendTime: new Date(),
      attributes: attributes ?? {},
    });
    setEntries([...entries, { ...read, id: undefined, attributes, sender, state: 'pending', seq: received }]);
    try {
      const { sender } = await source.sendMessage(request);
      if (this.#store.getState().viewer.userId === undefined) this.#store.setViewer({ userId: sender.userId });
      return { sent: true };
    } catch (cause) {
      const error = asClientError(cause);
      const { entries, nextSendAt: now } = this.#store.getState();
      // It may have come over another link than the one that was asked.
      if (!entries.some((entry) => entry.key === key && isUnsent(entry))) return { sent: true };
      host.onError?.(error);
      // Slow mode counts what the room took, or may have taken.
      const wait = now === nextSendAt && notTaken.includes(error.code) ? before : now;
      const tooFast = error instanceof ChatRequestError && error.errorCode === chatErrorCodes.tooManyRequests;
      update({ nextSendAt: tooFast ? Math.max(wait, Date.now() + TOO_FAST_MS) : wait });
      this.#fail(key, error);
      return { sent: false, key, error };
    }
  }
}

export const writingOf = onceForEachStore((store: ChatStore) => new Writing(store));
