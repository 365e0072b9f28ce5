import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent } from '../../src/store/content.ts';
import { createFilters, type Filter } from '../../src/store/filters.ts';
import { pageFunctions } from '../helpers/page-functions.ts';

const body = (content: string) => readContent(content, {}, { pack: {}, formatting: false, viewerNames: [] });
const decide = (filters: Filter[], content: string) =>
  createFilters(filters, pageFunctions).decide({ content, userId: 'ana' });
const masked = (match: Filter['match'], content: string): string =>
  createFilters([{ match, action: 'mask' }], pageFunctions)
    .mask(body(content))
    .segments.map((segment) => (segment.kind === 'masked' ? '█' : segment.kind === 'emote' ? '' : segment.text))
    .join('');

for (const [word, content, shown] of [
  ['bad', 'BAD, bad; badger', '█, █; badger'],
  ['bad word', 'a bad   word', 'a █'],
  ['bad', 'b\u200bad ba\u00add b\u0301ad', '█ █ █'],
  ['bad', 'see @bad and https://bad.example', 'see █ and █'],
  ['größe', 'GRÖSSE größe', 'GRÖSSE █'],
  ['плохо', 'это Плохо!', 'это █!'],
  ['나쁜', '나쁜 말', '█ 말'],
  ['悪い', 'これは悪いね', 'これは█ね'],
  ['c++ (x)', 'c++ (x) is', '█ is'],
  ['e-mail', 'my e-mail', 'my █'],
  ['café', 'a cafe\u0301', 'a █'],
  ['cafe\u0301', 'a café', 'a █'],
  ['bad  word', 'a bad word', 'a █'],
] as const)
  test(`"${word}" is covered in ${JSON.stringify(content)}`, () => assert.equal(masked(word, content), shown));

test('lists and expressions cover too, overlapping hits once', () => {
  assert.equal(masked(['ab', 'bc'], 'ab bc'), '█ █');
  assert.equal(masked(/b+c?/, 'abbc'), 'a█');
  assert.equal(masked(/x*/, 'axb'), 'a█b');
});

test('the strongest action counts', () => {
  const filters: Filter[] = [
    { match: 'watched', action: 'highlight' },
    { match: ({ content }) => content.length > 10, action: 'hold' },
    { match: /spam/i, action: 'hide' },
  ];
  assert.equal(decide(filters, 'watched'), 'highlight');
  assert.equal(decide(filters, 'watched and long'), 'hold');
  assert.equal(decide(filters, 'SPAM watched and long'), 'hide');
  assert.equal(decide(filters, 'fine'), undefined);
});

test('a function that masks hides the message: it does not say what to cover', () => {
  assert.equal(decide([{ match: () => true, action: 'mask' }], 'x'), 'hide');
});

test('a function is asked once a message, and not where a stronger filter has decided', () => {
  const asked: string[] = [];
  const told = (name: string, found: boolean) => () => {
    asked.push(name);
    return found;
  };
  const filters: Filter[] = [
    { match: told('highlight', true), action: 'highlight' },
    { match: told('mask', false), action: 'mask' },
    { match: told('hold', true), action: 'hold' },
  ];
  assert.equal(decide(filters, 'x'), 'hold');
  assert.deepEqual(asked, ['mask', 'hold']);
});

for (const [what, filter, message] of [
  ['no words', { match: ' ', action: 'hide' }, /^filters: A filter matches nothing: give words/],
  ['an unknown action', { match: 'x', action: 'burn' }, /^filters: A filter has the action "burn": give one of hide, /],
  ['nothing to match', { action: 'hide' }, /^filters: /],
  ['nothing at all', undefined, /^filters: /],
] as [string, Filter, RegExp][])
  test(`a filter with ${what} is told as an option that is wrong`, () => {
    const error = { name: 'ChatClientError', code: 'invalidOption', message };
    assert.throws(() => createFilters([filter], pageFunctions), error);
  });
