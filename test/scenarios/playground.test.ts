import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { viteAlone, type Demo } from '../helpers/demo.ts';
import { answerExamples } from '../helpers/example-sites.ts';
import { emulate } from '../helpers/media.ts';
import { pageViolations } from '../helpers/page-violations.ts';
import { connected, only, reads, useBrowser, visible, type TestPage } from '../helpers/site.ts';

const open = useBrowser();
const byName = {
  skip: only(['chromium', 'firefox'], 'WebKit’s driver finds nothing by role and name, and intercepts nothing'),
};
let demo: Demo;
before(async () => {
  demo = await viteAlone();
});
after(() => demo.stop());

/** Where the pictures go, to be looked at. */
const pictures = fileURLToPath(new URL('../../coverage/playground/', import.meta.url));

const press = (page: Page, role: string, name: string): Promise<void> =>
  page.locator(`::-p-aria([role="${role}"][name="${name}"])`).click();
const html = (page: Page): Promise<string> => page.$eval('.code code', (code) => code.textContent);
const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

/** What a chat has been told, and how it looks. */
const looks = ({ page }: TestPage): Promise<unknown> =>
  page.$eval('ivs-chat', (chat) => {
    const { accentColor, colorScheme } = getComputedStyle(chat);
    const settings = getComputedStyle(chat.shadowRoot!.querySelector('.header')!);
    const own = [...chat.attributes].filter(({ name }) => name !== 'style' && name !== 'role');
    return {
      attributes: own.map(({ name, value }) => [name, value]).sort(),
      accentColor,
      colorScheme,
      accent: getComputedStyle(chat).getPropertyValue('--ivs-chat-accent-color').trim(),
      header: settings.display,
      colour: settings.color,
    };
  });

test(
  'an attribute, the theme and the rate: the chat, the address and the HTML follow, and the HTML makes the same chat',
  byName,
  async (t) => {
    const opened = await open(t, `${demo.url}playground.html`);
    const { page, faults } = opened;
    await connected(opened);
    assert.match(await html(page), /<ivs-chat\n {2}simulate="2\/s"\n><\/ivs-chat>$/);

    await press(page, 'switch', 'compact');
    await page.waitForSelector('ivs-chat[compact]:state(compact)', visible);
    await page.select('#for-timestamps', 'time');
    await page.waitForSelector('ivs-chat >>> .message time', visible);
    const heading = '"<b>&amp;';
    await page.type('#for-heading', heading);
    await page.keyboard.press('Tab');
    await reads(opened, heading);
    await press(page, 'button', 'Dark');
    await press(page, 'button', 'Bubbles');
    await page.$eval('#for-accent-color', (field) => {
      (field as HTMLInputElement).value = '#c2255c';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await page.focus('#for-messages');
    await page.keyboard.press('End');
    await page.waitForSelector('ivs-chat[simulate="100/s"]', visible);
    await connected(opened);

    const text = await html(page);
    for (const part of [
      '&quot;&lt;b&gt;&amp;amp;',
      'simulate="100/s"',
      'class="bubbles"',
      'themes/bubbles.css',
      '#c2255c',
    ])
      assert.ok(text.includes(part), `${part} in ${text}`);
    assert.match(hash(page), /^#simulate=100\/s&compact=&timestamps=time&heading=/);

    // Pasted into an empty page, whose CDN has what was built.
    const other = await open(t, 'about:blank');
    await answerExamples(other.page);
    await other.page.setContent(`<!doctype html><meta name="color-scheme" content="light dark">${text}`);
    await connected(other);
    assert.deepEqual(await looks(other), await looks(opened));

    // Whoever gets the address gets the same.
    const shared = await open(t, page.url());
    await connected(shared);
    assert.deepEqual([await looks(shared), await html(shared.page)], [await looks(opened), text]);
    await page.evaluate(() => (location.hash = ''));
    await page.waitForSelector('ivs-chat[simulate="2/s"]:not([compact])', visible);
    assert.deepEqual([...faults, ...other.faults], []);
  },
);

test('the local room is the real one', byName, async (t) => {
  const opened = await open(t, `${demo.url}playground.html`);
  await press(opened.page, 'button', 'The local room');
  await opened.page.waitForSelector('ivs-chat:not([simulate])', visible);
  await connected(opened);
  await opened.page.locator('ivs-chat >>> textarea').fill('hello from here');
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForSelector('ivs-chat >>> .own.sent', visible);
});

test('the HTML can be copied', byName, async (t) => {
  const { page } = await open(t, `${demo.url}playground.html`);
  // A test's page may not write to the machine's clipboard.
  const copied = page.evaluate(
    () =>
      new Promise((resolve) => {
        Object.defineProperty(navigator.clipboard, 'writeText', {
          async value(text: string) {
            resolve(text);
          },
        });
      }),
  );
  await press(page, 'button', 'Copy');
  assert.equal(await copied, await html(page));
  await page.waitForFunction(() => document.querySelector('.code [role=status]')!.textContent === 'Copied');
});

test('every attribute has a control with a name', async (t) => {
  const { page } = await open(t, `${demo.url}playground.html`);
  await page.waitForSelector('ivs-chat:defined');
  const observed = await page.$eval(
    'ivs-chat',
    (chat) => (chat.constructor as typeof HTMLElement & { observedAttributes: string[] }).observedAttributes,
  );
  const labels = await page.$$eval('.controls label', (all) => all.map((label) => label.textContent));
  // The traffic has controls of its own, and what servers and the element agree on is nothing to set.
  assert.deepEqual(
    observed.filter((name) => !labels.includes(name)),
    ['simulate', 'defer-hydration'],
  );
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 1280])
    test(`${colorScheme}, ${width} px: axe finds nothing, nothing sticks out, a picture is taken`, async (t) => {
      const opened = await open(t, 'about:blank');
      const { page, faults } = opened;
      await page.setViewport({ width, height: 900 });
      await page.goto(`${demo.url}playground.html`);
      await emulate(page, { colorScheme });
      await connected(opened);
      assert.deepEqual(await pageViolations(page), []);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
        false,
      );
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}${colorScheme}-${width}.png`, fullPage: width === 320 });
      assert.deepEqual(faults, []);
    });
