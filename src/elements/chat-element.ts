import { LitElement, type CSSResult } from 'lit';

/**
 * An element that looks the same in whatever document it is put, such as that of a frame or of a window of its own: a style sheet
 * belongs to the document that made it, and stays behind.
 */
export class ChatElement extends LitElement {
  readonly #styles = [...(this.constructor as typeof ChatElement).elementStyles] as CSSResult[];
  // Made here, where Lit's sheets belong, and not where the element is first put.
  readonly #root = super.createRenderRoot() as ShadowRoot;

  protected override createRenderRoot(): ShadowRoot {
    return this.#root;
  }

  /** @internal */
  adoptedCallback(): void {
    const { defaultView } = this.ownerDocument;
    // A document without a window shows nothing.
    if (!defaultView) return;
    this.#root.adoptedStyleSheets = this.#styles.map(({ cssText, styleSheet }) => {
      if (defaultView === window) return styleSheet!;
      const sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync(cssText);
      return sheet;
    });
  }

  /** Adds styles of a part that came later. */
  protected wear(styles: CSSResult): void {
    this.#styles.push(styles);
    this.adoptedCallback();
  }
}
