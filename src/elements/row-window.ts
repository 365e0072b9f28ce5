import type { Entry } from '../store/entries.ts';

/** So many rows more come as the reader nears the edge of those that are there. */
const CHUNK = 30;
/** No more rows than these are in the DOM; those at the other side go. */
const MOST = 150;
/** At the end, rows fill the list so many times: what is seen, and a margin to begin to scroll back in. */
const FILL = 1.5;
/** Rows above go in so many at once: one that goes moves all the others, which are then laid out and painted anew. */
const SLACK = 20;
/** At the end there are never fewer rows than these. */
const LEAST = 16;

/** Which of the entries are in the DOM: a row costs something in every frame, and the eye needs few. */
export class RowWindow {
  #first = '';
  #from = 0;
  #count = CHUNK;
  /** As many as the end needs. */
  #atEnd = CHUNK;

  /**
   * The entries to render.
   *
   * @param follows - whether the newest are wanted; otherwise those that are there stay
   */
  slice(entries: readonly Entry[], follows: boolean): readonly Entry[] {
    const found = entries.findIndex(({ key }) => key === this.#first);
    if (follows) {
      const there = found < 0 ? Infinity : entries.length - found;
      this.#count = there < this.#atEnd || there > this.#atEnd + SLACK ? Math.min(this.#atEnd, entries.length) : there;
      this.#from = entries.length - this.#count;
    } else {
      // Where the first one was deleted, the next is in its place.
      this.#from = found < 0 ? Math.min(this.#from, Math.max(0, entries.length - 1)) : found;
    }
    return this.#set(entries);
  }

  /** Whether the newest entry is among those that are there. */
  reachesEnd(entries: readonly Entry[]): boolean {
    return this.#from + this.#count >= entries.length;
  }

  /**
   * Takes more at one side, if there are any.
   *
   * @param mayDrop - whether rows at the other side may go for them; not where those are in sight too, or each side would be taken
   * from the other for ever
   * @returns whether there were any
   */
  extend(entries: readonly Entry[], side: 'before' | 'after', mayDrop = true): boolean {
    const there = side === 'before' ? this.#from : entries.length - this.#from - this.#count;
    const more = Math.min(CHUNK, there, mayDrop ? CHUNK : MOST - this.#count);
    if (more <= 0) return false;
    if (side === 'before') this.#from -= more;
    this.#count += more;
    const over = this.#count - MOST;
    if (over > 0) {
      if (side === 'after') this.#from += over;
      this.#count = MOST;
    }
    this.#set(entries);
    return true;
  }

  /** Moves to where an entry is. */
  moveTo(entries: readonly Entry[], index: number): void {
    if (index >= this.#from && index < this.#from + this.#count) return;
    this.#count = Math.min(MOST, Math.max(this.#count, 2 * CHUNK));
    this.#from = Math.max(0, Math.min(index - CHUNK, entries.length - this.#count));
    this.#set(entries);
  }

  /** Learns from the rows at the end how many it needs. @returns whether that are more than there are */
  fit(rows: number, height: number, listHeight: number): boolean {
    if (!rows || !height || !listHeight) return false;
    const needed = Math.min(MOST, Math.max(LEAST, Math.ceil((FILL * listHeight * rows) / height)));
    const before = this.#atEnd;
    // Rows differ in height from one moment to the next: what is about right stays.
    if (needed > before || needed < before / FILL) this.#atEnd = needed;
    return this.#atEnd > before && this.#from > 0;
  }

  #set(entries: readonly Entry[]): readonly Entry[] {
    this.#first = entries[this.#from]?.key ?? '';
    return entries.slice(this.#from, this.#from + this.#count);
  }
}
