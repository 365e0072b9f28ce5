import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { isUnsent, type Entry } from '../store/entries.ts';
import { defaultView, type View } from '../store/view.ts';
import { Announcer } from './announcer.ts';
import { ChatController } from './chat-context.ts';
import { ChatElement } from './chat-element.ts';
import { controls } from './controls.ts';
import { floatStyles } from './float-styles.ts';
import * as icons from './icons.ts';
import { ListScroller } from './list-scroller.ts';
import { listStyles } from './list-styles.ts';
import { divider, type RowContext, type RowState, type Shown } from './message-row.ts';
import { NameColors } from './name-colors.ts';
import type { RowActions, RowList, RowMarks } from './row-list.ts';
import { rowStyles } from './row-styles.ts';
import { Rows } from './rows.ts';
import { describeFailure, Localize } from './words.ts';

/** A message that follows another one of its sender within this time need not say the name again, in milliseconds. */
const GROUP_MS = 5 * 60_000;
/** The colours of the theme are asked for so often, in milliseconds. */
const THEME_MS = 1_000;
/** How long ago something was is looked at so often, in milliseconds. */
const AGO_MS = 30_000;

/**
 * The messages. The list keeps to its end until the reader scrolls up, opens a menu or walks through it with the
 * keyboard; then nothing moves, and a button counts what is new. Nothing moves either while a mouse is on its way through it.
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
 * @csspart simulated - the line that says that nothing here is real
 * @csspart new-messages - the button that counts what is new
 */
export class IvsChatMessages extends ChatElement {
  static override styles = [controls, rowStyles, floatStyles, listStyles];

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
    if (this.#scroller.hasSeen(this.list, this.rows)) return;
    // Rows that came in answer to a size would change it again, before it is told to everybody.
    if (this.#keepPlace()) requestAnimationFrame(() => this.requestUpdate());
  });
  readonly #nameColors = new NameColors();
  readonly #rows = new Rows();
  readonly #scroller = new ListScroller();
  /** What all rows have in common; another object only where something of it has changed. */
  #context: { key: readonly unknown[]; value: RowContext } | undefined;
  /** The last message that the viewer wrote here. */
  #written: Entry | undefined;
  /** `seq` of the last message that was there when the reader left the end. */
  #seenSeq = 0;
  /** Where the focus is, so that it is not lost with its row. */
  #focused: { key: string | undefined; index: number } | undefined;
  #themeReadAt = -Infinity;
  #actions: RowActions | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Whether the list followed the newest message when it was last rendered. */
  #followed = true;

  /** Whether there is room for a bar below the rows; it neither comes nor goes under a mouse that is about to press something. */
  #underBar = false;

  @state() private marks: RowMarks = {};

  @query('.list') private list!: HTMLElement;
  @query('.rows') private rows!: HTMLElement;
  /** For the part that acts on the rows. */
  readonly #rowList: RowList = this.#makeRowList();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#rows.setConnected(true);
    if (this.hasUpdated && this.#scroll('attached')) this.requestUpdate();
    void this.updateComplete.then(() => {
      if (!this.isConnected) return;
      this.#resizes.observe(this.list);
      this.#resizes.observe(this.rows);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rows.setConnected(false);
    this.#resizes.disconnect();
    this.#stopClock();
  }

  protected override willUpdate(): void {
    const { entries = [], received = 0, view = defaultView } = this.#chat.value ?? {};
    const focused = this.#focusedRow();
    this.#focused = focused ? { key: focused.dataset['key'], index: this.#rowElements.indexOf(focused) } : undefined;
    this.#followOwn(entries, received);
    const follows = this.#follows;
    if (follows) this.#seenSeq = received;
    if (follows !== this.#followed) this.#chat.store?.hold(!follows);
    this.#followed = follows;
    if (!this.marks.held) this.#underBar = this.#hasBar;
    this.#announcer.follow(entries, received, view);
    if (view.timestamps !== 'relative') this.#stopClock();
    else if (this.isConnected) this.#clock ??= setInterval(() => this.#renderAll(), AGO_MS);
  }

  protected override updated(): void {
    this.#renderRows();
    this.#followTheme();
    if (this.#keepPlace()) this.requestUpdate();
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
  #followOwn(entries: readonly Entry[], received: number): void {
    const { key, seq = 0 } = this.#written ?? {};
    const written = entries.findLast(isWrittenHere);
    // With the newest one gone, one that was followed before is the last again; another chat counts from the beginning.
    if (!written || (written.seq < seq && seq <= received)) return;
    if (written.key !== key) this.#scroller.atEnd = true;
    this.#written = written;
  }

  protected override render(): unknown {
    const { entries = [], view = defaultView } = this.#chat.value ?? {};
    return html`${view.simulated ? this.#renderSimulated() : nothing}
      <div
        class="list ${view.avatars ? '' : 'without-avatars'}"
        part="list"
        role="log"
        aria-live="off"
        aria-label=${this.#words.term('messages')}
        tabindex="0"
        @scroll=${this.#onScroll}
      >
        <div class="rows ${this.#underBar ? 'under-bar' : ''}"></div>
      </div>
      ${behind}
      <div class="sr" aria-live="polite">${this.#announcer.said}</div>
      ${entries.length ? nothing : this.#renderInstead()} ${this.#renderUnread(entries)}
      <ivs-chat-actions exportparts="selection, menu, card" .list=${this.#rowList}></ivs-chat-actions>`;
  }

  #renderSimulated(): TemplateResult {
    return html`<div class="strip" part="simulated">${icons.info}${this.#words.term('simulated')}</div>`;
  }

  /** With a line before the first message that the reader has not seen. */
  #withDivider(shown: readonly Entry[]): readonly Shown[] {
    const at = this.#follows ? -1 : shown.findIndex(({ seq }) => seq > this.#seenSeq);
    return at < 0 ? shown : [...shown.slice(0, at), divider, ...shown.slice(at)];
  }

  #renderRows(): void {
    const { entries } = this;
    const context = this.#rowContext(this.#chat.value?.view ?? defaultView);
    const shown = this.#withDivider(this.#scroller.slice(entries, this.#follows));
    this.#rows.render(this.rows, shown, (entry, before) => this.#stateOf(entry, before, context), context);
  }

  #stateOf(entry: Shown, before: Shown | undefined, { view }: RowContext): RowState {
    const { key } = entry;
    const { marked, pressed, menu, card, selected, revealed } = this.marks;
    return {
      marked: key === (menu ?? card ?? marked),
      pressed: key === pressed,
      menuOpen: key === menu,
      follows: view.grouped && followsOn(entry, before),
      selected: selected?.has(key),
      revealed: revealed?.has(key) ?? false,
    };
  }

  #rowContext(view: View): RowContext {
    const { store } = this.#chat;
    const mayReply = store?.mayWrite ?? false;
    const mayDelete = store?.allows('DELETE_MESSAGE') ?? false;
    const key = [view, mayReply, mayDelete, this.#actions, ...this.#words.sources];
    if (!this.#context || key.some((one, index) => one !== this.#context!.key[index])) {
      const readable = (color: string): string | undefined => this.#nameColors.readable(color);
      const value = { view, words: this.#words, mayReply, mayDelete, actions: this.#actions, readable };
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

  /** Where something else floats over the end of the list, the button waits. */
  #renderUnread(entries: readonly Entry[]): TemplateResult | typeof nothing {
    if (!this.#isAway || this.#hasBar) return nothing;
    const unread = this.#unread(entries);
    if (!unread) return nothing;
    return html`<div class="float">
      <button class="pill" part="new-messages" type="button" @click=${this.#toEnd}>
        ${this.#words.term('newMessages', unread)} ${icons.down}
      </button>
    </div>`;
  }

  get #follows(): boolean {
    return !this.#isAway && !this.marks.held;
  }

  /** Whether something of a moderator floats over the end of the list. */
  get #hasBar(): boolean {
    return Boolean(this.#chat.value?.undo ?? this.marks.selected);
  }

  /** Whether the reader is elsewhere, or at something that nothing may move under. */
  get #isAway(): boolean {
    const { menu, card, walking } = this.marks;
    return !this.#scroller.atEnd || Boolean(menu ?? card ?? walking);
  }

  /** Those that are there, and those that had to make room for them. */
  #unread(entries: readonly Entry[]): number {
    const unread = entries.filter((entry) => entry.kind === 'message' && entry.seq > this.#seenSeq);
    const dropped = (entries.find(({ seq }) => seq > 0)?.seq ?? 0) - 1 - this.#seenSeq;
    return unread.length + Math.max(0, dropped);
  }

  /** A theme may change at any time; to ask for it costs something, so that it is done seldom. */
  #followTheme(): void {
    if (!this.entries.length || performance.now() - this.#themeReadAt < THEME_MS) return;
    this.#themeReadAt = performance.now();
    const backgrounds = [...this.renderRoot.querySelectorAll('.behind')].map(
      (one) => getComputedStyle(one).backgroundColor,
    );
    void this.#nameColors.follow(backgrounds).then((changed) => changed && this.#renderAll());
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  /** @returns whether there should be more rows */
  #keepPlace(): boolean {
    return this.#scroll('keep');
  }

  #onScroll(): void {
    if (this.#scroll('scrolled')) this.requestUpdate();
  }

  #scroll(what: 'keep' | 'scrolled' | 'attached'): boolean {
    const { list, rows, entries } = this;
    const { atEnd } = this.#scroller;
    const more = this.#scroller[what]({ list, rows, entries }, () => this.#follows);
    // To leave the end, or to come back to it, shows.
    if (atEnd !== this.#scroller.atEnd) this.requestUpdate();
    return more;
  }

  #toEnd(): void {
    this.#scroller.atEnd = true;
    this.#mark({ walking: false });
    this.requestUpdate();
    this.list.focus({ preventScroll: true });
  }

  #tryAgain(): void {
    this.#chat.store?.connect();
    // The button goes with what it stands in.
    this.list.focus({ preventScroll: true });
  }

  #mark(marks: RowMarks): void {
    const names = Object.keys(marks) as (keyof RowMarks)[];
    if (names.some((name) => marks[name] !== this.marks[name])) this.marks = { ...this.marks, ...marks };
  }

  #makeRowList(): RowList {
    const rendered = async (): Promise<void> => {
      this.requestUpdate();
      await this.updateComplete;
    };
    return {
      equip: (actions) => {
        this.#actions = actions;
        this.wear(actions.styles);
        this.requestUpdate();
      },
      scroller: () => this.list,
      marks: () => this.marks,
      mark: (marks) => this.#mark(marks),
      rows: () => this.#rowElements,
      focusedRow: () => this.#focusedRow(),
      // Safari would show no focus that follows a click, though keys move it.
      focusRow: (index) => this.#focusRow(index, { focusVisible: true }),
      bring: (index) => {
        this.#scroller.atEnd = false;
        this.#scroller.moveTo(this.entries, index);
        return rendered();
      },
      extend: (side) => {
        this.#scroller.extend(this.entries, side);
        return rendered();
      },
    };
  }

  get #rowElements(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.rows .message')];
  }

  #focusedRow(): HTMLElement | null {
    return this.shadowRoot!.activeElement?.closest<HTMLElement>('.message') ?? null;
  }

  #focusRow(index: number, options?: FocusOptions): void {
    const rows = this.#rowElements;
    (rows[Math.max(0, Math.min(index, rows.length - 1))] ?? this.list).focus(options);
  }
}

/** Everything that a name can stand on, to ask the browser for. */
const behind = html`<div hidden>
  ${['plain', 'hovered', 'own-row', 'mention-row'].map((name) => html`<i class="behind ${name}"></i>`)}
</div>`;

/** Under way, or answered already: before a frame, where nothing lies between. What the viewer wrote elsewhere has its own key. */
const isWrittenHere = (entry: Entry): boolean =>
  isUnsent(entry) || (entry.kind === 'message' && entry.key === entry.requestId);

/** Whether a message needs no name, coming right after another one of its sender. */
function followsOn(entry: Shown, before: Shown | undefined): boolean {
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
