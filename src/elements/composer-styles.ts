import { css } from 'lit';

/** How the field looks, with what stands in its place, and what opens over it. */
export const composerStyles = css`
  :host {
    position: relative;
    display: block;
    flex: none;
  }
  form,
  .instead {
    padding: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .field {
    background: var(--_bg);
    border: 1px solid var(--_field);
    border-radius: var(--_radius);
    transition: border-color calc(0.12s * var(--_move)) ease-out;
  }
  .field:has(textarea:focus) {
    border-color: var(--_focus);
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
  }
  .field.over,
  .field.over:has(textarea:focus) {
    border-color: var(--_danger);
    outline-color: var(--_danger);
  }
  .line {
    display: flex;
    align-items: flex-end;
    justify-content: flex-end;
    gap: 2px;
    padding: 3px;
  }
  textarea {
    flex: 1;
    display: block;
    min-inline-size: 0;
    min-block-size: 32px;
    max-block-size: 120px;
    padding: 5px 8px;
    /* Smaller, and a phone zooms in on it. */
    font-size: max(16px, var(--_size));
    line-height: 1.375;
    resize: none;
    background: none;
    border: 0;
    field-sizing: content;
  }
  .tall .line {
    flex-wrap: wrap;
  }
  .tall textarea {
    flex: 0 0 100%;
  }
  .tall .emoji {
    margin-inline-end: auto;
  }
  textarea:focus-visible {
    outline: none;
  }
  /* However narrow the chat, the field is one line before anything is in it. */
  textarea:placeholder-shown {
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  textarea::placeholder {
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
    opacity: 1;
  }
  .left {
    padding-inline: 4px;
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 32px;
  }
  .over .left,
  .hint.bad {
    color: var(--_danger);
  }
  .send {
    flex: none;
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: calc(var(--_radius) * 0.75 - 1px);
  }
  .send:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 12%);
  }
  .send[aria-disabled='true'] {
    color: var(--_muted);
    background: none;
    cursor: default;
  }
  .send.wait {
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    color: var(--_text);
  }
  .wait svg {
    position: absolute;
    inset: 2px;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    rotate: -90deg;
  }
  .wait .track {
    stroke: var(--_border);
  }
  .replying {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 4px;
    padding-inline: 10px 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
    border-block-end: 1px solid var(--_border);
  }
  .replying > span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .replying b {
    color: var(--_text);
  }
  .hint {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 6px 4px 0;
    margin: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .suggestions {
    position: absolute;
    inset-inline: var(--_space);
    inset-block-end: calc(100% - 4px);
    z-index: 5;
    padding: 4px;
    font-size: 13px;
    line-height: 20px;
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--_lift);
  }
  .option {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    padding-inline: 8px;
    overflow-wrap: anywhere;
    border-radius: calc(var(--_radius) * 0.5);
    cursor: pointer;
  }
  .option[aria-selected='true'] {
    background: var(--_hover);
    box-shadow: inset 0 0 0 2px var(--_focus);
  }
  .option img {
    inline-size: 24px;
    block-size: 24px;
    object-fit: contain;
  }
  .instead {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 56px;
    padding: 10px var(--_edge);
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .instead > .icon {
    margin-inline-start: 4px;
  }
  .instead b {
    display: block;
    color: var(--_text);
  }
  .instead .button:not(.primary) {
    color: var(--_text);
  }
  .instead.gone {
    align-items: flex-start;
    padding-block: 12px;
    background: var(--_hover);
  }
  .instead.gone > .icon {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .send {
      border: 1px solid;
    }
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
