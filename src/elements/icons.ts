import { svg, type SVGTemplateResult } from 'lit';

/** Drawings on a 16 px grid; stroke and colour come from the style sheet. */
export const icon = (drawing: SVGTemplateResult, mirror = false): SVGTemplateResult =>
  svg`<svg class=${mirror ? 'icon mirror' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">${drawing}</svg>`;

export const hand = icon(
  svg`<path d="M4.25 8.25V4.5a1 1 0 0 1 2 0V7.5M6.25 7V3.25a1 1 0 0 1 2 0V7M8.25 7V3.75a1 1 0 0 1 2 0v3.5M10.25 7.25V5.5a1 1 0 0 1 2 0v4c0 2.5-1.6 4.25-4 4.25-1.9 0-2.9-.9-3.7-2.3L2.8 8.7a.95.95 0 0 1 1.55-1.05z"/>`,
);
export const host = icon(svg`<path d="m2.5 5 2.75 2.5L8 3.25l2.75 4.25L13.5 5l-1 7.5h-9z"/>`);
export const info = icon(
  svg`<circle cx="8" cy="8" r="5.75"/><path d="M8 7.5V11"/><circle class="dot" cx="8" cy="5.25" r=".85"/>`,
);
export const moderator = icon(svg`<path d="M8 2.25 3 4v3.75c0 3 2.1 5 5 6 2.9-1 5-3 5-6V4z"/>`);
export const settings = icon(
  svg`<path d="M2 5h6.25M12.25 5H14M2 11h1.75M7.75 11H14"/><circle cx="10.25" cy="5" r="1.9"/><circle cx="5.75" cy="11" r="1.9"/>`,
);
export const subscriber = icon(
  svg`<path d="m8 2.25 1.7 3.6 3.9.5-2.85 2.75.7 3.9L8 11.15 4.55 13l.7-3.9L2.4 6.35l3.9-.5z"/>`,
);
export const verified = icon(svg`<circle cx="8" cy="8" r="5.75"/><path d="m5.25 8.25 1.9 1.9 3.6-4"/>`);
export const alert = icon(
  svg`<circle cx="8" cy="8" r="5.75"/><path d="M8 5v3.5"/><circle class="dot" cx="8" cy="10.75" r=".85"/>`,
);
export const bubble = icon(
  svg`<path d="M2.5 4.5a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2V9a2 2 0 0 1-2 2H7.25L4.25 13.5V11a1.9 1.9 0 0 1-1.75-2z"/>`,
);
export const clock = icon(svg`<circle cx="8" cy="8" r="5.75"/><path d="M8 4.75V8l2.1 1.35"/>`);
export const down = icon(svg`<path d="M8 3v9.75M3.75 8.5 8 12.75l4.25-4.25"/>`);
export const leave = icon(
  svg`<circle cx="6.5" cy="5" r="2.5"/><path d="M2 13.25c.3-2.5 2-4 4.5-4 .9 0 1.7.2 2.4.55M10.75 10.25l3 3M13.75 10.25l-3 3"/>`,
);
export const offline = icon(
  svg`<path d="M1.75 6.25A9 9 0 0 1 5 4.3M14.25 6.25A9 9 0 0 0 7.9 3.76M4 9a5.7 5.7 0 0 1 3-1.55M12 9a5.6 5.6 0 0 0-1.2-.9M2.75 2.75l10.5 10.5"/><circle class="dot" cx="8" cy="12" r="1"/>`,
);
export const pin = icon(svg`<path d="M6 2.5h4M6.5 2.5v4.25L4.25 9.5h7.5L9.5 6.75V2.5M8 9.5v4"/>`);
