import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAddress, type Address } from '../../src/doctor/address.ts';
import { checkTimes, readAnswer, readFields } from '../../src/doctor/answer.ts';
import { allowsConnection } from '../../src/doctor/policy.ts';
import { readTags } from '../../src/server/doctor/read-html.ts';
import { readPage } from '../../src/server/doctor/read-page.ts';
import { anyText, assertUnpolluted, jsonObject } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';

const page = readAddress('https://page.example/watch')!;
const targets = ['https://api.example/t', 'wss://api.example:8443/', 'ws://page.example/', 'https://page.example/x'];
const target = fc.constantFrom(...targets).map((address): Address => readAddress(address)!);
const policy = anyText(
  "connect-src 'self' ",
  'default-src ',
  '*',
  '*.example',
  'https:',
  'wss://api.example:*/',
  ';',
  ',',
  "'none'",
  ' https://api.example ',
);

const html = anyText(
  '<ivs-chat ',
  '<meta http-equiv="Content-Security-Policy" content="',
  '>',
  '"',
  "'",
  '=',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<a',
  '&constructor;',
  '&#x110000;',
  '&amp;',
  ' token-endpoint=/t',
  '<base href=/x/>',
  '/',
);
const attribute = fc.tuple(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), anyText('&', '"', '<', '>', "'"));
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const answers = fc.oneof(
  jsonObject(
    ['token', 'userId', 'capabilities', 'regionOrUrl', 'tokenExpirationTime', 'sessionExpirationTime'],
    fc.oneof(fc.constantFrom<unknown>('t', 'to ken', '2026-01-01T00:00:00Z', ['SEND_MESSAGE']), anyText()),
  ),
  // An object that cannot be made a text.
  fc.constant('{"token":"t","capabilities":[{"toString":1}]}'),
  fc.json(),
  fc.string(),
);
const header = fc.option(
  fc.oneof(
    anyText('max-age=', '9', 'public', 'no-store', ','),
    fc.constantFrom('1e999', '-1', 'Tue, 24 Nov 2026 00:00:00 GMT'),
  ),
);

/** What the doctor reads of a page and of an endpoint. */
export const doctorProperties: FuzzProperty[] = [
  holds(
    'a policy of any form allows or does not, and each further one only takes away',
    3_000,
    fc.tuple(policy, policy, target),
    ([one, other, to]) => {
      const both = allowsConnection([one, other], to, page);
      assert.equal(both, allowsConnection([one], to, page) && allowsConnection([other], to, page));
    },
  ),
  holds('the tags of a page of any form are read, and nothing of them is made up', 3_000, html, (text) => {
    for (const { name, attributes } of readTags(text)) {
      assert.ok(text.toLowerCase().includes(`<${name}`));
      for (const value of Object.values(attributes)) assert.equal(typeof value, 'string');
    }
    for (const { tokenEndpoint, policies } of readPage('https://page.example/', text, null)) {
      assert.equal(typeof tokenEndpoint, 'string');
      assert.ok(policies.every((one) => typeof one === 'string'));
    }
    assertUnpolluted();
  }),
  holds('a tag that is written is read as it was meant', 1_000, fc.array(attribute, { maxLength: 4 }), (given) => {
    const wanted = new Map([...given].reverse());
    const source = given.map(([name, value]) => `${name}="${escape(value)}"`).join(' ');
    const [tag] = readTags(`<!-- <b> --><ivs-chat ${source}></ivs-chat>`);
    assert.equal(tag!.name, 'ivs-chat');
    assert.deepEqual(new Map(Object.entries(tag!.attributes)), new Map([...wanted].reverse()));
  }),
  holds(
    'whatever a token endpoint answers, the doctor has words for it, without the token',
    3_000,
    fc.tuple(fc.integer({ min: 200, max: 599 }), answers, header),
    ([status, text, value]) => {
      const answer = { status, text, redirectedTo: undefined, header: () => value, sentAt: 0, receivedAt: 1 };
      const read = readAnswer(answer as never, readAddress('https://api.example/t')!, true);
      assert.ok(read.finding ?? 'value' in read);
      if (read.finding) return;
      const { findings, fields } = readFields(read.value);
      assert.ok(fields ?? findings.length);
      const told = fields ? [...findings, ...checkTimes(fields, answer as never, 0)] : findings;
      for (const one of told) assert.ok(one.id);
      assertUnpolluted();
    },
  ),
];
