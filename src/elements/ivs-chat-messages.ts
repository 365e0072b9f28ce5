import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Entry, MessageEntry } from '../store/entries.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { IvsRetryRequestEvent } from './events.ts';
import { icons } from './icons.ts';
import type { IvsChatMenu } from './ivs-chat-menu.ts';
import { listStyles } from './list-styles.ts';
import { renderRow, rowStyles, type RowActions } from './message-row.ts';
import { describeFailure, words } from './words.ts';

/** Within so many pixels of its end, the list follows the newest message. */
const END_PX = 24;

/**
 * The messages. The list keeps to its end until the reader scrolls up or opens a menu; then nothing moves, and a
 * button counts what is new.
 *
 * @tagname ivs-chat-messages
 * @fires {IvsRetryRequestEvent} ivs-retry-request - the viewer sends a failed message again; prevent it to do it otherwise
 */
export class IvsChatMessages extends LitElement {
  static override styles = [controls, rowStyles, listStyles];

  static {
    // To keep to the end and to move the focus can only follow from an update, and may lead to another one.
    this.disableWarning?.('change-in-update');
  }

  readonly #chat = new ChatController(this, ({ entries, received, status }) => ({ entries, received, status }));
  readonly #resizes = new ResizeObserver(() => this.#keepToEnd());
  /** `received` when the reader left the end. */
  #receivedAtEnd = 0;
  /** `scrollTop` as last set or told. */
  #scrolledTo = 0;
  /** Where the focus is, so that it is not lost with its row. */
  #focusedIndex = -1;

  /** Whether the list follows the newest message. */
  @state() private atEnd = true;
  /** Key of the row under the pointer or the focus. */
  @state() private markedKey: string | undefined;
  /** Key of the row whose menu is open. */
  @state() private menuKey: string | undefined;

  @query('.list') private list!: HTMLElement;
  @query('.rows') private rows!: HTMLElement;
  @query('ivs-chat-menu') private menu!: IvsChatMenu;

  readonly #actions: RowActions = {
    openMenu: (event, entry) => this.#openMenu(event.currentTarget as HTMLElement, entry),
    retry: (entry) => {
      const event = new IvsRetryRequestEvent(entry.content);
      if (this.dispatchEvent(event)) this.#chat.store?.retry(entry.key);
    },
    edit: (entry) => this.#chat.store?.edit(entry.key),
    discard: (entry) => this.#chat.store?.discard(entry.key),
  };

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      if (!this.isConnected) return;
      this.#resizes.observe(this.list);
      this.#resizes.observe(this.rows);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const focused = this.#focusedRow();
    this.#focusedIndex = focused ? [...this.rows.children].indexOf(focused) : -1;
    if (this.atEnd && !this.menuKey) this.#receivedAtEnd = this.#chat.value?.received ?? 0;
    if (changed.has('atEnd') || changed.has('menuKey')) this.#chat.store?.hold(!this.#follows);
  }

  protected override updated(): void {
    this.#keepToEnd();
    const entries = this.#chat.value?.entries ?? [];
    if (this.menuKey && !entries.some(({ key }) => key === this.menuKey)) this.menu.close();
    // The row that had the focus is gone: the one in its place takes it.
    const index = this.#focusedIndex;
    if (index >= 0 && !this.#focusedRow()) queueMicrotask(() => this.#focusRow(index));
  }

  protected override render(): unknown {
    const { entries = [], received = 0 } = this.#chat.value ?? {};
    const unread = received - this.#receivedAtEnd;
    return html`<div
        class="list"
        part="list"
        role="log"
        aria-label=${words.messages}
        tabindex="0"
        @scroll=${this.#onScroll}
        @keydown=${this.#onKeydown}
        @pointerover=${this.#mark}
        @focusin=${this.#mark}
        @pointerleave=${this.#unmark}
        @focusout=${this.#unmark}
      >
        <div class="rows">
          ${repeat(
            entries,
            ({ key }) => key,
            (entry) => renderRow(entry, this.#isMarked(entry), entry.key === this.menuKey, this.#actions),
          )}
        </div>
      </div>
      ${entries.length ? nothing : this.#renderInstead()}
      ${
        unread > 0 && !this.#follows
          ? html`<div class="float">
              <button class="pill" part="new-messages" type="button" @click=${this.#toEnd}>
                ${words.newMessages(unread)} ${icons.down}
              </button>
            </div>`
          : nothing
      }
      <ivs-chat-menu @toggle=${this.#onMenuToggle}></ivs-chat-menu>`;
  }

  /** What stands where there are no messages. */
  #renderInstead(): TemplateResult | typeof nothing {
    const status = this.#chat.value?.status;
    switch (status?.kind) {
      case 'connecting':
      case 'reconnecting':
        return html`<div class="bones" aria-hidden="true">${bones}</div>`;
      case 'connected':
        return html`<div class="instead">${icons.bubble}<b>${words.emptyTitle}</b>${words.emptyHint}</div>`;
      case 'failed':
        return html`<div class="instead" role="alert">
          ${icons.offline}<b>${words.failedTitle}</b>${describeFailure(status.error)}
          <button class="button" type="button" @click=${this.#tryAgain}>${words.tryAgain}</button>
        </div>`;
      default:
        return nothing;
    }
  }

  get #follows(): boolean {
    return this.atEnd && !this.menuKey;
  }

  #isMarked({ key }: Entry): boolean {
    return key === (this.menuKey ?? this.markedKey);
  }

  #keepToEnd(): void {
    // The reader may have scrolled since, and the event that tells of it may still be on its way.
    this.#onScroll();
    if (!this.#follows) return;
    this.list.scrollTop = this.list.scrollHeight;
    this.#scrolledTo = this.list.scrollTop;
  }

  #onScroll(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const close = scrollHeight - scrollTop - clientHeight <= END_PX;
    // Only a scroll upwards leaves the end: content that grew, or a list that shrank, opens a gap without one.
    if (close || scrollTop < this.#scrolledTo) this.atEnd = close;
    this.#scrolledTo = scrollTop;
  }

  #toEnd(): void {
    this.atEnd = true;
    this.list.focus({ preventScroll: true });
  }

  #tryAgain(): void {
    this.#chat.store?.connect();
    // The button goes with what it stands in.
    this.list.focus({ preventScroll: true });
  }

  #mark(event: Event): void {
    const row = (event.target as Element).closest<HTMLElement>('.message');
    if (row) this.markedKey = row.dataset['key'];
  }

  #unmark(event: Event): void {
    const to = (event as PointerEvent | FocusEvent).relatedTarget;
    if (!(to instanceof Node && this.list.contains(to))) this.markedKey = this.#focusedRow()?.dataset['key'];
  }

  #focusedRow(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.message:focus, .message:focus-within');
  }

  #focusRow(index: number): void {
    const { children } = this.rows;
    const row = children[Math.max(0, Math.min(index, children.length - 1))] as HTMLElement | undefined;
    (row ?? this.list).focus();
  }

  #onKeydown(event: KeyboardEvent): void {
    const { key, shiftKey, target } = event;
    const row = this.#focusedRow();
    const count = this.rows.children.length;
    const index = row ? [...this.rows.children].indexOf(row) : count;
    const moves: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 };
    if (key in moves && count) {
      event.preventDefault();
      this.#focusRow(moves[key]!);
    } else if (key === 'Escape' && row) {
      this.list.focus({ preventScroll: true });
    } else if (target === row && (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey))) {
      event.preventDefault();
      const entry = this.#chat.value?.entries.find((candidate) => candidate.key === row?.dataset['key']);
      if (row && entry?.kind === 'message' && entry.state === 'sent') this.#openMenu(row, entry);
    }
  }

  #openMenu(from: HTMLElement, entry: MessageEntry): void {
    this.menuKey = entry.key;
    this.menu.open(entry, from.closest<HTMLElement>('.message')!);
  }

  #onMenuToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.menuKey = undefined;
  }
}

const bones = [['long', 'middle'], ['middle'], ['long', 'long', 'short'], ['middle'], ['long', 'short']].map(
  (lines) =>
    html`<div class="message">
      <span class="avatar"></span>
      <div class="body">${lines.map((length) => html`<span class="bone ${length}"></span>`)}</div>
    </div>`,
);

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-messages': IvsChatMessages;
  }
}
