/** More than two connections deliver of each other's frames while both are open. */
const CAPACITY = 1_024;

/** Remembers the last ids that it was shown, and no more. */
export class RecentIds {
  readonly #ids = new Set<string>();

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** @returns whether the id is new */
  add(id: string): boolean {
    if (this.has(id)) return false;
    this.#ids.add(id);
    // A set keeps the order of insertion: the first one is the oldest.
    if (this.#ids.size > CAPACITY) for (const oldest of this.#ids) return this.#ids.delete(oldest);
    return true;
  }
}
