import type { TestRunnerPlugin } from '@web/test-runner';
import type { Page } from 'puppeteer-core';
import { emulate } from './media.ts';
import type { Media } from './webkit-display.ts';
import type { WebKitPage } from './webkit-page.ts';

/** What a test in the browser may do with its page from outside, in every engine. */
export type PageCommand =
  | { do: 'type' | 'press' | 'down' | 'up'; keys: string }
  | { do: 'move' | 'click'; at: [x: number, y: number] }
  | { do: 'emulate'; media: Media };

/** Commands of our own: the runner's do less in Firefox and WebKit. */
export const pageCommands = (): TestRunnerPlugin<PageCommand> => ({
  name: 'ivs-chat-page',
  async executeCommand({ command, payload, session }) {
    if (command !== 'ivs-page' || !payload) return undefined;
    const page = (session.browser as unknown as { getPage(id: string): Page | WebKitPage }).getPage(session.id);
    if (payload.do === 'emulate') return emulate(page, payload.media);
    if ('at' in payload) await page.mouse[payload.do](...payload.at);
    else await page.keyboard[payload.do](payload.keys as never);
    return true;
  },
});
