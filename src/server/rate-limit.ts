/** At most so many calls in any window of one second. Holds one time stamp for each call allowed, no more. */
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
    if (this.#times.length >= this.#perSecond) {
      if (now - this.#times[0]! < 1_000) return false;
      this.#times.shift();
    }
    this.#times.push(now);
    return true;
  }
}
