import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdPhone } from '../helpers/media.ts';
import { connectRoom, startService } from '../helpers/room.ts';
import { connected, only, reads, say, startSite, tag, useBrowser, visible } from '../helpers/site.ts';
import { SendMessageRequest } from '../../src/client/index.ts';

const open = useBrowser();
const byFinger = { skip: only(['chromium', 'firefox'], 'WebKit’s driver makes a mouse of a finger') };
const viewport = '<meta name="viewport" content="width=device-width">';

test(
  'on a phone: a finger that rests on a message opens a sheet at the lower edge, and the field does not make the page zoom',
  byFinger,
  async (t) => {
    const server = await startService(t);
    const site = await startSite(t, server, `${viewport}${tag(server, 'ana')}`);
    const phone = await open(t, 'about:blank');
    const { page, faults } = phone;
    await holdPhone(page);
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
    const sheet = (): Promise<number[]> =>
      page.$eval('ivs-chat >>> .popup:popover-open', async (popup) => {
        await Promise.all(popup.getAnimations().map(({ finished }) => finished));
        const { left, right, bottom } = popup.getBoundingClientRect();
        return [left, right, bottom, popup.clientHeight];
      });
    assert.deepEqual((await sheet()).slice(0, 3), [0, 320, 640]);
    const target = await reply!.boundingBox();
    assert.ok(target!.height >= 44);

    // A keyboard that covers the page, as on iPhones. None can be had here: what it tells the page is put in its place.
    const keyboard = (shown: boolean): Promise<void> =>
      page.evaluate(
        (height) => {
          const seen: object = visualViewport!;
          Object.defineProperties(seen, {
            height: { value: height, configurable: true },
            offsetTop: { value: 40, configurable: true },
          });
          visualViewport!.dispatchEvent(new Event('resize'));
        },
        shown ? 120 : 600,
      );
    await keyboard(true);
    const [, , bottom, room] = await sheet();
    assert.equal(bottom, 160);
    assert.ok(room! <= 120);
    await keyboard(false);
    assert.equal((await sheet())[2], 640);

    await reply!.tap();
    await page.waitForSelector('ivs-chat >>> .replying', visible);
    const size = await page.$eval('ivs-chat >>> textarea', (field) => parseFloat(getComputedStyle(field).fontSize));
    assert.ok(size >= 16);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.deepEqual(faults, []);
  },
);

test('a keyboard that makes the page lower leaves the newest message and the field in view', async (t) => {
  const server = await startService(t, { rooms: [{ maximumMessageRatePerSecond: 100 }] });
  const fill = `document.querySelector('ivs-chat').style.blockSize = '100dvh'; document.body.style.margin = '0';`;
  const site = await startSite(t, server, `${viewport}${tag(server, 'ana')}<script src="/page.js"></script>`, {
    pageScript: fill,
  });
  const phone = await open(t, site);
  const { page, faults } = phone;
  await page.setViewport({ width: 320, height: 640 });
  await connected(phone);
  const crowd = await Promise.all(['ben', 'cleo', 'dan', 'eve'].map((userId) => connectRoom(t, server, userId)));
  const write = (text: string) => crowd.map((room) => room.sendMessage(new SendMessageRequest(text)));
  await Promise.all(Array.from({ length: 9 }, (_, i) => write(`line ${i}`)).flat());
  await crowd[0]!.sendMessage(new SendMessageRequest('the newest'));
  await reads(phone, 'the newest');
  for (const height of [340, 640, 340]) {
    await page.setViewport({ width: 320, height });
    await page.waitForFunction(
      (wanted: number) => {
        const chat = document.querySelector('ivs-chat')!.shadowRoot!;
        const newest = [...chat.querySelector('ivs-chat-messages')!.shadowRoot!.querySelectorAll('.message')].at(-1)!;
        const field = chat.querySelector('ivs-chat-composer')!.shadowRoot!.querySelector('textarea')!;
        const [row, writing] = [newest, field].map((element) => element.getBoundingClientRect());
        return (
          innerHeight === wanted &&
          newest.textContent!.includes('the newest') &&
          row!.bottom <= writing!.top &&
          writing!.bottom <= innerHeight
        );
      },
      {},
      height,
    );
  }
  await say(phone, 'written in the small');
  await reads(phone, 'written in the small');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  assert.deepEqual(faults, []);
});
