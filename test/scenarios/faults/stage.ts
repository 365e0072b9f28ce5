import type { TestContext } from 'node:test';
import { ChatRoom } from '../../../src/client/index.ts';
import type { RunningServer, ServerOptions } from '../../../src/server/index.ts';
import { createChatStore } from '../../../src/store/chat-store.ts';
import { writingOf } from '../../../src/store/writing.ts';
import { startLinkProxy, type LinkProxy } from '../../helpers/link-proxy.ts';
import { nodePlatform, startService, storeHost, tokensFor, type Role } from '../../helpers/room.ts';
import { startSite, tag, type TestPage } from '../../helpers/site.ts';
import { startTokenDoor, type TokenDoor } from '../../helpers/token-door.ts';

/** Where a fault happens: a service, what lies between it and a viewer, and two viewers. */
export interface Stage {
  t: TestContext;
  server: RunningServer;
  door: TokenDoor;
  proxy: LinkProxy;
  /** Of the service; it goes on by itself unless it is stopped. */
  clock: { ahead: number; stoppedAt?: number | undefined };
  /** The viewer whom the fault meets. */
  ana: TestPage;
  /** The one who has none of it: the store of a chat, without a page. */
  ben: Witness;
}

/** A viewer who only has to see what is in the room. */
export interface Witness {
  isConnected(): boolean;
  /** How often a message is there. */
  count(text: string): number;
  say(text: string): Promise<unknown>;
}

/** What a page keeps for the test. */
export interface Watch {
  /** Sentences that the chat has shown. */
  said: string[];
  /** The newest event that came. */
  ping: number;
}

/** How the stage differs from the usual. */
export interface Setting {
  options?: ServerOptions;
  /** Of the viewer whom the fault meets. */
  role?: Role;
  attributes?: string;
  /** Runs in that viewer's page before the chat. */
  pageScript?: string;
}

export type Open = (t: TestContext, url: string) => Promise<TestPage>;

/** A service with a viewer who is well, and what the other viewer's chat will lie behind. */
export async function setStage(t: TestContext, { options }: Setting): Promise<Omit<Stage, 'ana'>> {
  const clock: Stage['clock'] = { ahead: 0 };
  const server = await startService(t, { now: () => clock.stoppedAt ?? Date.now() + clock.ahead, ...options });
  const [proxy, door] = await Promise.all([
    startLinkProxy(t, server.regionOrUrl),
    startTokenDoor(t, server.tokenEndpoint),
  ]);
  const ben = witness(t, server, 'ben');
  await until(async () => ben.isConnected());
  return { t, server, door, proxy, clock, ben };
}

function witness(t: TestContext, server: RunningServer, userId: string): Witness {
  const room = new ChatRoom({
    tokenProvider: tokensFor(server, userId),
    platform: nodePlatform,
    maxReconnectAttempts: Infinity,
  });
  const store = createChatStore(room, storeHost);
  t.after(() => store.stop());
  store.setViewer({ userId });
  store.connect();
  return {
    isConnected: () => store.getState().status.kind === 'connected',
    count: (text) =>
      store.getState().entries.filter((entry) => entry.kind === 'message' && entry.content === text).length,
    say: (text) => writingOf(store).send(text),
  };
}

const script = '<script src="/page.js"></script><script type="module" src="/embed.js"></script>';

/** The viewer whom the fault meets comes. */
export async function enter(
  open: Open,
  stage: Omit<Stage, 'ana'>,
  { role, attributes = '', pageScript = '' }: Setting,
): Promise<Stage> {
  const { t, server, door, proxy } = stage;
  const reached = { ...server, url: door.url, tokenEndpoint: door.url, regionOrUrl: proxy.url };
  const body = tag(reached, 'ana', role, `region-or-url="${proxy.url}" ${attributes}`);
  const ana = await open(t, await startSite(t, reached, body, { script, pageScript }));
  await watch(ana);
  return { ...stage, ana };
}

declare const watched: Watch;

/** Notes what the chat says besides messages, from here on. */
export async function watch({ page }: TestPage): Promise<void> {
  // What compiles the tests calls this for functions that it gives a name.
  await page.evaluate('window.__name = (made) => made');
  await page.evaluate(() => {
    const chat = document.querySelector('ivs-chat')!;
    const seen: Watch = { said: [], ping: 0 };
    Object.assign(window, { watched: seen });
    chat.addEventListener('ivs-event', ({ event }) => (seen.ping = Number(event.attributes?.['ping'])));
    const places = {
      'ivs-chat-status': '.strip .grow',
      'ivs-chat-composer': '.hint, .instead .grow, textarea[placeholder="Connecting…"]',
      'ivs-chat-messages': '.instead[role=alert], .why',
    };
    setInterval(() => {
      for (const [tagName, selector] of Object.entries(places)) {
        const part = chat.shadowRoot?.querySelector(tagName)?.shadowRoot;
        for (const element of part?.querySelectorAll(selector) ?? []) {
          const copy = element.cloneNode(true) as Element;
          for (const apart of copy.querySelectorAll('.sr, button')) apart.remove();
          for (const bold of copy.querySelectorAll('.instead b, .grow > b')) bold.append('. ');
          const text = ((copy as HTMLTextAreaElement).placeholder ?? copy.textContent ?? '')
            .replace(/\s+/g, ' ')
            .replace(/\d+ s\b/, '… s')
            .trim();
          if (text && !seen.said.includes(text)) seen.said.push(text);
        }
      }
    }, 50);
  });
}

/** What the page kept. */
export const watchedIn = ({ page }: TestPage): Promise<Watch> => page.evaluate(() => watched);

/** What has become of an own message. */
export type Place = 'sent' | 'failed' | 'pending' | 'field' | 'queued' | 'nowhere';

/** Where an own message is, and how often it is in the list. */
export const find = ({ page }: TestPage, text: string): Promise<{ place: Place; count: number }> =>
  page.evaluate((wanted) => {
    const root = document.querySelector('ivs-chat')!.shadowRoot!;
    const list = root.querySelector('ivs-chat-messages')!.shadowRoot!;
    const composer = root.querySelector('ivs-chat-composer')!.shadowRoot!;
    const rows = [...list.querySelectorAll('.message')].filter(
      (row) => row.querySelector('.text')?.textContent === wanted,
    );
    const state = (['failed', 'pending'] as const).find((name) => rows.some((row) => row.classList.contains(name)));
    const inField = composer.querySelector('textarea')?.value === wanted;
    const queued = composer.querySelector('.hint')?.textContent === 'Goes out when you are back.';
    const elsewhere = !inField ? 'nowhere' : queued ? 'queued' : 'field';
    const place: Place = state ?? (rows.length ? 'sent' : elsewhere);
    return { place, count: rows.length };
  }, text);

/** Presses the button of a message that was not sent. */
export async function retry({ page }: TestPage, text: string): Promise<void> {
  const row = await page.waitForSelector(`ivs-chat >>> .message.failed ::-p-text(${text})`);
  await row!.evaluate((element) =>
    element.closest('.message')!.querySelector<HTMLElement>('[data-act=retry]')!.click(),
  );
}

/** Asks anew, ten times a second, until it is so. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Whether the chat of a page is connected. */
export const isConnected = ({ page }: TestPage): Promise<boolean> =>
  page.evaluate(() => document.querySelector('ivs-chat')?.status.kind === 'connected');

/** Waits until one of the viewers has a message. */
export const arrives = (who: TestPage | Witness, text: string): Promise<void> =>
  until(async () => (await countIn(who, text)) > 0);

/** How often one of the viewers has a message. */
export const countIn = async (who: TestPage | Witness, text: string): Promise<number> =>
  'page' in who ? (await find(who, text)).count : who.count(text);
