import { byId, changeMessages, type Entry, type MessageEntry } from './entries.ts';
import { keepNewest } from './keep-newest.ts';

/** A message that is not shown: the id of the one that is and has the same text, if there is one, and from how many people that came. */
export interface Folded {
  show: false;
  id: string | undefined;
  people: number;
}
/** What becomes of a message that comes while there are too many to read. */
export type Verdict = { show: true } | Folded;

/** For so long may the same text be folded into the row that has it, in milliseconds. */
const FOLD_MS = 10_000;
/** More texts are not remembered; and of who wrote one, no more than these are told apart. */
const MAX_TEXTS = 200;
const MAX_PEOPLE = 1_000;

/**
 * Above so many messages a second, the same text is folded into one row, and of the rest as many are shown as can be
 * read: a sample, and never of the viewer's own, of mentions, or of who has a badge.
 */
export class Flood {
  readonly #limit: number;
  /** When the last messages came and when they were shown, in milliseconds; as many as the limit. */
  readonly #arrived: number[] = [];
  readonly #shown: number[] = [];
  readonly #texts = new Map<string, { id: string | undefined; at: number; people: Set<string> }>();

  /** @param limit - messages a second; 0 shows everything */
  constructor(limit: number) {
    this.#limit = limit;
  }

  judge({ id, content, sender, own, body }: MessageEntry, now: number): Verdict {
    if (!this.#limit) return { show: true };
    const flooded = this.#isFull(this.#arrived, now);
    keepNewest(this.#arrived, now, this.#limit);
    const text = content.trim().toLowerCase();
    const same = this.#texts.get(text);
    if (own || body.mentionsMe || sender.badges.length || !flooded) return this.#show(text, id, sender.userId, now);
    if (same && isWithin(FOLD_MS, same.at, now)) {
      if (same.people.size < MAX_PEOPLE) same.people.add(sender.userId);
      return { show: false, id: same.id, people: same.people.size };
    }
    return this.#isFull(this.#shown, now)
      ? { show: false, id: undefined, people: 0 }
      : this.#show(text, id, sender.userId, now);
  }

  #show(text: string, id: string | undefined, userId: string, now: number): Verdict {
    keepNewest(this.#shown, now, this.#limit);
    this.#texts.delete(text);
    this.#texts.set(text, { id, at: now, people: new Set([userId]) });
    if (this.#texts.size > MAX_TEXTS) this.#texts.delete(this.#texts.keys().next().value!);
    return { show: true };
  }

  /** Whether so many are in the last second that one more is too many. */
  #isFull(times: number[], now: number): boolean {
    return times.length >= this.#limit && isWithin(1_000, times[0]!, now);
  }
}

/** What lies ahead is of a clock that was put back since, and counts no more. */
const isWithin = (ms: number, since: number, now: number): boolean => now >= since && now - since < ms;

/** The entries with one more counted in the row that has the text; `undefined` where that is not there any more. */
export function foldInto(entries: readonly Entry[], { id, people }: Folded): readonly Entry[] | undefined {
  // By its id: the row of an own message has the key of its request.
  if (id === undefined) return undefined;
  const folded = changeMessages(entries, byId(id), (entry) => ({
    ...entry,
    fold: { count: (entry.fold?.count ?? 1) + 1, people },
  }));
  return folded === entries ? undefined : folded;
}

/** The entries with one more counted in the last row; `undefined` where that counts nothing. */
export function countSkipped(entries: readonly Entry[]): readonly Entry[] | undefined {
  const last = entries.at(-1);
  return last?.kind === 'notice' && last.notice === 'skipped'
    ? entries.with(-1, { ...last, count: last.count + 1 })
    : undefined;
}
