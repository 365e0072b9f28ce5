import { assert } from 'chai';
import {
  addConnectedChat,
  busy,
  click,
  earlier,
  enter,
  find,
  list,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
  write,
} from '../helpers/chat-page.ts';
import { sendKeys } from '../helpers/viewer.ts';

const origin = location.origin;
/** A picture that is there: the smallest. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

describe('what a message shows', () => {
  it('links lead out safely, and nothing of the text is HTML', async () => {
    const chat = await addConnectedChat(await startService());
    chat.addMessages([earlier('a', 'see https://x.example/a. <img src=x onerror=alert(1)>')]);
    const row = await until(() => rows(chat)[0]);
    const link = row.querySelector('a')!;
    assert.deepEqual(
      [link.href, link.textContent, link.target, link.rel],
      ['https://x.example/a', 'https://x.example/a', '_blank', 'noopener noreferrer nofollow ugc'],
    );
    assert.isNull(row.querySelector('img'));
    assert.include(row.textContent, '<img src=x onerror=alert(1)>');
  });

  it('avatars come from the page’s own origin and from those that it names, and leave letters where they cannot be had', async () => {
    const chat = await addConnectedChat(await startService(), { imageOrigins: 'https://cdn.example' });
    chat.addMessages([
      earlier('a', 'own', { avatar: '/there-is-nothing-here.png' }),
      earlier('b', 'other', { avatar: 'https://evil.example/x.png' }),
      earlier('c', 'script', { avatar: 'javascript:alert(1)' }),
      earlier('d', 'data', { avatar: pixel }),
    ]);
    await until(() => rows(chat).length === 4);
    const sources = (): (string | undefined)[] => rows(chat).map((row) => row.querySelector('img')?.src);
    // The first was tried, and its letters are what is left.
    await until(() => sources().every((src) => src === undefined));
    assert.deepEqual(
      rows(chat).map((row) => row.querySelector('.avatar')!.textContent!.trim()),
      ['BE', 'BE', 'BE', 'BE'],
    );
  });

  it('emotes and stickers are pictures of the pack, and of nobody else', async () => {
    const chat = await addConnectedChat(await startService(), {
      emotePack: { emotes: { wow: pixel }, stickers: { bread: pixel } },
    });
    chat.addMessages([
      earlier('a', 'so :wow: wow'),
      earlier('b', 'bread', { attributes: { message_type: 'STICKER' } }),
      earlier('c', 'x', { attributes: { message_type: 'STICKER', sticker_src: 'https://evil.example/x.svg' } }),
    ]);
    await until(() => rows(chat).length === 3);
    const images = rows(chat).map((row) => [...row.querySelectorAll('img')].map(({ alt }) => alt));
    assert.deepEqual(images, [[':wow:', ':wow:'], ['Sticker: bread'], []]);
  });

  it('a pack can be a file, whose addresses count from where it is', async () => {
    const pack = new Blob([JSON.stringify({ emotes: { wow: `${origin}/wow.png` } })], { type: 'application/json' });
    const address = URL.createObjectURL(pack);
    const chat = await addConnectedChat(await startService(), { emotePack: address });
    chat.addMessages([earlier('a', ':wow:')]);
    const image = await until(() => rows(chat)[0]?.querySelector('img'));
    assert.equal(image.src, `${origin}/wow.png`);
    URL.revokeObjectURL(address);
  });

  it('badges have names, and messages that mention the viewer stand out', async () => {
    const chat = await addConnectedChat(await startService(), { userId: 'ana' });
    chat.addMessages([earlier('a', 'hi @ana', { badges: 'mod,verified,vip' })]);
    const row = await until(() => rows(chat)[0]);
    const labels = [...row.querySelectorAll('.badge')].map((badge) => badge.getAttribute('aria-label'));
    assert.deepEqual(labels, ['Moderator', 'Verified', 'vip']);
    assert.isTrue(row.matches('.mention'));
    assert.equal(row.querySelector('.at.me')!.textContent, '@ana');
  });

  it('times show as the page wants them, in the language of the chat', async () => {
    const chat = await addConnectedChat(await startService(), { timestamps: 'time', lang: 'de' });
    chat.addMessages([earlier('a', 'hallo')]);
    const time = await until(() => rows(chat)[0]?.querySelector('time'));
    const wanted = new Intl.DateTimeFormat('de', { hour: 'numeric', minute: '2-digit' });
    assert.equal(time.textContent, wanted.format(Date.UTC(2026, 0, 1, 20, 24)));
    chat.timestamps = 'relative';
    await until(() => /vor .*(?:Std|h)/.test(rows(chat)[0]!.querySelector('time')!.textContent));
    chat.timestamps = 'off';
    await until(() => !rows(chat)[0]!.querySelector('time'));
  });

  it('a quote leads to the message that it answers, by a press', async () => {
    const service = await startService({ rooms: [{ maximumMessageRatePerSecond: 100 }] });
    const chat = await addConnectedChat(service);
    chat.addMessages(Array.from({ length: 40 }, (_, i) => earlier(`m${i}`, `line ${i}`)));
    const ben = await enter(service, 'cem');
    await say(ben, 'an answer', { messageReplyId: 'm0' });
    const quote = await until(() => list(chat).querySelector('.quote'));
    assert.include(quote.textContent, 'line 0');
    await click(quote);
    await until(() => rows(chat)[0]!.matches(':focus'));
    const [seen, view] = [rows(chat)[0]!.getBoundingClientRect(), list(chat).getBoundingClientRect()];
    assert.isTrue(seen.top >= view.top && seen.bottom <= view.bottom);
  });

  it('names of 10,000 characters, piled marks, long words and 500 emoji stay in their row', async () => {
    const chat = await addConnectedChat(await startService());
    chat.addMessages([
      earlier('a', 'x'.repeat(500), { displayName: 'n'.repeat(10_000) }),
      earlier('b', '😀'.repeat(500)),
      earlier('c', `Z${'\u0301\u0302\u0303'.repeat(100)}`, { displayName: `\u202e${'\u0301'.repeat(90)}` }),
      earlier('d', 'x', { color: 'red;background:url(https://evil.example)', badges: 'b'.repeat(5_000) }),
    ]);
    await until(() => rows(chat).length === 4);
    assert.equal(list(chat).scrollWidth, list(chat).clientWidth);
    for (const row of rows(chat)) assert.isAtMost(row.querySelector('.body')!.scrollWidth, row.clientWidth);
    assert.isBelow(rows(chat)[2]!.offsetHeight, 60);
  });

  it('a page renders events and messages in its own way; what it returns is text', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, {
      renderEvent: ({ eventName, attributes }) =>
        eventName === 'app:SUB' ? `${attributes?.['name']} is a subscriber now <b>` : undefined,
      renderMessage: ({ content }) => (content === 'secret' ? '(a secret)' : undefined),
    });
    chat.addMessages([earlier('a', 'secret'), earlier('b', 'plain')]);
    await sendEvent(service, 'app:OTHER');
    await sendEvent(service, 'app:SUB', { name: 'Ben' });
    await until(() => rows(chat).length === 3);
    const [first, second, third] = rows(chat).map((row) => row.querySelector('.body')!.textContent!.trim());
    assert.match(first!, /\(a secret\)$/);
    assert.match(second!, /plain$/);
    assert.equal(third, 'Ben is a subscriber now <b>');
  });

  it('history comes from the page’s backend, before what is said live, without doubles', async () => {
    const service = await startService();
    const ben = await enter(service, 'ben');
    await say(ben, 'before');
    const historyEndpoint = service.tokenEndpoint.replace('chat-token', 'chat-history');
    const chat = await addConnectedChat(service, { historyEndpoint });
    await until(() => texts(chat).length === 1);
    await say(ben, 'live');
    await until(() => texts(chat).length === 2);
    assert.deepEqual(texts(chat), ['before', 'live']);
    const late = await addConnectedChat(service);
    late.historyEndpoint = historyEndpoint;
    await until(() => texts(late).length === 2);
    const wrong = await addConnectedChat(service, { historyEndpoint: '/there-is-nothing-here' });
    assert.equal(wrong.status.kind, 'connected');
  });

  it('filters cover and highlight; a tombstone says that something was deleted, and a moderator may look', async () => {
    const service = await startService();
    const filters = [
      { match: 'badword', action: 'mask' as const },
      { match: 'watched', action: 'highlight' as const },
    ];
    const chat = await addConnectedChat(service, { filters, tombstones: true });
    const mod = await addConnectedChat(service, { tombstones: true, userId: 'mod', role: 'moderator' });
    const ben = await enter(service, 'ben');
    const { id } = await say(ben, 'a badword, watched');
    const row = await until(() => rows(chat)[0]);
    assert.equal(row.querySelector('.text')!.textContent, 'a •••, watched');
    assert.isTrue(row.matches('.highlight'));
    await sendEvent(service, 'app:DELETE_BY_USER', { userId: 'ben', reason: 'spam' });
    await until(() => texts(chat)[0] === 'Message deleted by a moderator');
    await until(() => texts(mod)[0] === 'Deleted: spam');
    mod.scrollIntoView();
    await click(rows(mod)[0]!.querySelector('.text-button')!);
    await until(() => texts(mod)[0] === 'a badword, watched');
    assert.ok(id);
  });

  it('a screen reader is told of others’ messages, at a pace, and as the page wants', async () => {
    const service = await startService({ rooms: [{ maximumMessageRatePerSecond: 100 }] });
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const told = (): string => find(chat, 'ivs-chat-messages', '[aria-live=polite]')!.textContent!;
    const ben = await enter(service, 'ben');
    await say(ben, 'hello');
    await until(() => told() === 'ben: hello');
    for (let i = 0; i < 5; i++) await say(ben, `more ${i}`);
    await until(() => told() === '5 messages');
    chat.filters = [{ match: 'badword', action: 'mask' }];
    await say(ben, 'a badword');
    await until(() => told() === 'ben: a •••');
    chat.announce = 'mentions';
    await say(ben, 'nothing for you');
    await say(ben, 'hey @ana');
    await until(() => told() === 'ben: hey @ana');
  });

  it('a screen reader is told each time, though it is in the same words', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const region = await until(() => find(chat, 'ivs-chat-messages', '[aria-live=polite]'));
    const told: string[] = [];
    const observer = new MutationObserver(() => told.push(region.textContent!));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    const ben = await enter(service, 'ben');
    for (let times = 1; times <= 2; times++) {
      await say(ben, 'hello');
      await until(() => told.length === times);
    }
    chat.announce = 'counts';
    for (let times = 3; times <= 4; times++) {
      await say(ben, 'hello');
      await until(() => told.length === times);
    }
    // What is not for a screen reader touches nothing.
    await write(chat, 'hi');
    await until(() => rows(chat).at(-1)?.matches('.own.sent'));
    observer.disconnect();
    assert.deepEqual(told, ['ben: hello', 'ben: hello', '1 message', '1 message']);
  });

  it('the list holds still while somebody walks through it with the keyboard', async () => {
    const service = await startService({ rooms: [{ maximumMessageRatePerSecond: 100 }] });
    const chat = await addConnectedChat(service);
    chat.addMessages(Array.from({ length: 40 }, (_, i) => earlier(`m${i}`, `line ${i}`)));
    await until(() => texts(chat).at(-1) === 'line 39');
    const ben = await enter(service, 'ben');
    // A mouse was there before.
    await click(list(chat));
    list(chat).focus();
    await sendKeys({ press: 'ArrowUp' });
    const row = await until(() => rows(chat).find((one) => one.matches(':focus-visible')));
    assert.include(row.textContent, 'line 39');
    const { top } = row.getBoundingClientRect();
    for (let i = 0; i < 3; i++) await say(ben, `news ${i}`);
    await until(() => find(chat, 'ivs-chat-messages', '.pill')?.textContent?.includes('3 new messages'));
    assert.equal(row.getBoundingClientRect().top, top);
    assert.isOk(find(chat, 'ivs-chat-messages', '.divider'));
    // Home and End lead to what is not in the DOM yet.
    const focused = (text: string) => (): boolean =>
      rows(chat).some((one) => one.matches(':focus') && one.textContent!.includes(text));
    await sendKeys({ press: 'Home' });
    await until(focused('line 0'));
    await sendKeys({ press: 'ArrowDown' });
    await until(focused('line 1'));
    await sendKeys({ press: 'End' });
    await until(focused('news 2'));
    for (let i = 0; i < 35; i++) await sendKeys({ press: 'ArrowUp' });
    await until(focused('line 7'));
  });
});
