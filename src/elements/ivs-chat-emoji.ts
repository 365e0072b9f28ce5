import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ChatController } from './chat-context.ts';
import { controls } from './controls.ts';
import { packImage } from './images.ts';
import { Popup, popupStyles } from './popup.ts';
import { Localize } from './words-later.ts';

/** An emoji or an emote was chosen; `text` is what it is in a message. */
export class IvsEmojiEvent extends Event {
  constructor(readonly text: string) {
    super('ivs-emoji');
  }
}

interface Cell {
  text: string;
  /** What it is found by. */
  words: string;
  image?: string | undefined;
}

const read = (group: string): Cell[] =>
  group.split('\n').map((line) => {
    const blank = line.indexOf(' ');
    return { text: line.slice(0, blank), words: line.slice(blank + 1) };
  });

/** All emoji, in their groups; none where they cannot be had. */
const fetchGroups = (): Promise<readonly Cell[][]> =>
  import('./emoji-data.ts').then(
    ({ emojiGroups }) => emojiGroups.map(read),
    () => [],
  );

/**
 * Emotes of the pack and all emoji, to look through or to search.
 *
 * @tagname ivs-chat-emoji
 * @csspart emoji - the popup
 * @fires {IvsEmojiEvent} ivs-emoji - one was chosen; `text`
 */
export class IvsChatEmoji extends Popup {
  static override styles = [
    controls,
    popupStyles,
    css`
      .popup.card {
        display: none;
        flex-direction: column;
        block-size: 320px;
      }
      .popup.card:popover-open {
        display: flex;
      }
      .cells {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      .group {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
        padding-block-end: 8px;
        content-visibility: auto;
        contain-intrinsic-block-size: auto 400px;
      }
      .cell {
        display: grid;
        place-items: center;
        block-size: 36px;
        font-size: 22px;
        line-height: 28px;
        border-radius: calc(var(--_radius) * 0.5);
      }
      .cell:focus-visible {
        outline-offset: -2px;
      }
      .cell:hover {
        background: var(--_hover);
      }
      .cell img {
        max-inline-size: 26px;
        max-block-size: 26px;
      }
    `,
  ];

  readonly #chat = new ChatController(this, ({ view }) => ({ view }));
  readonly #words = new Localize(this);

  protected readonly firstFocus = 'input';

  @state() private groups: readonly Cell[][] = [];
  @state() private search = '';

  /**
   * Opens it. All emoji are fetched the first time; without them, the emotes are there.
   *
   * @param anchor - beside it opens; the focus returns there
   */
  open(anchor: HTMLElement): void {
    this.search = '';
    this.show(anchor);
    if (!this.groups.length) void fetchGroups().then((groups) => (this.groups = groups));
  }

  protected override updated(): void {
    // Cells are taken over from what was shown before, and with them the stop.
    this.#makeStop(this.popup.querySelector<HTMLElement>('.cell'));
  }

  protected override render(): unknown {
    const words = this.#words;
    return html`<div
      class="popup card"
      part="emoji"
      popover="auto"
      role="dialog"
      aria-label=${words.term('emoji')}
      @toggle=${this.onToggle}
      @keydown=${this.#onKeydown}
    >
      ${this.shown ? this.#renderCells() : nothing}
    </div>`;
  }

  #renderCells(): TemplateResult {
    const words = this.#words;
    const wanted = this.search.trim().toLowerCase();
    const all = [this.#emotes(), ...this.groups];
    const found = wanted ? [all.flat().filter((cell) => cell.words.toLowerCase().includes(wanted))] : all;
    const groups = found.filter((cells) => cells.length);
    return html`<input
        type="text"
        role="searchbox"
        autocomplete="off"
        placeholder=${words.term('emojiSearch')}
        aria-label=${words.term('emojiSearch')}
        @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
      />
      <div class="cells" @focusin=${(event: Event) => this.#makeStop(event.target as HTMLElement)}>
        ${groups.map((cells) => html`<div class="group">${cells.map((cell) => this.#renderCell(cell))}</div>`)}
        ${groups.length ? nothing : html`<p class="hint" role="status">${words.term('emojiNone')}</p>`}
      </div>`;
  }

  #renderCell({ text, words, image }: Cell): TemplateResult {
    return html`<button
      class="cell"
      type="button"
      tabindex="-1"
      aria-label=${words}
      title=${words}
      @click=${() => this.#choose(text)}
    >
      ${image ? html`<img src=${image} alt="" loading="lazy" />` : text}
    </button>`;
  }

  #emotes(): Cell[] {
    const { pack } = this.#chat.value!.view;
    return Object.entries(pack.emotes ?? {}).flatMap(([name, src]) => {
      const image = packImage(src);
      return image ? { text: `:${name}: `, words: name, image } : [];
    });
  }

  #choose(text: string): void {
    this.close();
    const event = new IvsEmojiEvent(text);
    this.dispatchEvent(event);
  }

  /** Of all cells, Tab stops at one. */
  #makeStop(cell: HTMLElement | null): void {
    for (const former of this.popup.querySelectorAll<HTMLElement>('.cell[tabindex="0"]')) former.tabIndex = -1;
    if (cell?.matches('.cell')) cell.tabIndex = 0;
  }

  /** Arrows walk over the cells, as they lie, and from the first row back to the search, where Enter takes the first hit. */
  #onKeydown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const cells = [...this.popup.querySelectorAll<HTMLElement>('.cell')];
    const index = cells.indexOf(event.composedPath()[0] as HTMLElement);
    if (index < 0 && event.key === 'Enter' && this.search.trim()) {
      event.preventDefault();
      cells[0]?.click();
    }
    if (index < 0 && event.key !== 'ArrowDown') return;
    const columns = cells.filter(({ offsetTop }) => offsetTop === cells[0]!.offsetTop).length;
    const forward = this.matches(':dir(rtl)') ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowLeft: -forward,
      ArrowRight: forward,
      ArrowUp: -columns,
      ArrowDown: index < 0 ? 1 : columns,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' && index < columns) return this.popup.querySelector('input')?.focus();
    cells[Math.max(0, Math.min(cells.length - 1, index + steps[event.key]!))]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ivs-chat-emoji': IvsChatEmoji;
  }
  interface HTMLElementEventMap {
    'ivs-emoji': IvsEmojiEvent;
  }
}
