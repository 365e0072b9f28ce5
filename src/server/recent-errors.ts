/** How many are remembered. */
const KEPT = 50;

/** Something that went wrong, for people to read. */
export interface RecentError {
  /** ISO 8601. */
  time: string;
  /** Where, such as an operation or a destination. */
  where: string;
  /** A sentence; never holds a token. */
  message: string;
}

/** The last things that went wrong, for the status page and for whoever listens. */
export class RecentErrors {
  readonly #errors: RecentError[] = [];
  readonly #now: () => number;
  readonly #onError: (error: RecentError) => void;

  /** @param now - milliseconds since 1970 */
  constructor(now: () => number, onError: (error: RecentError) => void) {
    this.#now = now;
    this.#onError = onError;
  }

  /** Remembers what was wrong with what somebody asked for. */
  add(where: string, message: string): void {
    this.#keep(where, message);
  }

  /** Remembers what failed in the service or around it, and tells whoever runs it. */
  report(where: string, message: string): void {
    this.#onError(this.#keep(where, message));
  }

  /** The newest first. */
  list(): RecentError[] {
    return [...this.#errors].reverse();
  }

  #keep(where: string, message: string): RecentError {
    const error = { time: new Date(this.#now()).toISOString(), where, message };
    this.#errors.push(error);
    if (this.#errors.length > KEPT) this.#errors.shift();
    return error;
  }
}
