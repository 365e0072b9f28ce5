import assert from 'node:assert/strict';
import { test } from 'node:test';
import { npmStart } from '../helpers/demo.ts';
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
