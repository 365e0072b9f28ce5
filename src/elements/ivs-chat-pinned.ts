import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
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
        display: flex;
        flex: 0 1 auto;
        flex-direction: column;
        min-block-size: 0;
      }
      .strip {
        align-items: flex-start;
        min-block-size: 0;
        padding-block: 8px;
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
      .grow {
        max-block-size: 100%;
        overflow: hidden auto;
      }
      .text {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .unfolded .grow {
        max-block-size: 40cqb;
      }
      .unfolded .text {
        display: block;
      }
      .by {
        font-size: 12px;
        line-height: 16px;
        color: var(--_muted);
      }
      [aria-expanded='true'] .icon {
        rotate: 180deg;
      }
      @container ivs-chat (block-size < 320px) {
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

  readonly #resizes = new ResizeObserver(() => this.#measure());

  /** What the viewer has hidden; another one shows again. */
  @state() private dismissed: object | undefined;
  /** What the viewer reads the whole of. */
  @state() private unfolded: object | undefined;
  /** Whether the text is longer than what is shown of it. */
  @state() private isLong = false;
  @query('.text') private text!: HTMLElement | null;

  static {
    // Whether a text is too long can only be seen once it is there.
    this.disableWarning?.('change-in-update');
  }

  constructor() {
    super();
    new KeptFocus(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override updated(): void {
    this.#resizes.disconnect();
    if (this.text) this.#resizes.observe(this.text);
  }

  protected override render(): unknown {
    const { pinned, view } = this.#chat.value ?? {};
    if (!pinned || pinned === this.dismissed) return nothing;
    const words = this.#words;
    const mayUnpin = view?.canChangeRoom && this.#chat.store?.allows('DELETE_MESSAGE');
    const unfolded = pinned === this.unfolded;
    return html`<aside class="strip ${unfolded ? 'unfolded' : ''}" part="pinned" aria-label=${words.term('pinned')}>
      ${icons.pin}
      <div class="grow" tabindex=${unfolded ? 0 : nothing}>
        <div class="text" id="text" dir="auto">${pinned.text}</div>
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
              title=${words.term('wholePinned')}
              aria-label=${words.term('wholePinned')}
              aria-expanded=${unfolded}
              aria-controls="text"
              @click=${() => (this.unfolded = unfolded ? undefined : pinned)}
            >
              ${iconsLater.chevron}
            </button>`
          : nothing
      }
      <button
        class="icon-button small"
        type="button"
        title=${words.term('hidePinned')}
        aria-label=${words.term('hidePinned')}
        @click=${() => (this.dismissed = pinned)}
      >
        ${iconsLater.close}
      </button>
    </aside>`;
  }

  /** Unfolded, it keeps its button: the viewer wants it back as it was. */
  #measure(): void {
    if (this.text && !this.renderRoot.querySelector('.unfolded'))
      this.isLong = this.text.scrollHeight > this.text.clientHeight;
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
