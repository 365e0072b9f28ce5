/** Over how many seconds a rate is told. */
const SECONDS = 10;

/** How much happened a second, lately. */
export class RateMeter {
  readonly #buckets = new Array<{ second: number; count: number } | undefined>(SECONDS);
  readonly #now: () => number;

  /** @param now - milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  count(by: number): void {
    const second = Math.floor(this.#now() / 1_000);
    const bucket = this.#buckets[second % SECONDS];
    if (bucket?.second === second) bucket.count += by;
    else this.#buckets[second % SECONDS] = { second, count: by };
  }

  /** The mean of the last ten seconds, the one that runs included. */
  perSecond(): number {
    const second = Math.floor(this.#now() / 1_000);
    const counts = this.#buckets.map((bucket) => (bucket && second - bucket.second < SECONDS ? bucket.count : 0));
    return counts.reduce((sum, count) => sum + (count ?? 0), 0) / SECONDS;
  }
}
