import { ChatClientError, ChatRoom, type ChatToken } from '../../src/client/index.ts';
import { TOKEN_MS } from '../../src/protocol/limits.ts';
import { RateLimit } from '../../src/server/rate-limit.ts';
import { SeededPlatform } from './seeded-platform.ts';

/** Tokens a second that Amazon IVS Chat makes for an account in a region. Source: user guide, service quotas. */
export const TOKEN_QUOTA = 200;

export interface AudienceOptions {
  viewers: number;
  /** What the token endpoint says, in milliseconds; the client's own default where it says nothing. */
  reconnectSpread?: number;
  /** How long sessions last; without it they do not end. */
  sessionMinutes?: number;
  /** What the token endpoint says with a 429, in milliseconds; a second by default, as `createTokenEndpoint` does. */
  retryAfter?: (random: number) => number;
}

/** What became of an audience over some time. */
export interface Outcome {
  /** Requests for a token. */
  requests: number;
  /** Those that were answered 429. */
  refused: number;
  /** Requests in the second that had most of them. */
  busiest: number;
  /** How long it took. */
  seconds: number;
  /** How often a viewer who had the chat was without it. */
  losses: number;
  /** Viewers who were without the chat at the end. */
  without: number;
  /** The most links that were open at one moment. */
  mostOpen: number;
}

/**
 * Viewers of one room, each with a real client, in simulated time; their token endpoint makes as many tokens a second as the
 * service allows, and answers 429 beyond.
 */
export class Audience {
  readonly #platform: SeededPlatform;
  readonly #options: AudienceOptions;
  readonly #rooms: ChatRoom[];
  readonly #quota: RateLimit;
  /** Viewers who do not have the chat, those included who are still to come. */
  #without: number;
  #since = 0;
  #requests: number[] = [];
  #refused = 0;
  #losses = 0;

  constructor(options: AudienceOptions) {
    const { viewers, sessionMinutes = Infinity } = options;
    this.#options = options;
    this.#platform = new SeededPlatform(7, sessionMinutes * 60_000);
    this.#quota = new RateLimit(TOKEN_QUOTA, () => this.#platform.now());
    this.#without = viewers;
    this.#rooms = Array.from({ length: viewers }, () => this.#createRoom());
  }

  /** Everybody opens the page within so many milliseconds, evenly by chance. Ends when all have the chat. */
  arrive(ms: number): Promise<Outcome> {
    return this.#watch(() => {
      for (const room of this.#rooms) this.#platform.startTimer(() => room.connect(), this.#platform.random() * ms);
    });
  }

  /** All links break at one moment. Ends when all have the chat again. */
  loseEveryLink(): Promise<Outcome> {
    return this.#watch(() => this.#platform.breakAll());
  }

  /** Nothing happens but time. */
  stay(ms: number): Promise<Outcome> {
    let isOver = false;
    return this.#watch(
      () => this.#platform.startTimer(() => (isOver = true), ms),
      () => isOver,
    );
  }

  async #watch(act: () => void, isOver = () => this.#without === 0): Promise<Outcome> {
    this.#since = this.#platform.now();
    this.#requests = [];
    this.#refused = this.#losses = this.#platform.mostOpen = 0;
    act();
    await this.#platform.run(isOver);
    return {
      // Seconds in which nobody asked are holes, which both pass over.
      requests: this.#requests.reduce((sum, count) => sum + count, 0),
      busiest: this.#requests.reduce((most, count) => Math.max(most, count), 0),
      refused: this.#refused,
      seconds: Math.round((this.#platform.now() - this.#since) / 1_000),
      losses: this.#losses,
      without: this.#without,
      mostOpen: this.#platform.mostOpen,
    };
  }

  #createRoom(): ChatRoom {
    const room = new ChatRoom({
      regionOrUrl: 'us-west-2',
      maxReconnectAttempts: Infinity,
      platform: this.#platform,
      tokenProvider: () => this.#answer(),
    });
    let present = false;
    room.addListener('connect', () => {
      present = true;
      this.#without--;
    });
    room.addListener('connecting', () => {
      if (!present) return;
      present = false;
      this.#without++;
      this.#losses++;
    });
    return room;
  }

  /** The token endpoint. */
  #answer(): Promise<ChatToken> {
    const { reconnectSpread, sessionMinutes, retryAfter = () => 1_000 } = this.#options;
    const now = this.#platform.now();
    const second = Math.floor((now - this.#since) / 1_000);
    this.#requests[second] = (this.#requests[second] ?? 0) + 1;
    if (!this.#quota.take()) {
      this.#refused++;
      const error = new ChatClientError('tokenRefused', '429', true);
      error.retryAfter = retryAfter(this.#platform.random());
      return Promise.reject(error);
    }
    return Promise.resolve({
      token: 't',
      ...(reconnectSpread && { reconnectSpread }),
      ...(sessionMinutes && {
        tokenExpirationTime: new Date(now + TOKEN_MS),
        sessionExpirationTime: new Date(now + sessionMinutes * 60_000),
      }),
    });
  }
}
