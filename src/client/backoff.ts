/** The first wait is between 0 and this many milliseconds; each further attempt doubles it. */
const BASE_MS = 1_000;
/** No wait is longer, in milliseconds. */
const CAP_MS = 30_000;

/**
 * How long to wait before an attempt: exponential, capped, with full jitter, so that a room which lost its link at
 * one moment does not come back at one moment.
 * Source: AWS Architecture Blog, "Exponential Backoff and Jitter".
 *
 * @param attempt - 1 for the first reconnect attempt
 * @param random - from 0 up to and without 1
 * @returns milliseconds
 */
export function backoffDelay(attempt: number, random: number): number {
  return random * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
}
