import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Has its host rendered again whenever another number of seconds is left. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #left: () => number;
  #tick: ReturnType<typeof setTimeout> | undefined;

  /** @param left - how long it still takes, in milliseconds; 0 or less where nothing is waited for */
  constructor(host: ReactiveControllerHost & { readonly isConnected: boolean }, left: () => number) {
    this.#host = host;
    this.#left = left;
    host.addController(this);
  }

  /** What was shown before the host left is late by now. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#tick);
  }

  hostUpdated(): void {
    clearTimeout(this.#tick);
    const left = this.#left();
    if (left > 0 && this.#host.isConnected)
      this.#tick = setTimeout(() => this.#host.requestUpdate(), left % 1_000 || 1_000);
  }
}
