import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameColors } from '../../src/elements/name-colors.ts';
import { theme } from '../../src/elements/theme.ts';

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

const worstOn = (color: string, backgrounds: readonly string[]): number =>
  Math.min(
    ...backgrounds.map((background) => {
      const parts = [...background.matchAll(/\d+/g)].map(([part]) => Number(part).toString(16).padStart(2, '0'));
      return contrast(color, `#${parts.join('')}`);
    }),
  );

test('on any background of a site, any colour becomes one that can be read: 4.5 to 1', async () => {
  await fc.assert(
    fc.asyncProperty(hex, hex, async (color, background) => {
      const colors = new NameColors();
      await colors.follow([rgb(background)]);
      const made = colors.readable(color)!;
      assert.ok(contrast(made, background) >= 4.45, `${color} on ${background}: ${made}`);
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

/** What names stand on as the style sheet has it, in the light theme or in the dark one. */
const themes = [1, 2].map((scheme) =>
  ['background', 'hover', 'own-background', 'mention-background'].map((name) =>
    rgb(new RegExp(`--ivs-chat-${name}-color, light-dark\\((#\\w+), (#\\w+)`).exec(theme.cssText)![scheme]!),
  ),
);

test('our own themes, and what lets the page through, are left to the style sheet', async () => {
  const colors = new NameColors();
  for (const backgrounds of [...themes, ['rgba(0, 0, 0, 0)'], ['nonsense']]) {
    await colors.follow(backgrounds);
    assert.equal(colors.readable('#ff0000'), undefined);
  }
});

test('where a site chose what is behind some messages, names can be read on that and on ours', async () => {
  for (const [theme, own] of [
    [themes[0]!, '#e8c34a'],
    [themes[1]!, '#5a4a8a'],
  ] as const)
    for (const place of [2, 3]) {
      const colors = new NameColors();
      const backgrounds = theme.with(place, rgb(own));
      assert.ok(await colors.follow(backgrounds));
      for (const color of ['#ff0000', '#3a3ad0', '#808080', '#ffee88'])
        assert.ok(worstOn(colors.readable(color)!, backgrounds) >= 4.45, color);
    }
});

test('where nothing can be read on all, it is the best that there is', async () => {
  const colors = new NameColors();
  const backgrounds = ['rgb(255, 255, 255)', 'rgb(60, 60, 60)'];
  await colors.follow(backgrounds);
  for (const color of ['#ff0000', '#111111', '#eeeeee'])
    assert.ok(worstOn(colors.readable(color)!, backgrounds) > 3, color);
});
