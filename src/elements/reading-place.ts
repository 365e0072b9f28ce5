/**
 * Where a reader is who has left the end of a list: whatever comes, goes or grows above must not move what they read. Browsers anchor
 * scrolling by themselves, but not all of them do, and none where rows are put in at the very top.
 */
export class ReadingPlace {
  /** Rows on the screen, and where they were, in pixels from the top of the list. */
  #rows: { row: Element; top: number }[] = [];

  /** Remembers what is on the screen. */
  remember(list: Element, rows: Iterable<Element>): void {
    const { top, bottom } = list.getBoundingClientRect();
    this.#rows = [];
    for (const row of rows) {
      const place = row.getBoundingClientRect();
      if (place.top > bottom) break;
      if (place.bottom > top) this.#rows.push({ row, top: place.top - top });
    }
  }

  /** Scrolls so that what was on the screen is where it was. */
  restore(list: Element): void {
    const there = this.#rows.find(({ row }) => list.contains(row));
    if (!there) return;
    const moved = there.row.getBoundingClientRect().top - list.getBoundingClientRect().top - there.top;
    if (Math.abs(moved) >= 1) list.scrollTop += moved;
  }
}
