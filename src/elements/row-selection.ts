import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { ChatStore } from '../store/chat-store.ts';
import type { Entry } from '../store/entries.ts';
import { requestDeletion } from './request-deletion.ts';
import type { RowList } from './row-list.ts';
import type { Localize } from './words.ts';

/** What a selection goes by. */
interface SelectionHost extends LitElement {
  readonly list: RowList;
}

/** The messages that a moderator has chosen, to delete them together; which they are stands in the marks of the list. */
export class RowSelection {
  readonly #host: SelectionHost;
  readonly #store: () => ChatStore | undefined;
  readonly #words: Localize;

  constructor(host: SelectionHost, store: () => ChatStore | undefined, words: Localize) {
    this.#host = host;
    this.#store = store;
    this.#words = words;
  }

  /** Keys of the chosen ones; `undefined` while none are being chosen. */
  get keys(): ReadonlySet<string> | undefined {
    return this.#host.list.marks().selected;
  }

  /** @param keys - `undefined`: nothing is being chosen any more */
  choose(keys: Iterable<string> | undefined): void {
    const { list, renderRoot } = this.#host;
    // The bar goes with its buttons.
    if (!keys && renderRoot.querySelector('.bar :focus')) list.scroller().focus({ preventScroll: true });
    list.mark({ selected: keys && new Set(keys) });
    this.#host.requestUpdate();
  }

  toggle({ key }: Entry): void {
    const keys = new Set(this.keys);
    if (!keys.delete(key)) keys.add(key);
    this.choose(keys);
  }

  /** What was chosen may be deleted by others. */
  forgetGone(): void {
    const { keys } = this;
    if (!keys?.size) return;
    const left = this.#entries.filter(
      (entry) => entry.kind === 'message' && entry.state === 'sent' && keys.has(entry.key),
    );
    if (left.length < keys.size) this.choose(left.length ? left.map(({ key }) => key) : undefined);
  }

  /** What can be done with the chosen ones. */
  renderBar(): TemplateResult | typeof nothing {
    const { keys } = this;
    if (!keys) return nothing;
    const words = this.#words;
    return html`<div class="bar" part="selection" role="toolbar">
      <span class="grow" role="status">${words.term('selected', keys.size)}</span>
      <button class="text-button strong" type="button" ?disabled=${!keys.size} @click=${() => this.#delete()}>
        ${words.term('deleteChosen', keys.size)}
      </button>
      <button class="text-button" type="button" @click=${() => this.choose(undefined)}>${words.term('cancel')}</button>
    </div>`;
  }

  get #entries(): readonly Entry[] {
    return this.#store()?.getState().entries ?? [];
  }

  #delete(): void {
    const { keys } = this;
    const ids = this.#entries.flatMap((entry) =>
      entry.kind === 'message' && entry.id && keys?.has(entry.key) ? entry.id : [],
    );
    this.choose(undefined);
    this.#host.list.scroller().focus({ preventScroll: true });
    requestDeletion(this.#host, this.#store(), ids);
  }
}
