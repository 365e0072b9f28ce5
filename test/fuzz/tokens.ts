import assert from 'node:assert/strict';
import fc from 'fast-check';
import { capabilities } from '../../src/protocol/frames.ts';
import { ServiceError } from '../../src/server/errors.ts';
import { Tokens, type Claims } from '../../src/server/tokens.ts';
import { changed } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';

const NOW = Date.UTC(2026, 0, 1);
const makeTokens = (): Tokens => new Tokens(() => NOW, new Uint8Array(32));

const claims: fc.Arbitrary<Claims> = fc.record({
  id: fc.string({ minLength: 1 }),
  roomArn: fc.string(),
  userId: fc.string({ unit: 'grapheme' }),
  capabilities: fc.subarray([...capabilities]),
  attributes: fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' }), { noNullPrototype: true }),
  tokenExpires: fc.integer({ min: NOW + 1, max: NOW + 60_000 }),
  sessionExpires: fc.integer(),
});

const isRefusal = (error: unknown): boolean => error instanceof ServiceError && error.status === 403;

/** Encrypted tokens for one use. */
export const tokenProperties: FuzzProperty[] = [
  holds('a token says what went into it, once', 1_000, claims, (given) => {
    const tokens = makeTokens();
    const token = tokens.seal(given);
    assert.match(token, /^[\w-]+$/);
    assert.deepEqual(tokens.redeem(token), JSON.parse(JSON.stringify(given)));
    assert.throws(() => tokens.redeem(token), isRefusal);
  }),
  holds(
    'any other text than the token is refused: with a character more, less, or of another kind',
    3_000,
    claims.chain((given) => {
      const token = makeTokens().seal(given);
      const others = fc.oneof(
        changed(token),
        fc.constantFrom(`${token}=`, `${token} `, `${token}!`),
        fc.base64String(),
      );
      return others.filter((other) => other !== token);
    }),
    (other) => {
      assert.throws(() => makeTokens().redeem(other), isRefusal);
    },
  ),
];
