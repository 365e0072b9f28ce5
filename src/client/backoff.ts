/** The first wait is at most so long, in milliseconds; each further attempt doubles it. */
export const BASE_MS = 1_000;
/** No wait grows longer by itself, in milliseconds. */
const CAP_MS = 30_000;

/**
 * How long to wait before an attempt: exponential, capped, with full jitter, so that a room which lost its link at
 * one moment does not come back at one moment.
 * Source: AWS Architecture Blog, "Exponential Backoff and Jitter".
 *
 * @param attempt - 1 for the first reconnect attempt
 * @param random - from 0 up to and without 1
 * @param spread - over how long an audience comes back, in milliseconds; a longer wait than the attempt's own
 * @returns milliseconds
 */
export function backoffDelay(attempt: number, random: number, spread: number): number {
  return random * Math.max(spread, Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
}
