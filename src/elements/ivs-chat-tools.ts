import { css, html, nothing, type TemplateResult } from 'lit';
import type { LogEntry } from '../store/state.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { requestChange } from './asked-events.ts';
import { Popup, popupStyles } from './popup.ts';
import { Localize } from './words-later.ts';

/** Seconds that slow mode offers. */
const slowModes = [0, 5, 10, 30, 60, 300];
const modes = { everyone: 'everyone', members: 'members', paused: 'paused' } as const;

/**
 * What a moderator does with the room as a whole, and a log of what was done in this session.
 *
 * @tagname ivs-chat-tools
 * @csspart tools-popup - the popup
 * @fires {IvsModerationRequestEvent} ivs-moderation-request - a moderator changes the room; prevent it to do it otherwise
 */
export class IvsChatTools extends Popup {
  static override styles = [
    controls,
    popupStyles,
    css`
      ol {
        max-block-size: 240px;
        padding: 0 8px;
        margin: 0;
        overflow-y: auto;
        list-style: none;
      }
      li {
        padding-block: 4px;
        overflow-wrap: anywhere;
        border-block-end: 1px solid var(--_border);
      }
      li time {
        margin-inline-end: 6px;
        font-variant-numeric: tabular-nums;
        color: var(--_muted);
      }
      li q {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--_muted);
        quotes: none;
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ log, rules, view, viewer }) => ({ log, rules, view, viewer }));
  readonly #words = new Localize(this);

  protected readonly firstFocus = 'select, button';

  /** @param anchor - beside it opens; the focus returns there */
  open(anchor: HTMLElement): void {
    this.show(anchor);
  }

  protected override render(): unknown {
    return html`<div
      class="popup card"
      part="tools-popup"
      popover="auto"
      role="dialog"
      aria-label=${this.#words.term('tools')}
      @toggle=${this.onToggle}
    >
      ${this.shown && this.#chat.value ? this.#renderTools() : nothing}
    </div>`;
  }

  #renderTools(): TemplateResult {
    const words = this.#words;
    const { log, rules, view } = this.#chat.value!;
    return html`${view.canChangeRoom ? this.#renderRules(rules) : nothing}
      <div class="head alone">
        <span>${words.term('log')}</span>
        <button class="text-button" type="button" ?disabled=${!log.length} @click=${this.#export}>
          ${words.term('export')}
        </button>
      </div>
      ${
        log.length
          ? html`<ol>
              ${[...log].reverse().map((entry) => this.#renderEntry(entry))}
            </ol>`
          : html`<p class="hint">${words.term('logEmpty')}</p>`
      }`;
  }

  #renderRules({ slowMode, mode }: { slowMode: number; mode: string }): TemplateResult {
    const words = this.#words;
    const seconds = slowModes.includes(slowMode) ? slowModes : [...slowModes, slowMode].sort((a, b) => a - b);
    return html`<label
        ><div class="label">${words.term('slowModeLabel')}</div>
        <select @change=${(event: Event) => requestChange(this, 'app:SLOW_MODE', { seconds: valueOf(event) })}>
          ${seconds.map(
            (one) =>
              html`<option value=${one} .selected=${one === slowMode}>
                ${one ? words.term('seconds', one) : words.term('slowModeNone')}
              </option>`,
          )}
        </select></label
      >
      <label
        ><div class="label">${words.term('modeLabel')}</div>
        <select @change=${(event: Event) => requestChange(this, 'app:CHAT_MODE', { mode: valueOf(event) })}>
          ${Object.entries(modes).map(
            ([value, word]) => html`<option value=${value} .selected=${value === mode}>${words.term(word)}</option>`,
          )}
        </select></label
      >
      <div class="separator"></div>`;
  }

  #renderEntry({ time, action, name, userId, content, reason }: LogEntry): TemplateResult {
    const words = this.#words;
    const who = name ?? userId ?? '';
    return html`<li>
      <time>${words.timeOfDay(time)}</time>${words.term(action === 'delete' ? 'logDeleted' : 'logDisconnected', who)}
      ${content ? html`<q dir="auto">${content}</q>` : nothing}
      ${reason ? html`<q dir="auto">${words.term('removedReason', reason)}</q>` : nothing}
    </li>`;
  }

  /** As JSON, by the browser's own download. */
  #export(): void {
    const file = new Blob([JSON.stringify(this.#chat.value!.log, undefined, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'moderation-log.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-tools': IvsChatTools;
  }
}
