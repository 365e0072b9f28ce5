import assert from 'node:assert/strict';
import { test } from 'node:test';
import { npmStart, viteAlone } from '../helpers/demo.ts';
import { useBrowser, visible } from '../helpers/site.ts';

const open = useBrowser();

test('npm start prints one URL; the page works at once, and so does the page with the script tag', async (t) => {
  const { url, output, stop } = await npmStart();
  t.after(stop);
  const demo = await open(t, url);
  await demo.page.waitForFunction(() => document.querySelectorAll('ivs-chat:state(connected)').length === 2);
  await demo.page.locator('.viewer ivs-chat >>> textarea').click();
  await demo.page.keyboard.type('hello from the viewer');
  await demo.page.keyboard.press('Enter');
  await demo.page.waitForSelector('.moderator ivs-chat >>> .text::-p-text(hello from the viewer)', visible);
  // The audience speaks.
  await demo.page.waitForSelector('.moderator ivs-chat >>> .message:not(.own) .text', visible);

  const plain = await open(t, `${url}script-tag.html`);
  await plain.page.waitForSelector('ivs-chat:state(connected)', visible);
  assert.deepEqual([...demo.faults, ...plain.faults], []);
  assert.deepEqual([...output().matchAll(/https?:/g)].length, 1);
});

test('on a phone the first screen of the demo has the picture, a message and the field', async (t) => {
  const { url, stop } = await viteAlone();
  t.after(stop);
  const { page, faults } = await open(t, 'about:blank');
  await page.setViewport({ width: 375, height: 740 });
  await page.goto(url);
  await page.waitForSelector('.viewer ivs-chat >>> .message .text', visible);
  const inSight = (selector: string): Promise<boolean> =>
    page.$eval(selector, (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  for (const selector of ['.video', '.tabs', '.viewer ivs-chat >>> .message:last-child', '.viewer ivs-chat >>> .field'])
    assert.ok(await inSight(selector), selector);
  // A scroll bar has some of the width, where it lies beside the page.
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert.equal(scrollWidth, clientWidth);
  assert.deepEqual(faults, []);
});
