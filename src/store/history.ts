import { readFrame } from '../client/incoming.ts';
import type { ChatMessage } from '../client/types.ts';
import type { ChatStore } from './chat-store.ts';
import { followEvent, openRoom, userToDelete, type RoomRules } from './room-rules.ts';

/** A history longer than this is read from its end, in messages. */
const MAX = 1_000;

/**
 * Reads what a room said before: frames as clients receive them, or lines of a chat log, as a JSON list, as a `messages` list in
 * an object, or one a line. What was deleted in it is left out; what is broken is skipped.
 *
 * @param text - what a backend answered
 * @returns the messages, in their order
 */
export function readHistory(text: string): ChatMessage[] {
  const messages = new Map<string, ChatMessage>();
  for (const item of itemsOf(text).slice(-MAX)) {
    const incoming = read(item);
    if (incoming?.type === 'message') messages.set(incoming.value.id, incoming.value);
    if (incoming?.type === 'messageDelete') messages.delete(incoming.value.messageId);
    const userId = incoming?.type === 'event' ? userToDelete(incoming.value) : undefined;
    if (userId !== undefined)
      for (const [id, { sender }] of messages) if (sender.userId === userId) messages.delete(id);
  }
  return [...messages.values()];
}

/** What holds in a room by the events that its history has, in their order. */
export function readRules(text: string): RoomRules {
  return itemsOf(text)
    .slice(-MAX)
    .map(read)
    .reduce((rules, one) => (one?.type === 'event' ? followEvent(rules, one.value) : rules), openRoom);
}

/** Takes over what holds in a room since before the chat began, without a word; what has changed meanwhile stays. */
export function addRules({ parts }: ChatStore, rules: RoomRules): void {
  const now = Object.entries(parts.getState().rules) as [keyof RoomRules, unknown][];
  parts.update({ rules: { ...rules, ...Object.fromEntries(now.filter(([name, rule]) => rule !== openRoom[name])) } });
}

function itemsOf(text: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    const { messages } = Object(whole) as { messages?: unknown };
    return Array.isArray(whole) ? whole : Array.isArray(messages) ? messages : [whole];
  } catch {
    const lines = text.split('\n').filter((line) => line.trim());
    return lines.slice(-MAX).flatMap((line) => parse(line) ?? []);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function read(item: unknown): ReturnType<typeof readFrame> | undefined {
  try {
    const { payload = item } = Object(item) as { payload?: unknown };
    return readFrame(JSON.stringify(payload));
  } catch {
    return undefined;
  }
}
