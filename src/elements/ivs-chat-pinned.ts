import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { controls } from './controls.ts';
import { requestChange } from './asked-events.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import { KeptFocus } from './kept-focus.ts';
import { Localize } from './words-later.ts';

/**
 * What a moderator has pinned. A viewer may hide it; moderators take it down for everybody.
 *
 * @tagname ivs-chat-pinned
 * @csspart pinned - the strip
 * @fires {IvsModerationRequestEvent} ivs-moderation-request - a moderator changes the room; prevent it to do it otherwise
 */
export class IvsChatPinned extends ChatElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        flex: none;
      }
      .strip {
        align-items: flex-start;
        min-block-size: 0;
        padding-block: min(8px, 2cqb);
        padding-inline-end: 6px;
        background: none;
      }
      .strip > .icon,
      .by {
        margin-block-start: 2px;
      }
      .icon-button,
      .text-button {
        margin-block: -2px;
      }
      .text {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .unfolded .text {
        display: block;
        max-block-size: calc(50cqb - 80px);
        overflow-y: auto;
      }
      .by {
        font-size: 12px;
        line-height: 16px;
        color: var(--_muted);
      }
      [aria-expanded='true'] .icon {
        rotate: 180deg;
      }
      @container (block-size < 320px) {
        .text {
          -webkit-line-clamp: 1;
        }
        .strip:not(.unfolded) .by {
          display: none;
        }
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ rules: { pinned }, view, viewer }) => ({ pinned, view, viewer }));
  readonly #words = new Localize(this);

  /** What the viewer has hidden; another one shows again. */
  @state() private dismissed: object | undefined;
  /** What the viewer reads the whole of. */
  @state() private unfolded: object | undefined;
  /** Whether the text is longer than what is shown of it. */
  @state() private isLong = false;

  static {
    // Whether a text is too long can only be seen once it is there.
    this.disableWarning?.('change-in-update');
  }

  constructor() {
    super();
    new KeptFocus(this);
    new ResizeObserver(() => this.#measure()).observe(this);
  }

  protected override updated(): void {
    this.#measure();
  }

  protected override render(): unknown {
    const { pinned, view } = this.#chat.value ?? {};
    if (!pinned || pinned === this.dismissed) return nothing;
    const words = this.#words;
    const mayUnpin = view?.canChangeRoom && this.#chat.store?.allows('DELETE_MESSAGE');
    const unfolded = pinned === this.unfolded;
    return html`<aside class="strip ${unfolded ? 'unfolded' : ''}" part="pinned" aria-label=${words.term('pinned')}>
      ${icons.pin}
      <div class="grow">
        <div class="text" dir="auto" tabindex=${unfolded ? 0 : nothing}>${pinned.text}</div>
        ${pinned.by ? html`<div class="by">${words.term('pinnedBy', pinned.by)}</div>` : nothing}
      </div>
      ${
        mayUnpin
          ? html`<button class="text-button" type="button" @click=${this.#unpin}>${words.term('unpin')}</button>`
          : nothing
      }
      ${
        unfolded || this.isLong
          ? html`<button
              class="icon-button small"
              type="button"
              aria-label=${words.term('wholePinned')}
              title=${words.term('wholePinned')}
              aria-expanded=${unfolded}
              @click=${() => (this.unfolded = unfolded ? undefined : pinned)}
            >
              ${iconsLater.chevron}
            </button>`
          : nothing
      }
      <button
        class="icon-button small"
        type="button"
        aria-label=${words.term('hidePinned')}
        title=${words.term('hidePinned')}
        @click=${() => (this.dismissed = pinned)}
      >
        ${iconsLater.close}
      </button>
    </aside>`;
  }

  /** Unfolded, it keeps its button: the viewer wants it back as it was. */
  #measure(): void {
    const text = this.shadowRoot?.querySelector('.strip:not(.unfolded) .text');
    if (text) this.isLong = text.scrollHeight > text.clientHeight;
  }

  #unpin(): void {
    requestChange(this, 'app:UNPIN', {});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-pinned': IvsChatPinned;
  }
}
