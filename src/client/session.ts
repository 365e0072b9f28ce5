import { TOKEN_MS } from '../protocol/limits.ts';
import type { ChatToken } from './types.ts';

/** The next connection opens so long before the session ends, in milliseconds: background tabs wake once a minute. */
const MARGIN_MS = 120_000;
/** Of a short session, it is this part. */
const MARGIN_PART = 0.1;
/** Viewers who came together need not change connections together: by chance, up to this part of the margin is waited. */
const SPREAD_PART = 1 / 3;

const timeOf = (time?: Date | string): number => +new Date(time ?? NaN);

/**
 * When to open the next connection, by the clock here.
 *
 * The session's length is the difference of two times of the service, so that the clock here may be wrong: a token
 * expires about a minute after the service made it.
 *
 * @param token - what the service answered; without its times there is no telling
 * @param receivedAt - when the token came, in milliseconds since 1970
 * @param random - from 0 up to and without 1
 * @returns milliseconds since 1970, or `undefined`
 */
export function handOverTime(token: ChatToken, receivedAt: number, random: number): number | undefined {
  const madeAt = timeOf(token.tokenExpirationTime) - TOKEN_MS;
  const length = timeOf(token.sessionExpirationTime) - (madeAt || receivedAt);
  const margin = Math.min(MARGIN_MS, length * MARGIN_PART);
  return length > 0 ? receivedAt + length - margin * (1 - random * SPREAD_PART) : undefined;
}
