import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageReader } from '../../src/store/message-reader.ts';
import { defaultOptions } from '../../src/store/options.ts';
import { readSender } from '../../src/store/senders.ts';
import { pageFunctions } from '../helpers/page-functions.ts';

test('the display name comes from the first attribute of the field that has one, then from the user id', () => {
  assert.equal(readSender('u1', { displayName: 'Ana', name: 'x' }).name, 'Ana');
  assert.equal(readSender('u1', { displayName: '  ', username: 'ana' }).name, 'ana');
  assert.equal(readSender('u1', { nickname: 'nick' }).name, 'nick');
  assert.equal(readSender('u1').name, 'u1');
});

test('a name cannot turn the text around it, hold controls, or push the message away', () => {
  assert.equal(readSender('u1', { name: '\u202Egnp.\u0000exe\u2066' }).name, 'gnp.exe');
  assert.equal(Array.from(readSender('u1', { name: '😀'.repeat(10_000) }).name).length, 64);
});

test('only a plain hexadecimal colour is taken; otherwise the user id makes one, always the same', () => {
  assert.equal(readSender('u1', { color: '#12aBcd' }).color, '#12aBcd');
  for (const color of ['red', '#123', '#12345g', '#123456;background:url(//x)', 'var(--x)'])
    assert.equal(readSender('u1', { color }).color, readSender('u1').color, color);
  assert.match(readSender('u1').color, /^#[0-9a-f]{6}$/);
  const colors = new Set(Array.from({ length: 100 }, (_, index) => readSender(`guest-${index}`).color));
  assert.equal(colors.size, 12);
});

test('initials are of the first two words, or of the only one', () => {
  for (const [name, initials] of [
    ['rye_guy', 'RG'],
    ['lemonpith', 'LE'],
    ['x', 'X'],
    ['한국 사람', '한사'],
    ['😀😀', '?'],
    ['a.b.c', 'AB'],
  ] as const)
    assert.equal(readSender('u', { name }).initials, initials, name);
});

test('what the page makes of badges are labels, badges, or labels by commas; what is of another type is told', () => {
  const read = (given: object) => readSender('u-1', { badges: 'vip' }, () => given);
  const badges = (given: unknown) => read({ badges: given }).badges.map(({ kind, label }) => `${kind} ${label}`);
  assert.deepEqual(badges('moderator, vip'), ['moderator moderator', 'other vip']);
  assert.deepEqual(badges(['Subscriber', { kind: 'host', label: 'Chef' }]), ['subscriber Subscriber', 'host Chef']);
  assert.deepEqual(badges(undefined), ['other vip']);
  for (const [given, told] of [
    [{ name: 5 }, /name is no text/],
    [{ avatar: {} }, /avatar is no text/],
    [{ badges: 5 }, /badges is no text/],
    [{ badges: [null] }, /badge is no text/],
  ] as const)
    assert.throws(() => read(given), told);
});

test('badges come by commas or as a JSON list: three at most, known ones by their kind', () => {
  const badges = (given: string) =>
    readSender('u', { badges: given }).badges.map(({ kind, label }) => `${kind} ${label}`);
  assert.deepEqual(badges('mod, verified'), ['moderator mod', 'verified verified']);
  assert.deepEqual(badges('["Subscriber","vip"]'), ['subscriber Subscriber', 'other vip']);
  assert.deepEqual(badges('a,b,c,d'), ['other a', 'other b', 'other c']);
  assert.deepEqual(badges(`${'x'.repeat(500)}`), [`other ${'x'.repeat(23)}…`]);
  for (const nothing of ['', ' , ', '[1,2]', '[]']) assert.deepEqual(badges(nothing), []);
});

test('a page reads senders in its own way, and leaves the rest to the conventions', () => {
  const sender = readSender('u', { displayName: 'Ana', handle: 'anna', picture: '/a.png' }, (_id, { handle }) => ({
    ...(handle && { name: `@${handle}` }),
    color: 'red; nonsense',
  }));
  assert.deepEqual([sender.name, sender.avatar], ['@anna', '/a.png']);
  assert.match(sender.color, /^#[0-9a-f]{6}$/);
});

test('a name brings along no pile of marks, and nothing that turns or hides it', () => {
  assert.equal(readSender('u', { name: `Z${'\u0301'.repeat(50)}a\u202elgo\u200b` }).name, 'Z\u0301\u0301algo');
  assert.equal(readSender('u', { name: '\u200b\u2060 ' }).name, 'u');
});

test('a sender who changed is read anew, and one of a page that reads in its own way each time', () => {
  const reader = new MessageReader(defaultOptions, pageFunctions);
  const ana = reader.sender('u1', { displayName: 'Ana' });
  assert.equal(reader.sender('u1', { displayName: 'Ana' }), ana);
  assert.equal(reader.sender('u1', { displayName: 'Ana B.' }).name, 'Ana B.');
  assert.equal(reader.sender('u1', { displayName: 'Ana', color: '#123456' }).color, '#123456');
  let name = 'one';
  const own = new MessageReader({ ...defaultOptions, mapSender: () => ({ name }) }, pageFunctions);
  assert.equal(own.sender('u1', {}).name, 'one');
  name = 'another';
  assert.equal(own.sender('u1', {}).name, 'another');
});
