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

/** A stream for `for await`; what comes from its making on is in it. */
export type Stream<Item> = AsyncIterableIterator<Item, void, undefined>;

/**
 * Makes a stream of what a source pushes.
 *
 * @param subscribe - begins; `end` ends the stream once what waits is taken; returns what stops the source
 */
export function stream<Item>(
  subscribe: (push: (item: Item) => void, end: () => void) => () => void,
  { signal, limit = 1_000, onDrop }: StreamOptions = {},
): Stream<Item> {
  let waiting: Item[] = [];
  let ended = false;
  let dropped = 0;
  let wake = (): void => {};
  let last = Promise.resolve() as Promise<IteratorResult<Item, void> | void>;
  const end = (): void => {
    ended = true;
    stop();
    signal?.removeEventListener('abort', abort);
    wake();
  };
  const abort = (): void => {
    waiting = [];
    end();
  };
  const stop = subscribe((item) => {
    waiting.push(item);
    if (waiting.length > limit) {
      waiting.shift();
      onDrop?.(++dropped);
    }
    wake();
  }, end);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();

  const take = async (): Promise<IteratorResult<Item, void>> => {
    while (!waiting.length && !ended) await new Promise<void>((resolve) => (wake = resolve));
    const done = !waiting.length;
    return { value: waiting.shift(), done } as IteratorResult<Item, void>;
  };
  return {
    // One waits at a time, each for the one before it.
    next: () => (last = last.then<IteratorResult<Item, void>>(take)),
    return() {
      abort();
      return this.next();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
