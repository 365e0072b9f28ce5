import type { ChatRoomOptions } from '../client/config.ts';
import { ChatClientError } from '../client/errors.ts';
import { ConsoleLogger } from '../client/logger.ts';
import { hostPlatform } from '../client/platform.ts';
import { createFilters, type Filter } from '../store/filters.ts';
import { moderationOf } from '../store/moderation.ts';
import { createRoomStore, type RoomStore } from '../store/room-store.ts';
import type { ChatState } from '../store/state.ts';

/** Components hear of what others say twenty times a second at most: a render costs the same however many messages it brings. */
const PACE_MS = 50;

/** A room and its store, for as long as a provider is there. */
export interface ChatSession extends RoomStore {
  /** As it was before anything happened: what a server renders, and a page that takes over what a server rendered. */
  readonly initial: ChatState;
  /**
   * What an effect does that holds the session: connects, if it should.
   *
   * @returns what the effect does in the end: disconnects, unless another effect holds the session at once
   */
  hold(connect: boolean): () => void;
}

/**
 * Makes a session. Nothing is opened, started or kept before an effect holds it, so that React may throw it away unused.
 *
 * @param options - those of `ChatRoom`
 * @throws ChatClientError `invalidOption` where an option is missing or has the wrong form
 */
export function createSession(options: ChatRoomOptions): ChatSession {
  const { platform = hostPlatform } = options;
  const { room, store } = createRoomStore(options, {
    schedule(flush, paced) {
      // What the viewer does shows at once; of what was told already, nothing is told again.
      if (paced) platform.startTimer(flush, PACE_MS);
      else void Promise.resolve().then(flush);
    },
    startTimer: (callback, ms) => platform.startTimer(callback, ms),
    // A refusal shows in what was sent or as `problem`; what only the developer can mend shows here.
    onError(error) {
      if (error.code === 'invalidOption') new ConsoleLogger().error(error.message);
    },
  });
  let holders = 0;
  return {
    room,
    store,
    initial: store.getState(),
    hold(connect) {
      holders++;
      if (connect) store.connect();
      return () => {
        holders--;
        // Strict mode, fast refresh and a change of props end an effect and begin it again: the connection stays.
        void Promise.resolve().then(() => {
          if (holders) return;
          moderationOf(store).finish();
          store.disconnect();
        });
      };
    },
  };
}

/** A token provider that is missing is told in the render, where the component that lacks it can be seen. */
export function checkTokenProvider(tokenProvider: unknown): void {
  if (typeof tokenProvider !== 'function')
    throw new ChatClientError(
      'invalidOption',
      'tokenProvider is no function: give <ChatRoomProvider> one that fetches a token.',
      false,
    );
}

/** Filters too are told in the render, as the fix they need: on a server as well, and before anything is opened. */
export function checkFilters(filters: readonly Filter[]): void {
  createFilters(filters);
}
