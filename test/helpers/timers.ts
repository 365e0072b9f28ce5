/** Timers that fire when the test says so. */
export function handTimers() {
  const waiting = new Set<{ callback: () => void; ms: number }>();
  return {
    startTimer(callback: () => void, ms: number): () => void {
      const timer = { callback, ms };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    /** What is waited for, in milliseconds. */
    waits: (): number[] => [...waiting].map(({ ms }) => ms),
    /** Fires those of that length. */
    fire(ms: number): void {
      for (const timer of [...waiting].filter((one) => one.ms === ms)) {
        waiting.delete(timer);
        timer.callback();
      }
    },
  };
}

/** Resolves once a condition holds; the test's own limit ends it if it never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1));
}
