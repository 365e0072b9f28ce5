import type { CDPSession, Page } from 'puppeteer-core';
import { display, type Media } from './webkit-display.ts';
import { WebKitPage } from './webkit-page.ts';

/** What puppeteer speaks to Firefox by. */
interface Connection {
  send(command: string, parameters: object): Promise<{ result: object }>;
}

/** One for each page, kept: what is emulated belongs to the session, and pages are used again. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Tells a page what its viewer prefers, in whichever way its engine lets itself be told. What is not given is as it is without.
 * For the document that is there: Firefox forgets it with the next one.
 *
 * @returns whether the engine can do so
 */
export async function emulate(page: Page | WebKitPage, media: Media): Promise<boolean> {
  if (page instanceof WebKitPage) return inWebKit(page, media);
  const { connection } = page.browser() as unknown as { connection?: Connection };
  return connection ? inFirefox(connection, media) : inChromium(page, media);
}

async function inChromium(page: Page, { colorScheme, reducedMotion, contrast, forcedColors }: Media): Promise<boolean> {
  if (!sessions.has(page)) sessions.set(page, page.createCDPSession());
  const session = await sessions.get(page)!;
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: colorScheme ?? '' },
      { name: 'prefers-reduced-motion', value: reducedMotion ?? '' },
      { name: 'prefers-contrast', value: contrast ?? '' },
      { name: 'forced-colors', value: forcedColors ?? '' },
    ],
  });
  return true;
}

/** Firefox has overrides for its developer tools, which its own windows can set. */
async function inFirefox(
  connection: Connection,
  { colorScheme, reducedMotion, contrast, forcedColors }: Media,
): Promise<boolean> {
  const overrides = {
    prefersColorSchemeOverride: colorScheme ?? 'none',
    prefersReducedMotionOverride: reducedMotion ?? 'none',
    forcedColorsOverride: forcedColors ?? 'none',
  };
  await inFirefoxItself(
    connection,
    `for (const { gBrowser } of Services.wm.getEnumerator('navigator:browser'))
       for (const tab of gBrowser.tabs) Object.assign(tab.linkedBrowser.browsingContext, ${JSON.stringify(overrides)})`,
  );
  return !contrast;
}

/** Runs code in one of its own windows. */
async function inFirefoxItself(connection: Connection, expression: string): Promise<void> {
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = tree.result as { contexts: { context: string }[] };
  const target = { context: contexts[0]!.context };
  await connection.send('script.evaluate', { awaitPromise: true, target, expression });
}

/**
 * Makes a page that of a phone of 320 × 640 px, with a finger. What its driver makes of a finger in WebKit is a mouse, and a screen
 * without a finger is none.
 */
export async function holdPhone(page: Page): Promise<void> {
  const { connection } = page.browser() as unknown as { connection?: Connection };
  if (connection)
    await inFirefoxItself(
      connection,
      `for (const name of ['primary', 'all']) Services.prefs.setIntPref(\`ui.\${name}PointerCapabilities\`, 1)`,
    );
  await page.setViewport({ width: 320, height: 640, hasTouch: true, isMobile: !connection });
}

/** WebKit follows the desktop; its style sheets only when the scheme changes, so that there is a change each time. */
async function inWebKit(page: WebKitPage, media: Media): Promise<boolean> {
  const { prefer } = await display();
  for (const colorScheme of media.colorScheme === 'dark'
    ? (['light', 'dark'] as const)
    : (['dark', 'light'] as const)) {
    prefer({ ...media, colorScheme });
    await page.waitForFunction(
      (scheme: string) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
      {},
      colorScheme,
    );
  }
  return media.forcedColors !== 'active';
}
