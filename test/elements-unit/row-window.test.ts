import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowWindow } from '../../src/elements/row-window.ts';
import type { Entry } from '../../src/store/entries.ts';

const entries = (count: number, from = 0): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'notice', key: `k${from + i}` }) as Entry);
const keys = (shown: readonly Entry[]): string => `${shown[0]?.key}–${shown.at(-1)?.key}`;

test('at the end there are the newest, as many as fill the list and a margin', () => {
  const rows = new RowWindow();
  assert.equal(rows.slice(entries(200), true).length, 30);
  assert.equal(rows.fit(30, 900, 600), false);
  assert.equal(rows.fit(30, 600, 800), true);
  assert.equal(rows.slice(entries(200), true).length, 60);
  assert.equal(rows.fit(60, 6_000, 600), false);
  assert.equal(keys(rows.slice(entries(200), true)), 'k184–k199');
});

test('what has no height, or is all there, asks for no more', () => {
  const rows = new RowWindow();
  rows.slice(entries(10), true);
  assert.equal(rows.fit(10, 0, 600), false);
  assert.equal(rows.fit(10, 200, 600), false);
});

test('away from the end the same rows stay, whatever comes, is dropped, or is deleted', () => {
  const rows = new RowWindow();
  const before = entries(100);
  rows.slice(before, true);
  assert.equal(keys(rows.slice([...before, ...entries(20, 100)], false)), 'k70–k99');
  assert.equal(keys(rows.slice(entries(100, 50), false)), 'k70–k99');
  assert.equal(
    keys(
      rows.slice(
        entries(100, 50).filter(({ key }) => key !== 'k70'),
        false,
      ),
    ),
    'k71–k100',
  );
  assert.equal(keys(rows.slice(entries(3, 500), false)), 'k502–k502');
  assert.equal(keys(rows.slice([], false)), 'undefined–undefined');
});

test('grows on both sides, and no further than a bound', () => {
  const rows = new RowWindow();
  const all = entries(400);
  rows.slice(all, true);
  assert.equal(rows.reachesEnd(all), true);
  assert.equal(rows.extend(all, 'after'), false);
  for (let i = 0; i < 10; i++) assert.equal(rows.extend(all, 'before'), true);
  assert.equal(keys(rows.slice(all, false)), 'k70–k219');
  assert.equal(rows.reachesEnd(all), false);
  assert.equal(rows.extend(all, 'after'), true);
  assert.equal(keys(rows.slice(all, false)), 'k100–k249');
  while (rows.extend(all, 'before'));
  assert.equal(keys(rows.slice(all, false)), 'k0–k149');
});

test('moves to where an entry is, and stays where it is there already', () => {
  const rows = new RowWindow();
  const all = entries(400);
  rows.slice(all, true);
  rows.moveTo(all, 380);
  assert.equal(keys(rows.slice(all, false)), 'k370–k399');
  rows.moveTo(all, 100);
  assert.equal(keys(rows.slice(all, false)), 'k70–k129');
  rows.moveTo(all, 399);
  assert.equal(keys(rows.slice(all, false)), 'k340–k399');
});

test('a list so high that both ends are in sight fills up, and does not take from one side for the other', () => {
  const rows = new RowWindow();
  const all = entries(400);
  rows.slice(all, true);
  rows.moveTo(all, 200);
  let times = 0;
  for (;;) {
    const above = rows.extend(all, 'before', false);
    const below = rows.extend(all, 'after', false);
    if (!above && !below) break;
    assert.ok(++times < 10);
  }
  assert.equal(keys(rows.slice(all, false)), 'k110–k259');
});
