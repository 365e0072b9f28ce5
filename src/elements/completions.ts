import type { Entry } from '../store/entries.ts';
import type { View } from '../store/view.ts';

/** What can be put in place of what was begun. */
export interface Completion {
  /** Goes into the text. */
  text: string;
  label: string;
  /** Address of a picture, not checked yet. */
  image?: string;
}

/** A word under way, from its `@` or `:` to the caret. */
export interface Begun {
  from: number;
  to: number;
  sign: '@' | ':';
  query: string;
}

const MAX = 6;

/** What is being written before the caret, where it is a name or an emote. */
export function begunBefore(text: string, caret: number): Begun | undefined {
  const match = /(?<![^\s(])([@:])([\p{L}\p{N}\p{M}_.+-]*)$/u.exec(text.slice(0, caret));
  if (!match) return undefined;
  const [all, sign, query] = match as unknown as [string, Begun['sign'], string];
  // A colon alone ends a sentence more often than it begins an emote.
  if (sign === ':' && query.length < 2) return undefined;
  return { from: caret - all.length, to: caret, sign, query };
}

/**
 * What may be meant: who wrote last comes first; what is complete comes before what begins with the letters, and that before what has
 * them inside.
 */
export function completionsOf({ sign, query }: Begun, entries: readonly Entry[], { pack }: View): Completion[] {
  const all = sign === '@' ? names(entries) : emotes(pack);
  const wanted = query.toLowerCase();
  const ranks = [
    (label: string): boolean => label === wanted,
    (label: string): boolean => label.startsWith(wanted),
    (label: string): boolean => label.includes(wanted),
  ];
  const rank = ({ label }: Completion): number => ranks.findIndex((fits) => fits(label.toLowerCase()));
  return all
    .filter((one) => rank(one) >= 0)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MAX);
}

/** Whether a completion would change nothing but the blank after it: names are the same in capitals. */
export const isWritten = ({ sign, query }: Begun, { text }: Completion): boolean =>
  text.trim().toLowerCase() === (sign + query).toLowerCase();

function names(entries: readonly Entry[]): Completion[] {
  const found = new Set<string>();
  for (const entry of [...entries].reverse()) if (entry.kind === 'message' && !entry.own) found.add(entry.sender.name);
  // What begins with something else is no mention, whoever is meant.
  return [...found].filter((name) => /^[\p{L}\p{N}_]/u.test(name)).map((name) => ({ text: `@${name} `, label: name }));
}

const emotes = ({ emotes: all = {} }: View['pack']): Completion[] =>
  Object.entries(all).map(([name, image]) => ({ text: `:${name}: `, label: name, image }));
