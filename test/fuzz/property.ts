import fc from 'fast-check';

/** Whoever ends what a property has started: the context of a test, or of a long run. */
export interface Ends {
  after(end: () => unknown): void;
}

/** Something that holds whatever comes in. */
export interface FuzzProperty {
  /** What holds. */
  name: string;
  /** How many inputs `npm test` gives it; `npm run fuzz` gives it as many as its time allows. */
  runs: number;
  /** Inputs that have broken it once: they are always tried. */
  broke?: unknown[];
  /** Makes it ready; what it starts, it gives to `ends`. */
  make(ends: Ends): fc.IRawProperty<unknown> | Promise<fc.IRawProperty<unknown>>;
}

/**
 * A property of one kind of input.
 *
 * @param check - throws where the input breaks what the name says
 * @param broke - inputs that have broken it once
 */
export const holds = <Input>(
  name: string,
  runs: number,
  input: fc.Arbitrary<Input>,
  check: (input: Input) => void | Promise<void>,
  broke: NoInfer<Input>[] = [],
): FuzzProperty => ({
  name,
  runs,
  broke,
  make: () =>
    fc.asyncProperty(input, async (value) => {
      await check(value);
    }) as fc.IRawProperty<unknown>,
});
