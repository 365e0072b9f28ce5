import { html, nothing, type TemplateResult } from 'lit';
import type { Preferences, View } from '../store/view.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import * as iconsLater from './icons-later.ts';
import { Popup, popupStyles } from './popup.ts';
import { Localize } from './words-later.ts';

/** What is chosen from a list, and the word of each choice. */
const choices = {
  timestamps: { off: 'timestampsOff', time: 'timestampsTime', relative: 'timestampsRelative' },
  fontSize: { small: 'fontSizeSmall', normal: 'fontSizeNormal', large: 'fontSizeLarge' },
  announce: {
    all: 'announceAll',
    mentions: 'announceMentions',
    counts: 'announceCounts',
    off: 'announceOff',
  },
} as const;
const switches = ['avatars', 'compact', 'reduceMotion'] as const;

/**
 * What a viewer chooses for themselves, in this browser alone.
 *
 * @tagname ivs-chat-settings
 * @csspart settings - the popup
 */
export class IvsChatSettings extends Popup {
  static override styles = [controls, popupStyles];

  readonly #chat = new ChatController(this, ({ view, muted }) => ({ view, muted }));
  readonly #words = new Localize(this);

  protected readonly firstFocus = 'select';

  /** @param anchor - beside it opens; the focus returns there */
  open(anchor: HTMLElement): void {
    this.show(anchor);
  }

  protected override render(): unknown {
    return html`<div
      class="popup wide"
      part="settings"
      popover="auto"
      role="dialog"
      aria-label=${this.#words.term('settings')}
      @toggle=${this.onToggle}
    >
      ${this.shown && this.#chat.value ? this.#renderChoices(this.#chat.value.view) : nothing}
    </div>`;
  }

  #renderChoices(view: View): TemplateResult {
    const words = this.#words;
    return html`<div class="head alone"><span>${words.term('settings')}</span></div>
      ${(Object.keys(choices) as (keyof typeof choices)[]).map((name) => this.#renderSelect(name, view[name]))}
      ${switches.map(
        (name) =>
          html`<label class="item"
            ><input
              type="checkbox"
              .checked=${view[name]}
              @change=${(event: Event) => this.#choose(name, (event.target as HTMLInputElement).checked)}
            />${words.term(name)}</label
          >`,
      )}
      ${this.#renderMuted()}`;
  }

  #renderSelect(name: keyof typeof choices, value: string): TemplateResult {
    const words = this.#words;
    return html`<label
      ><div class="label">${words.term(name)}</div>
      <select @change=${(event: Event) => this.#choose(name, (event.target as HTMLSelectElement).value as never)}>
        ${Object.entries(choices[name]).map(
          ([choice, word]) => html`<option value=${choice} .selected=${choice === value}>${words.term(word)}</option>`,
        )}
      </select></label
    >`;
  }

  #renderMuted(): TemplateResult | typeof nothing {
    const muted = [...this.#chat.value!.muted];
    if (!muted.length) return nothing;
    return html`<div class="separator"></div>
      <div class="label">${this.#words.term('mutedUsers')}</div>
      ${muted.map(
        ([userId, name]) =>
          html`<button class="item" type="button" @click=${() => this.#chat.store?.mute(userId, false)}>
            ${iconsLater.mute}<bdi>${name}</bdi><span class="end">${this.#words.term('unmute')}</span>
          </button>`,
      )}`;
  }

  #choose<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
    this.#chat.store?.choose({ [name]: value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-settings': IvsChatSettings;
  }
}
