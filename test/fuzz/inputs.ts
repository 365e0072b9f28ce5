import fc from 'fast-check';

/** Keys that readers of objects have stumbled over. */
export const trapKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'toJSON', 'then', 'length'];

/** Any text: of all planes, with lone surrogates, and of the words that somebody would try. */
export const anyText = (...words: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(...words, ...trapKeys, ' ', '\u200b', '\u0301', '\ud800', '🔥', ''))
      .map((all) => all.join('')),
  );

/** JSON text of an object with the keys, with traps among them; written by hand, as a literal could not have the key `__proto__`. */
export function jsonObject(keys: readonly string[], values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const key = fc.oneof(fc.constantFrom(...keys), fc.constantFrom(...trapKeys), fc.string({ maxLength: 5 }));
  const { object } = fc.letrec<{ value: string; object: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      { weight: 4, arbitrary: fc.oneof(values, leaf).map((value) => JSON.stringify(value) ?? 'null') },
      tie('object'),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    ),
    object: fc
      .array(fc.tuple(key, tie('value')), { maxLength: 8 })
      .map((fields) => `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
  }));
  return object;
}

const leaf = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null));

/** A text with one of its places changed. */
export const changed = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(2), fc.string({ maxLength: 2, unit: 'binary' }))
    .map(([at, gone, instead]) => text.slice(0, at) + instead + text.slice(at + gone));

/** What all objects inherit; no input may add to it. */
const inherited = (): string[] => Object.getOwnPropertyNames(Object.prototype).sort();
const clean = inherited().join();

/** @throws Error where an input has reached what all objects inherit */
export function assertUnpolluted(): void {
  const now = inherited().join();
  if (now !== clean) throw new Error(`Object.prototype has become ${now}`);
}
