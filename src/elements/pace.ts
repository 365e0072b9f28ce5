/** Of the page's time, so much may go into showing messages; the rest is for the video and the page. */
const SHARE = 0.13;
/** However dear frames are, messages show so often, in milliseconds. */
const SLOWEST_MS = 150;
/** A room at its limit of 100 messages a second shows them so often, seven at once; a quieter one more often, in proportion. */
const BUSY_MS = 72;
const BUSY_RATE = 100;
/** At a thousand a second a step of an eighth of that brings more than a screen holds; nobody reads any more. */
const FLOOD_SHARE = 0.125;
const SLOWEST_FLOOD_MS = 250;
/** How much of the newest measure goes into the cost: one slow frame is chance, ten are not. */
const WEIGHT = 0.1;
/** What waits for less than this may as well come with the next frame, in milliseconds. */
const FRAME_MS = 16;

/**
 * When a chat shows what is new: with every frame while that is cheap, in wider steps as it gets dearer. What a frame costs hardly
 * depends on how many messages it brings, so that fewer frames are the way to cost less.
 */
export class Pace {
  /** Comes when the work of a frame is done: style, layout and paint too. */
  readonly #afterFrame = new MessageChannel();
  #flush = (): number => 0;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushedAt = -Infinity;
  /** Of a flush and the frame that follows, in milliseconds. */
  #cost = 0;
  /** Messages a second. */
  #rate = 0;

  constructor() {
    this.#afterFrame.port1.onmessage = () => {
      this.#cost += (performance.now() - this.#flushedAt - this.#cost) * WEIGHT;
    };
  }

  /**
   * Calls the function once, with a frame to come.
   *
   * @param flush - shows what is new, and returns how many messages that were
   * @param paced - whether it may wait; otherwise it comes with the next frame
   */
  schedule(flush: () => number, paced: boolean): void {
    this.#flush = flush;
    const wait = paced ? this.#flushedAt + this.#step - performance.now() : 0;
    if (wait < FRAME_MS || document.hidden) this.#atNextFrame();
    else this.#timer ??= setTimeout(() => this.#atNextFrame(), wait - FRAME_MS / 2);
  }

  /** The least time between two flushes, by what they cost and by how much there is, in milliseconds. */
  get #step(): number {
    return Math.max(
      Math.min(this.#cost / SHARE, SLOWEST_MS),
      Math.min(this.#rate / BUSY_RATE, 1) * BUSY_MS,
      Math.min(this.#rate * FLOOD_SHARE, SLOWEST_FLOOD_MS),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    document.removeEventListener('visibilitychange', this.#atNextFrame);
    this.#afterFrame.port1.close();
  }

  readonly #atNextFrame = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Firefox gives a page that nobody sees a frame now and then: what is new waits until somebody does.
    if (document.hidden) return document.addEventListener('visibilitychange', this.#atNextFrame, { once: true });
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (document.hidden) return this.#atNextFrame();
      const former = this.#flushedAt;
      this.#flushedAt = performance.now();
      const rate = (this.#flush() * 1_000) / (this.#flushedAt - former);
      this.#rate += (rate - this.#rate) * WEIGHT;
      this.#afterFrame.port2.postMessage(undefined);
    });
  };
}
