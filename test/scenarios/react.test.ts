import assert from 'node:assert/strict';
import { before, test, type TestContext } from 'node:test';
import { createElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App, type Setup } from '../fixtures/react/app.tsx';
import { buildApp, startReactSite } from '../helpers/react-site.ts';
import { connectRoom, once, startService } from '../helpers/room.ts';
import { SendMessageRequest } from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { connected, reads, say, shows, useBrowser, type TestPage } from '../helpers/site.ts';
import { until } from '../helpers/timers.ts';

const open = useBrowser();
let script: string;
before(async () => {
  script = await buildApp();
});

interface AppPage extends TestPage {
  /** Warnings and errors of the console. */
  warnings: string[];
  /** How often a token was asked for. */
  tokens(): number;
}

const rooms = ['support00000', 'sales0000000', 'element00000'].map((id) => ({ name: id, id }));

/** The app in a room or more; the last one is that of the element. */
async function openApp(t: TestContext, server: RunningServer, html?: (setup: Setup) => string): Promise<AppPage> {
  const setup = { tokenEndpoint: `${server.tokenEndpoint}?role=moderator`, rooms: server.rooms.map(({ arn }) => arn) };
  const opened = await open(t, 'about:blank');
  const warnings: string[] = [];
  let tokens = 0;
  opened.page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) warnings.push(message.text());
  });
  opened.page.on('request', (request) => {
    if (request.method() === 'POST') tokens++;
  });
  await opened.page.goto(await startReactSite(t, script, setup, html?.(setup)));
  return { ...opened, warnings, tokens: () => tokens };
}

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

test('the hooks under strict mode: a token and a connection for each room, its own messages in each, nothing left behind', async (t) => {
  const server = await startService(t, { rooms });
  const app = await openApp(t, server);
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

test('the component: properties, events that can be prevented, one chat however often it renders', async (t) => {
  const server = await startService(t, { rooms: rooms.slice(2) });
  const app = await openApp(t, server);
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

test('what a server rendered is taken over without a warning', async (t) => {
  const server = await startService(t, { rooms });
  const render = (setup: Setup): string => renderToString(createElement(StrictMode, null, createElement(App, setup)));
  const app = await openApp(t, server, render);
  await roomShows(app, 0, []);
  await connected(app);
  await sayIn(app, 0, 'hello');
  await roomShows(app, 0, ['hello']);
  assert.deepEqual(connections(server), [1, 1, 1]);
  assert.equal(app.tokens(), 3);
  assert.deepEqual(app.warnings, []);
  assert.deepEqual(app.faults, []);
});
