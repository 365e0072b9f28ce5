import { svg } from 'lit';
import { icon } from './icons.ts';

export const mute = icon(svg`<path d="M2.5 6.25v3.5h2.25L8 12.5v-9L4.75 6.25zM10.75 6.25l3 3.5M13.75 6.25l-3 3.5"/>`);
export const select = icon(
  svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2"/><path d="m5.25 8.25 2 2 3.5-4.5"/>`,
);
export const smile = icon(
  svg`<circle cx="8" cy="8" r="5.75"/><path d="M5.5 9.5c.6.9 1.4 1.4 2.5 1.4s1.9-.5 2.5-1.4"/><circle class="dot" cx="6" cy="6.5" r=".9"/><circle class="dot" cx="10" cy="6.5" r=".9"/>`,
);
export const user = icon(
  svg`<circle cx="8" cy="5.25" r="2.75"/><path d="M2.75 13.5c.4-2.9 2.3-4.25 5.25-4.25s4.85 1.35 5.25 4.25"/>`,
);
export const back = icon(svg`<path d="m9.75 4-4 4 4 4"/>`, true);
export const blocked = icon(svg`<circle cx="8" cy="8" r="5.75"/><path d="m4 4 8 8"/>`);
export const chevron = icon(svg`<path d="m4 6.25 4 4 4-4"/>`);
export const close = icon(svg`<path d="m4 4 8 8M12 4l-8 8"/>`);
export const copy = icon(
  svg`<rect x="5.75" y="5.75" width="7.75" height="7.75" rx="1.5"/><path d="M10.25 5.75V4a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 4v4.75a1.5 1.5 0 0 0 1.5 1.5h1.75"/>`,
);
export const eye = icon(
  svg`<path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8z"/><circle cx="8" cy="8" r="1.75"/>`,
);
export const next = icon(svg`<path d="m6.25 4 4 4-4 4"/>`, true);
export const send = icon(svg`<path d="M8 13V3.25M3.75 7.5 8 3.25l4.25 4.25"/>`);
export const reply = icon(svg`<path d="M6.25 3.5 2.5 7.25 6.25 11M2.75 7.25h6.5a4.25 4.25 0 0 1 4.25 4.25v1"/>`, true);
export const more = icon(
  svg`<circle class="dot" cx="3.25" cy="8" r="1.15"/><circle class="dot" cx="8" cy="8" r="1.15"/><circle class="dot" cx="12.75" cy="8" r="1.15"/>`,
);
export const trash = icon(
  svg`<path d="M2.75 4.5h10.5M6 4.5V3.25c0-.4.35-.75.75-.75h2.5c.4 0 .75.35.75.75V4.5M4 4.5l.55 8.05c.04.55.5.95 1 .95h4.9c.5 0 .96-.4 1-.95L12 4.5M6.75 7.25v3.5M9.25 7.25v3.5"/>`,
);
