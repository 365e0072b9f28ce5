import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../helpers/room.ts';
import { connected, say, shows, startSite, tag, useBrowser, visible } from '../helpers/site.ts';

const open = useBrowser();

test('under a strict CSP with Trusted Types: nothing refused, nothing fetched elsewhere, nothing stored', async (t) => {
  const server = await startService(t);
  const announcement = 'announcement="&lt;b&gt;Be kind&lt;/b&gt;"';
  const site = await startSite(t, server, tag(server, 'ana', 'moderator', announcement));
  const page = await open(t, site);
  await connected(page);
  await page.page.waitForSelector('ivs-chat >>> [part=announcement] b', visible);
  await say(page, 'hello');
  await shows(page, ['hello']);
  const avatar = await page.page.$eval('ivs-chat >>> .avatar', (element) => getComputedStyle(element).backgroundColor);
  assert.notEqual(avatar, 'rgba(0, 0, 0, 0)');
  assert.deepEqual(page.faults, []);
  assert.deepEqual([...page.hosts].sort(), [new URL(server.url).host, new URL(site).host].sort());
  const kept = await page.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  assert.deepEqual(kept, ['', 0, 0]);
});

test('the script loaded twice does no harm', async (t) => {
  const server = await startService(t);
  const twice = '<script type="module" src="/embed.js?again"></script><script type="module" src="/embed.js"></script>';
  const site = await startSite(t, server, `${twice}${tag(server, 'ana')}`);
  const page = await open(t, site);
  await connected(page);
  await page.page.evaluate(() => import('/embed.js?third' as string).catch(() => null));
  await say(page, 'once');
  await shows(page, ['once']);
  assert.deepEqual(page.faults, []);
  assert.equal(server.service.connections(server.rooms[0]!.arn), 1);
});

test('a tag and its properties may be there before the script', async (t) => {
  const server = await startService(t);
  const page = await open(t, await startSite(t, server, ''));
  await page.page.waitForFunction(() => customElements.get('ivs-chat'));
  await page.page.evaluate(
    (tokenEndpoint, roomIdentifier) => {
      // As a framework does it: made and set up while nobody knows the tag.
      const early = document.implementation.createHTMLDocument('').createElement('ivs-chat');
      Object.assign(early, { tokenEndpoint, roomIdentifier, heading: 'Early' });
      document.body.append(early);
    },
    server.tokenEndpoint,
    server.rooms[0]!.arn,
  );
  await connected(page);
  assert.equal(await page.page.$eval('ivs-chat >>> [part=title]', (title) => title.textContent), 'Early');
});

test('the page around it stays as it is', async (t) => {
  const server = await startService(t);
  const page = await open(
    t,
    await startSite(t, server, `<input autofocus>${tag(server, 'ana')}<p id="after">after</p>`),
  );
  await page.page.focus('input');
  await connected(page);
  const look = (): Promise<unknown> =>
    page.page.evaluate(() => [
      document.activeElement?.localName,
      document.querySelector('#after')!.getBoundingClientRect().top,
      document.styleSheets.length + document.adoptedStyleSheets.length,
      getComputedStyle(document.querySelector('#after')!).font,
    ]);
  const before = await look();
  const other = await open(t, await startSite(t, server, tag(server, 'ben')));
  await connected(other);
  for (let i = 0; i < 5; i++) await say(other, `a line ${i}`);
  await shows(
    page,
    Array.from({ length: 5 }, (_, i) => `a line ${i}`),
  );
  assert.deepEqual(await look(), before);
  assert.equal((before as unknown[])[0], 'input');
});
