import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { DisconnectUserRequest, SendMessageRequest } from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { installApp, run, serveFolder } from '../helpers/packed-app.ts';
import { connectRoom, once, startService, type Role } from '../helpers/room.ts';
import { useBrowser, visible, type TestPage } from '../helpers/site.ts';
import { until } from '../helpers/timers.ts';

const open = useBrowser();

/**
 * Both demos. No phone runs here: that of React Native is checked against React Native's types, and runs in a browser by
 * react-native-web, whose buttons are no `<button>`.
 */
for (const name of ['chatterbox', 'chatterbox-native']) {
  let folder: string;
  before(async () => {
    folder = await installApp(`demo/${name}`);
    await run(folder, 'npx', 'tsc');
    await run(folder, 'npx', 'vite', 'build');
  });

  const visit = async (t: TestContext, server: RunningServer, role: Role): Promise<TestPage> => {
    const address = new URLSearchParams({
      endpoint: `${server.tokenEndpoint}?role=${role}`,
      room: server.rooms[0]!.arn,
      user: 'ana',
    });
    return open(t, `${await serveFolder(t, join(folder, 'dist'))}?${address}`);
  };
  const reads = ({ page }: TestPage, words: string): Promise<unknown> =>
    page.waitForSelector(`::-p-text(${words})`, visible);
  // A button of either kind, whose label is this and no more.
  const button = (label: string): string =>
    `::-p-xpath(//*[self::button or @role="button"][normalize-space()="${label}"])`;
  const press = ({ page }: TestPage, label: string): Promise<void> => page.locator(button(label)).click();
  const offers = async ({ page }: TestPage, label: string): Promise<boolean> => (await page.$(button(label))) !== null;
  const text = ({ page }: TestPage): Promise<string> => page.$eval('body', ({ innerText }) => innerText);

  test(`${name}: a moderator connects, writes, deletes, disconnects a user, sees events, and leaves`, async (t) => {
    const server = await startService(t);
    const { arn } = server.rooms[0]!;
    const app = await visit(t, server, 'moderator');
    await reads(app, 'disconnected');
    assert.equal(server.service.connections(arn), 0);
    await press(app, 'Connect');
    await reads(app, 'connected');

    await app.page.locator('::-p-aria(Message)').fill('hello');
    const ben = await connectRoom(t, server, 'ben');
    const heard = once(ben, 'message');
    await press(app, 'Send');
    assert.equal(((await heard)[0] as { content: string }).content, 'hello');
    await reads(app, 'hello');
    assert.match(await text(app), /ana\s+hello/);

    await press(app, 'Delete');
    await until(async () => !(await text(app)).includes('hello'));

    await ben.sendMessage(new SendMessageRequest('spam'));
    await reads(app, 'spam');
    await fetch(`${server.url}/chat-moderation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ roomIdentifier: arn, eventName: 'app:NOTICE', attributes: { text: 'Be kind' } }),
    });
    await reads(app, 'app:NOTICE Be kind');

    const gone = once(ben, 'disconnect');
    await press(app, 'Disconnect ben');
    await gone;

    await press(app, 'Disconnect');
    await reads(app, 'disconnected');
    await until(() => server.service.connections(arn) === 0);
    assert.match(await text(app), /spam/);
    assert.deepEqual(app.faults, []);
  });

  test(`${name}: a viewer is offered nothing that the token does not allow, and reads why the chat has ended`, async (t) => {
    const server = await startService(t);
    const app = await visit(t, server, 'viewer');
    await press(app, 'Connect');
    const mod = await connectRoom(t, server, 'mod', 'moderator');
    await reads(app, 'connected');
    await mod.sendMessage(new SendMessageRequest('welcome'));
    await reads(app, 'welcome');
    assert.ok(await offers(app, 'Send'));
    assert.deepEqual([await offers(app, 'Delete'), await offers(app, 'Disconnect mod')], [false, false]);
    await mod.disconnectUser(new DisconnectUserRequest('ana'));
    await reads(app, 'You were disconnected by a moderator.');
    assert.deepEqual(app.faults, []);
  });
}
