import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { textOf } from '../store/content.ts';
import type { MessageEntry } from '../store/entries.ts';
import { moderationOf } from '../store/moderation.ts';
import { avatarKeys, nameKeys } from '../store/senders.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { IvsCardRequestEvent } from './asked-events.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import { Popup, popupStyles } from './popup.ts';
import { requestDeletion } from './request-deletion.ts';
import { Localize } from './words-later.ts';

/** So many of a user's messages are shown, the newest first. */
const SHOWN = 5;
/** Attributes that the card shows in another way. */
const known: readonly string[] = [...nameKeys, ...avatarKeys, 'color', 'badges'];

/**
 * Who a sender is: name, badges, what they wrote in this session, and what else the backend says of them.
 *
 * @tagname ivs-chat-user-card
 * @csspart card - the card
 * @fires {IvsDeleteRequestEvent} ivs-delete-request - a moderator deletes a message; prevent it to do it otherwise
 * @fires {IvsCardRequestEvent} ivs-card-request - a moderator goes from the card to what disconnects its user; `what` is `disconnect`
 */
export class IvsChatUserCard extends Popup {
  static override styles = [
    controls,
    popupStyles,
    css`
      .top {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 8px;
      }
      .top b {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .sub,
      dt {
        font-size: 12px;
        line-height: 16px;
        color: var(--_muted);
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, auto) minmax(0, 1fr);
        gap: 2px 12px;
        padding: 0 8px 8px;
        margin: 0;
        font-size: 12px;
        line-height: 18px;
      }
      dd {
        margin: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      ul {
        padding: 0 8px 8px;
        margin: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: 8px;
      }
      li time {
        flex: none;
        font-variant-numeric: tabular-nums;
        color: var(--_muted);
      }
      li span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ entries, muted }) => ({ entries: this.shown && entries, muted }));
  readonly #words = new Localize(this);

  protected readonly firstFocus = 'button';

  @state() private userId: string | undefined;

  /**
   * Opens the card of a user.
   *
   * @param anchor - beside it opens; the focus returns there
   */
  open(userId: string, anchor: HTMLElement): void {
    this.userId = userId;
    this.show(anchor);
  }

  protected override updated(): void {
    // All that the user wrote may go at any moment.
    if (this.shown && !this.#messages.length) this.close();
  }

  protected override render(): unknown {
    const words = this.#words;
    const messages = this.#messages;
    const last = messages.at(-1);
    return html`<div
      class="popup card"
      part="card"
      popover="auto"
      role="dialog"
      aria-label=${last ? words.term('about', last.sender.name) : nothing}
      @toggle=${this.onToggle}
    >
      ${last ? this.#renderUser(last, messages) : nothing}
    </div>`;
  }

  /** What the user wrote in this session; nothing is looked for while the card is closed. */
  get #messages(): MessageEntry[] {
    const entries = (this.shown && this.#chat.store?.getState().entries) || [];
    return entries.filter(
      (entry): entry is MessageEntry => entry.kind === 'message' && entry.sender.userId === this.userId,
    );
  }

  #renderUser(entry: MessageEntry, messages: MessageEntry[]): TemplateResult {
    const { sender, senderAttributes = {}, own } = entry;
    const words = this.#words;
    const { store } = this.#chat;
    const muted = this.#chat.value!.muted.has(sender.userId);
    const facts = Object.entries(senderAttributes).filter(([name]) => !known.includes(name));
    return html`<div class="top">
        <div class="grow">
          <b><bdi>${sender.name}</bdi></b
          ><span class="sub">${sender.userId}</span>
        </div>
        <button class="icon-button small" type="button" aria-label=${words.term('close')} @click=${() => this.close()}>
          ${iconsLater.close}
        </button>
      </div>
      ${
        facts.length
          ? html`<dl>
              ${facts.map(
                ([name, value]) =>
                  html`<dt>${name}</dt>
                    <dd title=${value}>${value}</dd>`,
              )}
            </dl>`
          : nothing
      }
      <div class="label">${words.term('lastMessages')}</div>
      <ul>
        ${messages
          .slice(-SHOWN)
          .reverse()
          .map(
            ({ time, body, state }) =>
              html`<li>
                <time>${words.timeOfDay(time)}</time>
                <span dir="auto">${state === 'deleted' ? words.term('deleted') : textOf(body)}</span>
              </li>`,
          )}
      </ul>
      ${
        own
          ? nothing
          : html`<button
              class="item"
              type="button"
              @click=${() => this.#act(() => store?.mute(sender.userId, !muted, sender.name))}
            >
              ${iconsLater.mute} ${words.term(muted ? 'unmute' : 'mute')}
            </button>`
      }
      ${
        store?.allows('DELETE_MESSAGE')
          ? html`<button
              class="item danger"
              type="button"
              @click=${() => this.#act(() => requestDeletion(this, store, moderationOf(store).idsOf(sender.userId)))}
            >
              ${iconsLater.trash} ${words.term('deleteTheirs')}
            </button>`
          : nothing
      }
      ${
        store?.allows('DISCONNECT_USER') && !own
          ? html`<button class="item danger" type="button" aria-haspopup="dialog" @click=${() => this.#askWhy(entry)}>
              ${icons.leave} ${words.term('disconnectUser')}<span class="end">${iconsLater.next}</span>
            </button>`
          : nothing
      }`;
  }

  /** The list opens the dialog in the card's place. */
  #askWhy(entry: MessageEntry): void {
    const { anchor } = this;
    this.close();
    const event = new IvsCardRequestEvent(entry, anchor!, 'disconnect');
    this.dispatchEvent(event);
  }

  #act(act: () => void): void {
    this.close();
    act();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-user-card': IvsChatUserCard;
  }
}
