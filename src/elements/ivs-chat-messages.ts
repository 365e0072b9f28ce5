import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { isUnsent, type Entry, type MessageEntry } from '../store/entries.ts';
import { defaultView, type View } from '../store/view.ts';
import { Announcer } from './announcer.ts';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { IvsCardRequestEvent, IvsDeleteRequestEvent, IvsReplyRequestEvent, IvsRetryRequestEvent } from './events.ts';
import type { IvsSelectRequestEvent } from './events.ts';
import { icons } from './icons.ts';
import type { IvsChatMenu } from './ivs-chat-menu.ts';
import type { IvsChatUserCard } from './ivs-chat-user-card.ts';
import { listStyles } from './list-styles.ts';
import { LongPress } from './long-press.ts';
import { renderRow, type RowActions, type RowContext } from './message-row.ts';
import { NameColors } from './name-colors.ts';
import { ReadingPlace } from './reading-place.ts';
import { rowStyles } from './row-styles.ts';
import { RowWindow } from './row-window.ts';
import { describeFailure, Localize } from './words.ts';

/** Within so many pixels of its end, the list follows the newest message. */
const END_PX = 24;
/** A message that follows another one of its sender within this time need not say the name again, in milliseconds. */
const GROUP_MS = 5 * 60_000;
/** The colours of the theme are asked for so often, in milliseconds. */
const THEME_MS = 1_000;
/** How long ago something was is looked at so often, in milliseconds. */
const AGO_MS = 30_000;

/**
 * The messages. The list keeps to its end until the reader scrolls up, opens a menu or walks through it with the
 * keyboard; then nothing moves, and a button counts what is new.
 *
 * @tagname ivs-chat-messages
 * @csspart list - the part that scrolls
 * @csspart message - a message
 * @csspart own - a message of the viewer
 * @csspart mention - a message that mentions the viewer
 * @csspart highlight - a message that a filter makes stand out
 * @csspart notice - something that happened
 * @csspart avatar - the picture, or the letters in its place
 * @csspart own-avatar - that of the viewer
 * @csspart time - when a message was sent
 * @csspart badges - all badges of a sender
 * @csspart badge - one of them
 * @csspart name - the name of a sender
 * @csspart own-name - the name of the viewer
 * @csspart own-text - what a message of the viewer says
 * @csspart big - up to three emoji alone
 * @csspart text - what a message says
 * @csspart link - a link in it
 * @csspart emote - a picture in it
 * @csspart sticker - a picture in its place
 * @csspart quote - what a message answers
 * @csspart own-quote - what an own message answers
 * @csspart tools - the buttons of the row under the pointer
 * @csspart new-messages - the button that counts what is new
 * @fires {IvsRetryRequestEvent} ivs-retry-request - the viewer sends a failed message again; prevent it to do it otherwise
 * @fires {IvsReplyRequestEvent} ivs-reply-request - the viewer answers a message; prevent it to do it otherwise
 * @fires {IvsDeleteRequestEvent} ivs-delete-request - a moderator deletes a message; prevent it to do it otherwise
 * @fires {IvsCardRequestEvent} ivs-card-request - somebody asks who a sender is; prevent it to show that otherwise
 */
export class IvsChatMessages extends LitElement {
  static override styles = [controls, rowStyles, listStyles];

  static {
    // To keep to the end and to move the focus can only follow from an update, and may lead to another one.
    this.disableWarning?.('change-in-update');
  }

  readonly #chat = new ChatController(this, ({ entries, received, status, viewer, rules, view, undo }) => ({
    entries,
    received,
    status,
    viewer,
    rules,
    view,
    undo,
  }));
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this, this.#words);
  readonly #resizes = new ResizeObserver(() => {
    // Rows that came in answer to a size would change it again, before it is told to everybody.
    if (this.#keepPlace()) requestAnimationFrame(() => this.requestUpdate());
  });
  readonly #nameColors = new NameColors();
  readonly #press = new LongPress(
    (target) => (this.pressedKey = target?.closest<HTMLElement>('.message')?.dataset['key']),
    (target) => this.#openMenuOf(target),
  );
  readonly #window = new RowWindow();
  readonly #place = new ReadingPlace();
  /** What all rows have in common; another object only where something of it has changed. */
  #context: { key: readonly unknown[]; value: RowContext } | undefined;
  /** Key of the last message that the viewer wrote. */
  #written: string | undefined;
  /** `seq` of the last message that was there when the reader left the end. */
  #seenSeq = 0;
  /** `scrollTop` as last set or told. */
  #scrolledTo = 0;
  /** Where the focus is, so that it is not lost with its row. */
  #focused: { key: string | undefined; index: number } | undefined;
  #themeReadAt = -Infinity;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Whether the list follows the newest message. */
  @state() private atEnd = true;
  /** Key of the row under the pointer or the focus. */
  @state() private markedKey: string | undefined;
  /** Key of the row on which a finger rests. */
  @state() private pressedKey: string | undefined;
  /** Key of the row whose menu is open. */
  @state() private menuKey: string | undefined;
  /** Whether somebody walks through the rows with the keyboard. */
  @state() private walking = false;
  /** Keys of the messages that a moderator has chosen; `undefined` while none are being chosen. */
  @state() private selected: ReadonlySet<string> | undefined;
  /** Keys of deleted messages that a moderator looks at. */
  @state() private revealed: ReadonlySet<string> = new Set();

  @query('.list') private list!: HTMLElement;
  @query('.rows') private rows!: HTMLElement;
  @query('ivs-chat-menu') private menu!: IvsChatMenu;
  @query('ivs-chat-user-card') private card!: IvsChatUserCard;

  readonly #actions: RowActions = {
    openMenu: (event, entry) => this.#openMenu(event.currentTarget as HTMLElement, entry),
    reply: (entry) => {
      const event = new IvsReplyRequestEvent(entry.id!);
      if (this.dispatchEvent(event)) this.#chat.store?.replyTo(entry);
    },
    delete: ({ id }) => {
      const event = new IvsDeleteRequestEvent(id!);
      if (this.dispatchEvent(event)) void this.#chat.store?.deleteMessage(id!);
    },
    jump: (id) => void this.#jump(id),
    retry: (entry) => {
      const event = new IvsRetryRequestEvent(entry.content);
      if (this.dispatchEvent(event)) this.#chat.store?.retry(entry.key);
    },
    edit: (entry) => this.#chat.store?.edit(entry.key),
    discard: (entry) => this.#chat.store?.discard(entry.key),
    release: (entry) => this.#chat.store?.release(entry.key),
    reveal: ({ key }) => (this.revealed = new Set([...this.revealed, key])),
    select: ({ key }, selected) => {
      const others = [...(this.selected ?? [])].filter((other) => other !== key);
      this.selected = new Set(selected ? [...others, key] : others);
    },
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
    this.#press.cancel();
    this.#stopClock();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { entries = [], received = 0, view = defaultView } = this.#chat.value ?? {};
    const focused = this.#focusedRow();
    this.#focused = focused ? { key: focused.dataset['key'], index: this.#rowElements.indexOf(focused) } : undefined;
    this.#followOwn(entries);
    if (this.#follows) this.#seenSeq = received;
    if (changed.has('atEnd') || changed.has('menuKey') || changed.has('walking'))
      this.#chat.store?.hold(!this.#follows);
    this.#announcer.follow(entries, received, view);
    if (view.timestamps !== 'relative') this.#stopClock();
    else if (this.isConnected) this.#clock ??= setInterval(() => this.#renderAll(), AGO_MS);
  }

  protected override updated(): void {
    this.#followTheme();
    if (this.#keepPlace()) this.requestUpdate();
    const { entries } = this;
    if (this.menuKey && !entries.some(({ key }) => key === this.menuKey)) this.menu.close();
    if (this.#focused && !this.#focusedRow()) this.#keepFocus(this.#focused);
  }

  /** The row that had the focus is gone: the one in its place takes it, or the list where it only went out of sight. */
  #keepFocus({ key, index }: { key: string | undefined; index: number }): void {
    const there = this.entries.some((entry) => entry.key === key);
    queueMicrotask(() => (there ? this.list.focus({ preventScroll: true }) : this.#focusRow(index)));
  }

  private get entries(): readonly Entry[] {
    return this.#chat.value?.entries ?? [];
  }

  /** Who writes is at the end, where their message will be. */
  #followOwn(entries: readonly Entry[]): void {
    const written = entries.findLast(isUnsent)?.key;
    if (!written || written === this.#written) return;
    this.#written = written;
    this.atEnd = true;
  }

  protected override render(): unknown {
    const { entries = [], view = defaultView, undo } = this.#chat.value ?? {};
    const context = this.#rowContext(view);
    const unread = this.#unread(entries);
    const shown = this.#withDivider(this.#window.slice(entries, this.#follows));
    return html`<div
        class="list ${view.avatars ? '' : 'without-avatars'}"
        part="list"
        role="log"
        aria-live="off"
        aria-label=${this.#words.term('messages')}
        tabindex="0"
        @scroll=${this.#onScroll}
        @click=${this.#onClick}
        @keydown=${this.#onKeydown}
        @pointerover=${this.#mark}
        @focusin=${this.#onFocus}
        @pointerleave=${this.#unmark}
        @focusout=${this.#unmark}
        @pointerdown=${this.#press}
        @pointermove=${this.#press}
        @pointercancel=${this.#press}
        @touchend=${this.#press}
        @contextmenu=${this.#press}
      >
        <div class="rows ${undo || this.selected ? 'under-bar' : ''}">
          ${repeat(
            shown,
            ({ key }) => key,
            (entry, index) =>
              entry.kind === 'divider'
                ? html`<div class="divider">${this.#words.term('newLine')}</div>`
                : this.#renderRow(entry, shown[index - 1], context),
          )}
        </div>
      </div>
      ${behind}
      <div class="sr" aria-live="polite">${this.#announcer.said}</div>
      ${entries.length ? nothing : this.#renderInstead()} ${this.#renderFloat(unread)}
      <ivs-chat-menu
        exportparts="menu"
        @toggle=${this.#onMenuToggle}
        @ivs-card-request=${this.#onCardRequest}
        @ivs-select-request=${(event: IvsSelectRequestEvent) => (this.selected = new Set([event.key]))}
      ></ivs-chat-menu>
      <ivs-chat-user-card exportparts="card" @ivs-card-request=${this.#onCardRequest}></ivs-chat-user-card>`;
  }

  /** With a line before the first message that the reader has not seen. */
  #withDivider(shown: readonly Entry[]): readonly Shown[] {
    const at = this.#follows ? -1 : shown.findIndex(({ seq }) => seq > this.#seenSeq);
    return at < 0 ? shown : [...shown.slice(0, at), divider, ...shown.slice(at)];
  }

  /** A row is rendered again only when something of it has changed. */
  #renderRow(entry: Entry, before: Shown | undefined, context: RowContext): unknown {
    const { key } = entry;
    const state = {
      marked: key === (this.menuKey ?? this.markedKey),
      pressed: key === this.pressedKey,
      menuOpen: key === this.menuKey,
      follows: context.view.grouped && followsOn(entry, before),
      selected: this.selected?.has(key),
      revealed: this.revealed.has(key),
    };
    return guard([entry, context, ...Object.values(state)], () => renderRow(entry, state, context));
  }

  #rowContext(view: View): RowContext {
    const { store } = this.#chat;
    const mayReply = store?.mayWrite ?? false;
    const mayDelete = store?.allows('DELETE_MESSAGE') ?? false;
    const key = [view, mayReply, mayDelete, ...this.#words.sources];
    if (!this.#context || key.some((one, index) => one !== this.#context!.key[index])) {
      const readable = (color: string): string | undefined => this.#nameColors.readable(color);
      const value = { view, words: this.#words, actions: this.#actions, mayReply, mayDelete, readable };
      this.#context = { key, value };
    }
    return this.#context.value;
  }

  #renderAll(): void {
    this.#context = undefined;
    this.requestUpdate();
  }

  /** What stands where there are no messages. */
  #renderInstead(): TemplateResult | typeof nothing {
    const status = this.#chat.value?.status;
    switch (status?.kind) {
      case 'connecting':
      case 'reconnecting':
        return html`<div class="bones" aria-hidden="true">${bones}</div>`;
      case 'connected':
        return html`<div class="instead">
          ${icons.bubble}<b>${this.#words.term('emptyTitle')}</b>${this.#words.term('emptyHint')}
        </div>`;
      case 'failed':
        return html`<div class="instead" role="alert">
          ${icons.offline}<b>${this.#words.term('failedTitle')}</b>${describeFailure(this.#words, status.error)}
          <button class="button" type="button" @click=${this.#tryAgain}>${this.#words.term('tryAgain')}</button>
        </div>`;
      default:
        return nothing;
    }
  }

  /** One thing at a time floats over the end of the list. */
  #renderFloat(unread: number): TemplateResult | typeof nothing {
    const words = this.#words;
    if (this.#chat.value?.undo) return html`<div class="float"><ivs-chat-undo class="bar"></ivs-chat-undo></div>`;
    if (this.selected)
      return html`<div class="float">
        <div class="bar select" part="selection" role="toolbar">
          <span class="grow" role="status">${words.term('selected', this.selected.size)}</span>
          <button
            class="text-button strong"
            type="button"
            ?disabled=${!this.selected.size}
            @click=${this.#deleteSelected}
          >
            ${words.term('delete')}
          </button>
          <button class="text-button" type="button" @click=${() => (this.selected = undefined)}>
            ${words.term('cancel')}
          </button>
        </div>
      </div>`;
    if (unread <= 0 || this.#follows) return nothing;
    return html`<div class="float">
      <button class="pill" part="new-messages" type="button" @click=${this.#toEnd}>
        ${words.term('newMessages', unread)} ${icons.down}
      </button>
    </div>`;
  }

  get #follows(): boolean {
    return this.atEnd && !this.menuKey && !this.walking;
  }

  /** Those that are there, and those that had to make room for them. */
  #unread(entries: readonly Entry[]): number {
    const unread = entries.filter((entry) => entry.kind === 'message' && entry.seq > this.#seenSeq);
    const dropped = (entries.find(({ seq }) => seq > 0)?.seq ?? 0) - 1 - this.#seenSeq;
    return unread.length + Math.max(0, dropped);
  }

  /** A theme may change at any time; to ask for it costs something, so that it is done seldom. */
  #followTheme(): void {
    if (performance.now() - this.#themeReadAt < THEME_MS) return;
    this.#themeReadAt = performance.now();
    const backgrounds = [...this.renderRoot.querySelectorAll('.behind')].map(
      (one) => getComputedStyle(one).backgroundColor,
    );
    if (this.#nameColors.follow(backgrounds)) this.#renderAll();
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  /**
   * At the end, the newest stays in sight; elsewhere, what is being read stays where it is.
   *
   * @returns whether there should be more rows
   */
  #keepPlace(): boolean {
    const { list } = this;
    // The reader may have scrolled since, and the event that tells of it may still be on its way.
    const scrolled = list.scrollTop !== this.#scrolledTo;
    this.#readScroll();
    if (!this.#follows) {
      if (scrolled) this.#place.remember(list, this.#rowElements);
      else this.#place.restore(list);
      this.#scrolledTo = list.scrollTop;
      return this.#extend();
    }
    const { offsetHeight } = this.rows;
    list.scrollTop = list.scrollHeight;
    this.#scrolledTo = list.scrollTop;
    return this.#window.fit(this.rows.childElementCount, offsetHeight, list.clientHeight);
  }

  #readScroll(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const close = scrollHeight - scrollTop - clientHeight <= END_PX && this.#window.reachesEnd(this.entries);
    // Only a scroll upwards leaves the end: content that grew, or a list that shrank, opens a gap without one.
    if (close || scrollTop < this.#scrolledTo) this.atEnd = close;
    this.#scrolledTo = scrollTop;
  }

  #onScroll(): void {
    this.#readScroll();
    if (this.#follows) return;
    this.#place.remember(this.list, this.#rowElements);
    if (this.#extend()) this.requestUpdate();
  }

  /** Takes more rows before the reader comes to the edge of those that are there. @returns whether there were any */
  #extend(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const margin = clientHeight / 2;
    const nearTop = scrollTop < margin;
    const nearBottom = scrollHeight - scrollTop - clientHeight < margin;
    const mayDrop = !(nearTop && nearBottom);
    const above = nearTop && this.#window.extend(this.entries, 'before', mayDrop);
    const below = nearBottom && this.#window.extend(this.entries, 'after', mayDrop);
    return above || below;
  }

  #toEnd(): void {
    this.atEnd = true;
    this.walking = false;
    this.list.focus({ preventScroll: true });
  }

  #tryAgain(): void {
    this.#chat.store?.connect();
    // The button goes with what it stands in.
    this.list.focus({ preventScroll: true });
  }

  #deleteSelected(): void {
    const { entries } = this;
    const ids = entries.flatMap((entry) =>
      entry.kind === 'message' && entry.id && this.selected?.has(entry.key) ? entry.id : [],
    );
    this.selected = undefined;
    this.list.focus({ preventScroll: true });
    this.#chat.store?.deleteMessages(ids);
  }

  /** Shows the message that is quoted, if it is still there. */
  async #jump(id: string): Promise<void> {
    const index = this.entries.findIndex((entry) => entry.kind === 'message' && entry.id === id);
    if (index < 0) return;
    const { key } = this.entries[index]!;
    this.atEnd = false;
    this.#window.moveTo(this.entries, index);
    this.requestUpdate();
    await this.updateComplete;
    const row = this.#rowElements.find(({ dataset }) => dataset['key'] === key);
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    row.classList.add('found');
    row.addEventListener('animationend', () => row.classList.remove('found'), { once: true });
  }

  #mark(event: Event): void {
    const row = (event.target as Element).closest<HTMLElement>('.message');
    if (row) this.markedKey = row.dataset['key'];
  }

  #onFocus(event: FocusEvent): void {
    this.#mark(event);
    this.walking = this.#focusedRow()?.matches(':focus-visible') ?? false;
  }

  #unmark(event: Event): void {
    const to = (event as PointerEvent | FocusEvent).relatedTarget;
    if (to instanceof Node && this.list.contains(to)) return;
    this.markedKey = this.#focusedRow()?.dataset['key'];
    if (event.type === 'focusout') this.walking = false;
  }

  get #rowElements(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.rows .message')];
  }

  #focusedRow(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.message:focus, .message:focus-within');
  }

  #focusRow(index: number): void {
    const rows = this.#rowElements;
    (rows[Math.max(0, Math.min(index, rows.length - 1))] ?? this.list).focus();
  }

  #onKeydown(event: KeyboardEvent): void {
    const { key, shiftKey, target } = event;
    const row = this.#focusedRow();
    if (Object.hasOwn(walks, key) && this.entries.length) {
      event.preventDefault();
      void this.#walk(key, row);
    } else if (key === 'Escape' && this.selected) {
      this.selected = undefined;
    } else if (key === 'Escape' && row) {
      this.list.focus({ preventScroll: true });
    } else if (target === row && (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey))) {
      event.preventDefault();
      if (row) this.#openMenuOf(row);
    }
  }

  /** To another row, which may have to be put in first. */
  async #walk(key: string, from: HTMLElement | null): Promise<void> {
    const { entries } = this;
    // Nothing moves under somebody who walks.
    this.walking = true;
    const { step, edge } = walks[key]!;
    if (edge) this.#window.moveTo(entries, edge === 'first' ? 0 : entries.length - 1);
    else if (from === this.#rowElements.at(step < 0 ? 0 : -1))
      this.#window.extend(entries, step < 0 ? 'before' : 'after');
    this.requestUpdate();
    await this.updateComplete;
    const rows = this.#rowElements;
    const start = edge === 'first' ? 0 : from && !edge ? rows.indexOf(from) : rows.length;
    this.#focusRow(start + step);
  }

  #messageOf(row: HTMLElement | null): MessageEntry | undefined {
    const entry = this.entries.find(({ key }) => key === row?.dataset['key']);
    return entry?.kind === 'message' ? entry : undefined;
  }

  #openMenuOf(target: Element): void {
    const row = target.closest<HTMLElement>('.message');
    const entry = this.#messageOf(row);
    if (row && entry?.state === 'sent') this.#openMenu(row, entry);
  }

  /** A name leads to its card; by keyboard the menu of the row does. */
  #onClick(event: Event): void {
    const row = (event.target as Element).closest('.name')?.closest<HTMLElement>('.message') ?? null;
    const entry = this.#messageOf(row);
    if (row && entry) this.#askForCard(entry, row);
  }

  #openMenu(from: HTMLElement, entry: MessageEntry): void {
    this.menuKey = entry.key;
    this.menu.open(entry, from.closest<HTMLElement>('.message')!);
  }

  #onMenuToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.menuKey = undefined;
  }

  #askForCard(entry: MessageEntry, anchor: HTMLElement): void {
    const event = new IvsCardRequestEvent(entry, anchor);
    if (this.dispatchEvent(event)) this.card.open(entry.sender.userId, event.anchor);
  }

  /** The menu's event goes on its way to the page first. */
  #onCardRequest(event: IvsCardRequestEvent): void {
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      const { entry, anchor, what } = event;
      if (what === 'card') return this.card.open(entry.sender.userId, anchor);
      this.menuKey = entry.key;
      this.menu.open(entry, anchor, true);
    });
  }
}

/** Where the keys lead: by steps from the row with the focus, or from one of the edges. */
const walks: Record<string, { step: number; edge?: 'first' | 'last' }> = {
  ArrowUp: { step: -1 },
  ArrowDown: { step: 1 },
  Home: { step: 0, edge: 'first' },
  End: { step: -1, edge: 'last' },
};

/** Stands before what the reader has not seen. */
const divider = { kind: 'divider', key: 'divider' } as const;
type Shown = Entry | typeof divider;

/** Everything that a name can stand on, to ask the browser for. */
const behind = html`<div hidden>
  ${['plain', 'hovered', 'own-row', 'mention-row'].map((name) => html`<i class="behind ${name}"></i>`)}
</div>`;

/** Whether a message needs no name, coming right after another one of its sender. */
function followsOn(entry: Entry, before: Shown | undefined): boolean {
  return (
    entry.kind === 'message' &&
    before?.kind === 'message' &&
    entry.sender.userId === before.sender.userId &&
    !entry.replyTo &&
    entry.time - before.time < GROUP_MS
  );
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
