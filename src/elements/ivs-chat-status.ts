import { css, html, nothing, type TemplateResult } from 'lit';
import { moderationOf } from '../store/moderation.ts';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { controls } from './controls.ts';
import { Countdown } from './countdown.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import { KeptFocus } from './kept-focus.ts';
import { describeFailure, describeRequest, Localize } from './words-later.ts';

/** A short loss is mended before anybody has read the line; so long it waits, in milliseconds. */
const DUE_MS = 2_000;

const failures = { delete: 'deleteFailed', disconnect: 'disconnectFailed', change: 'moderationFailed' } as const;

/**
 * A line that says how the connection stands while it is not well, and what became of a moderator's request that was
 * refused. Nothing to say, nothing shown.
 *
 * @tagname ivs-chat-status
 * @csspart reconnecting - the strip that says that the connection is lost
 * @csspart problem - the strip that says that a moderator's request was refused
 */
export class IvsChatStatus extends ChatElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        flex: none;
      }
      b {
        font-variant-numeric: tabular-nums;
      }
      .bad {
        color: var(--_danger);
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ status, problem }) => ({ status, problem }));
  readonly #words = new Localize(this);
  /** When the connection was lost, in milliseconds since 1970. */
  #lostAt: number | undefined;
  #wasConnected = false;

  constructor() {
    super();
    new Countdown(this, () => this.#wait);
    // A line goes with its button.
    new KeptFocus(this);
  }

  protected override willUpdate(): void {
    this.#wasConnected ||= this.#chat.value?.status.kind === 'connected';
    const lost = this.#chat.value?.status.kind === 'reconnecting';
    this.#lostAt = lost ? (this.#lostAt ?? Date.now()) : undefined;
  }

  /** Until the line is due, and then until what it counts down to. */
  get #wait(): number {
    const status = this.#chat.value?.status;
    if (status?.kind !== 'reconnecting' || this.#lostAt === undefined) return 0;
    const now = Date.now();
    const untilDue = this.#lostAt + DUE_MS - now;
    return untilDue > 0 || status.underWay ? untilDue : (status.retryAt ?? now) - now;
  }

  protected override render(): unknown {
    return html`<div role="status">${this.#renderConnection()}</div>
      <div role="alert">${this.#renderProblem()}</div>`;
  }

  #renderConnection(): TemplateResult | typeof nothing {
    const status = this.#chat.value?.status;
    if (status?.kind !== 'reconnecting' || Date.now() - (this.#lostAt ?? 0) < DUE_MS) return nothing;
    const words = this.#words;
    const { underWay, retryAt } = status;
    const seconds = underWay ? 0 : Math.max(0, Math.ceil(((retryAt ?? 0) - Date.now()) / 1_000));
    const waiting = underWay || retryAt !== undefined ? words.term('tryingAgain') : words.term('noNetwork');
    const what = words.term(this.#wasConnected ? 'lost' : 'notReached');
    // A screen reader is told once, not every second.
    return html`<div class="strip" part="reconnecting">
      ${icons.offline}
      <span class="grow">
        ${what} <span class="sr">${waiting}</span>
        <span aria-hidden="true">
          ${seconds ? html`${words.term('tryingAgainIn')} <b>${words.term('seconds', seconds)}</b>` : waiting}
        </span>
      </span>
      <button class="button" type="button" @click=${() => this.#chat.store?.connect()}>
        ${words.term('retryNow')}
      </button>
    </div>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const problem = this.#chat.value?.problem;
    if (!problem) return nothing;
    const words = this.#words;
    return html`<div class="strip" part="problem">
      <span class="bad">${icons.alert}</span>
      <span class="grow"
        >${
          problem.action === 'join'
            ? describeFailure(words, problem.error)
            : html`${words.term(failures[problem.action])} ${describeRequest(words, problem.error, 'moderate')}`
        }</span
      >
      <button
        class="icon-button small"
        type="button"
        aria-label=${words.term('dismiss')}
        title=${words.term('dismiss')}
        @click=${() => moderationOf(this.#chat.store)?.dismissProblem()}
      >
        ${iconsLater.close}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-status': IvsChatStatus;
  }
}
