import type { ChatClientError } from '../client/errors.ts';
import type { ChatEvent } from '../client/types.ts';
import type { Attributes } from '../protocol/frames.ts';
import type { Content } from './content.ts';
import type { Sender } from './senders.ts';

/** A message as the chat shows it. */
export interface MessageEntry {
  kind: 'message';
  /** Stays the same from pending to sent. */
  key: string;
  /** Counts what came, from 1; 0 for what was there before. */
  seq: number;
  /** Of the service; `undefined` until it has the message. */
  id: string | undefined;
  /** Of the action that it came from; a message that was sent again has that of the first time. */
  requestId: string | undefined;
  sender: Sender;
  /** From the token. */
  senderAttributes: Attributes | undefined;
  content: string;
  /** The content taken to pieces. */
  body: Content;
  /** Untrusted: from the sender's browser. */
  attributes: Attributes | undefined;
  /** What it answers, as it was then; without a text once that was deleted, or its sender muted. */
  replyTo: { id: string; userId: string; name: string; text: string | undefined } | undefined;
  /** Milliseconds since 1970. */
  time: number;
  /** Written by this viewer. */
  own: boolean;
  state: 'pending' | 'sent' | 'failed' | 'deleting' | 'deleted';
  /** A filter makes it stand out, or keeps it back until a moderator shows it. */
  filter: 'highlight' | 'hold' | undefined;
  /** A moderator has shown what a filter kept back. */
  released?: true;
  /** The same text came again, so often and from so many people. */
  fold?: { count: number; people: number };
  /** Why it failed. */
  error?: ChatClientError;
  /** Why it was deleted. */
  reason?: string | undefined;
}

/** Something that happened, told in the list. */
export type NoticeEntry = { kind: 'notice'; key: string; seq: number; time: number } & (
  | { notice: 'userDisconnected'; name: string; reason: string | undefined }
  /** An event of the application, which the page renders. */
  | { notice: 'event'; event: ChatEvent }
  /** A sentence of the backend. */
  | { notice: 'text'; text: string }
  | { notice: 'slowMode'; seconds: number }
  | { notice: 'mode'; mode: 'everyone' | 'members' | 'paused' }
  /** So many messages were not shown, as there were too many at once. */
  | { notice: 'skipped'; count: number }
);

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

/**
 * Puts a message of the room in. It takes the place of the pending one that it answers; one that its sender sent again, as they
 * could not know that it had arrived, is there already, and what is done to it counts for the newest.
 */
export function insertMessage(entries: readonly Entry[], entry: MessageEntry): readonly Entry[] {
  const { own, requestId, id, content, sender } = entry;
  if (!requestId) return [...entries, entry];
  // Anybody can read a request id once its message is out, so that it counts only from its sender, for the same text.
  const at = entries.findLastIndex(
    (other) =>
      other.kind === 'message' &&
      (isUnsent(other)
        ? own && other.key === requestId
        : other.requestId === requestId &&
          other.state === 'sent' &&
          other.content === content &&
          other.sender.userId === sender.userId),
  );
  const there = entries[at] as MessageEntry | undefined;
  if (!there) return [...entries, entry];
  return entries.with(at, there.id ? { ...there, id } : { ...entry, key: there.key });
}

/** Puts earlier messages before and between those that are there, by time; what is there already stays as it is. */
export function mergeEarlier(entries: readonly Entry[], earlier: readonly MessageEntry[]): readonly Entry[] {
  const ids = new Set(entries.map((entry) => (entry.kind === 'message' ? entry.id : undefined)));
  const fresh = earlier.filter(({ id }) => !ids.has(id) && ids.add(id));
  // A stable sort leaves what came at one time in its order; what is not sent yet stays last.
  const at = (entry: Entry): number => (isUnsent(entry) ? Infinity : entry.time);
  return fresh.length ? [...fresh, ...entries].sort((a, b) => at(a) - at(b) || 0) : entries;
}

/** Finds a message. */
export type Find = (entry: MessageEntry) => boolean;
/** Finds it by its ids, where it is no entry; what has no time is meant whenever it was sent. */
export type Meant = (id: string, userId: string, sendTime?: Date) => boolean;

export const byKey =
  (key: string): Find =>
  (entry) =>
    entry.key === key;
export const byId =
  (id: string): Find =>
  (entry) =>
    entry.id === id;

/** The newest message that is meant. */
export const findMessage = (entries: readonly Entry[], find: Find): MessageEntry | undefined =>
  entries.findLast((entry): entry is MessageEntry => entry.kind === 'message' && find(entry));

/** Changes the messages that are meant; without any, the list is the same one. */
export function changeMessages(
  entries: readonly Entry[],
  find: Find,
  change: (entry: MessageEntry) => MessageEntry,
): readonly Entry[] {
  return findMessage(entries, find)
    ? entries.map((entry) => (entry.kind === 'message' && find(entry) ? change(entry) : entry))
    : entries;
}

/** Takes the messages out that are meant; without any, the list is the same one. */
export const removeMessages = (entries: readonly Entry[], find: Find): readonly Entry[] =>
  findMessage(entries, find) ? entries.filter((entry) => entry.kind !== 'message' || !find(entry)) : entries;

/** Nobody reads in a quote what is gone. */
export const forgetQuotes = (entries: readonly Entry[], isMeant: Meant): readonly Entry[] =>
  changeMessages(
    entries,
    ({ replyTo }) => replyTo?.text !== undefined && isMeant(replyTo.id, replyTo.userId),
    (entry) => ({ ...entry, replyTo: { ...entry.replyTo!, text: undefined } }),
  );

/** Whether the service has not acknowledged it. */
export const isUnsent = (entry: Entry): boolean => entry.kind === 'message' && entry.id === undefined;
