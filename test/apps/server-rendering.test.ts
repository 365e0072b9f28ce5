import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { searchFor, startRooms, useApp } from '../helpers/framework-app.ts';
import { installApp, run, serveFolder } from '../helpers/packed-app.ts';
import { connected, reads, say, useBrowser } from '../helpers/site.ts';

const open = useBrowser();

const runModule = (folder: string, script: string): Promise<string> =>
  run(folder, process.execPath, '--input-type=module', '--eval', script);

for (const entry of ['ivs-chat', 'ivs-chat/define', 'ivs-chat/client', 'ivs-chat/token'])
  test(`${entry} is imported without a DOM, without a word`, async () => {
    assert.equal(await runModule(await installApp('plain'), `await import('${entry}')`), '');
  });

for (const name of ['vue', 'svelte'])
  test(`a server renders the tag by ${name}, and the page takes it over`, async (t) => {
    const folder = await installApp(name);
    await run(folder, 'npm', 'run', 'build');
    await run(folder, 'npm', 'run', 'build:server');
    const server = await startRooms(t);
    const search = searchFor(server);

    const script = `import { writeFileSync } from 'node:fs';
      import { render } from './dist-server/server.js';
      writeFileSync('app.html', await render(${JSON.stringify(search)}));`;
    assert.equal(await runModule(folder, script), '');
    const html = await readFile(join(folder, 'app.html'), 'utf8');
    // An attribute may hold a `>`: Svelte writes functions out.
    assert.match(html, /<ivs-chat .*?"><\/ivs-chat>/s);
    assert.match(html, new RegExp(`<ivs-chat[^>]* room-identifier="${server.rooms[0]!.arn}"`));
    assert.match(html, /<ivs-chat[^>]* heading="Chat in \w+"/);

    const page = join(folder, 'dist/index.html');
    const shell = await readFile(page, 'utf8');
    assert.ok(shell.includes('<!--app-->'));
    await writeFile(
      page,
      shell.replace('<!--app-->', () => html.trim().replace('<ivs-chat', '<ivs-chat data-server')),
    );
    const opened = await open(t, `${await serveFolder(t, join(folder, 'dist'))}${search}`);
    // The element of the server, and none in its place.
    await opened.page.waitForSelector('ivs-chat[data-server]:state(connected)');
    assert.equal(await opened.page.$eval('ivs-chat', (chat) => chat.getAttribute('heading')?.slice(0, 7)), 'Chat in');
    await useApp(t, server, opened);
  });

test('Astro builds a page with the tag, which a script of the page brings to life', async (t) => {
  const folder = await installApp('astro');
  // Nothing goes out.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  await run(folder, 'npm', 'run', 'build');
  const dist = join(folder, 'dist');
  assert.match(await readFile(join(dist, 'index.html'), 'utf8'), /<ivs-chat heading="Chat in Astro"[^>]*><\/ivs-chat>/);

  const server = await startRooms(t);
  const opened = await open(t, `${await serveFolder(t, dist)}${searchFor(server)}`);
  await connected(opened);
  await say(opened, 'hello');
  await opened.page.waitForSelector('output::-p-text(hello)');
  server.service.sendEvent(server.rooms[0]!.arn, 'app:GOAL', {});
  await reads(opened, 'event app:GOAL');
  assert.deepEqual(opened.complaints, []);
});
