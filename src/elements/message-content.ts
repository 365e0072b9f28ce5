import { html, nothing, type TemplateResult } from 'lit';
import type { Segment } from '../store/content.ts';
import type { MessageEntry } from '../store/entries.ts';
import { packImage } from './images.ts';
import type { Localize } from './words.ts';

type Renderers = { [Kind in Segment['kind']]: (segment: Extract<Segment, { kind: Kind }>, words: Localize) => unknown };

/** What each piece of a message is on the page. Text is a text node, always. */
const renderers: Renderers = {
  text: ({ text }) => text,
  bold: ({ text }) => html`<strong>${text}</strong>`,
  italic: ({ text }) => html`<em>${text}</em>`,
  code: ({ text }) => html`<code>${text}</code>`,
  masked: (_segment, words) => html`<span class="masked" role="img" aria-label=${words.term('covered')}>•••</span>`,
  link: ({ text, href }) =>
    html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc" part="link">${text}</a>`,
  mention: ({ text, me }) => html`<span class=${me ? 'at me' : 'at'}>${text}</span>`,
  emote: ({ name, src }) => {
    const image = packImage(src);
    return image
      ? html`<img class="emote" src=${image} alt=${`:${name}:`} title=${`:${name}:`} loading="lazy" part="emote" />`
      : `:${name}:`;
  },
};

/** The pieces of a message, in their order; most have one, which needs no list. */
function renderSegments(segments: readonly Segment[], words: Localize): unknown {
  const pieces = segments.map((segment) => renderers[segment.kind](segment as never, words));
  return pieces.length === 1 ? pieces[0] : pieces;
}

/** What a message says. */
export function renderContent({ body, own }: MessageEntry, words: Localize): TemplateResult {
  const { segments, big, sticker } = body;
  const image = sticker && packImage(sticker.src);
  if (image)
    return html`<img class="sticker" src=${image} alt=${words.term('sticker', sticker.label)} part="sticker" />`;
  return html`<span
    class="text ${big ? 'big' : ''}"
    part="text ${own ? 'own-text' : ''} ${big ? 'big' : ''}"
    dir=${big ? nothing : 'auto'}
    >${renderSegments(segments, words)}</span
  >`;
}

/** Hidden from the eye, and read out. */
export const spoken = (text: string): TemplateResult | typeof nothing =>
  text ? html`<span class="sr">${text}</span>` : nothing;
