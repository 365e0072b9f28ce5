import type { Attributes } from '../protocol/frames.ts';

/** A piece of a message. Text is text: none of it ever meets an HTML parser. */
export type Segment =
  | { kind: 'text' | 'bold' | 'italic' | 'code' | 'masked'; text: string }
  /** `href` is `http:` or `https:`. */
  | { kind: 'link'; text: string; href: string }
  /** `me`: the viewer is meant. */
  | { kind: 'mention'; text: string; me: boolean }
  | { kind: 'emote'; name: string; src: string };

/** A message taken to pieces. */
export interface Content {
  segments: readonly Segment[];
  /** Up to three emoji and nothing else: shown large. */
  big: boolean;
  mentionsMe: boolean;
  /** A sticker of the pack, in place of the text. */
  sticker: { src: string; label: string } | undefined;
  /** The sender raised a hand. */
  hand: boolean;
  /** Marks pile up on a letter, and would reach into other rows. */
  piled: boolean;
}

/** Pictures that messages may use, by name: emotes in the text (`:name:` or the name alone), stickers by themselves. */
export interface EmotePack {
  emotes?: Readonly<Record<string, string>>;
  stickers?: Readonly<Record<string, string>>;
}

/** What the reading of a message depends on. */
export interface ContentOptions {
  pack: EmotePack;
  /** Whether `*bold*`, `_italic_` and `` `code` `` are read. */
  formatting: boolean;
  /** Names by which the viewer is mentioned. */
  viewerNames: readonly string[];
}

/** What of a message may be shown, as plain text: what a filter covers stays covered. */
export const textOf = ({ segments }: Content): string =>
  segments
    .map((segment) => {
      if (segment.kind === 'masked') return '•••';
      return segment.kind === 'emote' ? `:${segment.name}:` : segment.text;
    })
    .join('');

const emoji = String.raw`(?:\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?)*[\u{e0020}-\u{e007f}]*)`;
const onlyEmoji = new RegExp(String.raw`^\s*(?:${emoji}\s*){1,3}$`, 'u');
/** With a letter, it is not emoji alone. Classes of Unicode take milliseconds to compile, at a page's start: most messages need none. */
const letter = /[a-z]/i;
/** Digits and the like are emoji by the letter of Unicode, and not to the eye. */
const plainEmoji = /^[\d#*\s]*$/;
/** Signs that nobody sees, by the letter of Unicode; and one that has a width and nothing in it. */
const invisible = /^[\s\p{Cc}\p{DI}\u2800]*$/u;
/** Whether there is nothing to see in a text. */
export const isBlank = (text: string): boolean => !letter.test(text) && invisible.test(text);

/** More marks on a letter than any script needs. */
const pile = /\p{M}{3}/u;
/** Before the first mark of Unicode there is none. */
const maybeMark = /[\u0300-\uffff]/;

/**
 * One alternative a kind. A link and a mention end before the punctuation of the sentence around them; a link may begin with a capital, as phones write
 * it. The flag for that would make the classes of Unicode dear.
 */
const pieces =
  /(?<link>\b(?:[hH][tT]{2}[pP][sS]?:\/\/|[wW]{3}\.)[^\s<>"'`\u200b-\u200f\u202a-\u202e\u2066-\u2069]+)|(?<mention>(?<![\p{L}\p{N}_])@[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_])?)|:(?<emote>[\w+-]{1,64}):|`(?<code>[^`\n]+)`|(?<![\p{L}\p{N}*])\*(?<bold>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?<italic>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])/gu;
/** What there is in every piece. */
const hint = /[@:`*_]|www\./i;
/** After a name, a longer one. */
const goesOn = /^[.-]*[\p{L}\p{N}\p{M}_]/u;
const formats = ['code', 'bold', 'italic'] as const;

/**
 * Takes a message to pieces.
 *
 * @param attributes - of the message, by the field's conventions; untrusted: of `sticker_src` only what the pack has is used
 */
export function readContent(content: string, attributes: Attributes = {}, options: ContentOptions): Content {
  const segments = !letter.test(content) && onlyEmoji.test(content) ? [] : split(content, options);
  return {
    segments: segments.length ? segments : [{ kind: 'text', text: content }],
    big: !segments.length && !plainEmoji.test(content),
    mentionsMe: segments.some((segment) => segment.kind === 'mention' && segment.me),
    sticker: readSticker(content, attributes, options.pack),
    hand: attributes['message_type'] === 'RAISE_HAND',
    piled: maybeMark.test(content) && pile.test(content),
  };
}

function split(content: string, options: ContentOptions): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of hint.test(content) ? content.matchAll(pieces) : []) {
    // A name of several words may have what is a piece for itself in it.
    const segment = readPiece(match, options);
    if (!segment || match.index < from) continue;
    pushText(segments, content.slice(from, match.index), options.pack);
    segments.push(segment);
    // A link may have left some of its match to the sentence, and a name may be longer than a word.
    from = match.index + (segment.kind === 'link' || segment.kind === 'mention' ? segment.text : match[0]).length;
  }
  pushText(segments, content.slice(from), options.pack);
  return segments;
}

function readPiece({ groups, index, input }: RegExpExecArray, options: ContentOptions): Segment | undefined {
  const { link, mention, emote } = groups as Record<string, string | undefined>;
  if (link) return readLink(link);
  if (mention) return readMention(mention, input.slice(index), options.viewerNames);
  if (emote) return readEmote(emote, options.pack);
  const format = options.formatting && formats.find((name) => groups![name]);
  return format ? { kind: format, text: groups![format]! } : undefined;
}

/** The viewer's own name is known, and found though it has blanks in it; where another one's ends, nobody can tell. */
function readMention(word: string, text: string, viewerNames: readonly string[]): Segment {
  const own = viewerNames
    .map((name) => text.slice(0, name.length + 1))
    .find(
      (said, i) => said.toLowerCase() === `@${viewerNames[i]!.toLowerCase()}` && !goesOn.test(text.slice(said.length)),
    );
  return { kind: 'mention', text: own ?? word, me: own !== undefined };
}

function readLink(match: string): Segment | undefined {
  let text = withoutEnd(match);
  // A closing bracket belongs to the link only if its partner does.
  let unpaired = count(text, /[)\]}]/g) - count(text, /[([{]/g);
  for (; unpaired > 0 && /[)\]}]/.test(text.at(-1)!); unpaired--) text = text.slice(0, -1);
  const href = /^w/i.test(text) ? `https://${text}` : text;
  // What stands before an @ is no host, and is only ever there to look like one.
  return /^https?:\/\/[^\s/?#@]+(?:[/?#]|$)/i.test(href) ? { kind: 'link', text, href } : undefined;
}

/** No expression: those that are bound to the end alone begin anew at each of many signs. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end && '.,!?;:…*_~'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function readEmote(name: string, { emotes }: EmotePack): Segment | undefined {
  return emotes && Object.hasOwn(emotes, name) ? { kind: 'emote', name, src: emotes[name]! } : undefined;
}

/** Text, with the emotes in it that are written as words. */
function pushText(segments: Segment[], text: string, pack: EmotePack): void {
  if (!text) return;
  const words = pack.emotes ? text.split(/(?<=\s)|(?=\s)/) : [text];
  let plain = '';
  for (const word of words) {
    const emote = readEmote(word, pack);
    if (!emote) plain += word;
    else {
      if (plain) segments.push({ kind: 'text', text: plain });
      plain = '';
      segments.push(emote);
    }
  }
  if (plain) segments.push({ kind: 'text', text: plain });
}

/** By its name in the text, or by an address that is one of the pack's. */
function readSticker(content: string, attributes: Attributes, { stickers }: EmotePack): Content['sticker'] {
  if (attributes['message_type'] !== 'STICKER') return undefined;
  const found = Object.entries(stickers ?? {}).find(
    ([name, src]) => src === attributes['sticker_src'] || name === content.trim().replace(/^:|:$/g, ''),
  );
  return found && { src: found[1], label: found[0] };
}
