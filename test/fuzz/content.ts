import assert from 'node:assert/strict';
import fc from 'fast-check';
import { begunBefore } from '../../src/elements/completions.ts';
import { readableOn } from '../../src/elements/contrast.ts';
import { readContent, textOf, type ContentOptions, type Segment } from '../../src/store/content.ts';
import { createFilters } from '../../src/store/filters.ts';
import { readSender } from '../../src/store/senders.ts';
import { anyText, jsonObject } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';
import { pageFunctions } from '../helpers/page-functions.ts';

const words = [
  'http://',
  'https://x.example/a(b)',
  'www.',
  '@ana',
  ' (b',
  'Www.',
  '@',
  ':wow:',
  'wow',
  '*',
  '_',
  '`',
  '.',
  ')',
  '(',
  '\n',
  '1\ufe0f\u20e3',
  '🇩🇪',
  '👨‍👩‍👧',
  '<b>',
  '&lt;',
  'a',
  '\u202e',
];
const content = anyText(...words);
const pack = { emotes: { wow: '/wow.png', a: '/a.png' }, stickers: { bread: '/bread.png' } };
const options: fc.Arbitrary<ContentOptions> = fc.record({
  pack: fc.constantFrom({}, pack),
  formatting: fc.boolean(),
  viewerNames: fc.constantFrom([], ['ana', 'toString'], ['ana (b', 'ana @ana', 'ana :wow:', '']),
});

/** How each piece may have been written. */
const written: { [Kind in Segment['kind']]: (segment: Extract<Segment, { kind: Kind }>) => string[] } = {
  text: ({ text }) => [text],
  masked: ({ text }) => [text],
  link: ({ text }) => [text],
  mention: ({ text }) => [text],
  bold: ({ text }) => [`*${text}*`],
  italic: ({ text }) => [`_${text}_`],
  code: ({ text }) => [`\`${text}\``],
  emote: ({ name }) => [`:${name}:`, name],
};

/** Whether the pieces, written one after the other, are the text. */
function isWhole(segments: readonly Segment[], text: string): boolean {
  const [first, ...rest] = segments;
  if (!first) return text === '';
  const ways = written[first.kind](first as never);
  return ways.some((way) => text.startsWith(way) && isWhole(rest, text.slice(way.length)));
}

const filterWord = fc
  .oneof(
    anyText('-', '.', '*', '(', '\\', '/', ' ', 'é', 'e\u0301', '猫', 'ß', '[', '|'),
    fc.stringMatching(/^[a-z]{1,6}(-[a-z]{1,6})?$/),
  )
  .filter((word) => word.trim() !== '');

const bare: ContentOptions = { pack: {}, formatting: false, viewerNames: [] };

const hex = fc.stringMatching(/^#[0-9a-f]{6}$/);
const channels = (color: string): number[] => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
const luminance = (rgb: number[]): number =>
  rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index]!, 0);
function contrast(one: number[], other: number[]): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

const senderAttributes = jsonObject(
  ['displayName', 'username', 'name', 'nickname', 'color', 'avatar', 'badges'],
  fc.oneof(
    anyText('mod', ',', '["', '"]', '#ff0000', '\u202e', '\u0301\u0301\u0301'),
    fc.constantFrom('constructor', '["__proto__"]'),
  ),
).map((text) => {
  const entries = Object.entries(JSON.parse(text) as object).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
});
const kinds: unknown[] = ['host', 'moderator', 'verified', 'subscriber', 'other'];

/** What people write, and who they are. */
export const contentProperties: FuzzProperty[] = [
  holds(
    'a message is shown whole and in its order, whatever is in it',
    5_000,
    fc.tuple(content, options),
    ([text, how]) => {
      const { segments, big } = readContent(text, {}, how);
      assert.ok(isWhole(segments, text), JSON.stringify(segments));
      if (!how.formatting && !how.pack.emotes) assert.equal(textOf(readContent(text, {}, how)), text);
      if (big) assert.equal(segments.length, 1);
      for (const segment of segments)
        if (segment.kind === 'link' && URL.canParse(segment.href)) {
          const { protocol, username } = new URL(segment.href);
          assert.match(protocol, /^https?:$/);
          assert.equal(username, '');
        }
    },
  ),
  holds(
    'a filter finds its word in whatever dress, covers it and nothing else, and takes any word',
    300,
    fc.tuple(
      filterWord,
      fc.array(fc.constantFrom('', '\u00ad', '\u200b', '\u2060'), { minLength: 20, maxLength: 20 }),
      content,
      options,
    ),
    ([word, fillers, other, how]) => {
      const filters = createFilters(
        [
          { match: word, action: 'mask' },
          { match: [word], action: 'highlight' },
        ],
        pageFunctions,
      );
      const dressed = Array.from(
        word.trim().toUpperCase().toLowerCase(),
        (letter, index) => letter + (fillers[index] ?? ''),
      ).join('');
      // Letters that change with their case are other letters.
      const same = word.trim().toUpperCase().toLowerCase() === word.trim();
      if (same && /^[\p{L}\p{N}\s.*()[\]\\/|-]+$/u.test(word.trim()))
        assert.equal(
          filters.decide({ content: `so ${dressed} said`, userId: '' }),
          'highlight',
          JSON.stringify(dressed),
        );
      const masked = filters.mask(readContent(other, {}, how)).segments;
      assert.ok(isWhole(masked, other) || how.formatting || how.pack.emotes);
      for (const segment of masked) if (segment.kind !== 'emote') assert.ok(segment.text || !other);
    },
    [['e-mail', [], 'e-mail', bare]],
  ),
  holds(
    'a filter by an expression covers what matches, and never nothing',
    2_000,
    fc.tuple(fc.constantFrom(/x*/, /\b/, /(?:)/y, /a|$/gi, /[^a]/s, /\p{L}/u, /^/m), content),
    ([match, text]) => {
      const filters = createFilters([{ match, action: 'mask' }], pageFunctions);
      const { segments } = filters.mask(readContent(text, {}, { pack: {}, formatting: false, viewerNames: [] }));
      assert.equal(segments.map((segment) => (segment.kind === 'emote' ? '' : segment.text)).join(''), text);
      for (const segment of segments) if (segment.kind === 'masked') assert.notEqual(segment.text, '');
    },
    [[/x*/, 'abc']],
  ),
  holds(
    'a sender has a name of a line, a colour that is one, and badges of the kinds that there are',
    3_000,
    fc.tuple(anyText('ana', '\u202e', '\u200b', '\n'), senderAttributes),
    ([userId, attributes]) => {
      const { name, color, initials, badges, avatar } = readSender(userId, attributes);
      assert.ok(Array.from(name).length <= 64);
      assert.doesNotMatch(name, /[\u0000-\u001f\u202a-\u202e\u2066-\u2069]|\p{M}{3}/u);
      assert.match(color, /^#[0-9a-f]{6}$/i);
      assert.equal(typeof initials, 'string');
      assert.ok(avatar === undefined || typeof avatar === 'string');
      assert.ok(badges.length <= 3);
      for (const { kind, label } of badges) {
        assert.ok(kinds.includes(kind), String(kind));
        assert.ok(label && Array.from(label).length <= 24);
      }
    },
    [['ana', { badges: 'constructor,__proto__' }]],
  ),
  holds(
    'a name can be read on whatever background, in a colour that is one',
    2_000,
    fc.tuple(hex, hex, anyText('rgb(', '1, 2, 3)')),
    ([color, background, other]) => {
      const css = `rgb(${channels(background).join(', ')})`;
      const readable = readableOn([css])!(color);
      assert.match(readable, /^#[0-9a-f]{6}$/);
      // What is rounded to eight bits a channel may lose a little.
      assert.ok(contrast(channels(readable), channels(background)) > 4.4, readable);
      readableOn([other])?.(color);
    },
  ),
  holds(
    'what is begun before the caret stands there',
    2_000,
    content.chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length))),
    ([text, caret]) => {
      const begun = begunBefore(text, caret);
      if (begun) assert.equal(text.slice(begun.from, begun.to), begun.sign + begun.query);
    },
  ),
];
