import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useBrowser } from '../helpers/site.ts';
import { viteAlone, type Demo } from '../helpers/demo.ts';

const open = useBrowser();
let demo: Demo;
before(async () => {
  demo = await viteAlone();
});
after(() => demo.stop());

/** Where the pictures go, to be looked at. */
const folder = fileURLToPath(new URL('../../coverage/gallery/', import.meta.url));

for (const scheme of ['light', 'dark'] as const)
  for (const width of [320, 400, 900])
    test(`every state of the gallery, ${scheme}, ${width} px: pictures are taken, nothing sticks out, nothing goes wrong`, async (t) => {
      const { page, faults } = await open(t, 'about:blank');
      await page.setViewport({ width: Math.max(width + 100, 480), height: 900 });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.goto(`${demo.url}gallery.html?width=${width}`);
      // What is told in words and rows is there: whatever its state, a chat says something.
      await page.waitForFunction(
        () => {
          const chats = [...document.querySelectorAll('ivs-chat')];
          return chats.length > 15 && chats.every(({ status }) => status.kind !== 'idle');
        },
        { polling: 'raf' },
      );
      await page.waitForFunction(() => document.querySelectorAll('ivs-chat:state(connected)').length > 10, {
        polling: 'raf',
      });
      const wide = await page.$$eval('ivs-chat', (chats) =>
        chats.flatMap((chat) => {
          const list = chat.shadowRoot!.querySelector('ivs-chat-messages')!.shadowRoot!.querySelector('.list')!;
          const sticksOut = list.scrollWidth > list.clientWidth || chat.scrollWidth > chat.clientWidth;
          return sticksOut ? [chat.nextElementSibling!.textContent] : [];
        }),
      );
      assert.deepEqual(wide, []);
      const small = await page.$$eval('ivs-chat', (chats) =>
        chats.flatMap((chat) =>
          ['ivs-chat-composer', 'ivs-chat-messages', 'ivs-chat-status'].flatMap((part) =>
            [...chat.shadowRoot!.querySelector(part)!.shadowRoot!.querySelectorAll('button')]
              .map((button) => [button.className, button.getBoundingClientRect()] as const)
              .filter(([, { width: w, height: h }]) => w > 0 && (w < 24 || h < 20))
              .map(([name]) => name),
          ),
        ),
      );
      assert.deepEqual(small, []);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: `${folder}${scheme}-${width}.png`, fullPage: true });
      assert.deepEqual(faults, []);
    });
