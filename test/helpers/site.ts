import { createReadStream, readFileSync } from 'node:fs';
import { after, before, type TestContext } from 'node:test';
import { Frame, launch, type LaunchOptions, type Page, type WaitForSelectorOptions } from 'puppeteer-core';
import { version } from '../../src/elements/version.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { browserArgs, ensureBrowser } from './browser.js';
import { listen } from './endpoints.ts';
import { engine, firefoxOptions } from './engines.js';
import type { Role } from './room.ts';
import { watcher } from './watcher.ts';
import { WebKitPage } from './webkit-page.ts';

// Puppeteer waits for changes of the document, and hears of none inside a shadow root: it is to look at every frame.
const { waitForSelector } = Frame.prototype;
Frame.prototype.waitForSelector = function (this: Frame, selector: string, options?: WaitForSelectorOptions) {
  return waitForSelector.call(this, selector, { ...options, polling: 'raf' } as WaitForSelectorOptions);
} as typeof waitForSelector;

/** What the README tells a strict site to allow: the script, and the chat's two endpoints. */
const csp = (server: RunningServer, cdn = ''): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${cdn && new URL(cdn).origin}`,
    `connect-src ${server.url} ${server.regionOrUrl}`,
    "require-trusted-types-for 'script'",
    "trusted-types lit-html dompurify 'allow-duplicates'",
  ].join('; ');

/** A page that a test opened, with what went wrong in it. */
export interface TestPage {
  /** In WebKit it has of puppeteer's page what `webkit-page.ts` has. */
  page: Page;
  /** What was opened. */
  url: string;
  /** Uncaught exceptions and refusals of the Content-Security-Policy. */
  faults: string[];
  /** Warnings and errors in the console, uncaught exceptions with them. */
  complaints: string[];
  /** Hosts that were asked for something. */
  hosts: Set<string>;
}

/** Firefox tells in the way of uncaught exceptions what it refuses for the page's own sake, and what it cannot reach. */
const firefoxItself =
  /^Error: (?:Content-Security-Policy:|None of the “sha384” hashes|Firefox can’t establish a connection to the server|Cross-Origin Request Blocked:)/;

type Profile = { newPage(): Promise<Page>; close(): Promise<unknown> };

/** How each engine opens a profile of its own. */
const launchers: Record<
  string,
  (args: string[]) => Promise<{ profile(): Promise<Profile>; close(): Promise<unknown> }>
> = {
  chromium: (args) => startBrowser({ executablePath: ensureBrowser(), args: [...browserArgs, ...args] }),
  firefox: () => startBrowser(firefoxOptions()),
  webkit: () =>
    Promise.resolve({
      async profile() {
        const page = (await WebKitPage.open()) as unknown as Page;
        return { newPage: () => Promise.resolve(page), close: () => page.close() };
      },
      close: () => Promise.resolve(),
    }),
};

async function startBrowser(options: LaunchOptions) {
  const browser = await launch(options);
  return {
    profile: async (): Promise<Profile> => {
      const context = await browser.createBrowserContext();
      return {
        async newPage() {
          // A window each: Firefox paints no tab that another one covers.
          const page = await context.newPage({ type: 'window' });
          await page.evaluateOnNewDocument(watcher);
          return page;
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** For the option `skip` of a test that only some engines can run: it is counted, and printed with its reason. */
export const only = (engines: string[], reason: string): string | false =>
  !engines.includes(engine) && `${engines.join(', ')} only: ${reason}`;

/**
 * A browser for the tests of a file; opens each page in a profile of its own.
 *
 * @param args - of Chromium, besides those of all tests
 */
export function useBrowser(...args: string[]): (t: TestContext, url: string) => Promise<TestPage> {
  let browser: Awaited<ReturnType<(typeof launchers)[string]>>;
  before(async () => {
    browser = await launchers[engine]!(args);
  });
  after(() => browser.close());
  return async (t, url) => {
    const profile = await browser.profile();
    t.after(() => profile.close());
    const page = await profile.newPage();
    const faults: string[] = [];
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on('pageerror', (error) => {
      if (firefoxItself.test(String(error))) return;
      faults.push(String(error));
      complaints.push(String(error));
    });
    page.on('console', (message) => {
      if (['warn', 'error'].includes(message.type())) complaints.push(message.text());
      if (message.text().startsWith('Content Security Policy: ') && !message.text().endsWith('/favicon.ico'))
        faults.push(message.text());
    });
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(url);
    return { page, url, faults, complaints, hosts };
  };
}

/** A site besides its body. */
export interface SiteOptions {
  /** The script's tag; by default the module, from the site itself. */
  script?: string;
  /** What the site serves as `/page.js`. */
  pageScript?: string;
  /** Where else scripts may come from. */
  cdn?: string;
  /** Without a Content-Security-Policy: what the chat itself would let through, nothing else stops. */
  withoutPolicy?: boolean;
}

/** A site under a strict Content-Security-Policy that has nothing but the built script, with what lies beside it, and what the test puts into it. */
export function startSite(
  t: TestContext,
  server: RunningServer,
  body: string,
  { script = '<script type="module" src="/embed.js"></script>', pageScript = '', cdn, withoutPolicy }: SiteOptions = {},
): Promise<string> {
  return listen(t, (request, response) => {
    const [path] = request.url!.split('?');
    if (builtScript.test(path!)) {
      response.setHeader('content-type', 'text/javascript');
      return createReadStream(new URL(`.${path}`, dist)).pipe(response);
    }
    if (path === '/page.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(pageScript);
    if (path !== '/') return response.writeHead(404).end();
    return response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(!withoutPolicy && { 'content-security-policy': csp(server, cdn) }),
      })
      .end(`<!doctype html><title>Site</title>${script}${body}`);
  });
}

/**
 * Another origin that has the package under its name and version, for pages of all origins, as public CDNs do.
 *
 * @returns the address of the package's folder `dist`, with a slash at its end
 */
export async function startCdn(t: TestContext): Promise<string> {
  const folder = `cdn/ivs-chat@${version}/dist`;
  const origin = await listen(t, (request, response) => {
    const path = request.url!.replace(`/${folder}`, '');
    if (path === request.url || !builtScript.test(path)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
    return createReadStream(new URL(`.${path}`, dist)).pipe(response);
  });
  return `${origin}${folder}/`;
}

const dist = new URL('../../dist/', import.meta.url);
const builtScript = /^\/embed(?:(?:\.iife)?\.js|\/[\w-]+\.js)$/;

/** What the build says of a script of `dist`, for its tag's `integrity`. */
export const integrityOf = (script: string): string =>
  (JSON.parse(readFileSync(new URL('integrity.json', dist), 'utf8')) as Record<string, string>)[script]!;

/** The tag of a chat in the service's first room. */
export const tag = (server: RunningServer, userId: string, role: Role = 'viewer', attributes = ''): string =>
  `<ivs-chat token-endpoint="${server.tokenEndpoint}?role=${role}" room-identifier="${server.rooms[0]!.arn}"
    user-id="${userId}" ${attributes}></ivs-chat>`;

/** Looks at each frame; otherwise only mutations are looked at, and those in shadow trees are not seen. */
export const visible = { visible: true };

/** Waits for the chat of a page to be connected. */
export const connected = ({ page }: TestPage): Promise<unknown> =>
  page.waitForSelector('ivs-chat:state(connected)', visible);

/** Types into the chat of a page, and sends. */
export async function say({ page }: TestPage, text: string): Promise<void> {
  await page.locator('ivs-chat >>> textarea').click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Texts of the messages that a page shows. */
export const shown = ({ page }: TestPage): Promise<string[]> =>
  page.$$eval('ivs-chat >>> .message:not(.pending) .text', (rows) => rows.map((row) => row.textContent ?? ''));

/** Waits until a page shows exactly these messages. */
export async function shows({ page }: TestPage, wanted: string[]): Promise<void> {
  await page.waitForFunction(
    (texts: string[]) => {
      const messages = document.querySelector('ivs-chat')?.shadowRoot?.querySelector('ivs-chat-messages');
      const rows = [...(messages?.shadowRoot?.querySelectorAll('.message:not(.pending) .text') ?? [])];
      return JSON.stringify(rows.map((row) => row.textContent)) === JSON.stringify(texts);
    },
    {},
    wanted,
  );
}

/** Waits for words anywhere in the chat of a page. */
export const reads = ({ page }: TestPage, words: string): Promise<unknown> =>
  page.waitForSelector(`ivs-chat >>> ::-p-text(${words})`, visible);

/** Opens the menu of a message by mouse, and presses one of its items. */
export async function choose({ page }: TestPage, message: string, item: string): Promise<void> {
  const row = await page.waitForSelector(`ivs-chat >>> .message ::-p-text(${message})`, visible);
  await row!.hover();
  await page.locator('ivs-chat >>> .message.marked .tools .more').click();
  await page.locator(`ivs-chat >>> [role=menuitem]::-p-text(${item})`).click();
}
