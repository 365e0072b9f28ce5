import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { SendMessageRequest } from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { installApp, run, serveFolder } from '../helpers/packed-app.ts';
import { connectRoom, once, startService } from '../helpers/room.ts';
import { connected, reads, say, shows, useBrowser, type TestPage } from '../helpers/site.ts';
import { until } from '../helpers/timers.ts';

const open = useBrowser();

/** React's versions, and what is installed for them besides what the app's lock file has. */
const versions = {
  19: [],
  18: ['react@18', 'react-dom@18', '@types/react@18', '@types/react-dom@18'],
};

interface AppPage extends TestPage {
  /** Warnings and errors of the console. */
  warnings: string[];
  /** How often a token was asked for. */
  tokens(): number;
}

const rooms = ['support00000', 'sales0000000', 'element00000'].map((id) => ({ name: id, id }));

/** The app in a room or more; the last one is that of the element. */
async function openApp(t: TestContext, folder: string, server: RunningServer, page = ''): Promise<AppPage> {
  const opened = await open(t, 'about:blank');
  const warnings: string[] = [];
  let tokens = 0;
  opened.page.on('console', (message) => {
    // Lit says of itself that it is built for development, as React is here.
    if (['error', 'warn'].includes(message.type()) && !/^Lit is in dev mode/.test(message.text()))
      warnings.push(message.text());
  });
  opened.page.on('request', (request) => {
    if (request.method() === 'POST') tokens++;
  });
  const asked = new URLSearchParams({ endpoint: endpointOf(server) });
  for (const { arn } of server.rooms) asked.append('room', arn);
  await opened.page.goto(`${await serveFolder(t, join(folder, 'dist'))}${page}?${asked}`);
  return { ...opened, warnings, tokens: () => tokens };
}

const endpointOf = ({ tokenEndpoint }: RunningServer): string => `${tokenEndpoint}?role=moderator`;

/** Waits for what a room of the hooks shows. */
const roomShows = ({ page }: TestPage, room: number, texts: string[], state = 'connected'): Promise<unknown> =>
  page.waitForFunction(
    (id: string, wanted: string) => {
      const panel = document.getElementById(id);
      const rows = [...(panel?.querySelectorAll('li:not(.pending) span') ?? [])].map((row) => row.textContent);
      return JSON.stringify([panel?.querySelector('output')?.textContent, ...rows]) === wanted;
    },
    {},
    `room-${room}`,
    JSON.stringify([state, ...texts]),
  );

async function sayIn({ page }: TestPage, room: number, text: string): Promise<void> {
  await page.locator(`#room-${room} input`).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const connections = (server: RunningServer): number[] => server.rooms.map(({ arn }) => server.service.connections(arn));

for (const [version, others] of Object.entries(versions)) {
  const name = `React ${version}`;
  let folder: string;
  before(async () => {
    folder = await installApp('react', ...others);
    const about = readFileSync(join(folder, 'node_modules/react-dom/package.json'), 'utf8');
    assert.match(about, new RegExp(`"version": "${version}\\.`));
    // In development's mode, where React runs effects twice and warns.
    await run(folder, 'npx', 'vite', 'build', '--mode', 'development');
    await run(folder, 'npx', 'vite', 'build', '--mode', 'development', '--ssr', 'server.tsx', '--outDir', 'server');
  });

  test(`${name}: the types hold`, async () => {
    await run(folder, 'npx', 'tsc');
  });

  test(`${name}: the hooks under strict mode: a token and a connection for each room, its own messages in each, nothing left behind`, async (t) => {
    const server = await startService(t, { rooms });
    const app = await openApp(t, folder, server);
    await roomShows(app, 0, []);
    await roomShows(app, 1, []);
    await connected(app);
    assert.deepEqual(connections(server), [1, 1, 1]);
    assert.equal(app.tokens(), 3);

    await sayIn(app, 0, 'help');
    await sayIn(app, 1, 'buy');
    await roomShows(app, 0, ['help']);
    await roomShows(app, 1, ['buy']);
    assert.equal(await app.page.$eval('#room-0 li', ({ className }) => className), 'own sent');

    const ben = await connectRoom(t, server, 'ben');
    await ben.sendMessage(new SendMessageRequest('hello'));
    await roomShows(app, 0, ['help', 'hello']);
    const deleted = once(ben, 'messageDelete');
    await app.page.locator('#room-0 li:nth-child(2) button').click();
    await deleted;
    await roomShows(app, 0, ['help']);
    ben.disconnect();

    await app.page.locator('#room-0 .disconnect').click();
    await roomShows(app, 0, ['help'], 'disconnected');
    await app.page.locator('#room-0 .connect').click();
    await roomShows(app, 0, ['help']);

    await app.page.locator('#toggle').click();
    await until(() => connections(server).every((count) => count === 0));
    await app.page.locator('#toggle').click();
    await roomShows(app, 0, []);
    assert.deepEqual(app.warnings, []);
    assert.deepEqual(app.faults, []);
  });

  test(`${name}: the component: properties, events that can be prevented, one chat however often it renders`, async (t) => {
    const server = await startService(t, { rooms: rooms.slice(2) });
    const app = await openApp(t, folder, server);
    await connected(app);
    await reads(app, 'Cosy');
    assert.equal(await app.page.$eval('ivs-chat', ({ className, compact }) => `${className} ${compact}`), 'chat true');
    await say(app, 'hello');
    await shows(app, ['hello']);
    await app.page.waitForFunction(() => document.querySelector('#told')!.textContent === 'connect hello');
    await say(app, 'secret');
    await say(app, 'open');
    await shows(app, ['hello', 'open']);

    // What a render leaves out is as by default.
    await app.page.locator('#relax').click();
    await reads(app, 'Live chat');
    const properties = ({ compact, imageOrigins }: HTMLElementTagNameMap['ivs-chat']): unknown[] => [
      compact,
      imageOrigins,
    ];
    assert.deepEqual(await app.page.$eval('ivs-chat', properties), [false, '']);
    await shows(app, ['hello', 'open']);
    assert.equal(app.tokens(), 1);
    assert.deepEqual(app.warnings, []);
    assert.deepEqual(app.faults, []);
  });

  test(`${name}: what a server rendered is taken over: the tag with nothing inside, without a warning, for a token each`, async (t) => {
    const server = await startService(t, { rooms });
    const arns = server.rooms.map(({ arn }) => arn);
    const html = await run(folder, process.execPath, 'server/server.js', endpointOf(server), ...arns);
    assert.match(html, /<ivs-chat class="chat" defer-hydration=""><\/ivs-chat>/);
    assert.match(html, /<output>disconnected<\/output>/);
    const page = readFileSync(join(folder, 'dist/index.html'), 'utf8');
    writeFileSync(
      join(folder, 'dist/rendered.html'),
      page.replace('<div id="root">', (root) => root + html.trim()),
    );

    const app = await openApp(t, folder, server, 'rendered.html');
    await roomShows(app, 0, []);
    await connected(app);
    await reads(app, 'Cosy');
    await app.page.waitForFunction(() => document.querySelector('#told')!.textContent === 'connect');
    await sayIn(app, 0, 'hello');
    await roomShows(app, 0, ['hello']);
    assert.deepEqual(connections(server), [1, 1, 1]);
    assert.equal(app.tokens(), 3);
    assert.deepEqual(app.warnings, []);
    assert.deepEqual(app.faults, []);
  });

  test(`${name}: the hooks load where nothing is of a browser`, async () => {
    // Who builds for React Native is handed what packages have for a browser.
    const script = `const { useChatRoom } = await import('ivs-chat/react/hooks');
    console.log(typeof useChatRoom, typeof window, typeof document, typeof HTMLElement);`;
    const args = ['--conditions', 'browser', '--input-type', 'module', '--eval', script];
    assert.equal(await run(folder, process.execPath, ...args), 'function undefined undefined undefined\n');
  });
}
