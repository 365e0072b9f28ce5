import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { MessageEntry } from '../store/entries.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { IvsDeleteRequestEvent, IvsDisconnectUserRequestEvent } from './events.ts';
import { icons } from './icons.ts';
import { words } from './words.ts';

/** Room between the menu and the edges of the window, in pixels. */
const MARGIN_PX = 8;

/**
 * What can be done with a message. It offers what the token of the viewer allows, and asks for a reason before it
 * disconnects anybody.
 *
 * @tagname ivs-chat-menu
 * @fires {IvsDeleteRequestEvent} ivs-delete-request - a moderator deletes a message; prevent it to do it otherwise
 * @fires {IvsDisconnectUserRequestEvent} ivs-disconnect-user-request - a moderator disconnects a user; prevent it to do it otherwise
 */
export class IvsChatMenu extends LitElement {
  static override styles = [
    controls,
    css`
      .popup {
        position: fixed;
        inset: auto;
        inline-size: 208px;
        max-inline-size: calc(100vw - 16px);
        max-block-size: calc(100dvh - 16px);
        padding: 4px;
        margin: 0;
        overflow: auto;
        font-size: 13px;
        line-height: 20px;
        color: var(--_text);
        background: var(--_raised);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        box-shadow: var(--_lift);
      }
      .popup.wide {
        inline-size: 248px;
      }
      .popup:popover-open {
        animation: rise 0.14s ease-out;
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 4px;
        }
      }
      .item {
        display: flex;
        align-items: center;
        gap: 10px;
        inline-size: 100%;
        min-block-size: 32px;
        padding-inline: 8px;
        border-radius: calc(var(--_radius) * 0.5);
        cursor: pointer;
      }
      .item:focus-visible,
      .item:has(:focus-visible) {
        outline: 2px solid var(--_focus);
        outline-offset: -2px;
      }
      .item:hover {
        background: light-dark(var(--_hover), color-mix(in oklab, var(--_raised), var(--_text) 8%));
      }
      .item > .icon {
        color: var(--_muted);
      }
      .item.danger,
      .item.danger > .icon {
        color: var(--_danger);
      }
      .item .end {
        display: inline-flex;
        margin-inline-start: auto;
        color: var(--_muted);
      }
      .separator {
        block-size: 1px;
        margin: 4px 8px;
        background: var(--_border);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 6px;
        padding-block: 4px 6px;
        padding-inline: 4px 8px;
        font-weight: 600;
      }
      .head span {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      fieldset {
        min-inline-size: 0;
        padding: 0;
        margin: 0;
        border: 0;
      }
      input {
        flex: none;
        inline-size: 16px;
        block-size: 16px;
        accent-color: var(--_accent);
      }
      input:focus-visible {
        outline: none;
      }
      .hint {
        padding: 4px 8px 8px;
        margin: 0;
        font-size: 12px;
        line-height: 16px;
        color: var(--_muted);
        overflow-wrap: anywhere;
      }
      .button {
        inline-size: calc(100% - 8px);
        margin: 4px;
      }
      @media (pointer: coarse) {
        .item {
          min-block-size: 44px;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .popup:popover-open {
          animation: none;
        }
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ viewer }) => ({ viewer }));
  #anchor: HTMLElement | undefined;

  /** The message that the menu is for. */
  @state() private entry: MessageEntry | undefined;
  /** The second step: who is to be disconnected, and why. */
  @state() private asking = false;

  @query('.popup') private popup!: HTMLElement;

  /**
   * Opens the menu.
   *
   * @param entry - the message
   * @param anchor - its row: the menu opens below it, or above it where there is no room; the focus returns to it
   */
  open(entry: MessageEntry, anchor: HTMLElement): void {
    this.entry = entry;
    this.asking = false;
    this.#anchor = anchor;
    void this.updateComplete.then(() => {
      this.popup.showPopover();
      this.#place();
      this.#focusFirst();
    });
  }

  close(): void {
    if (this.popup.matches(':popover-open')) this.popup.hidePopover();
  }

  protected override render(): unknown {
    const { entry } = this;
    return html`<div
      class="popup ${this.asking ? 'wide' : ''}"
      part="menu"
      popover="auto"
      role=${this.asking ? 'dialog' : 'menu'}
      aria-label=${!entry ? nothing : this.asking ? words.disconnectTitle(entry.sender.name) : words.actionsFor(entry.sender.name)}
      @keydown=${this.#onKeydown}
      @toggle=${this.#onToggle}
    >
      ${!entry ? nothing : this.asking ? this.#renderDialog(entry) : this.#renderMenu(entry)}
    </div>`;
  }

  #renderMenu(entry: MessageEntry): TemplateResult {
    const store = this.#chat.store;
    const mayDelete = store?.allows('DELETE_MESSAGE');
    const mayDisconnect = store?.allows('DISCONNECT_USER') && !entry.own;
    return html`<button class="item" type="button" role="menuitem" @click=${() => this.#copy(entry)}>
        ${icons.copy} ${words.copy}
      </button>
      ${mayDelete || mayDisconnect ? html`<div class="separator" role="separator"></div>` : nothing}
      ${
        mayDelete
          ? html`<button class="item danger" type="button" role="menuitem" @click=${() => this.#delete(entry)}>
              ${icons.trash} ${words.delete}
            </button>`
          : nothing
      }
      ${
        mayDisconnect
          ? html`<button
              class="item danger"
              type="button"
              role="menuitem"
              aria-haspopup="dialog"
              @click=${() => this.#step(true)}
            >
              ${icons.leave} ${words.disconnectUser}<span class="end">${icons.next}</span>
            </button>`
          : nothing
      }`;
  }

  #renderDialog(entry: MessageEntry): TemplateResult {
    const { name } = entry.sender;
    return html`<form @submit=${(event: SubmitEvent) => this.#disconnect(event, entry)}>
      <div class="head">
        <button class="icon-button small" type="button" aria-label=${words.back} @click=${() => this.#step(false)}>
          ${icons.back}
        </button>
        <span>${words.disconnectTitle(name)}</span>
      </div>
      <fieldset aria-label=${words.reason}>
        ${words.reasons.map(
          (reason, index) =>
            html`<label class="item"
              ><input type="radio" name="reason" value=${reason} ?checked=${index === 0} />${reason}</label
            >`,
        )}
      </fieldset>
      <div class="separator"></div>
      <p class="hint">${words.disconnectHint(name)}</p>
      <button class="button danger" type="submit">${words.disconnect}</button>
    </form>`;
  }

  #step(asking: boolean): void {
    this.asking = asking;
    void this.updateComplete.then(() => {
      this.#place();
      this.#focusFirst();
    });
  }

  #copy({ content }: MessageEntry): void {
    this.close();
    // Without the permission there is nothing that the viewer could mend; the text stays there to be selected.
    navigator.clipboard?.writeText(content).catch(() => {});
  }

  #delete({ id }: MessageEntry): void {
    this.close();
    if (id === undefined) return;
    const event = new IvsDeleteRequestEvent(id);
    if (this.dispatchEvent(event)) void this.#chat.store?.deleteMessage(id);
  }

  #disconnect(submit: SubmitEvent, { sender: { userId } }: MessageEntry): void {
    submit.preventDefault();
    const reason = String(new FormData(submit.target as HTMLFormElement).get('reason'));
    this.close();
    const event = new IvsDisconnectUserRequestEvent(userId, reason);
    if (this.dispatchEvent(event)) void this.#chat.store?.disconnectUser(userId, reason);
  }

  /** Below the row, or above it, or where there is room; at its end edge. */
  #place(): void {
    if (!this.#anchor) return;
    const row = this.#anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height, style } = this.popup;
    const rightToLeft = this.matches(':dir(rtl)');
    const left = rightToLeft ? row.left + MARGIN_PX : row.right - width - MARGIN_PX;
    const below = row.bottom + 2;
    const above = row.top - height - 2;
    const top = below + height + MARGIN_PX <= innerHeight || above < MARGIN_PX ? below : above;
    style.left = `${clamp(left, innerWidth - width)}px`;
    style.top = `${clamp(top, innerHeight - height)}px`;
  }

  #focusFirst(): void {
    this.popup.querySelector<HTMLElement>('[role=menuitem], input:checked')?.focus();
  }

  #onToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') {
      // Only a focus that was in the menu is to be brought back; another one was chosen by the viewer.
      if (document.activeElement === document.body || this.matches(':focus-within')) this.#anchor?.focus();
      this.#anchor = undefined;
      this.entry = undefined;
    }
    const told = new ToggleEvent('toggle', { oldState: event.oldState, newState: event.newState });
    this.dispatchEvent(told);
  }

  #onKeydown(event: KeyboardEvent): void {
    const items = [...this.popup.querySelectorAll<HTMLElement>('[role=menuitem]')];
    if (event.key === 'Tab' && !this.asking) this.close();
    if (!items.length) return;
    const index = items.indexOf(event.target as HTMLElement);
    const moves: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: -1 };
    if (!(event.key in moves)) return;
    event.preventDefault();
    items.at(moves[event.key]! % items.length)?.focus();
  }
}

const clamp = (value: number, max: number): number => Math.max(MARGIN_PX, Math.min(value, max - MARGIN_PX));

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-menu': IvsChatMenu;
  }
}
