import { css, html, nothing, type TemplateResult } from 'lit';
import type { Entry, MessageEntry, NoticeEntry } from '../store/entries.ts';
import { icons } from './icons.ts';
import { describeRequest, words } from './words.ts';

/** What a row can ask of the list. */
export interface RowActions {
  openMenu(event: Event, entry: MessageEntry): void;
  retry(entry: MessageEntry): void;
  edit(entry: MessageEntry): void;
  discard(entry: MessageEntry): void;
}

/** One entry of the list; a plain template, since an element with a shadow tree of its own costs more in each row. */
export const renderRow = (entry: Entry, marked: boolean, menuOpen: boolean, actions: RowActions): TemplateResult =>
  entry.kind === 'message' ? messageRow(entry, marked, menuOpen, actions) : noticeRow(entry);

function messageRow(entry: MessageEntry, marked: boolean, menuOpen: boolean, actions: RowActions): TemplateResult {
  const { sender, state, own } = entry;
  // Set through the style object, which a Content-Security-Policy allows where it refuses a style attribute.
  const name = `--_name: ${sender.color}`;
  return html`<div
    class="message ${own ? 'own' : ''} ${state} ${marked ? 'marked' : ''}"
    part="message"
    role="article"
    tabindex="-1"
    data-key=${entry.key}
    .style=${name}
  >
    <span class="avatar" aria-hidden="true">${sender.initials}</span>
    <div class="body">
      ${own ? html`<span class="sr">${words.you}</span>` : nothing}
      <span class="name" part="name"><bdi>${sender.name}</bdi></span>
      ${
        state === 'deleting'
          ? html`<span class="text" part="text">${words.deleting}</span>`
          : html`<span class="text" part="text" dir="auto">${entry.content}</span>`
      }
      ${state === 'pending' ? html`<span class="clock">${icons.clock}</span>` : nothing}
      ${state === 'failed' ? failure(entry, actions) : nothing}
    </div>
    ${
      marked && state === 'sent'
        ? html`<div class="tools" aria-live="off">
            <button
              class="icon-button"
              type="button"
              aria-haspopup="menu"
              aria-expanded=${menuOpen}
              aria-label=${words.actionsFor(sender.name)}
              @click=${(event: Event) => actions.openMenu(event, entry)}
            >
              ${icons.more}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

function failure(entry: MessageEntry, actions: RowActions): TemplateResult {
  const why = entry.error?.code === 'requestRefused' ? describeRequest(entry.error, 'send') : words.notSent;
  return html`<div class="fail">
    <span class="why">${icons.alert} ${why}</span>
    <button class="text-button" type="button" @click=${() => actions.retry(entry)}>${words.retry}</button>
    <button class="text-button" type="button" @click=${() => actions.edit(entry)}>${words.edit}</button>
    <button class="text-button quiet" type="button" @click=${() => actions.discard(entry)}>${words.discard}</button>
  </div>`;
}

function noticeRow({ key, name, reason }: NoticeEntry): TemplateResult {
  return html`<div class="message notice" part="notice" role="article" tabindex="-1" data-key=${key}>
    <span class="avatar">${icons.leave}</span>
    <div class="body">${words.userDisconnected(name, reason)}</div>
  </div>`;
}

/** How a row looks. */
export const rowStyles = css`
  .message {
    position: relative;
    display: grid;
    grid-template-columns: var(--_avatar) minmax(0, 1fr);
    column-gap: var(--_space);
    padding: var(--_row) var(--_edge);
    overflow-wrap: anywhere;
  }
  .message.marked {
    background: var(--_hover);
  }
  .message.own {
    background: var(--_own);
  }
  .message.own.marked {
    background: color-mix(in oklab, var(--_own), var(--_text) 5%);
  }
  .message:focus-visible {
    outline-offset: -2px;
  }
  .avatar {
    display: grid;
    place-items: center;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    margin-block: calc((var(--_line) - var(--_avatar)) / 2);
    overflow: hidden;
    font-size: calc(var(--_avatar) * 0.42);
    font-weight: 600;
    line-height: 1;
    user-select: none;
    color: light-dark(oklch(from var(--_name) 0.42 min(c, 0.12) h), oklch(from var(--_name) 0.9 min(c, 0.06) h));
    background: light-dark(oklch(from var(--_name) 0.92 min(c, 0.05) h), oklch(from var(--_name) 0.36 min(c, 0.06) h));
    border-radius: 50%;
  }
  .body {
    min-inline-size: 0;
  }
  .name {
    margin-inline-end: 2px;
    font-weight: 600;
    color: light-dark(
      oklch(from var(--_name) min(l, 0.47) min(c, 0.15) h),
      oklch(from var(--_name) max(l, 0.78) min(c, 0.13) h)
    );
  }
  .text {
    white-space: pre-line;
  }
  .deleting .text,
  .notice .body {
    color: var(--_muted);
  }
  .notice .body {
    font-size: 13px;
  }
  .notice .avatar {
    color: var(--_muted);
    background: none;
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
  .pending .text {
    animation: mute 0s 1s forwards;
  }
  @keyframes show {
    to {
      visibility: visible;
    }
  }
  @keyframes mute {
    to {
      color: var(--_muted);
    }
  }
  .fail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 12px;
    margin-block: 2px -2px;
    font-size: 13px;
    line-height: 20px;
  }
  .why {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_danger);
  }
  .tools {
    position: absolute;
    inset-block-start: -22px;
    inset-inline-end: var(--_edge);
    z-index: 2;
    display: flex;
    padding: 1px;
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .tools .icon-button {
    inline-size: 28px;
    block-size: 28px;
    border-radius: calc(var(--_radius) * 0.5);
  }
  @media (forced-colors: active) {
    .message.own {
      border-inline-start: 3px solid Highlight;
    }
  }
`;
