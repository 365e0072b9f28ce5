import { css } from 'lit';

/** How the whole looks: the frame, the title bar and the page's announcement. */
export const chatStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    min-inline-size: 0;
    block-size: 560px;
    overflow: hidden;
    /* What is said inside never moves the page outside. */
    contain: layout style;
    /* Its size too; and in a low chat the strips are lower. */
    container-type: size;
    contain-intrinsic-size: 360px 560px;
    background: var(--_bg);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
  }
  /* Not on the host, where what a page says of all its elements comes before it. */
  :host > * {
    font-size: var(--_size);
    line-height: var(--_line);
    text-align: start;
    color: var(--_text);
  }
  .header {
    flex: none;
    display: flex;
    align-items: center;
    block-size: 44px;
    padding-inline: var(--_edge) 6px;
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font: inherit;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* However low the chat, a message and the field stay: strips give way. */
  ivs-chat-messages {
    min-block-size: calc(var(--_line) + 2 * var(--_row) + 8px);
  }
  .announcement {
    flex: 0 1 auto;
    align-items: flex-start;
    min-block-size: 0;
    max-block-size: 30%;
    padding-block: min(8px, 2cqb);
    overflow-y: auto;
    background: none;
  }
  .announcement .icon {
    margin-block-start: 2px;
  }
  .announcement a {
    color: var(--_accent);
    text-underline-offset: 2px;
  }
  .announcement :is(p, ul, ol) {
    margin-block: 0;
  }
`;
