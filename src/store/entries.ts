import type { ChatClientError } from '../client/errors.ts';
import type { ChatMessage } from '../client/types.ts';
import type { Attributes } from '../protocol/frames.ts';
import type { Sender } from './senders.ts';

/** A message as the chat shows it. */
export interface MessageEntry {
  kind: 'message';
  /** Stays the same from pending to sent. */
  key: string;
  /** Of the service; `undefined` until it has the message. */
  id: string | undefined;
  sender: Sender;
  content: string;
  /** Untrusted: from the sender's browser. */
  attributes: Attributes | undefined;
  /** Milliseconds since 1970. */
  time: number;
  /** Written by this viewer. */
  own: boolean;
  state: 'pending' | 'sent' | 'failed' | 'deleting';
  /** Why it failed. */
  error?: ChatClientError;
}

/** Something that happened, told in the list. */
export interface NoticeEntry {
  kind: 'notice';
  key: string;
  notice: 'userDisconnected';
  name: string;
  reason: string | undefined;
  time: number;
}

/** A row of the list. */
export type Entry = MessageEntry | NoticeEntry;

/** How many entries are kept once the list was trimmed. */
export const KEPT = 200;
/** Trimming waits until so many more are there, so that it is seldom done. */
const SLACK = 50;
/** How many are kept while the reader has scrolled up and nothing may move under their eyes. */
export const KEPT_WHILE_HELD = 1_000;

/**
 * Drops the oldest entries of a list that has grown too long.
 *
 * @param held - the reader has scrolled up
 */
export function trim(entries: readonly Entry[], held: boolean): readonly Entry[] {
  const kept = held ? KEPT_WHILE_HELD : KEPT;
  if (entries.length <= kept + SLACK) return entries;
  const oldest = entries.length - kept;
  // What was not sent is the viewer's own, and is not anywhere else.
  return [...entries.slice(0, oldest).filter(isUnsent).slice(-SLACK), ...entries.slice(oldest)];
}

/** A message of the room; it takes the place of the pending one that it answers. */
export function insertMessage(
  entries: readonly Entry[],
  message: ChatMessage,
  sender: Sender,
  viewerId: string | undefined,
): readonly Entry[] {
  // Anybody can read a request id once its message is out, so that it counts only from the viewer and only once.
  const mine = viewerId === undefined || sender.userId === viewerId;
  const at = mine ? entries.findLastIndex((entry) => isUnsent(entry) && entry.key === message.requestId) : -1;
  const entry: MessageEntry = {
    kind: 'message',
    key: at < 0 ? message.id : entries[at]!.key,
    id: message.id,
    sender,
    content: message.content,
    attributes: message.attributes,
    time: message.sendTime.getTime(),
    own: at >= 0 || sender.userId === viewerId,
    state: 'sent',
  };
  return at < 0 ? [...entries, entry] : entries.with(at, entry);
}

/** Changes the message that has the key or the id. */
export function changeMessage(
  entries: readonly Entry[],
  find: { key: string } | { id: string },
  change: Partial<MessageEntry>,
): readonly Entry[] {
  const at = entries.findLastIndex((entry) => matches(entry, find));
  return at < 0 ? entries : entries.with(at, { ...(entries[at] as MessageEntry), ...change });
}

/** Takes the message out that has the key or the id. */
export function removeMessage(entries: readonly Entry[], find: { key: string } | { id: string }): readonly Entry[] {
  return entries.filter((entry) => !matches(entry, find));
}

/** Whether the service has not acknowledged it. */
export const isUnsent = (entry: Entry): boolean => entry.kind === 'message' && entry.id === undefined;

const matches = (entry: Entry, find: { key: string } | { id: string }): boolean =>
  entry.kind === 'message' && ('key' in find ? entry.key === find.key : entry.id === find.id);
