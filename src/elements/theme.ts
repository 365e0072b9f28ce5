import { css } from 'lit';

/**
 * The properties of a theme, read once. They inherit, so that a value on `:root` reaches every chat, and the
 * parts inside the shadow tree read the private names.
 *
 * Derived values follow them, so that a theme which sets these is complete.
 */
export const theme = css`
  :host {
    --_bg: var(--ivs-chat-background-color, light-dark(#ffffff, #17181b));
    --_text: var(--ivs-chat-text-color, light-dark(#1c1d21, #ebecef));
    --_muted: var(--ivs-chat-muted-color, light-dark(#5f626b, #a0a3ac));
    --_accent: var(--ivs-chat-accent-color, light-dark(#2b5fd0, #8db4fb));
    --_on-accent: var(--ivs-chat-on-accent-color, light-dark(#ffffff, #0e1930));
    --_danger: var(--ivs-chat-danger-color, light-dark(#bf2f2a, #ff9289));
    --_border: var(--ivs-chat-border-color, light-dark(#e3e4e8, #2d2f35));
    --_hover: var(--ivs-chat-hover-color, light-dark(#f3f4f6, #212327));
    --_own: var(--ivs-chat-own-background-color, light-dark(#edf2fc, #1b2534));
    --_mention: var(--ivs-chat-mention-background-color, light-dark(#fdf3d8, #2f2812));
    --_focus: var(--ivs-chat-focus-color, light-dark(#2b5fd0, #8db4fb));
    --_radius: var(--ivs-chat-border-radius, 8px);
    --_space: var(--ivs-chat-spacing, 8px);
    /* The page's own size, and by how much the viewer wants it larger. */
    --_larger: 0px;
    --_text-size: calc(var(--ivs-chat-font-size, 14px) + var(--_larger));
    --_size: var(--_text-size);
    --_avatar: var(--ivs-chat-avatar-size, 24px);
    --_emote: var(--ivs-chat-emote-size, 24px);

    /* Before the text, where the picture is; none where that has no size. */
    --_gutter: calc(var(--_avatar) + min(var(--_avatar), var(--_space)));
    --_line: calc(var(--_size) + 6px);
    --_small: max(12px, calc(var(--_size) - 2px));
    --_row: calc(var(--_space) * 0.75);
    --_tool: 28px;
    /* How long movements take: all of their time, or none. */
    --_move: 1;
    --_edge: calc(var(--_space) * 1.5);
    --_raised: light-dark(var(--_bg), color-mix(in oklab, var(--_bg), var(--_text) 6%));
    --_press: color-mix(in oklab, var(--_hover), var(--_text) 7%);
    --_field: color-mix(in oklab, var(--_bg), var(--_text) 44%);
    --_mention-bar: light-dark(oklch(from var(--_mention) 0.62 0.13 h), oklch(from var(--_mention) 0.75 0.14 h));
    --_mention-chip: light-dark(
      oklch(from var(--_mention) calc(l - 0.07) calc(c + 0.04) h),
      oklch(from var(--_mention) calc(l + 0.14) calc(c + 0.03) h)
    );
    --_lift: 0 6px 20px light-dark(rgb(20 22 30 / 14%), rgb(0 0 0 / 50%));
  }
  :host(:state(small)) {
    --_larger: -1px;
  }
  :host(:state(large)) {
    --_larger: 3px;
  }
  :host(:state(still)) {
    --_move: 0;
  }
  :host(:state(compact)) {
    --_row: 2px;
    --_size: calc(var(--_text-size) - 1px);
    --_line: calc(var(--_size) + 5px);
    --_emote: var(--ivs-chat-emote-size, 20px);
    --_tool: 24px;
  }
`;
