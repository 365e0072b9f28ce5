import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ChatStore } from '../store/chat-store.ts';
import type { Entry, MessageEntry } from '../store/entries.ts';
import { moderationOf } from '../store/moderation.ts';
import { writingOf } from '../store/writing.ts';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { controls } from './controls.ts';
import { IvsCardRequestEvent, IvsReplyRequestEvent, IvsRetryRequestEvent } from './asked-events.ts';
import type { IvsSelectRequestEvent } from './asked-events.ts';
import { floatStyles } from './float-styles.ts';
import type { IvsChatMenu } from './ivs-chat-menu.ts';
import type { IvsChatUserCard } from './ivs-chat-user-card.ts';
import { LongPress } from './long-press.ts';
import type { RowAct } from './message-row.ts';
import { PointerHold } from './pointer-hold.ts';
import { requestDeletion } from './request-deletion.ts';
import { rowActions } from './row-actions.ts';
import type { RowList } from './row-list.ts';
import { RowSelection } from './row-selection.ts';
import { unlessPrevented } from './unless-prevented.ts';
import { Localize } from './words-later.ts';

/**
 * What can be done with the messages of the list that it stands in: by mouse, by touch and by keyboard. The list shows messages
 * without it.
 *
 * @tagname ivs-chat-actions
 * @csspart selection - the bar of a moderator who chooses messages
 * @fires {IvsRetryRequestEvent} ivs-retry-request - the viewer sends a failed message again; prevent it to do it otherwise
 * @fires {IvsReplyRequestEvent} ivs-reply-request - the viewer answers a message; prevent it to do it otherwise
 * @fires {IvsDeleteRequestEvent} ivs-delete-request - a moderator deletes a message; prevent it to do it otherwise
 * @fires {IvsCardRequestEvent} ivs-card-request - somebody asks who a sender is; prevent it to show that otherwise
 */
export class IvsChatActions extends ChatElement {
  static override styles = [
    controls,
    floatStyles,
    css`
      :host {
        display: contents;
      }
      .bar {
        flex: 1;
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 40px;
        padding-inline: 12px 4px;
        color: var(--_bg);
        background: var(--_text);
        border-radius: var(--_radius);
      }
    `,
  ];

  /** The list that it acts on. */
  @property({ attribute: false }) list!: RowList;

  @query('ivs-chat-menu') private menu!: IvsChatMenu;
  @query('ivs-chat-user-card') private card!: IvsChatUserCard;

  readonly #chat = new ChatController(this, ({ undo, entries }) => ({
    undo,
    // The message of an open menu may go at any moment, and what was chosen too.
    gone: this.#isGone(entries),
    chosenFrom: this.list?.marks().selected && entries,
  }));
  readonly #words = new Localize(this);
  readonly #selection = new RowSelection(this, () => this.#chat.store, this.#words);
  readonly #press = new LongPress(
    (target) => this.list.mark({ pressed: target && rowOf(target)?.dataset['key'] }),
    (target) => this.#open(rowOf(target)),
  );
  readonly #hold = new PointerHold((held) => this.list.mark({ held }));

  /** The first message of the deletion that waits. */
  #waiting: string | undefined;

  /** What the viewer used last in the list; browsers do not agree on what `:focus-visible` says after a script moved the focus. */
  #byPointer = false;

  /** What each button of a row does. */
  readonly #acts: Record<RowAct, (entry: MessageEntry, row: HTMLElement) => void> = {
    card: (entry, row) => this.#askForCard(entry, row),
    menu: (entry, row) => this.#openMenu(entry, row),
    reply: (entry) => this.#ask(new IvsReplyRequestEvent(entry.id!), (store) => writingOf(store).replyTo(entry)),
    delete: ({ id }) => requestDeletion(this, this.#chat.store, [id!]),
    jump: ({ replyTo }) => void this.#jump(replyTo!.id),
    retry: ({ key, content }) => this.#ask(new IvsRetryRequestEvent(content), (store) => writingOf(store).retry(key)),
    edit: ({ key }) => writingOf(this.#chat.store)?.edit(key),
    discard: ({ key }) => writingOf(this.#chat.store)?.discard(key),
    release: ({ key }) => moderationOf(this.#chat.store)?.release(key),
    reveal: ({ key }) => this.list.mark({ revealed: new Set([...(this.list.marks().revealed ?? []), key]) }),
  };

  /** What it answers to; listeners of the list, which ends together with it. */
  readonly #handlers: Partial<{ [Type in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[Type]) => void }> = {
    click: (event) => this.#onClick(event),
    keydown: (event) => this.#onKeydown(event),
    pointerover: (event) => this.#mark(event),
    focusin: (event) => this.#onFocus(event),
    pointerleave: (event) => this.#onPointerleave(event),
    focusout: (event) => this.#unmark(event),
    pointerdown: (event) => this.#onPointerdown(event),
    pointermove: (event) => this.#onPointermove(event),
    pointercancel: this.#press.handleEvent,
    touchend: this.#press.handleEvent,
    contextmenu: this.#press.handleEvent,
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#press.cancel();
    this.#hold.release();
  }

  protected override firstUpdated(): void {
    this.list.equip(rowActions(this.#words));
    for (const [type, handler] of Object.entries(this.#handlers))
      this.list.scroller().addEventListener(type, handler as EventListener);
    // Who scrolls is not about to press anything; no browser waits for this before it scrolls.
    this.list.scroller().addEventListener('wheel', this.#hold.release, { passive: true });
  }

  protected override willUpdate(): void {
    const undo = this.#chat.value?.undo;
    // The bar goes with its buttons.
    if (!undo && this.renderRoot.querySelector('ivs-chat-undo:focus-within')) this.#focusMessage(this.#waiting);
    this.#waiting = undo?.messages[0]?.id;
    this.#selection.forgetGone();
  }

  protected override updated(): void {
    if (this.#chat.value?.gone) this.menu.close();
  }

  protected override render(): unknown {
    return html`${this.#renderBar()}
      <ivs-chat-menu
        exportparts="menu"
        @toggle=${this.#onMenuToggle}
        @ivs-card-request=${this.#onCardRequest}
        @ivs-select-request=${this.#onSelectRequest}
      ></ivs-chat-menu>
      <ivs-chat-user-card
        exportparts="card"
        @toggle=${this.#onCardToggle}
        @ivs-card-request=${this.#onCardRequest}
      ></ivs-chat-user-card>`;
  }

  #renderBar(): TemplateResult | typeof nothing {
    const bar = this.#chat.value?.undo
      ? html`<ivs-chat-undo class="bar"></ivs-chat-undo>`
      : this.#selection.renderBar();
    return bar === nothing ? nothing : html`<div class="float">${bar}</div>`;
  }

  private get entries(): readonly Entry[] {
    return this.#chat.store?.getState().entries ?? [];
  }

  #isGone(entries: readonly Entry[]): boolean {
    const menu = this.list?.marks().menu;
    return menu !== undefined && !entries.some(({ key }) => key === menu);
  }

  #messageOf(row: HTMLElement | null | undefined): MessageEntry | undefined {
    const entry = this.entries.find(({ key }) => key === row?.dataset['key']);
    return entry?.kind === 'message' ? entry : undefined;
  }

  /** The page may do it in its own way. */
  #ask(event: Event, act: (store: ChatStore) => void): void {
    const { store } = this.#chat;
    if (this.dispatchEvent(event) && store) act(store);
  }

  /** The row of a message takes the focus, or the list where that has no row. */
  #focusMessage(id: string | undefined): void {
    const entry = this.entries.find((one) => one.kind === 'message' && one.id === id);
    const row = entry && this.list.rows().find(({ dataset }) => dataset['key'] === entry.key);
    (row ?? this.list.scroller()).focus({ preventScroll: true });
  }

  #toggle(row: HTMLElement | null): void {
    const entry = this.#messageOf(row);
    if (entry?.state === 'sent') this.#selection.toggle(entry);
  }

  /** Shows the message that is quoted, if it is still there. */
  async #jump(id: string): Promise<void> {
    const { entries } = this;
    const index = entries.findIndex((entry) => entry.kind === 'message' && entry.id === id);
    if (index < 0) return;
    await this.list.bring(index);
    const row = this.list.rows().find(({ dataset }) => dataset['key'] === entries[index]!.key);
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    row.classList.add('found');
    row.addEventListener('animationend', () => row.classList.remove('found'), { once: true });
  }

  #mark(event: Event): void {
    const row = rowOf(event.target as Element);
    if (row) this.list.mark({ marked: row.dataset['key'] });
  }

  #onFocus(event: FocusEvent): void {
    this.#mark(event);
    this.list.mark({ walking: this.list.focusedRow() !== null && !this.#byPointer });
  }

  #unmark(event: PointerEvent | FocusEvent): void {
    const { relatedTarget } = event;
    if (relatedTarget instanceof Node && this.list.scroller().contains(relatedTarget)) return;
    this.list.mark({ marked: this.list.focusedRow()?.dataset['key'] });
    if (event.type === 'focusout') this.list.mark({ walking: false });
  }

  #onClick(event: MouseEvent): void {
    const clicked = event.target as Element;
    // While messages are chosen, a row is one large box; a link or a button in it is still one.
    if (this.#selection.keys && !clicked.closest('a, button')) return this.#toggle(rowOf(clicked));
    const target = clicked.closest<HTMLElement>('[data-act]');
    const row = target && rowOf(target);
    const entry = this.#messageOf(row);
    // The second half of a double click meets whatever has come under the mouse since the first.
    if (event.detail > 1 && target?.dataset['act'] === 'delete') return;
    if (target && row && entry) this.#acts[target.dataset['act'] as RowAct]?.(entry, row);
  }

  #onPointerdown(event: PointerEvent): void {
    this.#byPointer = true;
    this.#press.handleEvent(event);
  }

  #onPointermove(event: PointerEvent): void {
    this.#hold.handleEvent(event);
    this.#press.handleEvent(event);
  }

  #onPointerleave(event: PointerEvent): void {
    this.#hold.release();
    this.#unmark(event);
  }

  #onKeydown(event: KeyboardEvent): void {
    this.#byPointer = false;
    const { key, shiftKey, target } = event;
    const row = this.list.focusedRow();
    const selected = this.#selection.keys;
    if (Object.hasOwn(walks, key) && this.entries.length) {
      event.preventDefault();
      void this.#walk(key, row);
    } else if (key === 'Escape' && selected) {
      this.#selection.choose(undefined);
    } else if (key === 'Escape' && row) {
      this.list.scroller().focus({ preventScroll: true });
    } else if (target === row && (opens.includes(key) || (key === 'F10' && shiftKey) || (key === ' ' && selected))) {
      event.preventDefault();
      this.#open(row);
    }
  }

  /** To another row, which may have to be put in first. */
  async #walk(key: string, from: HTMLElement | null): Promise<void> {
    const { list, entries } = this;
    // Nothing moves under somebody who walks.
    list.mark({ walking: true });
    const { step, edge } = walks[key]!;
    if (edge) await list.bring(edge === 'first' ? 0 : entries.length - 1);
    else if (from === list.rows().at(step < 0 ? 0 : -1)) await list.extend(step < 0 ? 'before' : 'after');
    const rows = list.rows();
    const start = edge === 'first' ? 0 : from && !edge ? rows.indexOf(from) : rows.length;
    list.focusRow(start + step);
  }

  /** The menu of a row, or, while messages are chosen, the row as one of them. */
  #open(row: HTMLElement | null): void {
    if (this.#selection.keys) return this.#toggle(row);
    const entry = this.#messageOf(row);
    if (row && entry?.state === 'sent') this.#openMenu(entry, row);
  }

  #openMenu(entry: MessageEntry, row: HTMLElement, asking = false): void {
    this.list.mark({ menu: entry.key });
    this.menu.open(entry, row, asking);
  }

  #onMenuToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.list.mark({ menu: undefined });
  }

  #openCard({ key, sender }: MessageEntry, row: HTMLElement): void {
    this.list.mark({ card: key });
    this.card.open(sender.userId, row);
  }

  #onCardToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.list.mark({ card: undefined });
  }

  #askForCard(entry: MessageEntry, row: HTMLElement): void {
    const event = new IvsCardRequestEvent(entry, row);
    if (this.dispatchEvent(event)) this.#openCard(entry, row);
  }

  #onSelectRequest(event: IvsSelectRequestEvent): void {
    unlessPrevented(event, () => this.#selection.choose([event.key]));
  }

  #onCardRequest(event: IvsCardRequestEvent): void {
    unlessPrevented(event, () => {
      const { entry, anchor, what } = event;
      if (what === 'card') this.#openCard(entry, anchor);
      else this.#openMenu(entry, anchor, true);
    });
  }
}

const rowOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>('.message');

/** Keys that open a row's menu; with them, F10 with Shift. */
const opens = ['Enter', 'ContextMenu'];

/** Where the keys lead: by steps from the row with the focus, or from one of the edges. */
const walks: Record<string, { step: number; edge?: 'first' | 'last' }> = {
  ArrowUp: { step: -1 },
  ArrowDown: { step: 1 },
  Home: { step: 0, edge: 'first' },
  End: { step: -1, edge: 'last' },
};

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-actions': IvsChatActions;
  }
}
