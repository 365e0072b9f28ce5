import { css, html, nothing, type TemplateResult } from 'lit';
import { moderationOf } from '../store/moderation.ts';
import type { RoomRules } from '../store/room-rules.ts';
import type { LogEntry, Problem } from '../store/state.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { requestChange } from './asked-events.ts';
import { modeWords } from './message-row.ts';
import * as icons from './icons.ts';
import { Popup, popupStyles } from './popup.ts';
import { describeRequest, Localize } from './words-later.ts';

/** Seconds that slow mode offers. */
const slowModes = [0, 5, 10, 30, 60, 300];
const modes = { everyone: 'everyone', members: 'members', paused: 'paused' } as const;

/** What the log says of what was done to somebody, or by them. */
const acts = { delete: 'logDeleted', disconnect: 'logDisconnected', pin: 'pinnedBy', unpin: 'logUnpinned' } as const;

/** Of what holds in the room since, it says what everybody was told. */
function rule({ action, content }: LogEntry, words: Localize): string {
  if (action === 'mode') return words.term(modeWords[content as RoomRules['mode']]);
  return Number(content) ? words.term('slowModeOn', Number(content)) : words.term('slowModeOff');
}

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
      .bad {
        display: flex;
        gap: 6px;
        color: var(--_danger);
      }
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

  readonly #chat = new ChatController(this, ({ log, rules, view, viewer, problem }) => ({
    log,
    rules,
    view,
    viewer,
    problem,
  }));
  readonly #words = new Localize(this);
  /** The last one that was shown. */
  #problem: Problem | undefined;

  protected readonly firstFocus = 'select, button';

  /** @param anchor - beside it opens; the focus returns there */
  open(anchor: HTMLElement): void {
    this.show(anchor);
  }

  protected override updated(): void {
    const { problem, rules } = this.#chat.value ?? {};
    if (problem === this.#problem) return;
    this.#problem = problem;
    // What was refused did not happen: what is chosen says again what holds.
    for (const select of this.popup.querySelectorAll('select'))
      if (rules) select.value = String(rules[select.name as 'slowMode' | 'mode']);
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
    const { log, rules, view, problem } = this.#chat.value!;
    return html`${view.canChangeRoom ? this.#renderRules(rules, problem) : nothing}
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

  #renderRules({ slowMode, mode }: RoomRules, problem: Problem | undefined): TemplateResult {
    const words = this.#words;
    const seconds = slowModes.includes(slowMode) ? slowModes : [...slowModes, slowMode].sort((a, b) => a - b);
    return html`<label
        ><div class="label">${words.term('slowModeLabel')}</div>
        <select name="slowMode" @change=${(event: Event) => this.#change('app:SLOW_MODE', { seconds: valueOf(event) })}>
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
        <select name="mode" @change=${(event: Event) => this.#change('app:CHAT_MODE', { mode: valueOf(event) })}>
          ${Object.entries(modes).map(
            ([value, word]) => html`<option value=${value} .selected=${value === mode}>${words.term(word)}</option>`,
          )}
        </select></label
      >
      ${problem?.action === 'change' ? this.#renderProblem(problem) : nothing}
      <div class="separator"></div>`;
  }

  /** Screen readers hear it from the line above the messages, which this popup may cover. */
  #renderProblem({ error }: Problem): TemplateResult {
    const words = this.#words;
    return html`<p class="hint bad">
      ${icons.alert}<span>${words.term('moderationFailed')} ${describeRequest(words, error, 'moderate')}</span>
    </p>`;
  }

  #renderEntry(entry: LogEntry): TemplateResult {
    const words = this.#words;
    const { time, action, name, userId, content, reason } = entry;
    const act = acts[action as keyof typeof acts] as 'logDeleted' | undefined;
    return html`<li>
      <time>${words.timeOfDay(time)}</time>${act ? words.term(act, name || userId || '–') : rule(entry, words)}
      ${act && content ? html`<q dir="auto">${content}</q>` : nothing}
      ${reason ? html`<q dir="auto">${words.term('removedReason', reason)}</q>` : nothing}
    </li>`;
  }

  #change(eventName: string, attributes: Record<string, string>): void {
    // What was said of the last attempt says nothing of this one.
    if (this.#problem) moderationOf(this.#chat.store)?.dismissProblem();
    requestChange(this, eventName, attributes);
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
