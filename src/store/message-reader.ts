import type { ChatMessage } from '../client/types.ts';
import type { Attributes } from '../protocol/frames.ts';
import { readContent, textOf } from './content.ts';
import { byId, findMessage, isUnsent, type Entry, type MessageEntry } from './entries.ts';
import { createFilters, type FilterSet } from './filters.ts';
import type { ChatOptions } from './options.ts';
import type { PageFunctions } from './page-functions.ts';
import { readSender, type Sender } from './senders.ts';

/** The viewer, as far as a message can be about them. */
export interface Reading {
  entries: readonly Entry[];
  viewerId: string | undefined;
  /** By which the viewer is mentioned. */
  viewerNames: readonly string[];
  /** Whether the viewer sees what a filter holds back. */
  moderator: boolean;
}

/** The most of a message that a quote keeps, in characters. */
const QUOTE = 120;

/** More senders are not remembered. */
const MAX_SENDERS = 500;

/** Turns messages into entries, as the page's options say. */
export class MessageReader {
  readonly #options: ChatOptions;
  readonly #filters: FilterSet;
  readonly #mapSender: ((userId: string, attributes: Attributes) => Sender | undefined) | undefined;
  /** Those who wrote before: most of what is said comes from few. */
  readonly #senders = new Map<string, { attributes: Attributes; sender: Sender }>();

  /**
   * @param functions - guards those of the page
   * @throws ChatClientError `invalidOption` where a filter makes no sense
   */
  constructor(options: ChatOptions, functions: PageFunctions) {
    this.#options = options;
    const { mapSender } = options;
    // What it answers may be of the wrong type, and that shows only in the reading.
    if (mapSender)
      this.#mapSender = functions.guard('mapSender', (userId: string, attributes: Attributes) =>
        readSender(userId, attributes, mapSender),
      );
    this.#filters = createFilters(options.filters, functions);
  }

  sender(userId: string, attributes: Attributes = {}): Sender {
    // What a page makes of somebody may be another thing the next time.
    const mapped = this.#mapSender?.(userId, attributes);
    if (mapped) return mapped;
    const known = this.#senders.get(userId);
    if (known && isSame(known.attributes, attributes)) return known.sender;
    const sender = readSender(userId, attributes);
    this.#senders.delete(userId);
    if (this.#senders.size >= MAX_SENDERS) this.#senders.delete(this.#senders.keys().next().value!);
    this.#senders.set(userId, { attributes, sender });
    return sender;
  }

  /** @returns the entry; `undefined` where a filter hides the message from this viewer */
  read(message: ChatMessage, reading: Reading): MessageEntry | undefined {
    const { userId, attributes } = message.sender;
    const entry: MessageEntry = {
      kind: 'message',
      key: message.id,
      seq: 0,
      id: message.id,
      requestId: message.requestId,
      sender: this.sender(userId, attributes),
      senderAttributes: attributes,
      content: message.content,
      // Is there once it is read; made later, its place would cost more.
      body: undefined as never,
      attributes: message.attributes,
      replyTo: undefined,
      time: message.sendTime.getTime(),
      own: false,
      state: 'sent',
      filter: undefined,
    };
    return this.#complete(entry, reading);
  }

  /** Reads an entry anew: options or viewer may have changed since. */
  readAgain(entry: MessageEntry, reading: Reading): MessageEntry | undefined {
    // What was not sent has no attributes of a sender, and looks like the viewer as they wrote it.
    const sender = isUnsent(entry) ? entry.sender : this.sender(entry.sender.userId, entry.senderAttributes);
    return this.#complete({ ...entry, sender }, reading);
  }

  /** Fills in an entry that nobody has yet. */
  #complete(entry: MessageEntry, reading: Reading): MessageEntry | undefined {
    const { content, attributes, sender } = entry;
    const own = entry.own || sender.userId === reading.viewerId;
    const decision = this.#filters.decide({ content, userId: sender.userId });
    const filter = decision === 'highlight' || !(own || (entry.released && decision === 'hold')) ? decision : undefined;
    if (filter === 'hide' || (filter === 'hold' && !reading.moderator)) return undefined;
    const { pack, formatting } = this.#options;
    const { viewerNames } = reading;
    const body = readContent(content, attributes, { pack, formatting, viewerNames });
    entry.own = own;
    entry.body = own ? { ...body, mentionsMe: false } : this.#filters.mask(body);
    entry.replyTo ??= this.#readReply(attributes?.['messageReplyId'], reading.entries);
    entry.filter = filter;
    return entry;
  }

  /** A quote, of a message that the viewer can see; an id that is not there says nothing. */
  #readReply(id: string | undefined, entries: readonly Entry[]): MessageEntry['replyTo'] {
    const original = id ? findMessage(entries, byId(id)) : undefined;
    if (!original || original.filter === 'hold') return undefined;
    const { sender, state, body } = original;
    const text = state === 'deleted' ? undefined : textOf(body).slice(0, QUOTE);
    return { id: id!, userId: sender.userId, name: sender.name, text };
  }
}

function isSame(one: Attributes, other: Attributes): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
