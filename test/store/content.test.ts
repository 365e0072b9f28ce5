import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent, type ContentOptions, type Segment } from '../../src/store/content.ts';

const pack = { emotes: { Kappa: '/kappa.png', wow: '/wow.png' }, stickers: { bread: 'https://cdn.example/bread.png' } };
const options: ContentOptions = { pack, formatting: true, viewerNames: ['you_there', 'Ana', 'Ann Lee'] };

/** Pieces in short: text as it is, everything else by its kind. */
const short = (segments: readonly Segment[]): string[] =>
  segments.map((segment) => {
    if (segment.kind === 'text') return segment.text;
    if (segment.kind === 'link') return `link ${segment.href}`;
    if (segment.kind === 'emote') return `emote ${segment.src}`;
    return `${segment.kind === 'mention' && segment.me ? 'me' : segment.kind} ${segment.text}`;
  });

for (const [content, pieces] of [
  ['plain words', ['plain words']],
  ['see https://x.example/a?b=c#d, ok', ['see ', 'link https://x.example/a?b=c#d', ', ok']],
  ['(https://x.example/a_(b)).', ['(', 'link https://x.example/a_(b)', ').']],
  ['www.x.example!', ['link https://www.x.example', '!']],
  ['HTTPS://X.EXAMPLE', ['link HTTPS://X.EXAMPLE']],
  ['Https://x.example', ['link Https://x.example']],
  ['Www.x.example', ['link https://Www.x.example']],
  ['https://good.example@evil.example/', ['https://good.example@evil.example/']],
  ['javascript:alert(1) data:text/html,x ftp://x.example', ['javascript:alert(1) data:text/html,x ftp://x.example']],
  ['https://x.example/\u202egpj', ['link https://x.example/', '\u202egpj']],
  ['hi @you_there, @ben.', ['hi ', 'me @you_there', ', ', 'mention @ben', '.']],
  ['@mo.k-a_: yes', ['mention @mo.k-a_', ': yes']],
  ['hey @ann lee, hi', ['hey ', 'me @ann lee', ', hi']],
  ['@Ann Lee', ['me @Ann Lee']],
  ['@Ann Lee.', ['me @Ann Lee', '.']],
  ['@Ann Lee: https://x.example', ['me @Ann Lee', ': ', 'link https://x.example']],
  ['@Ann Leeds @Ann Lee-Ray @Ann', ['mention @Ann', ' Leeds ', 'mention @Ann', ' Lee-Ray ', 'mention @Ann']],
  ['ANA? @ana', ['ANA? ', 'me @ana']],
  ['mail a@b.example', ['mail a@b.example']],
  [':Kappa: wow ok', ['emote /kappa.png', ' ', 'emote /wow.png', ' ok']],
  [':unknown: wowser', [':unknown: wowser']],
  ['a :constructor: b', ['a :constructor: b']],
  ['*bold* _it_ `a*b*`', ['bold bold', ' ', 'italic it', ' ', 'code a*b*']],
  ['snake_case_name 2*3*4', ['snake_case_name 2*3*4']],
  ['<b>no</b> &amp;', ['<b>no</b> &amp;']],
] as [string, string[]][])
  test(`a message is taken to pieces: ${JSON.stringify(content)}`, () => {
    assert.deepEqual(short(readContent(content, {}, options).segments), pieces);
  });

test('formatting is read only where it is asked for', () => {
  const { segments } = readContent('*bold*', {}, { ...options, formatting: false });
  assert.deepEqual(short(segments), ['*bold*']);
});

for (const [content, big] of [
  ['🔥', true],
  ['👨‍👩‍👧‍👦 🇩🇪 👍🏽', true],
  ['❤️', true],
  ['🔥🔥🔥🔥', false],
  ['🔥 hot', false],
  ['123', false],
  ['#', false],
] as const)
  test(`${content} is ${big ? '' : 'not '}shown large`, () => assert.equal(readContent(content, {}, options).big, big));

test('what a message mentions, raises and sticks is read from the field’s conventions, and only what the pack has', () => {
  assert.ok(readContent('@ANA', {}, options).mentionsMe);
  assert.ok(!readContent('@anais', {}, options).mentionsMe);
  assert.ok(readContent('', { message_type: 'RAISE_HAND' }, options).hand);
  const sticker = (attributes: Record<string, string>, content = 'x') =>
    readContent(content, attributes, options).sticker;
  const src = 'https://cdn.example/bread.png';
  assert.deepEqual(sticker({ message_type: 'STICKER', sticker_src: src }), { src, label: 'bread' });
  assert.deepEqual(sticker({ message_type: 'STICKER' }, ':bread:'), { src, label: 'bread' });
  assert.equal(sticker({ message_type: 'STICKER', sticker_src: 'https://evil.example/x.svg' }), undefined);
  assert.equal(sticker({ sticker_src: src }), undefined);
});
