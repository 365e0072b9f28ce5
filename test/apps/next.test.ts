import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SendMessageRequest } from '../../src/client/index.ts';
import { listen, serviceForBackend, signIn, type Ask } from '../helpers/backend.ts';
import { testBackend } from '../helpers/backend-promises.ts';
import { installApp, run } from '../helpers/packed-app.ts';
import { connectRoom } from '../helpers/room.ts';
import { connected, say, shows, useBrowser } from '../helpers/site.ts';

const open = useBrowser();
let folder: string;
before(async () => {
  process.env['NEXT_TELEMETRY_DISABLED'] = '1';
  folder = await installApp('demo/backends/next');
  const shared = fileURLToPath(new URL('../../demo/backends/next/take-backend.js', import.meta.url));
  await run(folder, process.execPath, shared, join(folder, 'backend'));
  await run(folder, 'npx', 'next', 'build');
});

const start = (t: TestContext, env: NodeJS.ProcessEnv): Promise<Ask> => {
  const next = join(folder, 'node_modules/next/dist/bin/next');
  return listen(t, [next, 'start', folder, '--hostname', '127.0.0.1'], env, /Local:\s+(http:\S+)/);
};

testBackend('Next.js', start);

test('Next.js: the page has the tag before any script, takes it over without a warning, and chats', async (t) => {
  const { server, env } = await serviceForBackend(t);
  const ask = await start(t, env);
  const page = await ask('/', {});
  assert.match(await page.text(), /<ivs-chat defer-hydration=""><\/ivs-chat><p>0<!-- --> messages<\/p>/);

  const app = await open(t, 'about:blank');
  const warnings: string[] = [];
  app.page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) warnings.push(message.text());
  });
  const [name, value] = (await signIn(ask, 'ana')).split('=') as [string, string];
  await app.page.browserContext().setCookie({ name, value, domain: '127.0.0.1', path: '/', secure: true });
  await app.page.goto(page.url);
  await connected(app);
  await say(app, 'hello');
  await shows(app, ['hello']);
  const ben = await connectRoom(t, server, 'ben');
  await ben.sendMessage(new SendMessageRequest('hello, Ana'));
  await shows(app, ['hello', 'hello, Ana']);
  await app.page.waitForSelector('::-p-text(2 messages)');

  assert.deepEqual([...app.hosts], [new URL(page.url).host]);
  assert.deepEqual(warnings, []);
  assert.deepEqual(app.faults, []);
});
