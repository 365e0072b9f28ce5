import type { AbortSignalLike } from './platform.ts';

/** Options of a stream of messages or events. */
export interface StreamOptions {
  /** Ends the stream. */
  signal?: AbortSignalLike;
  /** How many items may wait to be taken; 1,000 by default. Beyond that, the oldest is dropped. */
  limit?: number;
  /** Is told of each item that is dropped, with the number dropped so far. */
  onDrop?: (dropped: number) => void;
}

/**
 * Makes a stream of what a source pushes.
 *
 * @param subscribe - begins; `end` ends the stream once what waits is taken; returns what stops the source
 */
export async function* stream<Item>(
  subscribe: (push: (item: Item) => void, end: () => void) => () => void,
  { signal, limit = 1_000, onDrop }: StreamOptions = {},
): AsyncGenerator<Item, void, undefined> {
  const waiting: Item[] = [];
  let ended = false;
  let dropped = 0;
  let wake = (): void => {};
  const end = (): void => {
    ended = true;
    wake();
  };
  const stop = subscribe((item) => {
    waiting.push(item);
    if (waiting.length > limit) {
      waiting.shift();
      onDrop?.(++dropped);
    }
    wake();
  }, end);
  signal?.addEventListener('abort', end);
  try {
    while (!signal?.aborted) {
      if (waiting.length) yield waiting.shift()!;
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', end);
  }
}
