import { css } from 'lit';

/** How the list looks, with what stands in its place while it is empty, and what floats over it. */
export const listStyles = css`
  :host {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .list {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .list:focus-visible {
    outline-offset: -2px;
  }
  .rows {
    position: relative;
    padding-block: 6px;
    margin-block-start: auto;
  }
  .rows.under-bar {
    padding-block-end: 54px;
  }
  .behind.plain {
    background: var(--_bg);
  }
  .behind.hovered {
    background: var(--_hover);
  }
  .behind.own-row {
    background: var(--_own);
  }
  .behind.mention-row {
    background: var(--_mention);
  }
  .divider {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px var(--_edge);
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }
  .instead {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 24px;
    text-align: center;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .instead .icon {
    inline-size: 24px;
    block-size: 24px;
    margin-block-end: 8px;
    stroke-width: 1.1;
  }
  .instead b {
    color: var(--_text);
  }
  .instead .button {
    margin-block-start: 12px;
    color: var(--_text);
  }
  .bones {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 6px;
    visibility: hidden;
    animation: show 0s 0.4s forwards;
  }
  .bones .avatar,
  .bone {
    background: var(--_press);
  }
  .bone {
    display: block;
    block-size: 10px;
    margin-block: 5px;
    border-radius: 5px;
  }
  .bone.long {
    inline-size: 88%;
  }
  .bone.middle {
    inline-size: 64%;
  }
  .bone.short {
    inline-size: 40%;
  }
  .float {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 8px;
    z-index: 3;
    display: flex;
    justify-content: center;
    padding-inline: 8px;
    pointer-events: none;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 14px 10px;
    font-size: 13px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: 16px;
    box-shadow: var(--_lift);
    pointer-events: auto;
    animation: rise calc(0.18s * var(--_move)) cubic-bezier(0.2, 0, 0, 1);
  }
  .bar {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 40px;
    padding-inline: 12px 4px;
    font-size: 13px;
    line-height: 20px;
    color: var(--_bg);
    background: var(--_text);
    border-radius: var(--_radius);
    box-shadow: var(--_lift);
    pointer-events: auto;
    animation: rise calc(0.18s * var(--_move)) cubic-bezier(0.2, 0, 0, 1);
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pill,
    .bar {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .bar {
      border: 1px solid;
    }
  }
`;
