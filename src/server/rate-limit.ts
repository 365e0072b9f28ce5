/** How long a call counts, in milliseconds. */
const WINDOW_MS = 1_000;

/** At most so many calls in any window of one second. Holds one time stamp for each call of the last second, no more. */
export class RateLimit {
  readonly #times: number[] = [];
  readonly #perSecond: number;
  readonly #now: () => number;

  /** @param now - the clock, in milliseconds */
  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  /** @returns whether the call may go on; it counts only if so */
  take(): boolean {
    const now = this.#now();
    // A call of a time to come: the clock was put back, and how long ago that call was, nobody knows.
    while (this.#times.length && (now < this.#times[0]! || now - this.#times[0]! >= WINDOW_MS)) this.#times.shift();
    if (this.#times.length >= this.#perSecond) return false;
    this.#times.push(now);
    return true;
  }
}
