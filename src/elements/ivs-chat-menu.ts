import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ATTRIBUTES_BYTES, REASON_LENGTH } from '../protocol/limits.ts';
import { textOf } from '../store/content.ts';
import type { MessageEntry } from '../store/entries.ts';
import { moderationOf } from '../store/moderation.ts';
import { writingOf } from '../store/writing.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import {
  IvsCardRequestEvent,
  IvsDisconnectUserRequestEvent,
  IvsReplyRequestEvent,
  IvsSelectRequestEvent,
  requestChange,
} from './asked-events.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import { avatar } from './message-row.ts';
import { Popup, popupStyles } from './popup.ts';
import { requestDeletion } from './request-deletion.ts';
import { rowStyles } from './row-styles.ts';
import { byteLength, shortenToBytes } from './shorten.ts';
import { Localize } from './words-later.ts';

/** Reasons to choose from; the last one is written by the moderator. */
const reasons = ['reasonSpam', 'reasonHarassment', 'reasonSpoilers', 'reasonLink', 'reasonOther'] as const;
const OTHER = 'reasonOther';

/** One thing that can be done. */
interface Item {
  label: string;
  icon: TemplateResult;
  act(): void;
  danger?: true;
  /** Another step follows. */
  dialog?: true;
}

/**
 * What can be done with a message. It offers what the token of the viewer allows, and asks for a reason before it
 * disconnects anybody.
 *
 * @tagname ivs-chat-menu
 * @csspart menu - the popup
 * @fires {IvsReplyRequestEvent} ivs-reply-request - the viewer answers a message; prevent it to do it otherwise
 * @fires {IvsDeleteRequestEvent} ivs-delete-request - a moderator deletes a message; prevent it to do it otherwise
 * @fires {IvsDisconnectUserRequestEvent} ivs-disconnect-user-request - a moderator disconnects a user; prevent it to do it otherwise
 * @fires {IvsModerationRequestEvent} ivs-moderation-request - a moderator changes the room; prevent it to do it otherwise
 * @fires {IvsSelectRequestEvent} ivs-select-request - a moderator wants to choose several messages; prevent it to do it otherwise
 * @fires {IvsCardRequestEvent} ivs-card-request - somebody asks who a sender is; prevent it to show that otherwise
 */
export class IvsChatMenu extends Popup {
  static override styles = [
    controls,
    rowStyles,
    popupStyles,
    css`
      .subject {
        padding: 8px;
        font-weight: 400;
        color: var(--_muted);
      }
      .subject b {
        flex: none;
        color: var(--_text);
      }
      /* Only a sheet lies over the list, and its row with it. */
      @media not (pointer: coarse) {
        .subject {
          display: none;
        }
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ viewer, muted, view, rules }) => ({ viewer, muted, view, rules }));
  readonly #words = new Localize(this);

  protected readonly firstFocus = '[role=menuitem], input:checked';

  /** The message that the menu is for. */
  @state() private entry: MessageEntry | undefined;
  /** The second step: who is to be disconnected, and why. */
  @state() private asking = false;
  @state() private reason: (typeof reasons)[number] = reasons[0];

  /**
   * Opens the menu.
   *
   * @param entry - the message
   * @param anchor - its row: the menu opens below it, or above it where there is no room; the focus returns to it
   * @param asking - begins with the question why somebody is to be disconnected
   */
  open(entry: MessageEntry, anchor: HTMLElement, asking = false): void {
    this.entry = entry;
    this.asking = asking;
    this.reason = reasons[0];
    this.show(anchor);
  }

  protected override render(): unknown {
    const { entry } = this;
    const title = !entry ? '' : this.#words.term(this.asking ? 'disconnectTitle' : 'actionsFor', entry.sender.name);
    return html`<div
      class="popup ${this.asking ? 'wide' : ''}"
      part="menu"
      popover="auto"
      role=${this.asking ? 'dialog' : 'menu'}
      aria-label=${title || nothing}
      @keydown=${this.#onKeydown}
      @toggle=${this.onToggle}
    >
      ${!entry || !this.shown ? nothing : this.asking ? this.#renderDialog(entry) : this.#renderMenu(entry)}
    </div>`;
  }

  #renderMenu(entry: MessageEntry): unknown {
    const groups = [this.#forEverybody(entry), this.#forModerators(entry)].filter((items) => items.length);
    return [
      this.#renderSubject(entry),
      ...groups.map(
        (items, index) =>
          html`${index ? html`<div class="separator" role="separator"></div>` : nothing}${items.map(
            ({ label, icon, act, danger, dialog }) =>
              html`<button
                class="item ${danger ? 'danger' : ''}"
                type="button"
                role="menuitem"
                aria-haspopup=${dialog ? 'dialog' : nothing}
                @click=${act}
              >
                ${icon} ${label} ${dialog ? html`<span class="end">${iconsLater.next}</span>` : nothing}
              </button>`,
          )}`,
      ),
    ];
  }

  /** Which message it is for; the menu's name says it to a screen reader. */
  #renderSubject(entry: MessageEntry): TemplateResult {
    const { sender, body } = entry;
    const { view } = this.#chat.value!;
    const picture = html`<b class="avatar" .style=${`--_name: ${sender.color}`}>${avatar(entry, view)}</b>`;
    return html`<div class="head subject" aria-hidden="true">
      ${view.avatars ? picture : nothing}<span
        ><b><bdi>${sender.name}</bdi></b> <bdi>${textOf(body)}</bdi></span
      >
    </div>`;
  }

  #forEverybody(entry: MessageEntry): Item[] {
    const words = this.#words;
    const store = this.#chat.store!;
    const { userId, name } = entry.sender;
    return [
      ...(store.mayWrite
        ? [{ label: words.term('reply'), icon: iconsLater.reply, act: () => this.#reply(entry) }]
        : []),
      // A page that is not secure has no clipboard to write to.
      ...(isSecureContext ? [{ label: words.term('copy'), icon: iconsLater.copy, act: () => this.#copy(entry) }] : []),
      { label: words.term('about', name), icon: iconsLater.user, act: () => this.#openCard(entry) },
      ...(entry.own
        ? []
        : [
            {
              label: words.term('mute'),
              icon: iconsLater.mute,
              act: () => this.#then(() => store.mute(userId, true, name)),
            },
          ]),
    ];
  }

  #forModerators(entry: MessageEntry): Item[] {
    const words = this.#words;
    const store = this.#chat.store!;
    const mayDelete = store.allows('DELETE_MESSAGE');
    const pin: Item = {
      label: words.term('pin'),
      icon: icons.pin,
      act: () => this.#then(() => requestChange(this, 'app:PIN', pinOf(entry, store.viewerName))),
    };
    const remove: Item = {
      label: words.term('delete'),
      icon: iconsLater.trash,
      danger: true,
      act: () => this.#delete(entry),
    };
    const select: Item = { label: words.term('select'), icon: iconsLater.select, act: () => this.#select(entry) };
    const disconnect: Item = {
      label: words.term('disconnectUser'),
      icon: icons.leave,
      danger: true,
      dialog: true,
      act: () => this.#step(true),
    };
    return [
      ...(mayDelete && this.#chat.value!.view.canChangeRoom ? [pin] : []),
      ...(mayDelete ? [select, remove] : []),
      ...(store.allows('DISCONNECT_USER') && !entry.own ? [disconnect] : []),
    ];
  }

  #renderDialog(entry: MessageEntry): TemplateResult {
    const words = this.#words;
    const { name } = entry.sender;
    return html`<form @submit=${(event: SubmitEvent) => this.#disconnect(event, entry)}>
      <div class="head">
        <button
          class="icon-button small"
          type="button"
          aria-label=${words.term('back')}
          @click=${() => this.#step(false)}
        >
          ${iconsLater.back}
        </button>
        <span>${words.term('disconnectTitle', name)}</span>
      </div>
      <fieldset aria-label=${words.term('reason')} @change=${this.#onReason}>
        ${reasons.map(
          (reason) =>
            html`<label class="item"
              ><input
                type="radio"
                name="reason"
                value=${reason}
                .checked=${reason === this.reason}
              />${words.term(reason)}</label
            >`,
        )}
      </fieldset>
      ${
        this.reason === OTHER
          ? html`<input
              type="text"
              name="text"
              required
              dir="auto"
              maxlength=${REASON_LENGTH}
              aria-label=${words.term('reasonText')}
              placeholder=${words.term('reasonText')}
            />`
          : nothing
      }
      <div class="separator"></div>
      ${
        this.#chat.store?.allows('DELETE_MESSAGE')
          ? html`<label class="item"><input type="checkbox" name="deleteTheirs" />${words.term('deleteTheirs')}</label>`
          : nothing
      }
      <p class="hint">${words.term('disconnectHint', name)}</p>
      <button class="button danger" type="submit">${words.term('disconnect')}</button>
    </form>`;
  }

  #step(asking: boolean): void {
    this.asking = asking;
    void this.updateComplete.then(() => this.settle());
  }

  #onReason(event: Event): void {
    this.reason = (event.target as HTMLInputElement).value as typeof this.reason;
    // Safari gives the focus to what was chosen by its label, after this event.
    if (this.reason === OTHER)
      requestAnimationFrame(() => this.popup.querySelector<HTMLElement>('input[type=text]')?.focus());
  }

  /** Closes, so that the focus is back before anything else takes it. */
  #then(act: () => void): void {
    this.close();
    act();
  }

  #reply(entry: MessageEntry): void {
    this.close();
    const event = new IvsReplyRequestEvent(entry.id!);
    if (this.dispatchEvent(event)) writingOf(this.#chat.store)?.replyTo(entry);
  }

  #copy({ body }: MessageEntry): void {
    this.close();
    // Without the permission there is nothing that the viewer could mend; the text stays there to be selected.
    navigator.clipboard.writeText(textOf(body)).catch(() => {});
  }

  #openCard(entry: MessageEntry): void {
    const { anchor } = this;
    this.close();
    const event = new IvsCardRequestEvent(entry, anchor!);
    this.dispatchEvent(event);
  }

  #select(entry: MessageEntry): void {
    this.close();
    const event = new IvsSelectRequestEvent(entry.key);
    this.dispatchEvent(event);
  }

  #delete({ id }: MessageEntry): void {
    this.close();
    if (id !== undefined) requestDeletion(this, this.#chat.store, [id]);
  }

  #disconnect(submit: SubmitEvent, { sender: { userId } }: MessageEntry): void {
    submit.preventDefault();
    const form = new FormData(submit.target as HTMLFormElement);
    const reason = this.reason === OTHER ? String(form.get('text')).trim() : this.#words.term(this.reason);
    const deleteTheirs = form.has('deleteTheirs');
    const moderation = moderationOf(this.#chat.store);
    const { canChangeRoom } = this.#chat.value!.view;
    this.close();
    const event = new IvsDisconnectUserRequestEvent(userId, reason, deleteTheirs);
    if (!this.dispatchEvent(event)) return;
    void moderation?.disconnect(userId, reason);
    if (!deleteTheirs) return;
    // By one event for everybody where there is a backend for it; otherwise one message after the other.
    if (canChangeRoom) requestChange(this, 'app:DELETE_BY_USER', { userId, reason });
    else requestDeletion(this, this.#chat.store, moderation?.idsOf(userId) ?? [], reason);
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

/** What is pinned of a message: as much as an event can carry. */
function pinOf({ body }: MessageEntry, by: string): { text: string; by: string } {
  return { text: shortenToBytes(textOf(body), ATTRIBUTES_BYTES - byteLength(`textby${by}`)), by };
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-menu': IvsChatMenu;
  }
}
