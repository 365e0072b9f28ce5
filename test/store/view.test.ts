import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPreferences } from '../../src/store/view.ts';

test('choices that were kept are read again; what somebody else wrote there is not', () => {
  const kept = {
    timestamps: 'time',
    compact: true,
    avatars: 'maybe',
    fontSize: 'huge',
    evil: 1,
    muted: [['ana', 'Ana'], 'ben', 5, ['cem', 1]],
  };
  assert.deepEqual(readPreferences(JSON.stringify(kept)), {
    chosen: { timestamps: 'time', compact: true },
    muted: [
      ['ana', 'Ana'],
      ['ben', 'ben'],
    ],
  });
  for (const broken of [null, '', 'nonsense', 'null', '[]', '5'])
    assert.deepEqual(readPreferences(broken), { chosen: {}, muted: [] });
});
