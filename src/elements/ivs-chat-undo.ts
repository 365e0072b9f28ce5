import { css, html, nothing } from 'lit';
import { moderationOf } from '../store/moderation.ts';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { controls } from './controls.ts';
import { Countdown } from './countdown.ts';
import { Localize } from './words-later.ts';

/**
 * A bar that counts down to a deletion, with the way back.
 *
 * @tagname ivs-chat-undo
 */
export class IvsChatUndo extends ChatElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .grow {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ undo }) => ({ undo }));
  readonly #words = new Localize(this);

  constructor() {
    super();
    new Countdown(this, () => (this.#chat.value?.undo?.at ?? 0) - Date.now());
  }

  protected override render(): unknown {
    const undo = this.#chat.value?.undo;
    if (!undo) return nothing;
    const moderation = moderationOf(this.#chat.store);
    const seconds = Math.max(0, Math.ceil((undo.at - Date.now()) / 1_000));
    const { length } = undo.messages;
    const what = `${length > 1 ? `${this.#words.term('announced', length)} · ` : ''}${this.#words.term('deletingIn')}`;
    // The bar may come under a mouse that was about to click again.
    const once =
      (act: 'deleteNow' | 'undo') =>
      ({ detail }: MouseEvent): void => {
        if (detail < 2) moderation?.[act]();
      };
    // A screen reader is told once, not every second.
    return html`<span class="grow" role="status"
        >${what} <b aria-hidden="true">${this.#words.term('seconds', seconds)}</b></span
      >
      <button class="text-button" type="button" @click=${once('deleteNow')}>${this.#words.term('deleteNow')}</button>
      <button class="text-button strong" type="button" @click=${once('undo')}>${this.#words.term('undo')}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-undo': IvsChatUndo;
  }
}
