import { css } from 'lit';
import { query, state } from 'lit/decorators.js';
import { ChatElement } from './chat-element.ts';

/** Room between a popup and the edges of the window, in pixels. */
const MARGIN_PX = 8;

/**
 * What opens over the chat beside something in it: a popover, so that a small chat never cuts it off, and that closes by Escape
 * or by a press elsewhere. On a phone it is a sheet at the lower edge.
 */
export abstract class Popup extends ChatElement {
  /** What it opened beside; the focus returns there. */
  protected anchor: HTMLElement | undefined;
  /** What that stood in, as a row in its list: takes the focus where the anchor is gone. */
  #around: HTMLElement | null | undefined;

  /** Whether it is open, or about to be: what is closed need not be rendered. */
  @state() protected shown = false;

  @query('.popup') protected popup!: HTMLElement;

  /** What gets the focus once it is open. */
  protected abstract readonly firstFocus: string;

  // An open popover that is removed tells of no toggle.
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow('removeEventListener');
    if (this.shown) this.#tell('closed');
  }

  protected show(anchor: HTMLElement): void {
    this.anchor = anchor;
    this.#around = anchor.parentElement?.closest<HTMLElement>('[tabindex]');
    this.shown = true;
    void this.updateComplete.then(() => {
      if (!this.isConnected || this.anchor !== anchor) return;
      if (!this.#isOpen) {
        // Browsers bring the focus back to where it is now, which may be deep inside.
        anchor.focus({ preventScroll: true });
        this.popup.showPopover();
      }
      this.settle();
    });
  }

  close(): void {
    if (this.#isOpen) this.popup.hidePopover();
  }

  get #isOpen(): boolean {
    return this.popup?.matches(':popover-open') ?? false;
  }

  /** After another step of what it shows: it may have another size, and its focus is gone. */
  protected settle(): void {
    this.#place();
    this.popup.querySelector<HTMLElement>(this.firstFocus)?.focus();
  }

  protected onToggle(event: ToggleEvent): void {
    this.#follow(this.#isOpen ? 'addEventListener' : 'removeEventListener');
    if (event.newState === 'closed') {
      // Only a focus that was in here is to be brought back; another one was chosen by the viewer.
      const lost = document.activeElement === document.body || this.matches(':focus-within');
      const home = this.anchor?.isConnected ? this.anchor : this.#around;
      if (lost) home?.focus({ preventScroll: true });
    }
    this.#tell(event.newState);
  }

  #tell(newState: string): void {
    if (newState === 'closed') {
      this.anchor = undefined;
      this.shown = false;
    }
    const told = new ToggleEvent('toggle', { oldState: newState === 'closed' ? 'open' : 'closed', newState });
    this.dispatchEvent(told);
  }

  #follow(how: 'addEventListener' | 'removeEventListener'): void {
    for (const type of ['resize', 'scroll']) visualViewport?.[how](type, this.#place);
  }

  /** Below its anchor, or above it, or where there is room; at its end edge. */
  readonly #place = (): void => {
    const { style } = this.popup;
    style.left = style.top = style.bottom = style.maxHeight = '';
    if (matchMedia('(pointer: coarse)').matches) return this.#lift();
    if (!this.anchor) return;
    const beside = this.anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.popup;
    const rightToLeft = this.matches(':dir(rtl)');
    const left = rightToLeft ? beside.left + MARGIN_PX : beside.right - width - MARGIN_PX;
    // The buttons of a row hang over its upper edge.
    const hanging = this.anchor.querySelector('.tools')?.getBoundingClientRect() ?? beside;
    const below = beside.bottom + 2;
    const above = Math.min(beside.top, hanging.top) - height - 2;
    const top = below + height + MARGIN_PX <= innerHeight || above < MARGIN_PX ? below : above;
    style.left = `${clamp(left, innerWidth - width)}px`;
    style.top = `${clamp(top, innerHeight - height)}px`;
  };

  /** The style sheet places a sheet; the keyboard of most phones covers the lower part of the page, and with it the sheet. */
  #lift(): void {
    if (!visualViewport) return;
    const { style, offsetTop, offsetHeight } = this.popup;
    const { offsetTop: top, height } = visualViewport;
    // Measured, as browsers do not agree on what is counted in the height of the window; without its rise, which goes on.
    const covered = offsetTop + offsetHeight - (top + height);
    style.bottom = `${Math.max(0, covered)}px`;
    style.maxHeight = `${height - 2 * MARGIN_PX}px`;
  }
}

const clamp = (value: number, max: number): number => Math.max(MARGIN_PX, Math.min(value, max - MARGIN_PX));

/** How every popup looks. */
export const popupStyles = css`
  .popup {
    position: fixed;
    inset: auto;
    inline-size: 208px;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    padding: 4px;
    margin: 0;
    overflow: auto;
    overscroll-behavior: contain;
    font-size: 13px;
    line-height: 20px;
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--_lift);
  }
  .popup[role='menu'] {
    min-inline-size: 208px;
    inline-size: max-content;
    max-inline-size: min(280px, 100vw - 16px);
  }
  .popup.wide {
    inline-size: 248px;
  }
  .popup.card {
    inline-size: 296px;
  }
  .popup:popover-open {
    animation: rise calc(0.14s * var(--_move)) ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: calc(var(--_radius) * 0.5);
    cursor: pointer;
  }
  .item:focus-visible,
  .item:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .item:hover {
    background: light-dark(var(--_hover), color-mix(in oklab, var(--_raised), var(--_text) 8%));
  }
  .item > .icon {
    color: var(--_muted);
  }
  .item.danger,
  .item.danger > .icon {
    color: var(--_danger);
  }
  .item .end {
    display: inline-flex;
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .separator {
    block-size: 1px;
    margin: 4px 8px;
    background: var(--_border);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-block: 4px 6px;
    padding-inline: 4px 8px;
    font-weight: 600;
  }
  .head.alone {
    padding-inline-start: 8px;
  }
  .head span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  fieldset {
    min-inline-size: 0;
    padding: 0;
    margin: 0;
    border: 0;
  }
  legend,
  .label {
    padding: 6px 8px 2px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
  }
  input:is([type='radio'], [type='checkbox']) {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  .item input:focus-visible {
    outline: none;
  }
  input[type='text'],
  select {
    inline-size: calc(100% - 16px);
    min-block-size: 32px;
    padding-inline: 8px;
    margin: 2px 8px 6px;
    font: inherit;
    /* Smaller, and a phone zooms in on it. */
    font-size: 16px;
    color: inherit;
    background: var(--_bg);
    border: 1px solid var(--_field);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .hint {
    padding: 4px 8px 8px;
    margin: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .popup form > .button {
    inline-size: calc(100% - 8px);
    margin: 4px;
  }
  @media (pointer: coarse) {
    .popup,
    .popup[role='menu'],
    .popup.wide,
    .popup.card {
      inset: auto 0 0;
      inline-size: 100%;
      max-inline-size: none;
      padding-block-end: max(8px, env(safe-area-inset-bottom));
      border-width: 1px 0 0;
      border-radius: calc(var(--_radius) * 1.5) calc(var(--_radius) * 1.5) 0 0;
    }
    .popup::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    .item {
      min-block-size: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .popup:popover-open {
      animation: none;
    }
  }
`;
