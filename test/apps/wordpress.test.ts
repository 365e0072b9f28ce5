import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test as nodeTest, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer, type Credential, type PolicyDocument, type RunningServer } from '../../src/server/index.ts';
import { choose, connected, reads, say, shows, visible } from '../helpers/site.ts';
import { noWordPress, startWordPress, type WordPress } from '../helpers/wordpress.ts';
import { follow, notices, saveAndTest, useWordPressPages } from '../helpers/wordpress-pages.ts';

// One site, in the order in which its owner goes: the plugin is installed, set up, used, and removed.

const zip = fileURLToPath(new URL('../../dist/wordpress/ivs-chat.zip', import.meta.url));
const credential: Credential = { accessKeyId: 'AKIASITE', secretAccessKey: randomBytes(30).toString('base64url') };
const { open, openAs, sent, tokens } = useWordPressPages(() => site);
let site: WordPress;
let server: RunningServer;
/** Where the chat is, once there is a post with one. */
let post: string;

before(async () => {
  if (noWordPress) return;
  site = await startWordPress();
  server = await startServer({ port: 0, credentials: [credential], demoTokenEndpoint: false });
  await site.addUser('ana', 'subscriber', 'Ana Baker');
  await site.addUser('ed', 'editor', 'Ed Flour');
});

after(async () => {
  if (noWordPress) return;
  await site.stop();
  await server.stop();
});

const test = (name: string, run: (t: TestContext) => Promise<void>): void =>
  void nodeTest(name, { skip: noWordPress }, run);

const settingsPage = '/wp-admin/options-general.php?page=ivs-chat';

const changeSettings = (changes: Record<string, unknown>): Promise<string> =>
  site.php(
    `update_option('ivs_chat_settings', array_merge(get_option('ivs_chat_settings'), json_decode('${JSON.stringify(changes)}', true)));`,
  );

const addPost = (content: string): Promise<string> =>
  site.php(
    `echo wp_make_link_relative(get_permalink(wp_insert_post(['post_title' => 'Shortcode', 'post_status' => 'publish', 'post_content' => '${content}'])));`,
  );

const html = async (path: string): Promise<string> => (await fetch(site.url + path)).text();

test('the zip installs by the upload page, and the settings say in words what keeps the chat from its room', async (t) => {
  const admin = await openAs(t, 'admin', '/wp-admin/plugin-install.php?tab=upload');
  const input = await admin.page.waitForSelector('input#pluginzip');
  await input!.uploadFile(zip);
  await follow(admin, '#install-plugin-submit');
  await follow(admin, '::-p-text(Activate Plugin)');
  await admin.page.goto(site.url + settingsPage);
  await follow(admin, '::-p-text(Test the connection)');
  assert.match((await notices(admin)).join(), /no room yet: write the ARN/);

  const { arn } = server.rooms[0]!;
  const room = { rooms: `main = ${arn}`, endpoint: server.url };
  assert.match(
    (await saveAndTest(admin, { ...room, rooms: `main = ${arn}\ndemodemodemo` })).join('\n'),
    /"demodemodemo" is not a room: write the whole ARN[^]*There is no access key yet/,
  );
  const wrong = { access_key_id: 'AKIANOBODY', secret_access_key: 'wrong' };
  assert.match((await saveAndTest(admin, { ...room, ...wrong })).join(), /does not take the access key/);
  assert.match((await saveAndTest(admin, { access_key_id: 'AKIASITE' })).join(), /check the secret access key/);
  assert.match((await saveAndTest(admin, { endpoint: 'ftp://x' })).join(), /was not saved/);
  const elsewhere = { rooms: `main = ${arn.replace(/.{12}$/, 'elsewhere000')}` };
  const right = { secret_access_key: credential.secretAccessKey };
  assert.match((await saveAndTest(admin, { ...elsewhere, ...right })).join(), /no such room: check its ARN/);
  credential.policy = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
  assert.match((await saveAndTest(admin, room)).join(), /allow it ivschat:CreateChatToken on arn:/);

  const policy = await admin.page.$eval('pre', (pre) => pre.textContent);
  credential.policy = JSON.parse(policy) as PolicyDocument;
  assert.deepEqual(await saveAndTest(admin, {}), ['main: The connection works.']);
});

test('the block goes into a post by the editor', async (t) => {
  const admin = await openAs(t, 'admin', '/wp-admin/post-new.php');
  const { page } = admin;
  await page.waitForFunction('window.wp?.data?.select("core/edit-post")');
  await page.evaluate(`wp.data.select('core/edit-post').isFeatureActive('welcomeGuide')
    && wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide')`);
  await page.locator('.wp-block-post-title').click();
  await page.keyboard.type('Bake along');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/live');
  await page.waitForSelector('.components-autocomplete__result::-p-text(Live chat)', visible);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.ivs-chat-picture ::-p-text(Here visitors see the chat of the room "main".)', visible);
  await page.evaluate(`wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block')`);
  const field = (label: string) => page.locator(`::-p-xpath(//label[text()="${label}"]/following::input[1])`);
  await field('Heading').fill('Talk to the bakers');
  await field('Height in pixels').fill('400');
  await page.waitForSelector('.ivs-chat-picture ::-p-text(Talk to the bakers)', visible);
  assert.equal(await page.$eval('.ivs-chat-picture', (picture) => picture.clientHeight), 398);
  await page.evaluate(`wp.data.dispatch('core/editor').editPost({ status: 'publish' });
    wp.data.dispatch('core/editor').savePost()`);
  await page.waitForFunction(`wp.data.select('core/editor').isCurrentPostPublished()
    && !wp.data.select('core/editor').isSavingPost()`);
  const link = (await page.evaluate(`wp.data.select('core/editor').getPermalink()`)) as string;
  post = new URL(link).pathname;
  // What the editor saved is what its own script saves, so that it never calls the block broken.
  await page.reload();
  await page.waitForSelector('.ivs-chat-picture ::-p-text(Talk to the bakers)', visible);
  assert.deepEqual(admin.faults, []);
});

test('a subscriber chats, an editor deletes and disconnects, and a guest reads along without a field', async (t) => {
  const ana = await openAs(t, 'ana', post);
  const ed = await openAs(t, 'ed', post);
  const guest = await open(t, post);
  await Promise.all([ana, ed, guest].map(connected));
  await reads(guest, 'Talk to the bakers');
  assert.equal(await guest.page.$eval('ivs-chat', (chat) => chat.clientHeight), 398);

  await say(ana, 'buy cheap flour');
  await say(ana, 'nice loaf');
  for (const page of [ana, ed, guest]) await shows(page, ['buy cheap flour', 'nice loaf']);
  await reads(guest, 'Ana Baker');
  await choose(ed, 'buy cheap flour', 'Delete message');
  for (const page of [ana, ed, guest]) await shows(page, ['nice loaf']);

  await ed.page.locator('ivs-chat >>> [part=tools-button]').click();
  await ed.page.locator('ivs-chat >>> ivs-chat-tools >>> select').fill('30');
  await reads(ana, 'Slow mode');

  await choose(ed, 'nice loaf', 'Disconnect');
  await ed.page.locator('ivs-chat >>> [role=dialog] button.danger').click();
  await ana.page.waitForFunction(() => document.querySelector('ivs-chat')!.status.kind === 'removed');

  assert.equal(await guest.page.$('ivs-chat >>> textarea'), null);
  const join = await guest.page.$eval('ivs-chat > [slot=join]', (link) => (link as HTMLAnchorElement).href);
  assert.match(join, /wp-login\.php\?redirect_to=/);
  assert.deepEqual([...guest.hosts], [new URL(site.url).host]);
  assert.deepEqual([...ana.faults, ...ed.faults, ...guest.faults], []);
});

test('a request cannot ask for more than its visitor may', async (t) => {
  const { arn } = server.rooms[0]!;
  const ask = (path: string, body: object, init: RequestInit = {}): Promise<Response> =>
    fetch(`${site.url}/wp-json/ivs-chat/v1/${path}`, {
      method: 'POST',
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
      body: JSON.stringify(body),
    });
  const refused = async (status: number, message: RegExp, answer: Promise<Response>): Promise<void> => {
    const response = await answer;
    const { message: said } = (await response.json()) as { message: string };
    assert.equal(response.status, status, said);
    assert.match(said, message);
  };
  const more = {
    userId: 'wp-1',
    capabilities: ['SEND_MESSAGE', 'DELETE_MESSAGE'],
    attributes: { displayName: 'admin', badges: 'moderator' },
    sessionDurationInMinutes: 180,
  };
  const granted = await ask('token', { roomIdentifier: arn, guestKey: 'one page', ...more });
  assert.equal(granted.headers.get('cache-control'), 'no-store');
  assert.equal(granted.headers.get('set-cookie'), null);
  const guest = (await granted.json()) as Record<string, unknown>;
  const { userId, capabilities, attributes, sessionExpirationTime } = guest;
  assert.match(String(userId), /^guest-[0-9a-f]{16}$/);
  assert.deepEqual(capabilities, []);
  assert.deepEqual(Object.keys(attributes as object), ['displayName']);
  assert.ok(Date.parse(String(sessionExpirationTime)) < Date.now() + 61 * 60_000);
  const again = (await (await ask('token', { roomIdentifier: arn, guestKey: 'one page' })).json()) as typeof guest;
  assert.equal(again['userId'], userId);
  const other = (await (await ask('token', { roomIdentifier: arn, userId })).json()) as typeof guest;
  assert.notEqual(other['userId'], userId);

  const elsewhere = arn.replace(/.{12}$/, 'elsewhere000');
  await refused(404, /no chat for that room/, ask('token', { roomIdentifier: elsewhere }));
  await refused(400, /roomIdentifier/, ask('token', { roomIdentifier: [arn] }));
  await refused(400, /roomIdentifier/, ask('token', {}));
  const event = { roomIdentifier: arn, eventName: 'app:CHAT_MODE', attributes: { mode: 'paused' } };
  await refused(401, /Only moderators/, ask('moderation', event));

  // As another site would: with the cookies of somebody who is logged in, and without their nonce, or with another one's.
  const cookiesOf = async (user: string): Promise<{ cookie: string; nonce: string }> => {
    const opened = await openAs(t, user, post);
    const cookies = await opened.page.browserContext().cookies();
    const endpoint = await opened.page.$eval('ivs-chat', (chat) => chat.tokenEndpoint);
    return {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      nonce: new URL(endpoint).searchParams.get('_wpnonce')!,
    };
  };
  const [ana, ed] = [await cookiesOf('ana'), await cookiesOf('ed')];
  const as = ({ cookie }: { cookie: string }): RequestInit => ({ headers: { cookie } });
  await refused(403, /load the page again/, ask('token', { roomIdentifier: arn }, as(ed)));
  await refused(403, /Cookie check failed/, ask(`token?_wpnonce=${ana.nonce}`, { roomIdentifier: arn }, as(ed)));
  await refused(401, /Only moderators/, ask('moderation', event, as(ed)));
  await refused(403, /Only moderators/, ask(`moderation?_wpnonce=${ana.nonce}`, event, as(ana)));
  const asEd = (body: object): Promise<Response> => ask(`moderation?_wpnonce=${ed.nonce}`, body, as(ed));
  await refused(400, /eventName/, asEd({ ...event, eventName: 'app:NOTICE' }));
  await refused(400, /attributes/, asEd({ ...event, attributes: { mode: { deep: 1 } } }));
  await refused(404, /no chat for that room/, asEd({ ...event, roomIdentifier: elsewhere }));

  const member = await ask(`token?_wpnonce=${ana.nonce}`, { roomIdentifier: arn, ...more }, as(ana));
  const token = (await member.json()) as typeof guest;
  assert.match(String(token['userId']), /^wp-\d+$/);
  assert.deepEqual(token['capabilities'], ['SEND_MESSAGE']);
  assert.deepEqual(token['attributes'], { displayName: 'Ana Baker' });

  // Pictures come from another host, so that the owner has to ask for them.
  const show = (on: boolean): Promise<unknown> =>
    Promise.all([changeSettings({ avatars: on }), site.php(`update_option('show_avatars', '${on ? 1 : ''}');`)]);
  await show(true);
  const pictured = await ask(`token?_wpnonce=${ana.nonce}`, { roomIdentifier: arn }, as(ana));
  const { avatar } = ((await pictured.json()) as { attributes: { avatar: string } }).attributes;
  assert.match(avatar, /^http:\/\/\d\.gravatar\.com\/avatar\//);
  const origins = /image-origins="([^"]+)"/.exec(await html(post))![1]!.split(' ');
  assert.ok(origins.includes(new URL(avatar).origin), avatar);
  await show(false);
  assert.doesNotMatch(await html(post), /image-origins/);
});

test('a page that a cache made for guests, or that is too old, knows who is logged in all the same', async (t) => {
  const forGuests = await html(post);
  const tooOld = forGuests.replaceAll('/ivs-chat/v1/token', '/ivs-chat/v1/token?_wpnonce=0123456789');
  for (const [name, page] of Object.entries({ forGuests, tooOld })) {
    const body = Buffer.from(page).toString('base64');
    const endCache = site.addCode(
      `if ( '${post}' === $_SERVER['REQUEST_URI'] ) { echo base64_decode( '${body}' ); exit; }`,
    );
    const ana = await openAs(t, 'ana', post);
    await connected(ana);
    await say(ana, name);
    await shows(ana, [name]);
    assert.equal(await ana.page.$('ivs-chat[lurk]'), null);
    // Nor does it keep out a guest who gets the page of somebody else.
    await connected(await open(t, post));
    endCache();
  }
});

test('the shortcode takes what the block takes, and tells editors, and nobody else, what it does not understand', async (t) => {
  const path = await addPost(
    '[ivs_chat room="main" height="300px" theme="dark" timestamps="time" without_avatars compact="no"]',
  );
  const good = await html(path);
  assert.match(
    good,
    /<ivs-chat [^>]*timestamps="time" style="block-size:300px;color-scheme:dark" lurk without-avatars>/,
  );
  assert.doesNotMatch(good, /ivs-chat-hint/);

  const wrong = await addPost('[ivs_chat heigth="300" theme="pink" room="attic&quot;><script>alert(1)</script>"]');
  assert.doesNotMatch(await html(wrong), /ivs-chat|script>alert/);
  const ed = await openAs(t, 'ed', wrong);
  const hints = await ed.page.$$eval('.ivs-chat-hint', (all) => all.map((hint) => hint.textContent));
  assert.match(hints[0]!, /no attribute "heigth"\. It has: room, heading/);
  assert.match(hints[1]!, /theme="pink" is not understood\. Write auto, light, dark, system/);
  assert.match(hints[2]!, /no room "attic.*Its rooms are: main/);
  assert.deepEqual(ed.faults, []);

  // Pages without a chat are none of its business.
  assert.doesNotMatch(await html('/'), /embed\.iife\.js|tokens\.js/);
  assert.match(await html(post), /wp-content\/plugins\/ivs-chat\/chat\/embed\.iife\.js/);
});

test('guests read, write, or see a link, as the settings say, and nobody takes all of the tokens', async (t) => {
  await changeSettings({ guests: 'write' });
  const guest = await open(t, post);
  await connected(guest);
  await say(guest, 'hello from outside');
  await shows(guest, ['hello from outside']);
  await reads(guest, 'Guest');

  await changeSettings({ guests: 'none' });
  const page = await html(post);
  assert.match(page, /<a href="[^"]+wp-login\.php[^"]+">Log in to see the chat\.<\/a>/);
  assert.doesNotMatch(page, /<ivs-chat/);
  const ask = (): Promise<Response> =>
    fetch(`${site.url}/wp-json/ivs-chat/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({ roomIdentifier: server.rooms[0]!.arn }),
    });
  assert.equal((await ask()).status, 401);

  await changeSettings({ guests: 'read' });
  const allowAgain = site.addCode(`add_filter( 'ivs_chat_tokens_per_minute', function () { return 0; } );`);
  const refused = await ask();
  assert.equal(refused.status, 429);
  assert.match(await refused.text(), /Too many requests/);
  allowAgain();
  assert.equal((await ask()).status, 200);
});

test('what wp-config.php says goes over the settings, whose fields tell so', async (t) => {
  const secret = 'a secret of wp-config.php';
  const take = site.addCode(
    `define( 'IVS_CHAT_SECRET_ACCESS_KEY', '${secret}' ); define( 'IVS_CHAT_ENDPOINT', '${server.url}/' );`,
  );
  const admin = await openAs(t, 'admin', settingsPage);
  const { page } = admin;
  assert.deepEqual(await page.$$eval('#wpbody :disabled', (all) => all.map(({ id }) => id)), [
    'ivs-chat-secret_access_key',
    'ivs-chat-endpoint',
  ]);
  await page.waitForSelector('::-p-text(Set by IVS_CHAT_SECRET_ACCESS_KEY in wp-config.php.)');
  assert.ok(!(await page.content()).includes(secret));
  assert.match((await saveAndTest(admin, {})).join(), /check the secret access key/);
  take();
  // What was saved before is still there.
  assert.deepEqual(await saveAndTest(admin, {}), ['main: The connection works.']);
});

test('a site in German speaks German', async (t) => {
  const speakEnglish = site.addCode(`add_filter( 'locale', function () { return 'de_DE'; } );`);
  assert.ok((await html(post)).includes('>Anmelden und mitreden</a>'));
  const admin = await openAs(t, 'admin', settingsPage);
  await admin.page.waitForSelector('label::-p-text(Besucher, die nicht angemeldet sind)');
  await admin.page.goto(`${site.url}/wp-admin/post-new.php`);
  await admin.page.waitForFunction('window.wp?.blocks?.getBlockType("ivs-chat/chat")');
  assert.equal(await admin.page.evaluate(`wp.blocks.getBlockType('ivs-chat/chat').title`), 'Live-Chat');
  assert.equal(await admin.page.evaluate(`wp.i18n.__('Room', 'ivs-chat')`), 'Raum');
  speakEnglish();
});

test('requests are signed as AWS does', async () => {
  // Source: AWS, "Signature Version 4 test suite": get-vanilla, post-vanilla, post-x-www-form-urlencoded, post-header-value-case.
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const vectors = [
    ['GET', {}, '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['POST', {}, '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    ['POST', form, 'Param1=value1', 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a'],
  ] as const;
  const signer = {
    access_key_id: 'AKIDEXAMPLE',
    secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
    service: 'service',
  };
  for (const [method, more, body, signature] of vectors) {
    const headers = { 'x-amz-date': '20150830T123600Z', host: 'example.amazonaws.com', ...more };
    const request = JSON.stringify({ method, path: '/', headers, body });
    const code = `echo IvsChat\\authorization(json_decode('${request}', true), json_decode('${JSON.stringify(signer)}', true));`;
    assert.match(
      await site.php(code),
      new RegExp(
        `^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, .*Signature=${signature}$`,
      ),
    );
  }
});

test('no secret and no token is in a page, in the log or in the database where it need not be', async () => {
  assert.ok(sent.length > 50 && tokens.length > 5);
  const log = site.log();
  for (const secret of [credential.secretAccessKey, ...tokens]) {
    assert.ok(!log.includes(secret));
    assert.ok(!sent.some((text) => text.includes(secret)));
  }
  const kept = await site.php(
    `global $wpdb; echo json_encode($wpdb->get_results("SELECT option_name, option_value FROM $wpdb->options"));`,
  );
  for (const token of tokens) assert.ok(!kept.includes(token));
  assert.equal(kept.split(credential.secretAccessKey).length, 2);
  // Nor does the plugin make PHP complain.
  assert.deepEqual(
    log.split('\n').filter((line) => /plugins\/ivs-chat\/.* on line/.test(line)),
    [],
  );
});

test('removed, the plugin leaves nothing behind', async (t) => {
  const names = `global $wpdb; echo implode(' ', $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%ivs_chat%'"));`;
  assert.match(await site.php(names), /ivs_chat_settings/);
  assert.match(await site.php(names), /_transient_ivs_chat_/);
  const admin = await openAs(t, 'admin', '/wp-admin/plugins.php');
  await follow(admin, '#deactivate-ivs-chat');
  await admin.page.locator('#delete-ivs-chat').click();
  await admin.page.waitForSelector('.plugin-deleted-tr, [data-slug=ivs-chat].deleted');
  assert.equal(await site.php(names), '');
  assert.doesNotMatch(await html(post), /<ivs-chat/);
});
