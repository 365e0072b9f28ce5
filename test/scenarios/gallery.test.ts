import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { emulate } from '../helpers/media.ts';
import type { Media } from '../helpers/webkit-display.ts';
import { pageViolations } from '../helpers/page-violations.ts';
import { only, useBrowser, visible, type TestPage } from '../helpers/site.ts';
import { viteAlone, type Demo } from '../helpers/demo.ts';

const open = useBrowser();
const forcedColors = { skip: only(['chromium', 'firefox'], 'WebKit has no forced colours here') };
let demo: Demo;
before(async () => {
  demo = await viteAlone();
});
after(() => demo.stop());

/** Where the pictures go, to be looked at. */
const folder = fileURLToPath(new URL('../../coverage/gallery/', import.meta.url));

/** The gallery, once every chat of it is in the state that it is there for. */
async function openGallery(
  t: TestContext,
  { width, size, ...media }: { width: number; size?: string } & Media,
): Promise<TestPage> {
  const opened = await open(t, 'about:blank');
  const { page } = opened;
  await page.setViewport({ width: Math.max(width + 100, 480), height: 900 });
  await page.goto(`${demo.url}gallery.html?width=${width}`);
  await emulate(page, { reducedMotion: 'reduce', ...media });
  if (size) await page.addStyleTag({ content: `ivs-chat { --ivs-chat-font-size: ${size} !important }` });
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
  await page.waitForSelector('ivs-chat >>> .message.deleted', visible);
  return opened;
}

/** Chats in which something is wider than its place. */
const wide = ({ page }: TestPage): Promise<(string | null)[]> =>
  page.$$eval('ivs-chat', (chats) =>
    chats.flatMap((chat) => {
      const list = chat.shadowRoot!.querySelector('ivs-chat-messages')!.shadowRoot!.querySelector('.list')!;
      const sticksOut = list.scrollWidth > list.clientWidth || chat.scrollWidth > chat.clientWidth;
      return sticksOut ? [chat.nextElementSibling!.textContent] : [];
    }),
  );

async function takePicture({ page }: TestPage, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 400, 900])
    test(`every state of the gallery, ${colorScheme}, ${width} px: a picture is taken, nothing sticks out, axe finds nothing, nothing goes wrong`, async (t) => {
      const gallery = await openGallery(t, { colorScheme, width });
      assert.deepEqual(await wide(gallery), []);
      const small = await gallery.page.$$eval('ivs-chat', (chats) =>
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
      assert.deepEqual(await pageViolations(gallery.page), []);
      await takePicture(gallery, `${colorScheme}-${width}`);
      assert.deepEqual(gallery.faults, []);
    });

test('letters of twice the size, in 320 px: nothing sticks out', async (t) => {
  const gallery = await openGallery(t, { width: 320, size: '28px' });
  assert.deepEqual(await wide(gallery), []);
  await takePicture(gallery, 'large');
});

test(
  'in forced colours the viewer’s own messages still stand out, and what can be pressed has an edge',
  forcedColors,
  async (t) => {
    const gallery = await openGallery(t, { width: 400, forcedColors: 'active' });
    const edge = (selector: string): Promise<string> =>
      gallery.page.$eval(`ivs-chat >>> ${selector}`, (element) => getComputedStyle(element).borderInlineStartWidth);
    assert.equal(await edge('.message.own'), '3px');
    assert.equal(await edge('.message:not(.own, .mention)'), '0px');
    for (const control of ['.send', '[part=settings-button]']) assert.equal(await edge(control), '1px', control);
    await takePicture(gallery, 'forced-colors');
  },
);

test('over a picture, messages go by themselves after a while', async (t) => {
  const { page } = await openGallery(t, { width: 400 });
  const seen = (): Promise<boolean[]> =>
    page.$$eval('ivs-chat.overlay >>> .message', (rows) =>
      rows.map((row) => row.checkVisibility({ visibilityProperty: true })),
    );
  const before = await seen();
  assert.ok(before.length > 5 && before.every(Boolean));
  await page.$eval('ivs-chat.overlay', (chat) => chat.style.setProperty('--ivs-chat-overlay-time', '0s'));
  await page.waitForFunction(
    (all: number) => {
      const list = document.querySelector('ivs-chat.overlay')!.shadowRoot!.querySelector('ivs-chat-messages')!;
      const rows = [...list.shadowRoot!.querySelectorAll('.message')];
      return rows.length === all && rows.every((row) => !row.checkVisibility({ visibilityProperty: true }));
    },
    { polling: 'raf' },
    before.length,
  );
});

test('over a picture, what is announced or pinned stands on a ground of its own and fades nowhere', async (t) => {
  const { page } = await openGallery(t, { width: 400 });
  await page.waitForSelector('ivs-chat.overlay:state(connected)', visible);
  await page.evaluate(() => {
    const { roomIdentifier } = document.querySelector('ivs-chat')!;
    const body = JSON.stringify({ roomIdentifier, eventName: 'app:PIN', attributes: { text: 'Recipe' } });
    return fetch('/chat-moderation', { method: 'POST', body });
  });
  await page.waitForSelector('ivs-chat.overlay >>> [part=pinned]', visible);
  for (const part of ['announcement', 'pinned'])
    assert.equal(
      await page.$eval(`ivs-chat.overlay >>> [part=${part}]`, (strip) => getComputedStyle(strip).backgroundColor),
      'rgba(0, 0, 0, 0.7)',
      part,
    );
  assert.equal(await page.$eval('ivs-chat.overlay', (chat) => getComputedStyle(chat).maskImage), 'none');
});
