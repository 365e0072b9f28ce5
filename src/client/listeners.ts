type AnyListener = (...args: never[]) => unknown;

/** Listeners by event name. One that throws disturbs neither the others nor the room: what it threw is handed on. */
export class Listeners<ListenerMap extends Record<keyof ListenerMap, AnyListener>> {
  readonly #byName = new Map<keyof ListenerMap, Set<AnyListener>>();
  readonly #onError: (error: unknown) => unknown;

  constructor(onError: (error: unknown) => unknown) {
    this.#onError = onError;
  }

  /** @returns a function that removes the listener again */
  add<Name extends keyof ListenerMap>(name: Name, listener: ListenerMap[Name]): () => void {
    const set = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, set.add(listener));
    return () => this.remove(name, listener);
  }

  remove<Name extends keyof ListenerMap>(name: Name, listener: ListenerMap[Name]): void {
    this.#byName.get(name)?.delete(listener);
  }

  emit<Name extends keyof ListenerMap>(name: Name, ...args: Parameters<ListenerMap[Name]>): void {
    for (const listener of [...(this.#byName.get(name) ?? [])]) {
      try {
        listener(...(args as never[]));
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
