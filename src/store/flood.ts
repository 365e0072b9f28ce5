import type { MessageEntry } from './entries.ts';

/** What becomes of a message that comes while there are too many to read. */
export type Verdict = { show: true } | { show: false; foldInto: string | undefined; people: number };

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
  readonly #texts = new Map<string, { key: string; at: number; people: Set<string> }>();

  /** @param limit - messages a second; 0 shows everything */
  constructor(limit: number) {
    this.#limit = limit;
  }

  judge({ key, content, sender, own, body }: MessageEntry, now: number): Verdict {
    if (!this.#limit) return { show: true };
    const flooded = this.#isFull(this.#arrived, now);
    push(this.#arrived, now, this.#limit);
    const text = content.trim().toLowerCase();
    const same = this.#texts.get(text);
    if (own || body.mentionsMe || sender.badges.length || !flooded) return this.#show(text, key, sender.userId, now);
    if (same && now - same.at < FOLD_MS) {
      if (same.people.size < MAX_PEOPLE) same.people.add(sender.userId);
      return { show: false, foldInto: same.key, people: same.people.size };
    }
    return this.#isFull(this.#shown, now)
      ? { show: false, foldInto: undefined, people: 0 }
      : this.#show(text, key, sender.userId, now);
  }

  #show(text: string, key: string, userId: string, now: number): Verdict {
    push(this.#shown, now, this.#limit);
    this.#texts.delete(text);
    this.#texts.set(text, { key, at: now, people: new Set([userId]) });
    if (this.#texts.size > MAX_TEXTS) this.#texts.delete(this.#texts.keys().next().value!);
    return { show: true };
  }

  /** Whether so many are in the last second that one more is too many. */
  #isFull(times: number[], now: number): boolean {
    return times.length >= this.#limit && now - times[0]! < 1_000;
  }
}

function push(times: number[], now: number, max: number): void {
  times.push(now);
  if (times.length > max) times.shift();
}
