import { ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { ChatClientError } from '../client/errors.ts';
import type { ChatStore } from '../store/chat-store.ts';
import type { EmotePack } from '../store/content.ts';
import { addRules } from '../store/history.ts';
import { defaultView } from '../store/view.ts';
import type { IvsModerationRequestEvent } from './asked-events.ts';
import { fetchEmotePack, fetchHistory, requestModeration } from './backend.ts';
import { ChatController } from './chat-context.ts';
import type { SimulatedRoom } from './simulated-room.ts';
import { unlessPrevented } from './unless-prevented.ts';

/**
 * What the page's backend gives and takes besides tokens, between it and the chat: what was said before, pictures to write, and what
 * a moderator does to the room. It shows nothing, and `<ivs-chat>` has one inside.
 *
 * @tagname ivs-chat-backend
 */
export class IvsChatBackend extends ReactiveElement {
  /** @internal */
  @property({ attribute: false }) historyEndpoint = '';
  /** @internal */
  @property({ attribute: false }) emotePack: string | EmotePack = '';
  /** @internal */
  @property({ attribute: false }) moderationEndpoint = '';
  /** @internal */
  @property({ attribute: false }) roomIdentifier = '';
  /** In place of a room and its backend. @internal */
  @property({ attribute: false }) simulated: SimulatedRoom | undefined;
  /** Is told what failed. @internal */
  @property({ attribute: false }) report: (error: ChatClientError) => void = () => {};

  readonly #chat = new ChatController(this, () => ({}));
  /** The chat that has been given what there is. */
  #store: ChatStore | undefined;
  /** The pack as it was last read. */
  #pack = defaultView.pack;
  /** Ends all that it does, once the chat is gone. */
  #ending: AbortController | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What is only moved keeps its chat.
    if (this.#ending) return;
    this.#ending = new AbortController();
    const { host } = this.getRootNode() as ShadowRoot;
    host.addEventListener(
      'ivs-moderation-request',
      (event) => unlessPrevented(event, () => void this.#changeRoom(event as IvsModerationRequestEvent)),
      this.#ending,
    );
    // It may not have come before the chat went; what was said is asked for with every chat that begins.
    if (this.hasUpdated) void this.#readPack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#ending?.abort();
      this.#ending = undefined;
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { store } = this.#chat;
    const isOther = store !== this.#store;
    this.#store = store;
    if (changed.has('emotePack') || changed.has('simulated')) void this.#readPack();
    else if (isOther) this.#usePack();
    if (store && (isOther || changed.has('historyEndpoint'))) void this.#readHistory(store);
  }

  async #readHistory(store: ChatStore): Promise<void> {
    const ending = this.#ending;
    if (!this.historyEndpoint || this.simulated || !ending) return;
    try {
      const { messages, rules } = await fetchHistory(this.historyEndpoint, this.roomIdentifier, ending.signal);
      if (store !== this.#store) return;
      addRules(store, rules);
      store.addMessages(messages);
    } catch (error) {
      if (store === this.#store) this.#tell(error, ending);
    }
  }

  async #readPack(): Promise<void> {
    const { emotePack, simulated } = this;
    const ending = this.#ending;
    if (!ending) return;
    const isWanted = (): boolean => emotePack === this.emotePack && simulated === this.simulated;
    try {
      const pack =
        typeof emotePack !== 'string'
          ? emotePack
          : emotePack && !simulated
            ? await fetchEmotePack(emotePack, ending.signal)
            : defaultView.pack;
      if (!isWanted()) return;
      this.#pack = pack;
      this.#usePack();
    } catch (error) {
      if (isWanted()) this.#tell(error, ending);
    }
  }

  #usePack(): void {
    const store = this.#store;
    // Most chats have none, and another one has every message read and drawn again.
    if (!store || store.getState().view.pack === this.#pack) return;
    store.setOptions({ pack: this.#pack });
    store.setView({ pack: this.#pack });
  }

  async #changeRoom({ eventName, attributes }: IvsModerationRequestEvent): Promise<void> {
    const { moderationEndpoint, roomIdentifier, simulated } = this;
    const store = this.#store;
    const ending = this.#ending;
    if (!simulated && !moderationEndpoint) return;
    store?.parts.asked.add(eventName);
    if (simulated) return simulated.sendEvent(eventName, attributes);
    try {
      // What was asked of the room is not taken back.
      await requestModeration(moderationEndpoint, { roomIdentifier, eventName, attributes });
    } catch (error) {
      store?.parts.asked.delete(eventName);
      this.#tell(error, ending);
      store?.reportProblem({ action: 'change', error: error as ChatClientError });
    }
  }

  /** A chat that is gone says nothing any more. */
  #tell(error: unknown, ending: AbortController | undefined): void {
    if (ending === this.#ending) this.report(error as ChatClientError);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-backend': IvsChatBackend;
  }
}
