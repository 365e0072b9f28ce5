import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { controls } from './controls.ts';
import { requestChange } from './asked-events.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
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
        max-block-size: 120px;
        padding-block: 8px;
        overflow-y: auto;
        background: none;
      }
      .strip > .icon {
        margin-block-start: 2px;
      }
      .by {
        font-size: 12px;
        line-height: 16px;
        color: var(--_muted);
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ rules: { pinned }, view, viewer }) => ({ pinned, view, viewer }));
  readonly #words = new Localize(this);

  /** What the viewer has hidden; another one shows again. */
  @state() private dismissed: object | undefined;

  protected override render(): unknown {
    const { pinned, view } = this.#chat.value ?? {};
    if (!pinned || pinned === this.dismissed) return nothing;
    const words = this.#words;
    const mayUnpin = view?.canChangeRoom && this.#chat.store?.allows('DELETE_MESSAGE');
    return html`<aside class="strip" part="pinned" aria-label=${words.term('pinned')}>
      ${icons.pin}
      <div class="grow">
        <div dir="auto">${pinned.text}</div>
        ${pinned.by ? html`<div class="by">${words.term('pinnedBy', pinned.by)}</div>` : nothing}
      </div>
      ${
        mayUnpin
          ? html`<button class="text-button" type="button" @click=${this.#unpin}>${words.term('unpin')}</button>`
          : nothing
      }
      <button
        class="icon-button small"
        type="button"
        aria-label=${words.term('hidePinned')}
        @click=${() => (this.dismissed = pinned)}
      >
        ${iconsLater.close}
      </button>
    </aside>`;
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
