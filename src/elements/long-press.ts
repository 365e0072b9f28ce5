/** So long a finger rests before it means something, in milliseconds. */
const PRESS_MS = 500;
/** A finger that moves further scrolls, in pixels. */
const SLOP_PX = 10;

/** Tells a finger that rests from one that taps or scrolls. */
export class LongPress {
  readonly #rested: (target: Element | undefined) => void;
  readonly #lifted: (target: Element) => void;
  /** On what the finger rests. */
  #target: Element | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #start = { x: 0, y: 0 };

  /**
   * @param rested - the finger has rested for long enough, or does not any more: something should show it
   * @param lifted - it has left after that; a popover that had opened before would be closed by its leaving
   */
  constructor(rested: (target: Element | undefined) => void, lifted: (target: Element) => void) {
    this.#rested = rested;
    this.#lifted = lifted;
  }

  /** Listen with it to `pointerdown`, `pointermove`, `pointercancel`, `touchend` and `contextmenu`. */
  readonly handleEvent = (event: PointerEvent | MouseEvent | TouchEvent): void => {
    if (event instanceof MouseEvent) this.#onPointer(event);
    else if (this.#target) {
      // The click that a browser makes of a short rest would meet what opens under the finger.
      event.preventDefault();
      this.#lift();
    } else this.cancel();
  };

  #onPointer(event: PointerEvent | MouseEvent): void {
    const finger = (event as PointerEvent).pointerType === 'touch';
    if (event.type === 'pointerdown' && finger) {
      const target = event.composedPath()[0] as Element;
      this.#start = { x: event.clientX, y: event.clientY };
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#rested((this.#target = target)), PRESS_MS);
    } else if (event.type === 'contextmenu') {
      // The browser's own answer to a resting finger; a mouse keeps its menu.
      if (finger) event.preventDefault();
    } else if (event.type === 'pointercancel') {
      // A browser that answers to the rest in its own way takes the finger over: that ends it as well.
      this.#lift();
    } else if (this.#moved(event)) this.cancel();
  }

  #lift(): void {
    const target = this.#target;
    this.cancel();
    if (target) requestAnimationFrame(() => this.#lifted(target));
  }

  cancel(): void {
    clearTimeout(this.#timer);
    if (this.#target) this.#rested(undefined);
    this.#target = undefined;
  }

  #moved({ clientX, clientY }: MouseEvent): boolean {
    return Math.hypot(clientX - this.#start.x, clientY - this.#start.y) > SLOP_PX;
  }
}
