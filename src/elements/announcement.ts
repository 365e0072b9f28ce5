import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import * as icons from './icons.ts';

/** The line that the page keeps above the messages. */
export class Announcement implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly announcement: string };
  #text = '';
  /** What was made of a text that may be HTML; nothing before. */
  #rich: DocumentFragment | string | undefined;

  constructor(host: ReactiveControllerHost & { readonly announcement: string }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { announcement } = this.#host;
    if (announcement === this.#text) return;
    this.#text = announcement;
    this.#rich = undefined;
    if (!isPlain(announcement)) void this.#makeSafe(announcement);
  }

  render(): TemplateResult | typeof nothing {
    const content = this.#rich ?? (isPlain(this.#text) ? this.#text : '');
    if (!content) return nothing;
    return html`<div class="strip announcement" part="announcement">
      ${icons.pin}
      <div class="grow">${content}</div>
    </div>`;
  }

  /** Plain text goes to the page as it is; only what may be HTML costs the sanitizer. Where that cannot be had, all is text. */
  async #makeSafe(text: string): Promise<void> {
    const rich = await import('./rich-text.ts').then(
      ({ sanitizeRichText }) => sanitizeRichText(text),
      () => text,
    );
    if (text !== this.#text) return;
    this.#rich = rich;
    this.#host.requestUpdate();
  }
}

const isPlain = (text: string): boolean => !/[<&]/.test(text);
