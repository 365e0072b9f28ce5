import type { BrowserLauncher } from '@web/test-runner';
import type { ConsoleMessage } from 'puppeteer-core';
import { WebKitPage } from './webkit-page.ts';

/** Lets the runner have its tests in one window of WebKit, one after the other. */
export function webkitLauncher(): BrowserLauncher & { getPage(): WebKitPage } {
  let page: WebKitPage | undefined;
  let active: string | undefined;
  const logs: string[][] = [];
  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      page ??= await openPage(logs);
      await page.goto(url);
    },
    startDebugSession: () =>
      Promise.reject(new Error('There is no debugging in WebKit; run the tests without --manual.')),
    isActive: (id) => id === active,
    getBrowserUrl: () => page!.url(),
    getPage: () => page!,
    async stopSession() {
      active = undefined;
      // What it has told is read before it goes.
      await page!.evaluate('0');
      await page!.goto('about:blank');
      return { browserLogs: logs.splice(0) };
    },
    stop: () => page?.close() ?? Promise.resolve(),
  };
}

async function openPage(logs: string[][]): Promise<WebKitPage> {
  const page = await WebKitPage.open();
  page.on('console', (message: ConsoleMessage) => logs.push([message.text()]));
  page.on('pageerror', (error: string) => logs.push([error]));
  return page;
}
