import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { test, type TestContext } from 'node:test';
import { startService } from '../helpers/room.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { listen } from '../helpers/endpoints.ts';
import { connected, only, useBrowser, visible, type TestPage } from '../helpers/site.ts';

const open = useBrowser();

const dist = new URL('../../dist/', import.meta.url);
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * A site that has the folder `dist`, and a token endpoint that hands on to the service.
 *
 * @param addresses - what it writes into the page; by default what the package has
 * @returns its address, and what it was asked besides files
 */
async function startHost(
  t: TestContext,
  server: RunningServer,
  addresses?: (origin: string) => string,
): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const url: string = await listen(t, (request, response) => {
    const { pathname } = new URL(request.url!, 'http://host');
    if (request.method === 'POST' || pathname.startsWith('/chat-')) {
      asked.push(pathname);
      if (pathname !== '/chat-token') return response.writeHead(404).end();
      let body = '';
      request.on('data', (data) => (body += String(data)));
      return request.on('end', () => {
        void fetch(server.tokenEndpoint, { method: 'POST', body })
          .then((answer) => answer.text())
          .then((text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text))
          // The service ends before its page does, whose chat asks again at once.
          .catch(() => response.destroy());
      });
    }
    response.setHeader('content-type', types[extname(pathname)] ?? 'text/plain');
    const file = readFileSync(new URL(`.${pathname}`, dist));
    if (pathname !== '/embed.html' || !addresses) return response.end(file);
    return response.end(file.toString().replace(/(?<=ivs-chat-addresses" content=")[^"]*/, addresses(url)));
  });
  return { url, asked };
}

/** A site of another origin, with the frame and the script that the README gives. */
function startParent(t: TestContext, src: string, snippet = readmeSnippet()): Promise<string> {
  return listen(t, (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(
      `<!doctype html><title>Parent</title><iframe id="chat" src="${src.replaceAll('&', '&amp;')}" title="Live chat" style="width: 400px; height: 200px"></iframe>
        <script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>${snippet}`,
    ),
  );
}

/** The script that a parent is told to have. */
const readmeSnippet = (): string =>
  /<script>\n {2}addEventListener\('message'[^]*?<\/script>/.exec(
    readFileSync(new URL('../../README.md', import.meta.url), 'utf8'),
  )![0];

const query = (parameters: Record<string, string>): string =>
  `embed.html?${new URLSearchParams(parameters).toString()}`;
const inRoom = (server: RunningServer): Record<string, string> => ({
  room: server.rooms[0]!.arn,
  'token-endpoint': '/chat-token',
});

/** What the page was warned of, from here on. */
function warnings({ page }: TestPage): string[] {
  const told: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warn') told.push(message.text());
  });
  return told;
}

const height = ({ page }: TestPage): Promise<number> => page.$eval('iframe', (frame) => frame.offsetHeight);

const writesInFrame = { skip: only(['chromium', 'firefox'], 'WebKit’s driver cannot send from within a frame') };

test(
  'in a frame of another origin: a chat in its room, as the query says, and as high as its messages need',
  writesInFrame,
  async (t) => {
    const server = await startService(t);
    const host = await startHost(t, server);
    const attributes = { compact: '', heading: 'In a frame', theme: 'bubbles', 'user-id': 'ana' };
    const parent = await startParent(t, host.url + query({ ...inRoom(server), ...attributes }));
    const outside = await open(t, parent);
    const frame = await (await outside.page.waitForSelector('iframe'))!.contentFrame();
    await frame.waitForSelector('ivs-chat.bubbles[compact][user-id=ana]:state(connected)', visible);
    await frame.waitForSelector('ivs-chat >>> h2::-p-text(In a frame)', visible);
    await outside.page.waitForFunction(() => document.querySelector('iframe')!.style.height === '320px', {
      polling: 'raf',
    });
    for (let i = 0; i < 9; i++) {
      await frame.locator('ivs-chat >>> textarea').fill(`line ${i}`);
      await frame.locator('ivs-chat >>> [part=send]').click();
      await frame.waitForSelector(`ivs-chat >>> .own.sent::-p-text(line ${i})`, visible);
    }
    await outside.page.waitForFunction(() => parseInt(document.querySelector('iframe')!.style.height) > 320, {
      polling: 'raf',
    });
    assert.ok((await height(outside)) <= 564);
    assert.deepEqual(outside.faults, []);
  },
);

test('a parent of another origin than the one named hears nothing', async (t) => {
  const server = await startService(t);
  const host = await startHost(t, server);
  const src = host.url + query({ ...inRoom(server), 'parent-origin': 'https://elsewhere.example' });
  const outside = await open(t, await startParent(t, src));
  const frame = await (await outside.page.waitForSelector('iframe'))!.contentFrame();
  await frame.waitForSelector('ivs-chat:state(connected)', visible);
  // What was to be told has been told before the room let the chat in.
  assert.deepEqual(await outside.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard), []);
});

test('the script of the parent hears its own frame alone', async (t) => {
  const server = await startService(t);
  const host = await startHost(t, server);
  const outside = await open(t, await startParent(t, host.url + query(inRoom(server))));
  await outside.page.waitForFunction(() => document.querySelector('iframe')!.style.height === '320px', {
    polling: 'raf',
  });
  // The parent itself, and a frame of another origin.
  const other = await startParent(
    t,
    'about:blank',
    '<script>parent.postMessage({ type: "ivs-chat-resize", height: 9 }, "*")</script>',
  );
  await outside.page.evaluate((url) => {
    postMessage({ type: 'ivs-chat-resize', height: 9 }, '*');
    document.body.append(Object.assign(document.createElement('iframe'), { src: url }));
  }, other);
  await outside.page.waitForFunction(
    () => (window as unknown as { heard: { height: number }[] }).heard.filter((one) => one.height === 9).length === 2,
    { polling: 'raf' },
  );
  assert.equal(await outside.page.$eval('#chat', (frame) => (frame as HTMLElement).style.height), '320px');
});

test('what the page does not list, or <ivs-chat> does not have, counts for nothing, and the console says so', async (t) => {
  const server = await startService(t);
  const host = await startHost(t, server);
  const opened = await open(t, 'about:blank');
  const told = warnings(opened);
  const refused = {
    'token-endpoint': `${host.url}account/delete`,
    'history-endpoint': 'https://evil.example/history',
    'moderation-endpoint': '/chat-token/../other',
    'emote-pack': 'data:application/json,{}',
    'image-origins': 'https://evil.example',
    'region-or-url': 'wss://evil.example',
    onclick: 'alert(1)',
    style: 'color: red',
    theme: 'none',
    'color-scheme': 'only dark',
    'defer-hydration': '',
  };
  await opened.page.goto(
    host.url +
      query({
        ...refused,
        room: server.rooms[0]!.arn,
        announcement: '<b>Sign in</b> <a href="https://evil.example">here</a>',
      }),
  );
  await opened.page.waitForSelector('ivs-chat >>> ::-p-text(This page is not set up for chat.)', visible);
  await opened.page.waitForSelector('ivs-chat >>> [part=announcement]::-p-text(<b>Sign in</b>)', visible);
  assert.deepEqual(
    told.map((text) => /"([\w-]+)"/.exec(text)![1]),
    Object.keys(refused),
  );
  const left = await opened.page.$eval('ivs-chat', (chat) => chat.getAttributeNames());
  assert.deepEqual(
    left.filter((name) => name in refused),
    [],
  );
  assert.equal(await opened.page.evaluate(() => document.documentElement.style.colorScheme), '');
  assert.deepEqual(host.asked, []);
  assert.deepEqual([...opened.hosts].filter(Boolean), [new URL(host.url).host]);
});

test('color-scheme is light or dark', async (t) => {
  const host = await startHost(t, await startService(t));
  const opened = await open(t, host.url + query({ simulate: '0/s', 'color-scheme': 'dark' }));
  await connected(opened);
  assert.equal(await opened.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
});

test('what a site lists counts, on other origins too', async (t) => {
  const server = await startService(t);
  const host = await startHost(t, server, () => `${server.tokenEndpoint} ${server.regionOrUrl}`);
  const opened = await open(
    t,
    host.url +
      query({
        room: server.rooms[0]!.arn,
        'token-endpoint': server.tokenEndpoint,
        'region-or-url': server.regionOrUrl,
      }),
  );
  await connected(opened);
  assert.deepEqual([host.asked, opened.faults], [[], []]);
});

test('without a room, a crowd', async (t) => {
  const server = await startService(t);
  const host = await startHost(t, server);
  const opened = await open(t, host.url + query({ simulate: '10/s', lang: 'de' }));
  await connected(opened);
  await opened.page.waitForSelector('ivs-chat >>> [part=simulated]::-p-text(Niemand hier ist echt)', visible);
});
