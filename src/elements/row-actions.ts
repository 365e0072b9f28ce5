import { css, html, nothing, type TemplateResult } from 'lit';
import type { MessageEntry } from '../store/entries.ts';
import * as iconsLater from './icons-later.ts';
import * as icons from './icons.ts';
import type { RowAct } from './message-row.ts';
import type { RowActions } from './row-list.ts';
import { describeRequest, type Localize } from './words-later.ts';

/** How rows look under the pointer, the finger and the focus, with what stands in them then; and what few lists show at once. */
const styles = css`
  /* Some rows have a colour, which lies over what is drawn around the list: the ring is that of what comes after it, empty else. */
  .list:focus-visible {
    outline: none;
  }
  .list:focus-visible + [hidden] {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: block;
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    pointer-events: none;
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
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 14px 10px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: 16px;
  }
  .fold {
    display: inline-block;
    padding-inline: 6px;
    margin-block: -2px;
    margin-inline-start: 4px;
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 18px;
    vertical-align: 1px;
    background: var(--_press);
    border-radius: 9px;
  }
  .who {
    margin-inline-start: 6px;
    font-size: var(--_small);
    line-height: 1;
    color: var(--_muted);
    white-space: nowrap;
  }
  .rows.under-bar {
    padding-block-end: 54px;
  }
  .masked {
    letter-spacing: 1px;
    color: var(--_muted);
  }
  .message.marked {
    background: var(--_hover);
  }
  .message.own.marked {
    background: color-mix(in oklab, var(--_own), var(--_text) 5%);
  }
  .message:is(.mention, .highlight).marked {
    background: color-mix(in oklab, var(--_mention), var(--_text) 5%);
  }
  .message.pressed {
    background: var(--_press);
  }
  .message:focus-visible {
    outline-offset: -2px;
  }
  .message.found {
    animation: found calc(1.2s * var(--_move)) ease-out;
  }
  @keyframes found {
    from {
      background: var(--_press);
    }
  }
  .check {
    float: inline-start;
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 4px;
    accent-color: var(--_accent);
  }
  .check ~ .body {
    margin-inline-start: max(var(--_gutter), 24px);
  }
  .check,
  .check ~ .body,
  .check ~ .body .name {
    cursor: pointer;
  }
  .check ~ .avatar {
    display: none;
  }
  .name:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .quote:hover {
    color: var(--_text);
  }
  .pending .text {
    animation: mute 0s 1s forwards;
  }
  @keyframes mute {
    to {
      color: var(--_muted);
    }
  }
  .clock {
    margin-inline-start: 4px;
    color: var(--_muted);
    visibility: hidden;
    animation: show 0s 1s forwards;
  }
  .clock .icon {
    vertical-align: -3px;
  }
  .fail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 12px;
    margin-block: 2px -2px;
    font-size: calc(var(--_size) - 1px);
    line-height: var(--_line);
  }
  .why {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_danger);
  }
  /* What they hang from is as long as they are below the row, so that they stay in sight under the list's upper edge, at their row. */
  .hanging {
    position: absolute;
    inset-block: -22px 0;
    inset-inline-end: var(--_edge);
    z-index: 2;
    pointer-events: none;
  }
  /* Below the last one it would make the list longer. */
  .message:not(:last-child) .hanging {
    inset-block-end: -28px;
  }
  .tools {
    position: sticky;
    inset-block-start: 2px;
    display: flex;
    pointer-events: auto;
    padding: 1px;
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .tools .icon-button {
    inline-size: var(--_tool);
    block-size: var(--_tool);
    border-radius: calc(var(--_radius) * 0.5);
  }
  @media (pointer: coarse) {
    .message {
      -webkit-touch-callout: none;
      user-select: none;
    }
  }
  @media (forced-colors: active) {
    .message:is(.own, .mention, .highlight) {
      padding-inline-start: calc(var(--_edge) - 3px);
      border-inline-start: 3px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .message.found {
      animation: none;
    }
  }
`;

/** Lines in which there is nothing to see. */
const gap = /\n\s*\n/g;
/** Rows have no more lines than these that only a line break makes; the text goes on in the last one. */
const MOST_BREAKS = 12;

/** What rows show for whoever acts on them: it comes with the part that does it. */
export const rowActions = (words: Localize): RowActions => ({
  styles,

  withoutGaps(segments) {
    let breaks = 0;
    const shorten = (text: string): string =>
      text.replace(gap, '\n\n').replace(/\n/g, (sign) => (++breaks > MOST_BREAKS ? ' ' : sign));
    return segments.map((one) =>
      one.kind === 'text' && one.text.includes('\n') ? { ...one, text: shorten(one.text) } : one,
    );
  },

  checkbox: (entry, selected) =>
    html`<input
      class="check"
      type="checkbox"
      .checked=${selected}
      ?disabled=${entry.state !== 'sent'}
      aria-label=${words.term('selectMessage', entry.sender.name)}
    />`,

  failure({ error }: MessageEntry) {
    const why = error?.code === 'requestRefused' ? describeRequest(words, error, 'send') : words.term('notSent');
    const button = (text: string, act: RowAct, look = ''): TemplateResult =>
      html`<button class="text-button ${look}" type="button" data-act=${act}>${text}</button>`;
    return html`<div class="fail">
      <span class="why">${icons.alert} ${why}</span>
      ${button(words.term('retry'), 'retry')} ${button(words.term('edit'), 'edit')}
      ${button(words.term('discard'), 'discard', 'quiet')}
    </div>`;
  },

  tools(entry, menuOpen, { mayReply, mayDelete }) {
    const tool = (label: string, icon: TemplateResult, act: RowAct): TemplateResult =>
      html`<button class="icon-button" type="button" aria-label=${label} title=${label} data-act=${act}>
        ${icon}
      </button>`;
    return html`<div class="hanging">
      <div class="tools" part="tools" aria-live="off">
        ${mayReply ? tool(words.term('reply'), iconsLater.reply, 'reply') : nothing}
        ${mayDelete ? tool(words.term('delete'), iconsLater.trash, 'delete') : nothing}
        <button
          class="icon-button more"
          type="button"
          aria-haspopup="menu"
          aria-expanded=${menuOpen}
          aria-label=${words.term('actionsFor', entry.sender.name)}
          data-act="menu"
        >
          ${iconsLater.more}
        </button>
      </div>
    </div>`;
  },
});
