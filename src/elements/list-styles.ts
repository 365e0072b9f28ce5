import { css } from 'lit';

/** How the list looks, with what stands in its place while it is empty. */
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
  .instead {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: safe center;
    justify-items: center;
    gap: 4px;
    padding: 24px;
    overflow-y: auto;
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
`;
