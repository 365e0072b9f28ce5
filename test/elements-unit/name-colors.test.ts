import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameColors } from '../../src/elements/name-colors.ts';

/** Contrast by the definition of WCAG 2.2, written out once more. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const rgb = (color: string): string =>
  `rgb(${[1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)).join(', ')})`;

test('on any background of a site, any colour becomes one that can be read: 4.5 to 1', async () => {
  await fc.assert(
    fc.asyncProperty(hex, hex, async (color, background) => {
      const colors = new NameColors();
      await colors.follow([rgb(background)]);
      const made = colors.readable(color);
      // Our own backgrounds are the style sheet's affair.
      if (made) assert.ok(contrast(made, background) >= 4.45, `${color} on ${background}: ${made}`);
      else assert.match(background, /^#(?:ffffff|17181b)$/);
    }),
    { seed: 5, numRuns: 5_000 },
  );
});

test('a colour that can be read already stays as it is', async () => {
  const colors = new NameColors();
  assert.ok(await colors.follow(['rgb(250, 240, 230)', 'color(srgb 0.9 0.85 0.8)']));
  assert.equal(colors.readable('#1a1a1a'), '#1a1a1a');
  assert.ok(contrast(colors.readable('#ffee88')!, '#e6d9cc') >= 4.45);
  assert.ok(!(await colors.follow(['rgb(250, 240, 230)', 'color(srgb 0.9 0.85 0.8)'])));
});

test('our own themes, and what lets the page through, are left to the style sheet', async () => {
  const colors = new NameColors();
  for (const background of ['rgb(255, 255, 255)', 'rgb(23, 24, 27)', 'rgba(0, 0, 0, 0)', 'nonsense']) {
    await colors.follow([background]);
    assert.equal(colors.readable('#ff0000'), undefined);
  }
});
