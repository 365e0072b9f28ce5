import { css } from 'lit';

/** How a row looks. */
export const rowStyles = css`
  /* A picture that floats, and no grid: rows are laid out for a quarter less. */
  .message {
    padding: var(--_row) var(--_edge);
    overflow-wrap: anywhere;
  }
  /* What stands over a row needs it as its frame; a frame for every row would cost a tenth of it. */
  .message:is(.marked, .follows) {
    position: relative;
  }
  .message.own {
    background: var(--_own);
  }
  .message:is(.mention, .highlight) {
    background: var(--_mention);
    box-shadow: inset 3px 0 var(--_mention-bar);
  }
  .message:is(.mention, .highlight):dir(rtl) {
    box-shadow: inset -3px 0 var(--_mention-bar);
  }
  .silent {
    display: none;
  }
  .avatar {
    float: inline-start;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    margin-block: calc((var(--_line) - var(--_avatar)) / 2);
    font-size: calc(var(--_avatar) * 0.42);
    font-weight: 600;
    line-height: var(--_avatar);
    text-align: center;
    user-select: none;
    color: light-dark(oklch(from var(--_name) 0.42 min(c, 0.12) h), oklch(from var(--_name) 0.9 min(c, 0.06) h));
    background: light-dark(oklch(from var(--_name) 0.92 min(c, 0.05) h), oklch(from var(--_name) 0.36 min(c, 0.06) h));
    border-radius: 50%;
  }
  .avatar img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    margin-block-start: -100%;
    object-fit: cover;
    border-radius: inherit;
  }
  .body,
  .quote {
    margin-inline-start: var(--_gutter);
  }
  .without-avatars {
    --_gutter: 0px;
  }
  .without-avatars .avatar {
    display: none;
  }
  /* In a text that is written from right to left, each text goes its own way; elsewhere those that need it are marked. */
  :is(.name, .text:not(.big)):dir(rtl) {
    unicode-bidi: plaintext;
  }
  /* Marks piled on a letter stay in their row, and so do reasons and notices; to clip every row would cost a fifth of it. */
  .piled,
  .quiet .body,
  .notice .body {
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .time {
    margin-inline-end: 2px;
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    line-height: 1;
    color: var(--_muted);
  }
  .badges {
    display: inline-flex;
    gap: 2px;
    vertical-align: -3px;
  }
  .badge {
    --_badge: var(--_name);
    display: block;
    max-inline-size: 12ch;
    overflow: hidden;
    font-size: 12px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: light-dark(oklch(from var(--_badge) 0.5 min(c, 0.14) h), oklch(from var(--_badge) 0.8 min(c, 0.11) h));
  }
  .badge .icon {
    display: block;
  }
  .badge.moderator {
    --_badge: #2f9e5b;
  }
  .badge.verified {
    --_badge: #2b7fd0;
  }
  .badge.subscriber {
    --_badge: #9a5cd6;
  }
  .badge.host {
    --_badge: #c98a1b;
  }
  .name {
    display: inline-block;
    cursor: pointer;
    max-inline-size: 100%;
    min-inline-size: 24px;
    padding-block: max(0px, (24px - var(--_line)) / 2);
    margin-block: min(0px, (var(--_line) - 24px) / 2);
    margin-inline-end: 2px;
    font-weight: 600;
    color: var(
      --_name-text,
      light-dark(
        oklch(from var(--_name) min(l, 0.47) min(c, 0.15) h),
        oklch(from var(--_name) max(l, 0.78) min(c, 0.13) h)
      )
    );
    border-radius: 4px;
  }
  .follows:not(.marked) .name,
  .follows:not(.marked) .badges,
  .follows .avatar {
    position: absolute;
    min-inline-size: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .text {
    white-space: pre-line;
  }
  .text a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .text code {
    padding-inline: 3px;
    font-family: ui-monospace, monospace;
    font-size: 0.92em;
    background: var(--_press);
    border-radius: 3px;
  }
  .at {
    font-weight: 600;
  }
  .at.me {
    padding: 1px 4px;
    background: var(--_mention-chip);
    border-radius: 4px;
  }
  .emote {
    position: relative;
    inset-block-start: -1px;
    inline-size: auto;
    block-size: var(--_emote);
    max-inline-size: calc(var(--_emote) * 4);
    margin-block: calc((var(--_line) - var(--_emote)) / 2 - 2px);
    object-fit: contain;
    vertical-align: middle;
  }
  .big {
    display: block;
    font-size: 32px;
    line-height: 40px;
    letter-spacing: 2px;
  }
  .sticker {
    display: block;
    inline-size: 96px;
    block-size: 84px;
    margin-block: 4px 2px;
    object-fit: contain;
    object-position: 0 50%;
  }
  .quote {
    position: relative;
    display: flex;
    align-items: center;
    max-inline-size: calc(100% - var(--_gutter));
    min-block-size: 24px;
    margin-block: -4px 0;
    font-size: var(--_small);
    line-height: 1.334;
    color: var(--_muted);
    border-radius: 4px;
  }
  .quote::before {
    content: '';
    position: absolute;
    inset-block-start: 11px;
    inset-inline-start: calc(-1 * var(--_space) - var(--_avatar) / 2 - 1px);
    inline-size: calc(var(--_avatar) / 2 + var(--_space) - 3px);
    block-size: 10px;
    border: solid color-mix(in oklab, var(--_bg), var(--_text) 28%);
    border-width: 0;
    border-block-start-width: 1.5px;
    border-inline-start-width: 1.5px;
    border-start-start-radius: 6px;
  }
  .without-avatars .quote {
    padding-inline-start: 14px;
  }
  .without-avatars .quote::before {
    inset-inline-start: 2px;
    inline-size: 9px;
  }
  .quote span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quiet .text,
  .hand,
  .notice .body {
    color: var(--_muted);
  }
  .hand .icon {
    vertical-align: -3px;
    color: var(--_accent);
  }
  .notice .body {
    font-size: calc(var(--_size) - 1px);
  }
  .notice .avatar {
    display: grid;
    place-items: center;
    color: var(--_muted);
    background: none;
  }
  @keyframes show {
    to {
      visibility: visible;
    }
  }
  .message .text-button {
    margin-block: calc((var(--_line) - 24px) / 2);
  }
`;
