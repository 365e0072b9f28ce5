import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatStore } from '../store/chat-store.ts';
import type { ChatState } from '../store/state.ts';

/** Under which `<ivs-chat>` provides its store to the parts inside it. */
export const chatContext = createContext<ChatStore | undefined>(Symbol.for('ivs-chat'));

/**
 * Keeps an element up to date with the part of the chat that it shows: the element renders again only when what the
 * selector picks has changed.
 */
export class ChatController<Selected extends object> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #select: (state: ChatState) => Selected;
  readonly #context: ContextConsumer<typeof chatContext, ReactiveControllerHost & HTMLElement>;
  #unsubscribe: (() => void) | undefined;
  #value: Selected | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, select: (state: ChatState) => Selected) {
    this.#host = host;
    this.#select = select;
    host.addController(this);
    this.#context = new ContextConsumer(host, {
      context: chatContext,
      subscribe: true,
      callback: () => this.#follow(),
    });
  }

  /** The store of the `<ivs-chat>` that the host was last in; `undefined` where there was none, or where that one ended. */
  get store(): ChatStore | undefined {
    return this.#context.value;
  }

  /** What the selector picked; `undefined` without a store. */
  get value(): Selected | undefined {
    return this.#value;
  }

  hostConnected(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #follow(): void {
    this.hostDisconnected();
    this.#unsubscribe = this.store?.subscribe(() => this.#read());
    this.#read();
  }

  #read(): void {
    const next = this.store && this.#select(this.store.getState());
    if (isSame(this.#value, next)) return;
    this.#value = next;
    this.#host.requestUpdate();
  }
}

function isSame(a: object | undefined, b: object | undefined): boolean {
  if (!a || !b) return a === b;
  return Object.entries(b).every(([key, value]) => Object.is((a as Record<string, unknown>)[key], value));
}
