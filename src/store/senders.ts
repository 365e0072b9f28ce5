import type { Attributes } from '../protocol/frames.ts';

/** Kinds of badges that have a drawing of their own; every other one is shown by its label. */
export type BadgeKind = 'host' | 'moderator' | 'verified' | 'subscriber' | 'other';

/** What a sender wears before their name. */
export interface Badge {
  kind: BadgeKind;
  /** As the backend wrote it. */
  label: string;
}

/** A sender as the chat shows them. */
export interface Sender {
  userId: string;
  name: string;
  /** `#rrggbb`: their own colour, or one made from the user id. */
  color: string;
  /** Two letters for the place of an avatar. */
  initials: string;
  /** Address of an image; whether it may be loaded is for the page to say. */
  avatar: string | undefined;
  /** At most three. */
  badges: readonly Badge[];
}

/** What a page can say of a sender in its own way; what it leaves out is read by the field's conventions. */
export type MapSender = (
  userId: string,
  attributes: Attributes,
) => Partial<Pick<Sender, 'name' | 'color' | 'avatar'>> & {
  /** Labels or badges, three at most; or labels by commas. */
  badges?: string | readonly (string | Badge)[];
};

/** Attributes in which backends of the field put the display name. */
export const nameKeys = ['displayName', 'username', 'name', 'nickname'] as const;
export const avatarKeys = ['avatar', 'picture'] as const;

/** What backends of the field write for each kind of badge. */
const badgeKinds: readonly (readonly [BadgeKind, ...string[]])[] = [
  ['host', 'owner', 'streamer', 'broadcaster'],
  ['moderator', 'mod'],
  ['verified'],
  ['subscriber', 'sub', 'member'],
];

/** The longest name that is shown, in code points: a name must not push the message away. */
const MAX_NAME = 64;
const MAX_BADGES = 3;
const MAX_BADGE_LABEL = 24;

/** Twelve hues far enough apart to tell neighbours from each other; the theme sets lightness and contrast. */
const palette = [
  '#d4562a',
  '#c98a1b',
  '#7a8a12',
  '#4f9a3a',
  '#15a36b',
  '#00a7b5',
  '#1e7fd6',
  '#5b6ef0',
  '#8a7bff',
  '#b23ad6',
  '#e0459a',
  '#d8344f',
] as const;

/** Characters that a name may not bring along: controls, marks that turn the direction of the text around it, and blanks of no width. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** A pile of marks on one letter reaches into the rows around it; two are enough for every script. */
const piled = /(\p{M}{2})\p{M}+/gu;

/** Most names have nothing else: expressions with classes of Unicode take milliseconds to compile, and are for the others. */
const ascii = /^[ -~]*$/;

/**
 * Reads a sender from what the token vouches for.
 *
 * @param userId - of the token
 * @param attributes - of the token, by the field's conventions: `displayName`, `username`, `name` or `nickname`; `color`;
 * `avatar` or `picture`; `badges`, by commas or as a JSON list
 * @param mapSender - the page's own way, which goes first
 */
export function readSender(userId: string, attributes: Attributes = {}, mapSender?: MapSender): Sender {
  const mapped = Object(mapSender?.(userId, attributes)) as Record<string, unknown>;
  const given = textOf('name', mapped['name']) ?? nameKeys.map((key) => attributes[key]).find((name) => clean(name));
  const name = shorten(clean(given) || clean(userId), MAX_NAME);
  const color = textOf('color', mapped['color']) ?? attributes['color'] ?? '';
  return {
    userId,
    name,
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : colorOf(userId),
    initials: initialsOf(name),
    avatar: textOf('avatar', mapped['avatar']) ?? avatarKeys.map((key) => attributes[key]).find(Boolean),
    badges: readBadges(mapped['badges'] ?? attributes['badges']).slice(0, MAX_BADGES),
  };
}

const clean = (text = ''): string => (ascii.test(text) ? text : text.replace(unwanted, '').replace(piled, '$1')).trim();

function shorten(text: string, max: number): string {
  const points = Array.from(text);
  return points.length > max ? `${points.slice(0, max - 1).join('')}…` : text;
}

/** A page may be written in a language that does not check types. */
function textOf(what: string, value: unknown): string | undefined {
  if (typeof value === 'string' || value === undefined) return value;
  throw new TypeError(`${what} is no text`);
}

function readBadges(given: unknown): Badge[] {
  const labels: unknown[] = Array.isArray(given) ? given : listOf(textOf('badges', given) ?? '');
  return labels.map(readBadge).filter(({ label }) => label);
}

function readBadge(given: unknown): Badge {
  const { kind, label = given } = Object(given) as Record<string, unknown>;
  const shown = shorten(clean(textOf('label of a badge', label)), MAX_BADGE_LABEL);
  const named = textOf('kind of a badge', kind) ?? shown.toLowerCase();
  return { kind: badgeKinds.find((names) => names.includes(named))?.[0] ?? 'other', label: shown };
}

/** A JSON list of texts, or texts with commas between them. */
function listOf(given: string): string[] {
  try {
    // Most senders have none, and an exception for each message would cost more than the message.
    const list: unknown = given.startsWith('[') && JSON.parse(given);
    if (Array.isArray(list)) return list.filter((item) => typeof item === 'string');
  } catch {
    // No JSON, then.
  }
  return given.split(',');
}

/** FNV-1a: short, and spreads ids that differ by one digit. */
function colorOf(userId: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i++) hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193) >>> 0;
  return palette[hash % palette.length]!;
}

/** The first letters of the first two words, or the first two letters of the only one. */
function initialsOf(name: string): string {
  const words = name.split(ascii.test(name) ? /[^a-z\d]+/i : /[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => Array.from(word)[0]) : Array.from(words[0] ?? '?').slice(0, 2);
  return letters.join('').toUpperCase();
}
