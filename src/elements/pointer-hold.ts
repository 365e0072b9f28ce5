/** So long after its last move a mouse is taken to want nothing of the list, in milliseconds. */
const REST_MS = 500;

/**
 * Tells whether a mouse is on its way to something in a list, or rests on a row's buttons: what moved then would have it press
 * another row's.
 */
export class PointerHold {
  readonly #tell: (held: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #x = NaN;
  #y = NaN;

  /** @param tell - is told when the list is to be held, and when it goes on */
  constructor(tell: (held: boolean) => void) {
    this.#tell = tell;
  }

  /** Listen with it to `pointermove` at the list. */
  readonly handleEvent = ({ pointerType, clientX, clientY, target }: PointerEvent): void => {
    // A list that moves under a mouse which rests makes browsers tell of moves too.
    if (pointerType === 'touch' || (clientX === this.#x && clientY === this.#y)) return;
    [this.#x, this.#y] = [clientX, clientY];
    this.#tell(true);
    this.#wait((target as Element).closest('.tools'));
  };

  readonly release = (): void => {
    clearTimeout(this.#timer);
    this.#tell(false);
  };

  /** Buttons that were pressed may be gone, and a mouse may have left without a word: either counts as a last move. */
  #wait(tools: Element | null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => (tools ? this.#wait(tools.matches(':hover') ? tools : null) : this.release()),
      REST_MS,
    );
  }
}
