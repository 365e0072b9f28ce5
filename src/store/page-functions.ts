import { ChatClientError } from '../client/errors.ts';

type PageFunction = (...args: never[]) => unknown;

/**
 * What a guarded function gave breaks where it is used: that is told as if it had thrown.
 *
 * @throws the cause, where there is no such function
 */
export function refuse(guarded: unknown, cause: unknown): void {
  const { broke } = Object(guarded) as { broke?: (cause: unknown) => void };
  if (!broke) throw cause;
  broke(cause);
}

/** The functions that a page gives its chat. None of them can break it: where one throws, the chat does without it that once. */
export class PageFunctions {
  readonly #guarded = new WeakMap<PageFunction, PageFunction>();
  /** What is in the place of a function, as last reported. */
  readonly #unfit = new Map<string, unknown>();
  readonly #report: (error: ChatClientError) => void;

  /** @param report - is told the first time that a function throws */
  constructor(report: (error: ChatClientError) => void) {
    this.#report = report;
  }

  /**
   * @param option - what the page calls it
   * @returns the same for the same function: it gives what that gives, and nothing where that throws
   */
  guard<Given extends PageFunction>(option: string, given: Given): Guarded<Given> {
    const known = this.#guarded.get(given);
    if (known) return known as Guarded<Given>;
    let reported = false;
    const broke = (cause: unknown): void => {
      if (!reported) this.#report(thrown(option, cause));
      reported = true;
    };
    const guarded: Guarded<Given> = (...args) => {
      try {
        return given(...args) as ReturnType<Given>;
      } catch (cause) {
        broke(cause);
        return undefined;
      }
    };
    Object.assign(guarded, { broke });
    this.#guarded.set(given, guarded);
    return guarded;
  }

  /** The object with some of its functions guarded. */
  guardAll<Given extends { [Name in Option]?: PageFunction | undefined }, Option extends string>(
    given: Given,
    names: readonly Option[],
  ): Given {
    const guarded = { ...given };
    for (const name of names) {
      const one: unknown = given[name];
      if (!one) continue;
      guarded[name] = (typeof one === 'function' ? this.guard(name, one as PageFunction) : undefined) as Given[Option];
      if (guarded[name] || this.#unfit.get(name) === one) continue;
      this.#unfit.set(name, one);
      this.#report(new ChatClientError('invalidOption', `${name} is no function: give one.`, false));
    }
    return guarded;
  }
}

type Guarded<Given extends PageFunction> = (...args: Parameters<Given>) => ReturnType<Given> | undefined;

function thrown(option: string, cause: unknown): ChatClientError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ChatClientError(
    'invalidOption',
    `${option} threw "${why}": the chat does without it there.`,
    false,
    cause,
  );
}
