import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where what had the focus is gone with an update, the place where it was keeps it: an element that shows nothing can have it too. */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #had = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    if (!this.#had || this.#host.matches(':focus-within')) return;
    this.#host.tabIndex = -1;
    this.#host.focus({ preventScroll: true });
  }
}
