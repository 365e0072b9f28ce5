type ReadableOn = (color: string, backgrounds: readonly string[]) => string | undefined;

/** More colours are not remembered. */
const MAX_KNOWN = 2_000;

/**
 * Makes the colours of names readable on backgrounds that a site chose. Our own backgrounds need none of it: for those the style
 * sheet lifts every colour by itself, and the arithmetic is not even fetched.
 */
export class NameColors {
  readonly #known = new Map<string, string | undefined>();
  #key = '';
  #backgrounds: readonly string[] = [];
  #readableOn: ReadableOn | undefined;

  /**
   * Takes over what is behind the names.
   *
   * @param backgrounds - as the browser computed them: `rgb(…)`; any other form says nothing
   * @returns whether anything has changed
   */
  async follow(backgrounds: readonly string[]): Promise<boolean> {
    const key = backgrounds.join();
    if (key === this.#key) return false;
    this.#key = key;
    const own = ownBackgrounds.includes(backgrounds[0] ?? '');
    // Where it cannot be had, the colours of the style sheet stay.
    if (!own)
      this.#readableOn ??= await import('./contrast.ts').then(
        ({ readableOn }) => readableOn,
        () => undefined,
      );
    if (key !== this.#key) return false;
    this.#known.clear();
    this.#backgrounds = own ? [] : backgrounds;
    return true;
  }

  /**
   * @param color - `#rrggbb`
   * @returns a colour of the same hue that can be read; `undefined` where the style sheet sees to it
   */
  readable(color: string): string | undefined {
    if (!this.#backgrounds.length) return undefined;
    if (!this.#known.has(color)) {
      if (this.#known.size >= MAX_KNOWN) this.#known.delete(this.#known.keys().next().value!);
      this.#known.set(color, this.#readableOn?.(color, this.#backgrounds));
    }
    return this.#known.get(color);
  }
}

/** Of the light and of the dark theme. */
const ownBackgrounds: readonly string[] = ['rgb(255, 255, 255)', 'rgb(23, 24, 27)', 'rgba(0, 0, 0, 0)'];
