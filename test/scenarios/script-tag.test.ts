import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../helpers/room.ts';
import { version } from '../../src/elements/version.ts';
import type { RunningServer } from '../../src/server/index.ts';
import {
  connected,
  integrityOf,
  reads,
  say,
  shows,
  startCdn,
  startSite,
  tag,
  useBrowser,
  visible,
  type TestPage,
} from '../helpers/site.ts';

const open = useBrowser();

const classic = '<script src="/embed.iife.js"></script>';
const inModule = '<script type="module" src="/page.js"></script>';

/** Built scripts that a page has fetched, without the hashes in their names. */
const fetched = async ({ page }: TestPage): Promise<string[]> => {
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const names = addresses.map((address) => /\/(?=embed)(.*?)(?:-[\w-]{8})?\.js/.exec(address)?.[1]);
  return names.filter((name) => name !== undefined).sort();
};

/** What a page has to give to `mount`, as it stands in a script. */
const setUp = (server: RunningServer): string =>
  `{ tokenEndpoint: '${server.tokenEndpoint}?role=viewer', roomIdentifier: '${server.rooms[0]!.arn}', userId: 'ana' }`;

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

test('the rest of the script leaves the page’s start to the first message, and comes where none can', async (t) => {
  const server = await startService(t);
  const page = await open(t, await startSite(t, server, tag(server, 'ana')));
  await page.page.waitForSelector('ivs-chat >>> textarea', visible);
  const timings = await page.page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, startTime, duration }) => ({ name, startTime, duration })),
  );
  const [script, token, rest] = ['/embed.js', 'chat-token', 'parts-later'].map((part) =>
    timings.find(({ name }) => name.includes(part))!,
  );
  const end = ({ startTime, duration }: { startTime: number; duration: number }): number => startTime + duration;
  // With the connection, for which a token has to be there, or half a second later than the first script.
  assert.ok(rest!.startTime >= Math.min(end(token!), end(script!) + 500), JSON.stringify([script, token, rest]));

  server.faults.inject({ fault: 'delayRequests', ms: 60_000, userId: 'ben' });
  const waiting = await open(t, await startSite(t, server, tag(server, 'ben')));
  await waiting.page.waitForSelector('ivs-chat >>> textarea', visible);
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

test('the classic script does the same under that policy, with all parts in one file', async (t) => {
  const server = await startService(t);
  const attributes = 'lang="de" announcement="&lt;b&gt;Be kind&lt;/b&gt;"';
  const body = tag(server, 'ana', 'moderator', attributes);
  const page = await open(t, await startSite(t, server, body, { script: classic }));
  await connected(page);
  await page.page.waitForSelector('ivs-chat >>> [part=announcement] b', visible);
  await reads(page, 'Livechat');
  await say(page, 'hello');
  await shows(page, ['hello']);
  assert.deepEqual(await fetched(page), ['embed.iife', 'embed/de', 'embed/rich-text']);
  assert.equal(await page.page.evaluate(() => window.IvsChat?.version), version);
  assert.deepEqual(page.faults, []);
});

test('a classic script that runs before its tag is read sees what the page has put into it', async (t) => {
  const server = await startService(t);
  const body = tag(server, 'ana', 'viewer', 'lurk').replace('></ivs-chat>', '><b slot="join">Sign in</b></ivs-chat>');
  const page = await open(t, await startSite(t, server, body, { script: classic }));
  await connected(page);
  await page.page.waitForSelector('ivs-chat > [slot=join]', visible);
  assert.deepEqual(page.faults, []);
});

for (const [kind, file, attributes] of [
  ['module', 'embed.js', 'type="module" crossorigin'],
  ['classic script', 'embed.iife.js', 'crossorigin'],
] as const)
  test(`a ${kind} from another origin, with its hash: what comes later comes from beside it`, async (t) => {
    const server = await startService(t);
    const cdn = await startCdn(t);
    const script = `<script src="${cdn}${file}" ${attributes} integrity="${integrityOf(file)}"></script>`;
    const site = await startSite(t, server, tag(server, 'ana', 'viewer', 'lang="de"'), { script, cdn });
    const page = await open(t, site);
    await connected(page);
    await reads(page, 'Livechat');
    await say(page, 'hello');
    await shows(page, ['hello']);
    assert.deepEqual(page.faults, []);
    const hosts = [server.url, site, cdn].map((url) => new URL(url).host);
    assert.deepEqual([...page.hosts].sort(), hosts.sort());
  });

test('a classic script from another origin without crossorigin finds what lies beside it', async (t) => {
  const server = await startService(t);
  const cdn = await startCdn(t);
  const script = `<script src="${cdn}embed.iife.js"></script>`;
  const site = await startSite(t, server, tag(server, 'ana', 'viewer', 'lang="de"'), { script, cdn });
  const page = await open(t, site);
  await connected(page);
  await reads(page, 'Livechat');
  assert.deepEqual(page.faults, []);
});

for (const [kind, file, other, attributes] of [
  ['module', 'embed.js', 'embed.iife.js', 'type="module"'],
  ['classic script', 'embed.iife.js', 'embed.js', ''],
] as const)
  test(`a ${kind} that is not what its hash says does not run, and the page goes on`, async (t) => {
    const server = await startService(t);
    const cdn = await startCdn(t);
    const script = `<script src="${cdn}${file}" ${attributes} crossorigin integrity="${integrityOf(other)}"></script>`;
    const pageScript = 'document.title = "Still here"';
    const body = `${tag(server, 'ana')}${inModule}`;
    const page = await open(t, await startSite(t, server, body, { script, pageScript, cdn }));
    await page.page.waitForFunction(() => document.readyState === 'complete');
    assert.equal(await page.page.title(), 'Still here');
    const ran = await page.page.evaluate(() => Boolean(customElements.get('ivs-chat') ?? window.IvsChat));
    assert.equal(ran, false);
    assert.deepEqual(page.faults, []);
    assert.equal(server.service.connections(server.rooms[0]!.arn), 0);
  });

for (const [first, second] of [
  ['module', 'classic'],
  ['classic', 'module'],
])
  test(`a page with both scripts, the ${first} one before the ${second} one, has the parts of the first`, async (t) => {
    const server = await startService(t);
    const tags = ['<script type="module" src="/embed.js"></script>', '<script defer src="/embed.iife.js"></script>'];
    const script = (first === 'module' ? tags : tags.reverse()).join('');
    const page = await open(t, await startSite(t, server, tag(server, 'ana'), { script }));
    await connected(page);
    await say(page, 'once');
    await shows(page, ['once']);
    const later = (await fetched(page)).filter((name) => name.startsWith('embed/'));
    assert.deepEqual(later, first === 'module' ? ['embed/parts-later'] : []);
    assert.deepEqual(page.faults, []);
    assert.equal(server.service.connections(server.rooms[0]!.arn), 1);
  });

test('the global of the first classic script stays', async (t) => {
  const server = await startService(t);
  const pageScript = 'window.first ??= IvsChat';
  const own = '<script src="/page.js"></script>';
  const script = `${classic}${own}<script src="/embed.iife.js?again"></script>${own}`;
  // By its id, an element is in the window too.
  const page = await open(t, await startSite(t, server, '<p id="IvsChat"></p>', { script, pageScript }));
  assert.ok(await page.page.evaluate(() => window.IvsChat === (window as unknown as { first: unknown }).first));
  assert.deepEqual(page.faults, []);
});

test('a script mounts a chat, by the module', async (t) => {
  const server = await startService(t);
  const pageScript = `import { mount, version } from '/embed.js';
    const chat = mount('#chat', { ...${setUp(server)}, heading: 'Mounted', compact: true, lang: undefined });
    chat.addEventListener('ivs-connect', () => (document.title = [version, chat.parentNode.id, chat.userId].join()));`;
  const body = `<div id="chat"><p></p></div>${inModule}`;
  const page = await open(t, await startSite(t, server, body, { script: '', pageScript }));
  await page.page.waitForSelector('#chat > p + ivs-chat:state(connected)', visible);
  assert.equal(await page.page.title(), `${version},chat,ana`);
  assert.equal(await page.page.$eval('ivs-chat >>> [part=title]', (title) => title.textContent), 'Mounted');
  assert.deepEqual(page.faults, []);
});

test('a script mounts a chat, by the classic script, before the page has been read', async (t) => {
  const server = await startService(t);
  const pageScript = `document.readyState === 'loading' && IvsChat.mount('#chat', ${setUp(server)})`;
  const script = `${classic}<script src="/page.js"></script>`;
  const page = await open(t, await startSite(t, server, '<div id="chat"></div>', { script, pageScript }));
  await page.page.waitForSelector('#chat > ivs-chat:state(connected)', visible);
  await say(page, 'hello');
  await shows(page, ['hello']);
  assert.deepEqual(page.faults, []);
});

test('where the page has no such place once it is read, the chat says so', async (t) => {
  const server = await startService(t);
  const pageScript = `IvsChat.mount('#nowhere').addEventListener('ivs-error', ({ error }) => (document.title = error.message))`;
  const script = `${classic}<script src="/page.js"></script>`;
  const page = await open(t, await startSite(t, server, '', { script, pageScript }));
  assert.match(await page.page.title(), /^mount: nothing in the page is "#nowhere": put <div id="chat">/);
});

test('before the page has been read, a chat that the page takes out or puts elsewhere is left there', async (t) => {
  const server = await startService(t);
  const pageScript = `IvsChat.mount('#chat', ${setUp(server)}).remove();
    IvsChat.mount('#nowhere').remove();
    document.currentScript.before(IvsChat.mount('#chat'));
    IvsChat.mount('#chat', { heading: 'Last' });`;
  const body = '<p id="first"><script src="/page.js"></script></p><div id="chat"></div>';
  const page = await open(t, await startSite(t, server, body, { script: classic, pageScript }));
  await page.page.waitForSelector('#chat > ivs-chat', visible);
  const places = await page.page.$$eval('ivs-chat', (chats) =>
    chats.map((chat) => [(chat.parentNode as Element).id, chat.heading]),
  );
  assert.deepEqual(places, [
    ['first', ''],
    ['chat', 'Last'],
  ]);
  assert.ok(!page.complaints.some((told) => told.includes('#nowhere')), page.complaints.join());
});

test('a chat is mounted in an element or a shadow root', async (t) => {
  const server = await startService(t);
  const page = await open(t, await startSite(t, server, '<div id="host"></div><p></p>', { script: classic }));
  const places = await page.page.evaluate(() => {
    const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
    const { mount } = window.IvsChat!;
    return [mount(root).getRootNode() === root, mount(document.querySelector('p')!).parentElement?.localName];
  });
  assert.deepEqual(places, [true, 'p']);
});

test('a chat is mounted in the document of a frame', async (t) => {
  const server = await startService(t);
  const pageScript = `IvsChat.mount(document.querySelector('iframe').contentDocument.body, ${setUp(server)})`;
  const body = '<iframe title="Chat" width="400" height="600"></iframe><script src="/page.js"></script>';
  const page = await open(t, await startSite(t, server, body, { script: classic, pageScript }));
  await page.page.waitForFunction(
    () => {
      const chat = document.querySelector('iframe')!.contentDocument!.querySelector('ivs-chat');
      const field = chat?.shadowRoot?.querySelector('ivs-chat-composer')?.shadowRoot?.querySelector('.field');
      return chat?.matches(':state(connected)') && field && getComputedStyle(field).borderStyle === 'solid';
    },
    { polling: 'raf' },
  );
  assert.deepEqual(page.faults, []);
});

test('what mount cannot do, it says, with the way to do it, and leaves the page alone', async (t) => {
  const server = await startService(t);
  const page = await open(t, await startSite(t, server, '<div id="chat"></div>', { script: classic }));
  const wrong: [unknown, unknown, RegExp][] = [
    ['#nowhere', {}, /nothing in the page is "#nowhere": put <div id="chat">/],
    ['#', {}, /"#" is no selector: give one such as "#chat"/],
    [null, {}, /the target is null: give an element/],
    ['#chat', 'arn', /the options are a string: give an object/],
    ['#chat', { 'token-endpoint': '/' }, /no option token-endpoint: write tokenEndpoint/],
    ['#chat', { room: '/' }, /no option room: take one of tokenEndpoint, roomIdentifier, [\w, ]+, lang\./],
    ['#chat', { moderator: true }, /no option moderator/],
    ['#chat', { hold: '5' }, /hold is a string: give a number, or leave it out/],
    ['#chat', { compact: 'true' }, /compact is a string: give a boolean/],
    ['#chat', { roomIdentifier: null }, /roomIdentifier is null: give a string/],
    ['#chat', { filters: {} }, /filters is an object: give a list/],
    ['#chat', { tokenProvider: '/chat-token' }, /tokenProvider is a string: give a function/],
    ['#chat', { emotePack: 1 }, /emotePack is a number: give a string or an object/],
  ];
  for (const [target, options, message] of wrong) {
    const said = await page.page.evaluate(
      (place, given) => {
        try {
          return window.IvsChat!.mount(place as string, given as object).localName;
        } catch (error) {
          const { code, message } = error as Error & { code: string };
          return `${code} ${message}`;
        }
      },
      target,
      options,
    );
    assert.match(said, /^invalidOption mount: .*\.$/);
    assert.match(said, message);
  }
  assert.equal(await page.page.$('ivs-chat'), null);
});
