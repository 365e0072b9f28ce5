/** So long a finger rests before it means something, in milliseconds. */
const PRESS_MS = 500;
/** A finger that moves further scrolls, in pixels. */
const SLOP_PX = 10;

/** Tells a finger that rests from one that taps or scrolls. */
export class LongPress {
  readonly #pressed: (target: Element) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #start = { x: 0, y: 0 };

  constructor(pressed: (target: Element) => void) {
    this.#pressed = pressed;
  }

  /** Listen with it to `pointerdown`, `pointermove`, `pointerup`, `pointercancel` and `contextmenu`. */
  readonly handleEvent = (event: PointerEvent | MouseEvent): void => {
    const finger = (event as PointerEvent).pointerType === 'touch';
    if (event.type === 'pointerdown' && finger) {
      const target = event.composedPath()[0] as Element;
      this.#start = { x: event.clientX, y: event.clientY };
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#pressed(target), PRESS_MS);
    } else if (event.type === 'contextmenu') {
      // The browser's own answer to a resting finger; a mouse keeps its menu.
      if (finger) event.preventDefault();
    } else if (event.type !== 'pointermove' || this.#moved(event)) this.cancel();
  };

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #moved({ clientX, clientY }: MouseEvent): boolean {
    return Math.hypot(clientX - this.#start.x, clientY - this.#start.y) > SLOP_PX;
  }
}
