/** Whether a viewer writes or only reads along: what the page and they want, and what the newest token was asked for. */
export class Participation {
  readonly #host: { lurk: boolean };
  readonly #renew: () => void;
  /** The viewer wants to write. Until a token that allows it holds, they read along as before. */
  #joining = false;
  #tokenReads = false;

  /** @param renew - takes a fresh token */
  constructor(host: { lurk: boolean }, renew: () => void) {
    this.#host = host;
    this.#renew = renew;
  }

  /** Whether a token is to allow nothing but to read. */
  get reads(): boolean {
    return this.#host.lurk && !this.#joining;
  }

  /** A token is asked for now. @returns {@link reads} */
  ask(): boolean {
    this.#tokenReads = this.reads;
    return this.#tokenReads;
  }

  join(): void {
    this.#joining = this.#host.lurk;
    this.#renew();
  }

  /** The newest token holds, or the page wants something else. */
  settle(): void {
    if (this.#tokenReads !== this.reads) this.#renew();
    else if (this.#joining) this.#host.lurk = this.#joining = false;
  }

  /** There is no token. @returns whether the viewer had wanted to write, who reads along as before */
  giveUp(): boolean {
    const { reads } = this;
    this.#joining = false;
    return reads !== this.reads;
  }
}
