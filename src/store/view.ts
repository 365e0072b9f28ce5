import type { ChatEvent } from '../client/types.ts';
import type { EmotePack } from './content.ts';
import type { MessageEntry } from './entries.ts';

/** What a viewer can choose for themselves. */
export interface Preferences {
  timestamps: 'off' | 'time' | 'relative';
  fontSize: 'small' | 'normal' | 'large';
  compact: boolean;
  avatars: boolean;
  reduceMotion: boolean;
  /** What a screen reader is told by itself. */
  announce: 'all' | 'mentions' | 'counts' | 'off';
}

/** How the chat is shown: what the page says, over which goes what the viewer chose. */
export interface View extends Preferences {
  /** Whether the name is left out of a message that follows another one of its sender. */
  grouped: boolean;
  /** Origins besides the page's own from which images may come. */
  imageOrigins: readonly string[];
  /** Emotes and stickers that can be written. */
  pack: EmotePack;
  /** The page's own rendering of an event of the application; nothing where it gives nothing. */
  renderEvent: ((event: ChatEvent) => unknown) | undefined;
  /** The page's own rendering of what a message says; the usual one where it gives nothing. */
  renderMessage: ((entry: MessageEntry) => unknown) | undefined;
  /** Whether the page has a backend that changes the room. */
  canChangeRoom: boolean;
  /** Whether the viewer reads along and may ask to join. */
  lurking: boolean;
  /** Whether nothing of it is real. */
  simulated: boolean;
}

export const defaultView: View = {
  timestamps: 'off',
  fontSize: 'normal',
  compact: false,
  avatars: true,
  reduceMotion: false,
  announce: 'all',
  grouped: false,
  imageOrigins: [],
  pack: {},
  renderEvent: undefined,
  renderMessage: undefined,
  canChangeRoom: false,
  lurking: false,
  simulated: false,
};

/** No more users than these are muted at once. */
export const MAX_MUTED = 1_000;

/** What a choice may be, so that what somebody else wrote in a page or a browser's storage does no harm. */
export const allowed: { [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  timestamps: ['off', 'time', 'relative'],
  fontSize: ['small', 'normal', 'large'],
  compact: [true, false],
  avatars: [true, false],
  reduceMotion: [true, false],
  announce: ['all', 'mentions', 'counts', 'off'],
};

/** The choices that a stored text holds; what is none of them is left out. */
export function readPreferences(text: string | null): { chosen: Partial<Preferences>; muted: [string, string][] } {
  try {
    const { muted, ...stored } = Object(JSON.parse(text ?? '{}')) as Record<string, unknown>;
    const names = Object.keys(allowed) as (keyof Preferences)[];
    const chosen = names.filter((name) => (allowed[name] as readonly unknown[]).includes(stored[name]));
    return {
      chosen: Object.fromEntries(chosen.map((name) => [name, stored[name]])) as Partial<Preferences>,
      muted: Array.isArray(muted) ? muted.flatMap(readMuted) : [],
    };
  } catch {
    return { chosen: {}, muted: [] };
  }
}

/** An id and a name; an id alone, as it was kept before names were, is both. */
function readMuted(one: unknown): [string, string][] {
  const [id, name = id] = [one].flat() as unknown[];
  return typeof id === 'string' && typeof name === 'string' ? [[id, name]] : [];
}
