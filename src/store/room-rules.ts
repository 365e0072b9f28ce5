import type { ChatEvent } from '../client/types.ts';
import { messageDeletions } from '../protocol/room-events.ts';

/** What the application's events have made of the room. The backend enforces it by the tokens that it makes. */
export interface RoomRules {
  /** A message or a sentence that stays above the others. */
  pinned: { text: string; by: string } | undefined;
  /** Seconds between two messages of one viewer; 0: none. Moderators need not wait. */
  slowMode: number;
  /** Who may write: everybody, those with a badge, or moderators alone. */
  mode: 'everyone' | 'members' | 'paused';
}

export const openRoom: RoomRules = { pinned: undefined, slowMode: 0, mode: 'everyone' };

const modes: readonly string[] = ['everyone', 'members', 'paused'] satisfies RoomRules['mode'][];
const MAX_SLOW_MODE = 3_600;

/**
 * Events that every chat obeys, sent by the backend with SendEvent:
 *
 * - `app:PIN` with `text`, `by`; `app:UNPIN`
 * - `app:SLOW_MODE` with `seconds`, 0 to 3,600
 * - `app:CHAT_MODE` with `mode`: `everyone`, `members` or `paused`
 *
 * @returns the rules after the event; the same object where the event changes none
 */
export function followEvent(rules: RoomRules, { eventName, attributes = {} }: ChatEvent): RoomRules {
  switch (eventName) {
    case 'app:PIN':
      return attributes['text']
        ? { ...rules, pinned: { text: attributes['text'], by: attributes['by'] ?? '' } }
        : rules;
    case 'app:UNPIN':
      return rules.pinned ? { ...rules, pinned: undefined } : rules;
    case 'app:SLOW_MODE': {
      const slowMode = Math.trunc(Number(attributes['seconds']));
      return slowMode >= 0 && slowMode <= MAX_SLOW_MODE && slowMode !== rules.slowMode ? { ...rules, slowMode } : rules;
    }
    case 'app:CHAT_MODE': {
      const mode = attributes['mode'] as RoomRules['mode'];
      return modes.includes(mode) && mode !== rules.mode ? { ...rules, mode } : rules;
    }
    default:
      return rules;
  }
}

/** Whose messages an event takes away. */
export const userToDelete = ({ eventName, attributes }: ChatEvent): string | undefined =>
  messageDeletions.includes(eventName) ? attributes?.['userId'] : undefined;
