/**
 * Makes the colours of names readable on backgrounds that a site chose. Our own backgrounds need none of it: for those the style
 * sheet lifts every colour by itself, and the arithmetic is not even fetched.
 */
export class NameColors {
  #key = '';
  #readable: ((color: string) => string | undefined) | undefined;

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
    const readable = ourBackgrounds.includes(key.replace(/\D+/g, ''))
      ? undefined
      : await import('./contrast.ts').then(
          ({ readableOn }) => readableOn(backgrounds),
          // Where it cannot be had, the colours of the style sheet stay.
          () => undefined,
        );
    if (key !== this.#key) return false;
    this.#readable = readable;
    return true;
  }

  /**
   * @param color - `#rrggbb`
   * @returns a colour of the same hue that can be read; `undefined` where the style sheet sees to it
   */
  readable(color: string): string | undefined {
    return this.#readable?.(color);
  }
}

/** All that a name stands on, in the light theme and in the dark one, by the digits of its colours: the rest would be longer, in the first script. */
const ourBackgrounds: readonly string[] = ['255255255243244246237242252253243216', '232427333539273752474018'];
