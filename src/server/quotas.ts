import { throttled } from './errors.ts';
import { RateLimit } from './rate-limit.ts';

/**
 * What an account may do.
 * Source: the user guide's page of service quotas; every one can be set otherwise.
 */
export const defaultQuotas = {
  rooms: 50_000,
  loggingConfigurations: 10,
  connections: 50_000,
  /** A second, over all rooms. */
  sendMessage: 1_000,
  /** A second, over all rooms and both APIs. */
  deleteMessage: 100,
  /** A second, over all rooms and both APIs. */
  disconnectUser: 100,
};

export type Quotas = typeof defaultQuotas;

/** Counts calls by name. */
export class CallRates {
  readonly #rates = new Map<string, RateLimit>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws ServiceError ThrottlingException beyond the limit, in calls a second */
  count(name: string, limit: number): void {
    const rate = this.#rates.get(name) ?? new RateLimit(limit, this.#now);
    this.#rates.set(name, rate);
    if (!rate.take()) throw throttled(name, limit);
  }
}
