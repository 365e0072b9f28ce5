import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ChatState } from '../store/state.ts';
import { begunBefore, completionsOf, isWritten, type Begun, type Completion } from './completions.ts';
import { packImage } from './images.ts';
import type { Localize } from './words.ts';

/** Writes a text into the field, in place of what is there. */
type Insert = (text: string, from: number, to: number) => void;

/** Names and emotes that fit what was begun in a field, as a list over it that keys go through while the focus stays. */
export class Suggestions implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #insert: Insert;
  /** The name or the emote under way, and what it may become. */
  #begun: Begun | undefined;
  #all: readonly Completion[] = [];
  #chosen = 0;

  constructor(host: ReactiveControllerHost, insert: Insert) {
    this.#host = host;
    this.#insert = insert;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.drop();
  }

  /** For `aria-controls`; nothing while there is no list. */
  get listId(): string | undefined {
    return this.#all.length ? 'suggestions' : undefined;
  }

  /** For `aria-activedescendant`. */
  get chosenId(): string | undefined {
    return this.#all.length ? `option-${this.#chosen}` : undefined;
  }

  /** Looks at what stands before the caret. */
  follow(field: HTMLTextAreaElement, chat: ChatState | undefined): void {
    const { value, selectionStart, selectionEnd } = field;
    this.#begun = chat && selectionStart === selectionEnd ? begunBefore(value, selectionStart) : undefined;
    const wanted = chat && this.#begun && field.matches(':focus');
    this.#show(wanted ? completionsOf(this.#begun!, chat.entries, chat.view) : []);
  }

  drop(): void {
    this.#show([]);
  }

  /** @returns whether the key was one of the list's */
  onKey(event: KeyboardEvent): boolean {
    const { length } = this.#all;
    const acts: Record<string, () => void> = {
      ArrowDown: () => this.#choose((this.#chosen + 1) % length),
      ArrowUp: () => this.#choose((this.#chosen + length - 1) % length),
      Enter: () => this.#pick(this.#chosen),
      Tab: () => this.#pick(this.#chosen),
      Escape: () => this.drop(),
    };
    if (!length || !Object.hasOwn(acts, event.key) || event.shiftKey) return false;
    // There is nothing left to take: Enter is the field's, and sends.
    if (event.key === 'Enter' && isWritten(this.#begun!, this.#all[this.#chosen]!)) return false;
    event.preventDefault();
    acts[event.key]!();
    return true;
  }

  render(words: Localize): TemplateResult | typeof nothing {
    if (!this.#all.length) return nothing;
    return html`<div
      class="suggestions"
      id="suggestions"
      part="suggestions"
      role="listbox"
      aria-label=${words.term('suggestions')}
    >
      ${this.#all.map(({ label, image }, index) => {
        const src = packImage(image);
        return html`<div
          class="option"
          id="option-${index}"
          role="option"
          aria-selected=${index === this.#chosen}
          @pointerdown=${(event: Event) => {
            event.preventDefault();
            this.#pick(index);
          }}
        >
          ${src ? html`<img src=${src} alt="" />` : nothing}<bdi>${label}</bdi>
        </div>`;
      })}
    </div>`;
  }

  #show(all: readonly Completion[]): void {
    if (!all.length && !this.#all.length) return;
    this.#all = all;
    this.#choose(0);
  }

  #choose(index: number): void {
    this.#chosen = index;
    this.#host.requestUpdate();
  }

  #pick(index: number): void {
    const completion = this.#all[index];
    if (this.#begun && completion) this.#insert(completion.text, this.#begun.from, this.#begun.to);
    this.drop();
  }
}
