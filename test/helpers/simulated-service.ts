import type { ChatToken } from '../../src/client/index.ts';
import { limits, TOKEN_MS } from '../../src/protocol/limits.ts';
import type { FakePlatform, FakeSocket } from './fake-platform.ts';

/** The service's side of a simulation: hours pass in it in a moment, which the real one cannot. */
export class SimulatedService {
  tokens = 0;
  readonly #platform: FakePlatform;
  readonly #sessionMs: number;
  readonly #skew: number;
  readonly #sessions = new Map<string, number>();

  /** @param skew - how far the service's clock is ahead of the client's, in milliseconds */
  constructor(platform: FakePlatform, { sessionMinutes = limits.sessionMinutes.default as number, skew = 0 } = {}) {
    this.#platform = platform;
    this.#sessionMs = sessionMinutes * 60_000;
    this.#skew = skew;
    platform.onSocket = (socket) => this.#serve(socket);
  }

  readonly tokenProvider = (): Promise<ChatToken> => {
    const token = `token-${++this.tokens}`;
    const ends = this.#platform.now() + this.#sessionMs;
    this.#sessions.set(token, ends);
    return Promise.resolve({
      token,
      tokenExpirationTime: new Date(this.#platform.now() + TOKEN_MS + this.#skew).toISOString(),
      sessionExpirationTime: new Date(ends + this.#skew).toISOString(),
    });
  };

  /** Opens the connection after a moment, and ends it with its session. */
  #serve(socket: FakeSocket): void {
    const ends = this.#sessions.get(socket.token)!;
    this.#sessions.delete(socket.token);
    this.#platform.startAt(this.#platform.now() + 50, () => {
      if (!socket.closed) socket.open();
    });
    this.#platform.startAt(ends, () => {
      if (!socket.closed) socket.break(4001);
    });
  }
}
