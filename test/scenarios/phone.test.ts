import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRoom, startService } from '../helpers/room.ts';
import { connected, only, startSite, tag, useBrowser, visible } from '../helpers/site.ts';
import { SendMessageRequest } from '../../src/client/index.ts';

const open = useBrowser();
const alone = { skip: only(['chromium'], 'the others emulate no phone and no finger') };

test(
  'on a phone: a finger that rests on a message opens a sheet at the lower edge, and the field does not make the page zoom',
  alone,
  async (t) => {
    const server = await startService(t);
    const site = await startSite(t, server, `<meta name="viewport" content="width=device-width">${tag(server, 'ana')}`);
    const phone = await open(t, 'about:blank');
    const { page, faults } = phone;
    await page.setViewport({ width: 320, height: 640, isMobile: true, hasTouch: true });
    await page.goto(site);
    await connected(phone);
    const ben = await connectRoom(t, server, 'ben');
    await ben.sendMessage(new SendMessageRequest('hold me'));
    const text = await page.waitForSelector('ivs-chat >>> .message ::-p-text(hold me)', visible);
    const { x, y, width, height } = (await text!.boundingBox())!;
    const finger = await page.touchscreen.touchStart(x + width / 2, y + height / 2);
    await page.waitForSelector('ivs-chat >>> .message.pressed', visible);
    await finger.end();
    const reply = await page.waitForSelector('ivs-chat >>> [role=menuitem]::-p-text(Reply)', visible);
    const sheet = await page.$eval('ivs-chat >>> .popup:popover-open', async (popup) => {
      await Promise.all(popup.getAnimations().map(({ finished }) => finished));
      const { left, right, bottom } = popup.getBoundingClientRect();
      return [left, right, bottom, innerWidth, innerHeight];
    });
    assert.deepEqual(sheet.slice(0, 3), [0, sheet[3], sheet[4]]);
    const target = await reply!.boundingBox();
    assert.ok(target!.height >= 44);
    await reply!.tap();
    await page.waitForSelector('ivs-chat >>> .replying', visible);
    const size = await page.$eval('ivs-chat >>> textarea', (field) => parseFloat(getComputedStyle(field).fontSize));
    assert.ok(size >= 16);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.deepEqual(faults, []);
  },
);
