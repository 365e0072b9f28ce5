import { css } from 'lit';

/** What every part shares: a quiet reset, icons, buttons, and words for screen readers alone. */
export const controls = css`
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  textarea,
  input {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  button {
    padding: 0;
    text-align: start;
    background: none;
    border: 0;
    cursor: pointer;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .dot {
    fill: currentColor;
    stroke: none;
  }
  .mirror:dir(rtl) {
    transform: scaleX(-1);
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    color: var(--_muted);
    border-radius: calc(var(--_radius) * 0.75);
    transition:
      background-color calc(0.12s * var(--_move)) ease-out,
      color calc(0.12s * var(--_move)) ease-out;
  }
  .icon-button.small {
    inline-size: 24px;
    block-size: 24px;
    border-radius: calc(var(--_radius) * 0.5);
  }
  .icon-button:hover {
    color: var(--_text);
    background: var(--_hover);
  }
  .icon-button:active,
  .icon-button[aria-expanded='true'] {
    color: var(--_text);
    background: var(--_press);
  }
  .button {
    flex: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 12px;
    font-size: 13px;
    font-weight: 600;
    line-height: 20px;
    white-space: nowrap;
    border-radius: calc(var(--_radius) * 0.75);
    box-shadow: inset 0 0 0 1px var(--_border);
    transition: background-color calc(0.12s * var(--_move)) ease-out;
  }
  .button:hover {
    background: var(--_hover);
  }
  .button:active {
    background: var(--_press);
  }
  .button.primary {
    color: var(--_on-accent);
    background: var(--_accent);
    box-shadow: none;
  }
  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 12%);
  }
  .button.danger {
    color: var(--_bg);
    background: var(--_danger);
    box-shadow: none;
  }
  .button.danger:hover {
    background: color-mix(in oklab, var(--_danger), var(--_text) 12%);
  }
  .button.danger:active {
    background: color-mix(in oklab, var(--_danger), var(--_text) 24%);
  }
  .text-button {
    min-block-size: 24px;
    padding-inline: 4px;
    margin-inline: -4px;
    font-weight: 600;
    color: var(--_accent);
    white-space: nowrap;
    border-radius: calc(var(--_radius) * 0.5);
  }
  .text-button.quiet {
    font-weight: 400;
    color: var(--_muted);
  }
  .bar .text-button,
  :host(.bar) .text-button {
    min-block-size: 32px;
    padding-inline: 10px;
    margin: 0;
    font-weight: 400;
    color: inherit;
  }
  :is(.bar, :host(.bar)) .text-button.strong {
    font-weight: 600;
  }
  .text-button[disabled] {
    cursor: default;
    opacity: 0.6;
  }
  .text-button:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: min(44px, 14cqb);
    padding-block: min(6px, 2cqb);
    padding-inline: var(--_edge);
    font-size: 13px;
    line-height: 20px;
    background: var(--_hover);
    border-block-end: 1px solid var(--_border);
  }
  .strip > .icon {
    margin-inline: 4px;
    color: var(--_muted);
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
    overflow: clip;
    overflow-clip-margin: 4px;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 600;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .button,
    .icon-button {
      border: 1px solid;
    }
  }
`;
