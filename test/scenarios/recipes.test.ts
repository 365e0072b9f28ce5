import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { SendMessageRequest } from '../../src/client/index.ts';
import { answerExamples } from '../helpers/example-sites.ts';
import { connectRoom, startService } from '../helpers/room.ts';
import { only, useBrowser, visible } from '../helpers/site.ts';

// The room is on this machine, which a site from elsewhere would have to ask for.
const open = useBrowser('--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets');
const alone = { skip: only(['chromium', 'firefox'], 'WebKit’s driver intercepts nothing that stands for other sites') };
const folder = new URL('../../demo/recipes/', import.meta.url);
const recipe = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** What a field lets through, as its makers document it. The systems themselves are not run here. */
interface Field {
  /** Elements that it keeps, with the attributes that it keeps of them; what is in others stays. */
  keeps?: Record<string, readonly string[]>;
  /** Elements that go, with what is in them. */
  drops?: string;
  /** Attributes that go, as `selector attribute`. */
  strips?: readonly [selector: string, attribute: string][];
  /** In characters. */
  limit?: number;
}

/** Drupal's Restricted HTML as it is installed, without the quotation marks of its allowed values. */
const restricted = Object.fromEntries(
  'a em strong cite blockquote code ul ol li dl dt dd p br'
    .split(' ')
    .map((name) => [name, name === 'a' ? ['href'] : []]),
);
const fields = {
  page: {},
  /** Full HTML, behind an editor that does not know custom elements and `type="module"`. */
  drupalFull: { drops: 'ivs-chat', strips: [['script', 'type']] },
  drupalFiltered: { keeps: { ...restricted, h2: ['id'], h3: ['id'] }, drops: 'script, style, iframe' },
  ghostCard: {},
  webflowEmbed: { limit: 50_000 },
} satisfies Record<string, Field>;

/** What is left of a text that somebody puts into a field. */
async function through(
  page: Page,
  { keeps, drops, strips = [], limit = Infinity }: Field,
  html: string,
): Promise<string> {
  assert.ok(html.length <= limit, `${html.length} characters`);
  return page.evaluate(
    (text, kept, dropped, stripped) => {
      const { body } = new DOMParser().parseFromString(`<body>${text}`, 'text/html');
      if (dropped) for (const element of body.querySelectorAll(dropped)) element.remove();
      for (const [selector, attribute] of stripped)
        for (const element of body.querySelectorAll(selector)) element.removeAttribute(attribute);
      if (kept)
        for (const element of [...body.querySelectorAll('*')]) {
          const attributes = kept[element.localName];
          if (!attributes) element.replaceWith(...element.childNodes);
          else
            for (const name of element.getAttributeNames())
              if (!attributes.includes(name)) element.removeAttribute(name);
        }
      return body.innerHTML;
    },
    html,
    keeps,
    drops,
    strips,
  );
}

/** How a system that takes addresses alone shows one. */
const asEmbed = (address: string): string =>
  `<iframe src="${address.trim().replaceAll('&', '&amp;')}" sandbox="allow-scripts allow-popups allow-forms allow-same-origin" style="width: 640px; height: 560px"></iframe>`;

interface Recipe {
  name: string;
  field: Field;
  /** What an author puts into the field. */
  text: string;
  /** What the site has around it. */
  around?: string;
  check?: (page: Page, chat: Frame) => Promise<void>;
}

/** Over a picture: nothing is behind the chat, there is nothing to press, and messages go. */
async function isOverlay(page: Page): Promise<void> {
  await page.setViewport({ width: 1920, height: 1080 });
  const look = await page.$eval('ivs-chat', (chat) => {
    const { right, bottom } = chat.getBoundingClientRect();
    const list = chat.shadowRoot!.querySelector('ivs-chat-messages')!.shadowRoot!;
    const row = list.querySelector('.message')!;
    const delays = row.getAnimations().map((one) => one.effect!.getTiming().delay);
    for (const animation of row.getAnimations()) animation.finish();
    return {
      behind: [document.documentElement, document.body, chat].map((one) => getComputedStyle(one).backgroundColor),
      corner: [right, bottom],
      header: getComputedStyle(chat.shadowRoot!.querySelector('.header')!).display,
      delays,
      after: getComputedStyle(row).visibility,
    };
  });
  assert.deepEqual(look, {
    behind: Array.from({ length: 3 }, () => 'rgba(0, 0, 0, 0)'),
    corner: [1872, 1032],
    header: 'none',
    delays: [20_000],
    after: 'hidden',
  });
}

const recipes: Recipe[] = [
  { name: 'plain HTML', field: fields.page, text: recipe('plain.html') },
  {
    name: 'an iframe',
    field: fields.page,
    text: recipe('iframe.html'),
    check: async (page) =>
      void (await page.waitForFunction(() => document.querySelector('iframe')!.style.height === '320px', {
        polling: 'raf',
      })),
  },
  { name: 'Drupal, Full HTML', field: fields.drupalFull, text: recipe('drupal-full-html.html') },
  {
    name: 'Drupal, filtered text with a script of the theme',
    field: fields.drupalFiltered,
    text: recipe('drupal-filtered-text.html'),
    around: recipe('drupal-filtered-theme.html'),
    check: async (page) =>
      assert.equal(await page.$eval('ivs-chat', (chat) => chat.parentElement!.previousElementSibling!.id), 'jump-chat'),
  },
  { name: 'Ghost, HTML card', field: fields.ghostCard, text: recipe('ghost.html') },
  { name: 'Webflow, code embed', field: fields.webflowEmbed, text: recipe('webflow.html') },
  { name: 'Notion, an embed by its address', field: fields.page, text: asEmbed(recipe('notion.txt')) },
  { name: 'OBS, a browser source', field: fields.page, text: '', around: recipe('obs.html'), check: isOverlay },
];

for (const { name, field, text, around = '', check } of recipes)
  test(`${name}: a chat in its room`, alone, async (t) => {
    const server = await startService(t, { rooms: [{ id: 'AbCdEf123456' }] });
    const { page, faults } = await open(t, 'about:blank');
    const html = `${await through(page, field, text)}${around}`;
    await answerExamples(
      page,
      html.startsWith('<!doctype') ? html : `<!doctype html><title>Site</title>${html}`,
      server,
    );
    await page.goto('https://www.example/');
    const frame = html.includes('<iframe')
      ? await (await page.waitForSelector('iframe'))!.contentFrame()
      : page.mainFrame();
    await frame.waitForSelector('ivs-chat:state(connected)', visible);
    const room = await connectRoom(t, server, 'ben');
    await room.sendMessage(new SendMessageRequest('hello from the room'));
    await frame.waitForSelector('ivs-chat >>> .message ::-p-text(hello from the room)', visible);
    await check?.(page, frame);
    assert.deepEqual(faults, []);
  });

test('a field that takes no scripts takes no chat: hence the script of the theme, and the iframe', alone, async (t) => {
  const { page } = await open(t, 'about:blank');
  const left = await through(page, fields.drupalFiltered, recipe('plain.html'));
  assert.equal(left.trim(), '');
});

test('every recipe is tried', alone, () => {
  const tried = readFileSync(new URL(import.meta.url), 'utf8');
  assert.deepEqual(
    readdirSync(folder).filter((file) => !tried.includes(`recipe('${file}')`)),
    [],
  );
});
