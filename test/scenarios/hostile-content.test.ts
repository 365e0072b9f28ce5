import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ChatRoom, SendMessageRequest, type ChatMessage, type ChatToken } from '../../src/client/index.ts';
import type { IvsChat } from '../../src/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { hostileTexts } from '../helpers/hostile.ts';
import { nodePlatform, once, startService } from '../helpers/room.ts';
import { connected, reads, startSite, tag, useBrowser, type TestPage } from '../helpers/site.ts';

const open = useBrowser();

/** A page with a chat, beside something whose place must not change. */
async function openPage(t: TestContext, server: RunningServer, withoutPolicy: boolean): Promise<TestPage> {
  const attributes = 'tombstones timestamps="time" formatting';
  const body = `${tag(server, 'ana', 'moderator', attributes)}<p id="below">below</p><script src="/page.js"></script>`;
  const pageScript = 'window.hits = []; window.hit = (what) => window.hits.push(what); window.alert = window.hit;';
  const opened = await open(t, await startSite(t, server, body, { pageScript, withoutPolicy }));
  await opened.page.waitForFunction(() => customElements.get('ivs-chat-composer') !== undefined);
  await connected(opened);
  return opened;
}

/** What the page must never have, wherever it came from. */
interface Harm {
  ran: unknown[];
  elements: string[];
  attributes: string[];
  addresses: string[];
  outOfPlace: string[];
}

const harmless: Harm = { ran: [], elements: [], attributes: [], addresses: [], outOfPlace: [] };

const findHarm = ({ page }: TestPage): Promise<Harm> =>
  page.evaluate(async () => {
    // What is deferred, such as the load of an image, has a frame and a task to happen in.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const harm = {
      ran: (window as unknown as { hits: unknown[] }).hits,
      elements: [] as string[],
      attributes: [] as string[],
      addresses: [] as string[],
      outOfPlace: [] as string[],
    };
    const forbidden =
      /^(script|iframe|frame|object|embed|base|meta|link|portal|audio|video|foreignobject|animate|set)$/i;
    const roots: (Document | ShadowRoot)[] = [document.querySelector('ivs-chat')!.shadowRoot!];
    for (const root of roots)
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (forbidden.test(element.localName)) harm.elements.push(element.outerHTML);
        for (const { name, value } of element.attributes) {
          if (/^on|^(srcdoc|formaction|ping|http-equiv)$/i.test(name)) harm.attributes.push(element.outerHTML);
          if (/^(href|src|action|xlink:href|poster|data)$/i.test(name) && !/^https?:\/\/|^data:image\//.test(value))
            harm.addresses.push(value);
        }
      }
    const list = roots.map((root) => root.querySelector('.list')).find((one) => one !== null)!;
    const frame = list.getBoundingClientRect();
    for (const one of list.querySelectorAll('.message, .message .body, .message .name, .message .badges')) {
      const { left, right, width } = one.getBoundingClientRect();
      if (width && (left < frame.left - 1 || right > frame.right + 1)) harm.outOfPlace.push(one.outerHTML);
    }
    for (const one of [list, ...roots.flatMap((root) => [...root.querySelectorAll('.strip')])])
      if (one.scrollWidth > one.clientWidth) harm.outOfPlace.push(`${one.className} scrolls sideways`);
    if (document.documentElement.scrollWidth > innerWidth) harm.outOfPlace.push('the page scrolls sideways');
    const { top } = document.querySelector('#below')!.getBoundingClientRect();
    if (Math.round(top) !== Math.round(document.querySelector('ivs-chat')!.getBoundingClientRect().bottom + 16))
      harm.outOfPlace.push(`what is below the chat is at ${top}`);
    return harm;
  });

/** In lots that are rendered at once. */
const lots = Array.from({ length: Math.ceil(hostileTexts.length / 20) }, (_, index) =>
  hostileTexts.slice(index * 20, index * 20 + 20),
);

type Change = (chat: IvsChat, texts: readonly string[]) => unknown;

/** Does something in the page with its chat. */
const inChat = ({ page }: TestPage, change: Change, texts: readonly string[]): Promise<unknown> =>
  page.evaluate(`(${String(change)})(document.querySelector('ivs-chat'), ${JSON.stringify(texts)})`);

/** Everything about a message is hostile: as a page's backend hands it on, whom it calls what, and what it is beside its text. */
const asEarlier: Change = (chat, texts) =>
  chat.addMessages(
    texts.map((text, index) => ({
      id: text,
      content: text,
      sendTime: new Date(Date.now() - 60_000 + index),
      attributes: { message_type: 'STICKER', sticker_src: text, messageReplyId: texts[index - 1] ?? text },
      sender: {
        userId: text,
        attributes: { displayName: text, avatar: text, picture: text, badges: text, color: text, role: text },
      },
    })) as ChatMessage[],
  );

const asPack: Change = (chat, texts) => {
  chat.emotePack = {
    emotes: Object.fromEntries(
      texts.flatMap((text, index) => [
        [text, text],
        [`e${index}`, text],
      ]),
    ),
    stickers: Object.fromEntries(texts.map((text, index) => [`s${index}`, text])),
  };
  chat.addMessages(
    texts.map((_, index) => ({
      id: `emote-${index}`,
      content: `:e${index}: and :s${index}:`,
      sendTime: new Date(),
      attributes: {},
      sender: { userId: 'ben', attributes: {} },
    })) as ChatMessage[],
  );
};

const asAnnouncement: Change = async (chat, texts) => {
  for (const text of texts) {
    chat.announcement = text;
    chat.heading = text;
    await chat.updateComplete;
    // Once more for the sanitizer, which comes on demand.
    await new Promise(requestAnimationFrame);
    await chat.updateComplete;
  }
};

const asRenderings: Change = (chat) => {
  chat.renderMessage = ({ content }) => content;
  chat.renderEvent = ({ eventName }) => eventName;
  chat.mapSender = (userId) => ({
    name: userId,
    avatar: userId,
    color: userId,
    badges: [{ kind: 'other', label: userId }],
  });
};

const policies = [
  // HTML of the page's own is parsed to be made safe, which is reported for what it would have run; so, only without a policy.
  { policy: 'a strict policy and Trusted Types', withoutPolicy: false, changes: [asEarlier, asPack, asRenderings] },
  {
    policy: 'no policy at all',
    withoutPolicy: true,
    changes: [asEarlier, asPack, asRenderings, asAnnouncement],
  },
];

for (const { policy, withoutPolicy, changes } of policies)
  test(`${hostileTexts.length} hostile texts by way of the page's own backend, under ${policy}: none runs, none is fetched, none leaves its place`, async (t) => {
    const server = await startService(t);
    const opened = await openPage(t, server, withoutPolicy);
    for (const texts of lots)
      for (const change of changes) {
        await inChat(opened, change, texts);
        assert.deepEqual(await findHarm(opened), harmless, change.name);
      }
    // An address on the page's own origin is one that the page answers for, and this page has no images.
    const { origin } = new URL(opened.url);
    const own = `Content Security Policy: img-src refuses ${origin}/`;
    assert.deepEqual(
      opened.faults.filter((fault) => !fault.startsWith(own)),
      [],
    );
    assert.deepEqual([...opened.hosts].sort(), hostsOf(server, opened));
  });

test(`${hostileTexts.length} hostile texts over the service: messages and their senders, events and reasons`, async (t) => {
  let now = Date.now();
  const server = await startService(t, {
    rooms: [{ maximumMessageRatePerSecond: 100 }],
    // Time goes by as the service is used, so that no rate is too high.
    now: () => (now += 100),
  });
  const [{ arn } = { arn: '' }] = server.rooms;
  const opened = await openPage(t, server, true);
  for (const [index, texts] of lots.entries()) {
    const room = await enter(t, server, texts);
    for (const [index, text] of texts.entries()) {
      const message = await room.sendMessage(new SendMessageRequest(text, { sticker_src: cut(text, 900) }));
      server.service.sendEvent(arn, 'app:NOTICE', { text: cut(text, 900) });
      server.service.sendEvent(arn, 'app:PIN', { text: cut(text, 450), by: cut(text, 450) });
      // The reason is another text: its message was made ready for its own.
      server.service.deleteMessage(arn, message.id, texts.at(index - 1)!);
    }
    server.service.disconnectUser(arn, cut(texts[0]!, 128), texts[1]!);
    server.service.sendEvent(arn, 'app:NOTICE', { text: `end of lot ${index}` });
    await reads(opened, `end of lot ${index}`);
    assert.deepEqual(await findHarm(opened), harmless);
  }
  assert.deepEqual([...opened.hosts].sort(), hostsOf(server, opened));
});

test('what a token endpoint answers is words to the chat, whatever it is', async (t) => {
  const server = await startService(t);
  const opened = await openPage(t, server, true);
  const asToken: Change = async (chat, texts) => {
    for (const text of texts) {
      chat.tokenProvider = () =>
        Promise.resolve({
          token: text,
          userId: text,
          capabilities: [text],
          attributes: { displayName: text },
          regionOrUrl: text,
          sessionExpirationTime: text,
        } as unknown as ChatToken);
      await chat.updateComplete;
      await new Promise(requestAnimationFrame);
      chat.tokenProvider = () => Promise.reject(new Error(text));
      await chat.updateComplete;
      await new Promise(requestAnimationFrame);
    }
  };
  for (const texts of lots) {
    await inChat(opened, asToken, texts);
    assert.deepEqual(await findHarm(opened), harmless);
  }
  assert.deepEqual([...opened.hosts].sort(), hostsOf(server, opened));
});

/** A client whose token calls it all that. */
async function enter(t: TestContext, server: RunningServer, [name = '', avatar = '', badges = '']: readonly string[]) {
  const attributes = Object.fromEntries(
    Object.entries({ displayName: name, avatar, badges }).map(([key, text]) => [key, cut(text, 300)]),
  );
  const { arn } = server.rooms[0]!;
  const room = new ChatRoom({
    regionOrUrl: server.regionOrUrl,
    tokenProvider: async () =>
      server.service.createChatToken({
        roomIdentifier: arn,
        userId: cut(name, 128),
        capabilities: ['SEND_MESSAGE'],
        attributes,
      }),
    platform: nodePlatform,
  });
  t.after(() => room.disconnect());
  const ready = once(room, 'connect');
  room.connect();
  await ready;
  return room;
}

/** What the service's limits leave of a text, in bytes. */
const cut = (text: string, bytes: number): string => Buffer.from(text).subarray(0, bytes).toString();

const hostsOf = (server: RunningServer, { url }: TestPage): string[] =>
  [new URL(server.url).host, new URL(url).host].sort();
