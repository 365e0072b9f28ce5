import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteLength, codePointLength } from '../../src/protocol/limits.ts';

const samples = ['', 'abc', 'né', '한국어', '😀', '👩‍👩‍👧', 'a\ud800b', '\udc00'];

test('a text is counted in code points', () => {
  for (const text of samples) assert.equal(codePointLength(text), Array.from(text).length, JSON.stringify(text));
});

test('a text is measured in UTF-8 bytes', () => {
  for (const text of samples) assert.equal(byteLength(text), Buffer.byteLength(text), JSON.stringify(text));
});
