import { html, nothing, type TemplateResult } from 'lit';
import { isBlank, type Segment } from '../store/content.ts';
import type { MessageEntry } from '../store/entries.ts';
import { packImage } from './images.ts';
import type { RowActions } from './row-list.ts';
import type { Localize } from './words.ts';

type Renderers = { [Kind in Segment['kind']]: (segment: Extract<Segment, { kind: Kind }>, words: Localize) => unknown };

/** What stands for a message in which there is nothing to see. */
const NOTHING = '…';

/** What each piece of a message is on the page. Text is a text node, always. */
const renderers: Renderers = {
  text: ({ text }) => text,
  bold: ({ text }) => html`<strong>${text}</strong>`,
  italic: ({ text }) => html`<em>${text}</em>`,
  code: ({ text }) => html`<code>${text}</code>`,
  masked: (_segment, words) => html`<span class="masked" role="img" aria-label=${words.term('covered')}>•••</span>`,
  link: ({ text, href }) =>
    html`<a href=${href} dir="ltr" target="_blank" rel="noopener noreferrer nofollow ugc" part="link">${text}</a>`,
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

/** What stands in a row where the text is: how it looks, and what it is. */
export interface Said {
  /** Classes. */
  look: string;
  part: string;
  content: unknown;
  /** Kept apart from the words around it, which are written in another direction. */
  isolated?: boolean;
}

/** What a message says. */
export function renderContent({ body, content, own }: MessageEntry, words: Localize, actions?: RowActions): Said {
  const { segments, big, sticker } = body;
  const image = sticker && packImage(sticker.src);
  if (image)
    return {
      look: '',
      part: '',
      content: html`<img class="sticker" src=${image} alt=${words.term('sticker', sticker.label)} part="sticker" />`,
    };
  return {
    look: big ? 'text big' : 'text',
    part: `text${own ? ' own-text' : ''}${big ? ' big' : ''}`,
    content: isBlank(content) ? NOTHING : renderSegments(actions?.withoutGaps(segments) ?? segments, words),
    isolated: !big && mayTurn(content),
  };
}

/** Letters that are written from right to left, and marks that turn the direction. */
const turning =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text may be written from right to left; to isolate every text would cost an eighth of a row's layout. */
export const mayTurn = (text: string): boolean => turning.test(text);

/** Hidden from the eye, and read out. */
export const spoken = (text: string): TemplateResult | typeof nothing =>
  text ? html`<span class="sr">${text}</span>` : nothing;
