import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ChatClientError } from '../client/errors.ts';
import { hostPlatform } from '../client/platform.ts';
import type { TokenRequest } from '../client/token-provider.ts';
import type { ChatMessage } from '../client/types.ts';
import type { Attributes } from '../protocol/frames.ts';
import type { ChatStore } from '../store/chat-store.ts';
import { KEPT_WHILE_HELD } from '../store/entries.ts';
import { readGiven } from '../store/given-messages.ts';
import type { ChatStatus } from '../store/status.ts';
import { askedNames, describeActivity } from './activity.ts';
import { Announcement } from './announcement.ts';
import { ChatAttributes } from './chat-attributes.ts';
import { chatContext } from './chat-context.ts';
import { composerParts, listParts } from './chat-parts.ts';
import { startSession, type ChatSession } from './chat-session.ts';
import { chatStyles } from './chat-styles.ts';
import { configureStore } from './configure-store.ts';
import { controls } from './controls.ts';
import { Diagnosis } from './diagnosis.ts';
import { IvsActivityEvent, IvsErrorEvent } from './events.ts';
import { fetchToken } from './fetch-token.ts';
import * as icons from './icons.ts';
import { keepChoices } from './kept-choices.ts';
import type { IvsChatSettings } from './ivs-chat-settings.ts';
import type { IvsChatTools } from './ivs-chat-tools.ts';
import { withPart } from './part.ts';
import { Participation } from './participation.ts';
import { SimulatedRoom } from './simulated-room.ts';
import { theme } from './theme.ts';
import { unlessPrevented } from './unless-prevented.ts';
import { Localize, updateWords } from './words.ts';

/** Properties that say which chat it is: a change of one begins another chat. */
const identity = [
  'tokenEndpoint',
  'roomIdentifier',
  'regionOrUrl',
  'userId',
  'displayName',
  'tokenProvider',
  'simulate',
] as const;

/**
 * A live chat for an Amazon IVS Chat room.
 *
 * Without children it shows a header, what is pinned, the connection status, the messages and the field to write in. Its
 * parts (`<ivs-chat-pinned>`, `<ivs-chat-status>`, `<ivs-chat-messages>`, `<ivs-chat-composer>`, and for buttons of your own
 * `<ivs-chat-settings>` and `<ivs-chat-tools>`) can be put inside it in another order or alone.
 *
 * @tagname ivs-chat
 * @slot - parts of the chat, in place of the default layout
 * @slot join - a control of the page's own, in place of the button that asks to join
 * @csspart header - the title bar
 * @csspart title - the title in it
 * @csspart tools-button - the button in it that opens a moderator's tools
 * @csspart settings-button - the button in it that opens the settings
 * @csspart announcement - the strip with the page's announcement
 * @csspart doctor - the panel of `diagnose`
 * @cssstate connected - the chat is connected
 * @cssstate compact - rows are compact
 *
 * @cssprop [--ivs-chat-background-color=light-dark(#ffffff, #17181b)] - behind everything
 * @cssprop [--ivs-chat-text-color=light-dark(#1c1d21, #ebecef)] - text
 * @cssprop [--ivs-chat-muted-color=light-dark(#5f626b, #a0a3ac)] - hints and resting icons
 * @cssprop [--ivs-chat-accent-color=light-dark(#2b5fd0, #8db4fb)] - send button, links
 * @cssprop [--ivs-chat-on-accent-color=light-dark(#ffffff, #0e1930)] - text on the accent colour
 * @cssprop [--ivs-chat-danger-color=light-dark(#bf2f2a, #ff9289)] - deleting, disconnecting, failures
 * @cssprop [--ivs-chat-border-color=light-dark(#e3e4e8, #2d2f35)] - hairlines
 * @cssprop [--ivs-chat-hover-color=light-dark(#f3f4f6, #212327)] - row under the pointer, status line
 * @cssprop [--ivs-chat-own-background-color=light-dark(#edf2fc, #1b2534)] - own messages
 * @cssprop [--ivs-chat-mention-background-color=light-dark(#fdf3d8, #2f2812)] - messages that mention the viewer or stand out
 * @cssprop [--ivs-chat-focus-color=light-dark(#2b5fd0, #8db4fb)] - focus ring
 * @cssprop [--ivs-chat-border-radius=8px] - corners; the outer ones are half as large again
 * @cssprop [--ivs-chat-spacing=8px] - the unit of space
 * @cssprop [--ivs-chat-font-size=14px] - size of a message; compact rows are 1px less, and the viewer may choose 1px less or 3px more
 * @cssprop [--ivs-chat-avatar-size=24px] - size of an avatar
 * @cssprop [--ivs-chat-emote-size=24px] - height of an emote; 20px by default in compact rows
 *
 * @fires {IvsConnectingEvent} ivs-connecting - the chat connects, or connects again
 * @fires {IvsConnectEvent} ivs-connect - the chat is connected
 * @fires {IvsDisconnectEvent} ivs-disconnect - the chat is disconnected and does not come back by itself; `reason`
 * @fires {IvsMessageEvent} ivs-message - a message came; `message`
 * @fires {IvsEventEvent} ivs-event - an event of the application came; `event`
 * @fires {IvsMessageDeleteEvent} ivs-message-delete - a message was deleted; `event`
 * @fires {IvsUserDisconnectEvent} ivs-user-disconnect - a user was disconnected; `event`
 * @fires {IvsActivityEvent} ivs-activity - anything of all this happened; `name`, `time` and `details`, without what people wrote
 * @fires {IvsErrorEvent} ivs-error - something went wrong; `error` has a `code`, and a `message` that names the fix
 */
export class IvsChat extends ChatAttributes {
  static override styles = [theme, controls, chatStyles];

  @state() private moderator = false;

  @query('ivs-chat-settings') private settings!: IvsChatSettings;
  @query('ivs-chat-tools') private tools!: IvsChatTools;

  static {
    // A chat begins once the element is in the page, and what it allows shows in the header.
    this.disableWarning?.('change-in-update');
  }

  readonly #internals = this.attachInternals();
  readonly #provider = new ContextProvider(this, { context: chatContext });
  readonly #words = new Localize(this);
  readonly #announcement = new Announcement(this);
  readonly #diagnosis = new Diagnosis(this, () => this.#tokenRequest());
  // What the page changes with it may begin another chat, whose first token is then the one.
  readonly #participation = new Participation(this, () => void this.updateComplete.then(() => this.#store?.renew()));
  #session: ChatSession | undefined;
  #simulated: SimulatedRoom | undefined;
  #stopKeeping = (): void => {};
  /** What the page put in before the chat began. */
  #early: ChatMessage[] = [];
  /** The page disconnected the chat before it began. */
  #away = false;
  /** Of the store's state, what shows in the element's own states. */
  #shown: readonly unknown[] = [];

  constructor() {
    super();
    // Bound to the element, so that they end with it.
    for (const name of askedNames) this.addEventListener(name, (event) => this.#record(event));
    this.addEventListener('ivs-join-request', (event) => unlessPrevented(event, () => this.join()));
  }

  /** @internal */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'defer-hydration'];
  }

  override connectedCallback(): void {
    // A server's HTML has no properties: whoever gives them takes this attribute away once they are there.
    if (this.hasAttribute('defer-hydration')) return;
    super.connectedCallback();
    this.#internals.role = 'region';
    if (this.hasUpdated && !this.#session) this.#start();
    this.#showEarly();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'defer-hydration' && this.isConnected && !this.hasUpdated) this.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again before this runs, and keeps its chat.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** How the chat stands with its room. */
  get status(): ChatStatus {
    return this.#store?.getState().status ?? { kind: 'idle' };
  }

  /** Connects again, where the chat was disconnected or waits before an attempt. */
  connect(): void {
    this.#away = false;
    this.#store?.connect();
  }

  /** Disconnects; the messages stay. A chat that has not begun asks for no token before `connect()`. */
  disconnect(): void {
    if (this.#store) this.#store.disconnect();
    else this.#away = true;
  }

  /** Lets a viewer who reads along write: takes a token that allows it. The list stays. */
  join(): void {
    this.#participation.join();
  }

  /**
   * Puts messages in that were said before, by time; those that are there already, by their id, are left alone.
   *
   * @throws ChatClientError `invalidOption` where one lacks its id, content, time or sender
   */
  addMessages(messages: readonly ChatMessage[]): void {
    this.#early = [...this.#early, ...readGiven(messages)].slice(-KEPT_WHILE_HELD);
    // An update that is to come may begin another chat, which they are for.
    if (this.isConnected && !this.isUpdatePending) this.#showEarly();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#internals.ariaLabel = this.heading || this.#words.term('title');
    // Before anything is drawn, so that the token is on its way meanwhile.
    if (this.isConnected && identity.some((name) => changed.has(name))) {
      this.#end();
      this.#start();
    }
  }

  protected override firstUpdated(): void {
    // Where the script ran before the page was read, what the page puts inside is yet to come.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), { once: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lang')) updateWords();
    this.#showEarly();
    if (!this.isConnected || identity.some((name) => changed.has(name))) return;
    if (this.#store) configureStore(this.#store, this, this.#report, changed);
    if (changed.has('diagnose')) void this.#diagnosis.start();
    if (changed.has('remember')) this.#keep();
    if (changed.has('lurk') && this.status.kind === 'connected') this.#participation.settle();
  }

  protected override render(): unknown {
    const words = this.#words;
    // A language of its own brings its direction along; otherwise that of the page holds.
    const direction = this.lang && !this.dir ? words.direction : nothing;
    return html`${this.#diagnosis.render()}<slot dir=${direction}>
        <div class="header" part="header">
          <h2 part="title">${this.heading || words.term('title')}</h2>
          ${
            this.moderator
              ? html`<button
                  class="icon-button"
                  part="tools-button"
                  type="button"
                  aria-haspopup="dialog"
                  aria-label=${words.term('tools')}
                  title=${words.term('tools')}
                  @click=${(event: Event) => open(this.tools, event)}
                >
                  ${icons.moderator}
                </button>`
              : nothing
          }
          <button
            class="icon-button"
            part="settings-button"
            type="button"
            aria-haspopup="dialog"
            aria-label=${words.term('settings')}
            title=${words.term('settings')}
            @click=${(event: Event) => open(this.settings, event)}
          >
            ${icons.settings}
          </button>
        </div>
        ${this.#announcement.render()}
        <ivs-chat-pinned exportparts="pinned"></ivs-chat-pinned>
        <ivs-chat-status exportparts="reconnecting, problem"></ivs-chat-status>
        <ivs-chat-messages exportparts=${listParts}></ivs-chat-messages>
        <ivs-chat-composer exportparts=${composerParts}
          ><slot
            name="join"
            slot=${this.querySelector(':scope > [slot=join]') ? 'join' : nothing}
            @slotchange=${() => this.requestUpdate()}
          ></slot
        ></ivs-chat-composer>
        <ivs-chat-settings exportparts="settings"></ivs-chat-settings>
        ${this.moderator ? html`<ivs-chat-tools exportparts="tools-popup"></ivs-chat-tools>` : nothing}
      </slot>
      <ivs-chat-backend
        hidden
        .historyEndpoint=${this.historyEndpoint}
        .emotePack=${this.emotePack}
        .moderationEndpoint=${this.moderationEndpoint}
        .roomIdentifier=${this.roomIdentifier}
        .simulated=${this.#simulated}
        .report=${this.#report}
      ></ivs-chat-backend>`;
  }

  get #store(): ChatStore | undefined {
    return this.#session?.store;
  }

  #start(): void {
    const simulated = this.simulate ? new SimulatedRoom(this.simulate) : undefined;
    const session = startSession({
      fetchToken: (ending) => {
        const reads = this.#participation.ask();
        return (
          simulated?.fetchToken(this.#simulatedViewer, reads) ?? fetchToken(this, () => this.#tokenRequest(), ending)
        );
      },
      createSocket: simulated ? () => simulated.createSocket() : hostPlatform.createSocket,
      tell: (event) => this.#tell(event),
      report: this.#report,
      tokenHolds: () => {
        this.#participation.settle();
        if (store.getState().problem?.action === 'join') store.reportProblem(undefined);
      },
      tokenFailed: (error) => {
        this.#report(error);
        if (this.#participation.giveUp()) store.reportProblem({ action: 'join', error });
      },
    });
    const { store } = session;
    store.subscribe(() => this.#showState(store));
    this.#session = session;
    this.#simulated = simulated;
    this.#provider.setValue(store);
    configureStore(store, this, this.#report);
    this.#keep();
    if (this.#away) store.disconnect();
    else store.connect();
    this.#away = false;
    void this.#diagnosis.start();
  }

  #showEarly(): void {
    if (this.#early.length && this.isConnected) this.#store?.addMessages(this.#early.splice(0));
  }

  /** The viewer's choices, where the page lets them be kept. */
  #keep(): void {
    this.#stopKeeping();
    this.#stopKeeping = (this.remember && this.#store && keepChoices(this.#store)) || (() => {});
  }

  #end(): void {
    this.#diagnosis.stop();
    this.#session?.stop();
    this.#session = this.#simulated = undefined;
    this.#provider.setValue(undefined);
    this.#internals.states.delete('connected');
    this.#shown = [];
  }

  get #simulatedViewer(): { userId: string; attributes: Attributes } {
    return {
      userId: this.userId || 'you',
      attributes: this.displayName ? { displayName: this.displayName } : {},
    };
  }

  #tokenRequest(): TokenRequest {
    // A guest whom the backend named stays the same one when the connection is made anew.
    const userId = this.userId || this.#store?.getState().viewer.userId;
    return {
      roomIdentifier: this.roomIdentifier,
      ...(userId && { userId }),
      ...(this.displayName && { attributes: { displayName: this.displayName } }),
      // Only to read: the backend need not know who that is.
      ...(this.#participation.reads && { capabilities: [] }),
    };
  }

  #tell(event: Event): void {
    this.dispatchEvent(event);
    this.#record(event);
  }

  #record(happened: Event): void {
    const { name, details } = describeActivity(happened);
    const event = new IvsActivityEvent(name, Date.now(), details);
    this.dispatchEvent(event);
  }

  /** Site owners who paste a tag look into the console first; who listens can prevent it. */
  readonly #report = (error: ChatClientError): void => {
    const event = new IvsErrorEvent(error);
    const told = this.dispatchEvent(event);
    this.#record(event);
    if (told) console.error(`<ivs-chat> ${error.code}: ${error.message}`);
  };

  #showState(store: ChatStore): void {
    const { status, view, viewer } = store.getState();
    const shown = [status, view, viewer];
    if (shown.every((one, index) => one === this.#shown[index])) return;
    this.#shown = shown;
    const states = {
      connected: status.kind === 'connected',
      compact: view.compact,
      small: view.fontSize === 'small',
      large: view.fontSize === 'large',
      still: view.reduceMotion,
    };
    for (const [name, on] of Object.entries(states)) {
      if (on) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
    this.moderator = store.allows('DELETE_MESSAGE') || store.allows('DISCONNECT_USER');
  }
}

/** Opens a popup beside the button that was pressed. */
function open(popup: IvsChatSettings | IvsChatTools, { currentTarget }: Event): void {
  withPart(popup, () => popup.open(currentTarget as HTMLElement));
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat': IvsChat;
  }
}
