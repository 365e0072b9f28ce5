import type { Attributes } from '../protocol/frames.ts';

/** A sender as the chat shows them. */
export interface Sender {
  userId: string;
  name: string;
  /** `#rrggbb`: their own colour, or one made from the user id. */
  color: string;
  /** Two letters for the place of an avatar. */
  initials: string;
}

/** Attributes in which backends of the field put the display name. */
const nameKeys = ['displayName', 'username', 'name', 'nickname'] as const;

/** The longest name that is shown, in code points: a name must not push the message away. */
const MAX_NAME = 64;

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

/** Characters that a name may not bring along: controls, and marks that turn the direction of the text around it. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Reads a sender from what the token vouches for.
 *
 * @param userId - of the token
 * @param attributes - of the token, by the field's conventions: `displayName`, `username`, `name` or `nickname`; `color`
 */
export function readSender(userId: string, attributes: Attributes = {}): Sender {
  const given = nameKeys.map((key) => attributes[key]?.replace(unwanted, '').trim()).find(Boolean);
  const points = Array.from(given ?? userId.replace(unwanted, ''));
  const name = points.length > MAX_NAME ? `${points.slice(0, MAX_NAME - 1).join('')}…` : points.join('');
  const color = /^#[0-9a-f]{6}$/i.test(attributes['color'] ?? '') ? attributes['color']! : colorOf(userId);
  return { userId, name, color, initials: initialsOf(name) };
}

/** FNV-1a: short, and spreads ids that differ by one digit. */
function colorOf(userId: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i++) hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193) >>> 0;
  return palette[hash % palette.length]!;
}

/** The first letters of the first two words, or the first two letters of the only one. */
function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => Array.from(word)[0]) : Array.from(words[0] ?? '?').slice(0, 2);
  return letters.join('').toUpperCase();
}
