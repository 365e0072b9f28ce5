import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ChatRoom } from '../client/chat-room.ts';
import { socketUrl } from '../client/endpoint.ts';
import { ChatClientError } from '../client/errors.ts';
import { requestToken, roomRegion } from '../client/token-provider.ts';
import type { ChatToken, ChatTokenProvider } from '../client/types.ts';
import { createChatStore, type ChatStore } from '../store/chat-store.ts';
import type { ChatStatus } from '../store/status.ts';
import { chatContext } from './chat-context.ts';
import { controls } from './controls.ts';
import {
  IvsConnectEvent,
  IvsConnectingEvent,
  IvsDisconnectEvent,
  IvsErrorEvent,
  IvsEventEvent,
  IvsMessageDeleteEvent,
  IvsMessageEvent,
  IvsUserDisconnectEvent,
} from './events.ts';
import { icons } from './icons.ts';
import { theme } from './theme.ts';
import { words } from './words.ts';

/** Properties that say which chat it is: a change of one begins another chat. */
const identity = ['tokenEndpoint', 'roomIdentifier', 'regionOrUrl', 'userId', 'displayName', 'tokenProvider'] as const;

/**
 * A live chat for an Amazon IVS Chat room.
 *
 * Without children it shows a header, the connection status, the messages and the field to write in. Its parts
 * (`<ivs-chat-status>`, `<ivs-chat-messages>`, `<ivs-chat-composer>`) can be put inside it in another order or alone.
 *
 * @tagname ivs-chat
 * @slot - parts of the chat, in place of the default layout
 * @csspart header - the title bar
 * @csspart title - the title in it
 * @csspart announcement - the strip with the page's announcement
 * @cssstate connected - the chat is connected
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
 * @cssprop [--ivs-chat-focus-color=light-dark(#2b5fd0, #8db4fb)] - focus ring
 * @cssprop [--ivs-chat-border-radius=8px] - corners; the outer ones are half as large again
 * @cssprop [--ivs-chat-spacing=8px] - the unit of space
 * @cssprop [--ivs-chat-font-size=14px] - size of a message
 * @cssprop [--ivs-chat-avatar-size=24px] - size of an avatar
 *
 * @fires {IvsConnectingEvent} ivs-connecting - the chat connects, or connects again
 * @fires {IvsConnectEvent} ivs-connect - the chat is connected
 * @fires {IvsDisconnectEvent} ivs-disconnect - the chat is disconnected and does not come back by itself; `reason`
 * @fires {IvsMessageEvent} ivs-message - a message came; `message`
 * @fires {IvsEventEvent} ivs-event - an event of the application came; `event`
 * @fires {IvsMessageDeleteEvent} ivs-message-delete - a message was deleted; `event`
 * @fires {IvsUserDisconnectEvent} ivs-user-disconnect - a user was disconnected; `event`
 * @fires {IvsErrorEvent} ivs-error - something went wrong; `error` has a `code`, and a `message` that names the fix
 */
export class IvsChat extends LitElement {
  static override styles = [
    theme,
    controls,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        box-sizing: border-box;
        min-inline-size: 0;
        block-size: 560px;
        overflow: hidden;
        /* What is said inside never moves the page outside. */
        contain: size layout style;
        contain-intrinsic-size: 360px 560px;
        font-size: var(--_size);
        line-height: var(--_line);
        text-align: start;
        color: var(--_text);
        background: var(--_bg);
        border: 1px solid var(--_border);
        border-radius: calc(var(--_radius) * 1.5);
      }
      .header {
        flex: none;
        display: flex;
        align-items: center;
        block-size: 44px;
        padding-inline: var(--_edge);
        border-block-end: 1px solid var(--_border);
      }
      h2 {
        margin: 0;
        overflow: hidden;
        font: inherit;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .announcement {
        flex: none;
        align-items: flex-start;
        max-block-size: 30%;
        padding-block: 8px;
        overflow-y: auto;
        background: none;
      }
      .announcement .icon {
        margin-block-start: 2px;
      }
      .announcement a {
        color: var(--_accent);
        text-underline-offset: 2px;
      }
      .announcement :is(p, ul, ol) {
        margin-block: 0;
      }
    `,
  ];

  /** Where to get tokens: a URL that takes POST and answers what CreateChatToken answers. */
  @property({ attribute: 'token-endpoint' }) tokenEndpoint = '';

  /** ARN of the room: `arn:aws:ivschat:<region>:<account>:room/<id>`. */
  @property({ attribute: 'room-identifier' }) roomIdentifier = '';

  /** Region or `ws://`/`wss://` URL to connect to; by default what the token endpoint says, or the region of the room. */
  @property({ attribute: 'region-or-url' }) regionOrUrl = '';

  /** Whom the token endpoint is asked for; by default the backend decides. */
  @property({ attribute: 'user-id' }) userId = '';

  /** Display name to ask the token endpoint for; by default the backend decides. */
  @property({ attribute: 'display-name' }) displayName = '';

  /** The title; "Live chat" by default. */
  @property() heading = '';

  /** A line that stays above the messages. The page may write it in simple HTML; it is made safe before it shows. */
  @property() announcement = '';

  /** Fetches a token in a way of your own, in place of `token-endpoint`. */
  @property({ attribute: false }) tokenProvider: ChatTokenProvider | undefined;

  @state() private richAnnouncement: DocumentFragment | string | undefined;

  readonly #internals = this.attachInternals();
  readonly #provider = new ContextProvider(this, { context: chatContext });
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#internals.role = 'region';
    if (this.hasUpdated && !this.#stop) this.#start();
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
    this.#store?.connect();
  }

  /** Disconnects; the messages stay. */
  disconnect(): void {
    this.#store?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('heading')) this.#internals.ariaLabel = this.heading || words.title;
    if (changed.has('announcement')) void this.#readAnnouncement();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!identity.some((name) => changed.has(name)) || !this.isConnected) return;
    this.#end();
    this.#start();
  }

  protected override render(): unknown {
    return html`<slot>
      <div class="header" part="header"><h2 part="title">${this.heading || words.title}</h2></div>
      ${this.#renderAnnouncement()}
      <ivs-chat-status></ivs-chat-status>
      <ivs-chat-messages></ivs-chat-messages>
      <ivs-chat-composer></ivs-chat-composer>
    </slot>`;
  }

  #renderAnnouncement(): TemplateResult | typeof nothing {
    const content = this.richAnnouncement ?? (isPlain(this.announcement) ? this.announcement : '');
    if (!content) return nothing;
    return html`<div class="strip announcement" part="announcement">
      ${icons.pin}
      <div class="grow">${content}</div>
    </div>`;
  }

  /** Plain text goes to the page as it is; only what may be HTML costs the sanitizer. Where that cannot be had, all is text. */
  async #readAnnouncement(): Promise<void> {
    const { announcement } = this;
    this.richAnnouncement = undefined;
    if (isPlain(announcement)) return;
    const rich = await import('./rich-text.ts').then(
      ({ sanitizeRichText }) => sanitizeRichText(announcement),
      () => announcement,
    );
    if (announcement === this.announcement) this.richAnnouncement = rich;
  }

  get #store(): ChatStore | undefined {
    return this.#provider.value;
  }

  #start(): void {
    const room = new ChatRoom({ tokenProvider: () => this.#fetchToken(store), maxReconnectAttempts: Infinity });
    const store = createChatStore(room, requestAnimationFrame, (error) => this.#tell(new IvsErrorEvent(error)));
    const unlisten = [
      room.addListener('connecting', () => this.#tell(new IvsConnectingEvent())),
      room.addListener('connect', () => this.#tell(new IvsConnectEvent())),
      room.addListener('disconnect', (reason, error) => {
        if (error) this.#report(error);
        this.#tell(new IvsDisconnectEvent(reason));
      }),
      room.addListener('reconnect', ({ underWay, error }) => {
        if (!underWay) this.#report(error);
      }),
      room.addListener('message', (message) => this.#tell(new IvsMessageEvent(message))),
      room.addListener('event', (event) => this.#tell(new IvsEventEvent(event))),
      room.addListener('messageDelete', (event) => this.#tell(new IvsMessageDeleteEvent(event))),
      room.addListener('userDisconnect', (event) => this.#tell(new IvsUserDisconnectEvent(event))),
      store.subscribe(() => this.#showState(store)),
    ];
    this.#stop = () => {
      for (const stopListening of unlisten) stopListening();
      store.stop();
    };
    this.#provider.setValue(store);
    store.connect();
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#provider.setValue(undefined);
    this.#internals.states.delete('connected');
  }

  /** The answer of the token endpoint, with the place to connect to filled in. */
  async #fetchToken(store: ChatStore): Promise<ChatToken> {
    if (this.regionOrUrl) socketUrl(this.regionOrUrl);
    const answer = Object(await (this.tokenProvider?.() ?? this.#askEndpoint())) as ChatToken;
    const { userId, capabilities, maximumMessageLength } = answer;
    store.setViewer({
      ...(userId && { userId }),
      ...(capabilities && { capabilities }),
      ...(maximumMessageLength && { maximumMessageLength }),
    });
    return { ...answer, regionOrUrl: this.regionOrUrl || answer.regionOrUrl || roomRegion(this.roomIdentifier) };
  }

  async #askEndpoint(): Promise<ChatToken> {
    if (!this.tokenEndpoint)
      throw new ChatClientError(
        'invalidOption',
        'token-endpoint is missing: give <ivs-chat> the URL of your backend that makes chat tokens.',
        false,
      );
    if (!this.roomIdentifier)
      throw new ChatClientError(
        'invalidOption',
        'room-identifier is missing: give <ivs-chat> the ARN of the room.',
        false,
      );
    roomRegion(this.roomIdentifier);
    // A guest whom the backend named stays the same one when the connection is made anew.
    const userId = this.userId || this.#store?.getState().viewer.userId;
    return requestToken(
      this.tokenEndpoint,
      {
        roomIdentifier: this.roomIdentifier,
        ...(userId && { userId }),
        ...(this.displayName && { attributes: { displayName: this.displayName } }),
      },
      (url, init) => fetch(url, init),
    );
  }

  #tell(event: Event): void {
    this.dispatchEvent(event);
  }

  /** Site owners who paste a tag look into the console first; who listens can prevent it. */
  #report(error: ChatClientError): void {
    const event = new IvsErrorEvent(error);
    if (this.dispatchEvent(event)) console.error(`<ivs-chat> ${error.code}: ${error.message}`);
  }

  #showState(store: ChatStore): void {
    const { states } = this.#internals;
    if (store.getState().status.kind === 'connected') states.add('connected');
    else states.delete('connected');
  }
}

const isPlain = (text: string): boolean => !/[<&]/.test(text);

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat': IvsChat;
  }
}
