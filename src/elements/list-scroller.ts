import type { Entry } from '../store/entries.ts';
import { ReadingPlace } from './reading-place.ts';
import { RowWindow } from './row-window.ts';

/** Within so many pixels of its end, the list follows the newest message. */
const END_PX = 24;

/** So long after it got another height a list may be put back by the browser. Seen in Chromium: three frames and more, on a busy machine. */
const SETTLED_MS = 1_000;

/** The elements of a list, and what it shows of. */
interface Scrolled {
  list: HTMLElement;
  rows: HTMLElement;
  entries: readonly Entry[];
}

/** Where a list stands: at its end, which it follows, or where a reader is, whom nothing may move. */
export class ListScroller {
  readonly #window = new RowWindow();
  readonly #place = new ReadingPlace();
  /** `scrollTop` as last set or told. */
  #scrolledTo = 0;
  /** Heights of the list and of its rows, as last taken into account. */
  #heights: [list: number, rows: number] = [0, 0];
  /** The height that the list had before, and until when, in milliseconds since the page began. */
  #former = { height: 0, until: -Infinity };

  /** Whether the reader is at the end. */
  atEnd = true;

  /** The entries to render. @param follows - whether the newest are wanted */
  slice(entries: readonly Entry[], follows: boolean): readonly Entry[] {
    return this.#window.slice(entries, follows);
  }

  /** Renders from another place on: that of an entry. */
  moveTo(entries: readonly Entry[], index: number): void {
    this.#window.moveTo(entries, index);
  }

  /** Renders more at one side. @returns whether there were any */
  extend(entries: readonly Entry[], side: 'before' | 'after'): boolean {
    return this.#window.extend(entries, side);
  }

  /**
   * After rows have changed: at the end, the newest stays in sight; elsewhere, what is being read stays where it is.
   *
   * @returns whether there should be more rows
   */
  keep(scrolled: Scrolled, follows: () => boolean): boolean {
    const { list, rows, entries } = scrolled;
    // A layout that a page's start does without.
    if (!entries.length && this.atEnd) return false;
    // The reader may have scrolled since, and the event that tells of it may still be on its way.
    const moved = list.scrollTop !== this.#scrolledTo;
    this.#read(scrolled, false);
    this.#heights = [list.clientHeight, rows.offsetHeight];
    if (!follows()) {
      if (moved) this.#place.remember(list, rows.children);
      else {
        this.#place.restore(list);
        this.#scrolledTo = list.scrollTop;
      }
      return this.#extend(scrolled);
    }
    return this.#toEnd(scrolled);
  }

  /** Whether the sizes are those that were last taken into account. */
  hasSeen(list: HTMLElement, rows: HTMLElement): boolean {
    return list.clientHeight === this.#heights[0] && rows.offsetHeight === this.#heights[1];
  }

  /** After the reader has scrolled. @returns whether there should be more rows */
  scrolled(scrolled: Scrolled, follows: () => boolean): boolean {
    if (scrolled.list.scrollTop === this.#scrolledTo) return false;
    const isPutBack = this.#read(scrolled, true);
    if (follows()) return isPutBack && this.#toEnd(scrolled);
    this.#place.remember(scrolled.list, scrolled.rows.children);
    return this.#extend(scrolled);
  }

  #toEnd({ list, rows }: Scrolled): boolean {
    list.scrollTop = list.scrollHeight;
    this.#scrolledTo = list.scrollTop;
    const [listHeight, height] = this.#heights;
    return this.#window.fit(rows.childElementCount, height, listHeight);
  }

  /** After the list was taken out of the page and put in again, which scrolls it to its top. */
  attached(scrolled: Scrolled, follows: () => boolean): boolean {
    this.#scrolledTo = scrolled.list.scrollTop;
    return this.keep(scrolled, follows);
  }

  /**
   * @param mayLeave - whether there was a scroll; what is above or in the list may have changed and changed back without one
   * @returns whether the browser has put the list back to where its end was before it got lower, as with a keyboard: Chromium does, some
   * frames later, and no reader has left the end by that
   */
  #read({ list: { scrollHeight, scrollTop, clientHeight }, entries }: Scrolled, mayLeave: boolean): boolean {
    const [height] = this.#heights;
    const now = performance.now();
    const isRecent = (): boolean => now - this.#former.until < SETTLED_MS;
    // A page that gets lower may do so in steps.
    if (clientHeight !== height && height)
      this.#former = { height: Math.max(height, isRecent() ? this.#former.height : 0), until: now };
    const below = scrollHeight - scrollTop;
    const close = below - clientHeight <= END_PX && this.#window.reachesEnd(entries);
    const isPutBack = !close && isRecent() && below - this.#former.height <= END_PX;
    if (close || (mayLeave && !isPutBack)) this.atEnd = close;
    if (mayLeave) this.#scrolledTo = scrollTop;
    return isPutBack;
  }

  /** Takes more rows before the reader comes to the edge of those that are there. */
  #extend({ list: { scrollHeight, scrollTop, clientHeight }, entries }: Scrolled): boolean {
    const margin = clientHeight / 2;
    const nearTop = scrollTop < margin;
    const nearBottom = scrollHeight - scrollTop - clientHeight < margin;
    const mayDrop = !(nearTop && nearBottom);
    const above = nearTop && this.#window.extend(entries, 'before', mayDrop);
    const below = nearBottom && this.#window.extend(entries, 'after', mayDrop);
    return above || below;
  }
}
