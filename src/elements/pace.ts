/** Of the page's time, so much may go into showing messages; the rest is for the video and the page. */
const SHARE = 0.1;
/** However much there is to do, messages show so often, in milliseconds. */
const SLOWEST_MS = 150;
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
  #flush = (): void => {};
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushedAt = -Infinity;
  /** Of a flush and the frame that follows, in milliseconds. */
  #cost = 0;

  constructor() {
    this.#afterFrame.port1.onmessage = () => {
      this.#cost += (performance.now() - this.#flushedAt - this.#cost) * WEIGHT;
    };
  }

  /**
   * Calls the function once, with a frame to come.
   *
   * @param paced - whether it may wait; otherwise it comes with the next frame
   */
  schedule(flush: () => void, paced: boolean): void {
    this.#flush = flush;
    const wait = paced ? this.#flushedAt + Math.min(this.#cost / SHARE, SLOWEST_MS) - performance.now() : 0;
    if (wait < FRAME_MS || document.hidden) this.#atNextFrame();
    else this.#timer ??= setTimeout(() => this.#atNextFrame(), wait - FRAME_MS / 2);
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
      this.#flushedAt = performance.now();
      this.#flush();
      this.#afterFrame.port2.postMessage(undefined);
    });
  };
}
