import { assert } from 'chai';
import type { ChatRoom } from '../../src/client/index.ts';
import type { IvsChat, IvsMessageEvent } from '../../src/index.ts';
import type { TestService } from '../helpers/service-commands.ts';
import {
  busy,
  addConnectedChat,
  enter,
  field,
  find,
  item,
  items,
  list,
  menu,
  middle,
  nextEvent,
  openMenu,
  rows,
  say,
  startService,
  texts,
  until,
} from '../helpers/chat-page.ts';
import { sendKeys, sendMouse } from '../helpers/viewer.ts';

/** Fills the list, with speakers who may say some more: each may send ten messages a second. */
async function fill(service: TestService, chat: IvsChat, count: number): Promise<ChatRoom[]> {
  const speakers = await Promise.all(Array.from({ length: count / 5 }, (_, i) => enter(service, `s${i}`)));
  let last = '';
  const listen = ({ message }: IvsMessageEvent): unknown => (last = message.content);
  chat.addEventListener('ivs-message', listen);
  const said = await Promise.all(
    Array.from({ length: count }, (_, i) => say(speakers[i % speakers.length]!, `line ${i}`)),
  );
  await until(() => said.length === count && texts(chat).at(-1) === last);
  chat.removeEventListener('ivs-message', listen);
  return speakers;
}

const endGap = (chat: IvsChat): number => {
  const { scrollHeight, scrollTop, clientHeight } = list(chat);
  return scrollHeight - scrollTop - clientHeight;
};

const itemsForModerators = [
  'Reply',
  'Copy text',
  'About ben',
  'Mute for me',
  'Select messages',
  'Delete message',
  'Disconnect user…',
];

describe('<ivs-chat-messages>', () => {
  it('shows words as words, whatever they look like', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service);
    const room = await enter(service, 'ben');
    const nasty = '<img src=x onerror="document.title=1"><b>b</b> &amp; ${1} javascript:x() \u202Eabc';
    await say(room, nasty);
    await until(() => rows(chat).length === 1);
    assert.deepEqual(texts(chat), [nasty]);
    assert.lengthOf(list(chat).querySelectorAll('img, b'), 0);
    room.disconnect();
  });

  it('tells own messages apart', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const room = await enter(service, 'ben');
    await say(room, 'theirs');
    field(chat).focus();
    await sendKeys({ type: 'mine' });
    await sendKeys({ press: 'Enter' });
    await until(() => rows(chat).length === 2 && rows(chat)[1]!.matches('.sent'));
    assert.deepEqual(
      rows(chat).map((row) => row.matches('.own')),
      [false, true],
    );
    assert.include(rows(chat)[1]!.textContent, 'You');
    room.disconnect();
  });

  it('keeps to the end while messages come and sizes change', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service);
    const [speaker, ...others] = await fill(service, chat, 60);
    assert.isAtMost(endGap(chat), 1);
    assert.isBelow(rows(chat).length, 60);
    chat.style.blockSize = '300px';
    await until(() => endGap(chat) <= 1 && list(chat).clientHeight < 250);
    await say(speaker!, 'one more');
    await until(() => texts(chat).at(-1) === 'one more');
    assert.isAtMost(endGap(chat), 1);
    for (const room of [speaker!, ...others]) room.disconnect();
  });

  it('keeps to the end where a browser puts the list back as it gets lower, as Chromium does with some keyboards', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service);
    const speakers = await fill(service, chat, 60);
    const back = list(chat).scrollTop;
    const lower = new Promise<void>((resolve) => {
      const browser = new ResizeObserver(([entry]) => {
        if (entry!.contentRect.height > 250) return;
        browser.disconnect();
        resolve();
      });
      browser.observe(list(chat));
    });
    chat.style.blockSize = '300px';
    await lower;
    for (let frame = 0; frame < 3; frame++) {
      list(chat).scrollTop = back;
      // The event of it comes before the second of them.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
    await until(() => endGap(chat) <= 1 && list(chat).scrollTop > back);
    for (const speaker of speakers) speaker.disconnect();
  });

  it('keeps to the end as a message of several lines is sent, and the field gets lower', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { userId: 'ana' });
    chat.style.inlineSize = '320px';
    const speakers = await fill(service, chat, 60);
    field(chat).focus();
    await sendKeys({ type: 'as long as a question is that somebody asks who has thought about it for a while' });
    await until(() => field(chat).offsetHeight > 50);
    await sendKeys({ press: 'Enter' });
    await until(() => rows(chat).at(-1)?.matches('.own.sent'));
    await until(() => endGap(chat) <= 1);
    await say(speakers[0]!, 'and on');
    await until(() => texts(chat).at(-1) === 'and on' && endGap(chat) <= 1);
    for (const speaker of speakers) speaker.disconnect();
  });

  it('moved in the page, is at its end as before, or where its reader was', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service);
    const speakers = await fill(service, chat, 60);
    const stage = document.createElement('section');
    document.body.append(stage);
    stage.append(chat);
    assert.isAtMost(endGap(chat), 1);
    await say(speakers[0]!, 'and on');
    await until(() => texts(chat).at(-1) === 'and on' && endGap(chat) <= 1);
    list(chat).scrollTop -= 150;
    await nextEvent(list(chat), 'scroll');
    const seen = list(chat).getBoundingClientRect().top + 40;
    const read = rows(chat).find((row) => row.getBoundingClientRect().top > seen)!;
    const { top } = read.getBoundingClientRect();
    document.body.append(chat);
    stage.append(chat);
    assert.closeTo(read.getBoundingClientRect().top, top, 1);
    stage.remove();
    for (const speaker of speakers) speaker.disconnect();
  });

  it('holds still for a reader who scrolled up, counts what is new, and goes back at a press', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service);
    const speakers = await fill(service, chat, 60);
    await sendMouse({ type: 'move', position: middle(list(chat)) });
    // Rows are put in as the reader comes near the first one.
    await until(() => {
      list(chat).scrollTop = 0;
      return rows(chat).length === 60;
    });
    list(chat).scrollTop = 100;
    await new Promise(requestAnimationFrame);
    const { top: listTop } = list(chat).getBoundingClientRect();
    const seen = rows(chat).find((row) => row.getBoundingClientRect().top > listTop)!;
    const { top } = seen.getBoundingClientRect();
    for (const speaker of speakers.slice(0, 3)) await say(speaker, 'news');
    const pill = await until(() => find(chat, 'ivs-chat-messages', '.pill'));
    await until(() => pill.textContent.includes('3 new messages'));
    assert.equal(seen.getBoundingClientRect().top, top);
    pill.click();
    await until(() => endGap(chat) <= 1);
    assert.isNull(find(chat, 'ivs-chat-messages', '.pill'));
    for (const speaker of speakers) speaker.disconnect();
  });

  it('offers each viewer what their token allows, and only that', async () => {
    const service = await startService();
    const viewer = await addConnectedChat(service, { userId: 'ana' });
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const room = await enter(service, 'ben');
    await say(room, 'hello');
    await until(() => rows(viewer).length === 1 && rows(moderator).length === 1);
    await openMenu(viewer, rows(viewer)[0]!);
    assert.deepEqual(items(viewer), ['Reply', 'Copy text', 'About ben', 'Mute for me']);
    await sendKeys({ press: 'Escape' });
    await until(() => !menu(viewer));
    moderator.scrollIntoView();
    await openMenu(moderator, rows(moderator)[0]!);
    assert.deepEqual(items(moderator), itemsForModerators);
    room.disconnect();
  });

  it('a moderator deletes by mouse: gone for everybody', async () => {
    const service = await startService();
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const viewer = await addConnectedChat(service, { userId: 'ana' });
    const room = await enter(service, 'ben');
    await say(room, 'spam');
    await until(() => rows(moderator).length === 1);
    moderator.scrollIntoView();
    await openMenu(moderator, rows(moderator)[0]!);
    await sendMouse({ type: 'click', position: middle(item(moderator, 'Delete')) });
    await until(() => rows(moderator).length === 0 && rows(viewer).length === 0);
    room.disconnect();
  });

  it('a moderator disconnects by keyboard, with a reason', async () => {
    const service = await startService();
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const room = await enter(service, 'ben');
    await say(room, 'first');
    await say(room, 'second');
    await until(() => rows(moderator).length === 2);
    const reason = new Promise<string | undefined>((resolve) =>
      room.addListener('userDisconnect', (event) => resolve(event.reason)),
    );
    list(moderator).focus();
    await sendKeys({ press: 'ArrowUp' });
    assert.isTrue(rows(moderator)[1]!.matches(':focus'));
    await sendKeys({ press: 'Enter' });
    await until(() => menu(moderator));
    assert.deepEqual(items(moderator), itemsForModerators);
    await sendKeys({ press: 'ArrowUp' });
    await until(() => item(moderator, 'Disconnect').matches(':focus'));
    await sendKeys({ press: 'Enter' });
    await until(() => menu(moderator)?.querySelector('input:focus'));
    assert.equal(menu(moderator)!.getAttribute('aria-label'), 'Disconnect ben');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    assert.equal(await reason, 'Spoilers');
    await until(() => rows(moderator).at(-1)!.textContent!.includes('ben was disconnected: Spoilers'));
    await until(() => !menu(moderator));
    assert.isTrue(rows(moderator)[1]!.matches(':focus'));
  });

  it('Enter opens the menu of the row that has the focus, wherever the mouse rests', async () => {
    const service = await startService();
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const room = await enter(service, 'ben');
    for (const text of ['one', 'two', 'three']) await say(room, text);
    await until(() => rows(moderator).length === 3);
    rows(moderator)[0]!.focus();
    await sendMouse({ type: 'move', position: middle(rows(moderator)[2]!) });
    await until(() => rows(moderator)[2]!.matches('.marked'));
    await sendKeys({ press: 'Enter' });
    await until(() => menu(moderator));
    assert.isTrue(rows(moderator)[0]!.matches('.marked'));
    room.disconnect();
  });

  it('the list holds still while a menu is open, and the menu closes with its message', async () => {
    const service = await startService(busy);
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const [speaker, ...others] = await fill(service, moderator, 40);
    const row = rows(moderator).at(-5)!;
    await openMenu(moderator, row);
    const { top } = row.getBoundingClientRect();
    await say(speaker!, 'news');
    await until(() => texts(moderator).at(-1) === 'news');
    assert.equal(row.getBoundingClientRect().top, top);
    const event = new Promise((resolve) => moderator.addEventListener('ivs-message-delete', resolve, { once: true }));
    item(moderator, 'Delete').click();
    await event;
    await until(() => !menu(moderator) && endGap(moderator) <= 1);
    for (const room of [speaker!, ...others]) room.disconnect();
  });

  it('a page can prevent a request and do it otherwise', async () => {
    const service = await startService();
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const room = await enter(service, 'ben');
    const { id } = await say(room, 'keep me');
    await until(() => rows(moderator).length === 1);
    const asked = new Promise<string>((resolve) =>
      document.addEventListener(
        'ivs-delete-request',
        (event) => {
          event.preventDefault();
          resolve((event as HTMLElementEventMap['ivs-delete-request']).messageId);
        },
        { once: true },
      ),
    );
    await openMenu(moderator, rows(moderator)[0]!);
    item(moderator, 'Delete').click();
    assert.equal(await asked, id);
    assert.isFalse(rows(moderator)[0]!.matches('.deleting'));
    room.disconnect();
  });

  it('the focus is not lost when the focused message vanishes', async () => {
    const service = await startService();
    const viewer = await addConnectedChat(service, { userId: 'ana' });
    const moderator = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const room = await enter(service, 'ben');
    for (const text of ['one', 'two', 'three']) await say(room, text);
    await until(() => rows(viewer).length === 3 && rows(moderator).length === 3);
    moderator.scrollIntoView();
    await openMenu(moderator, rows(moderator)[1]!);
    item(moderator, 'Delete').click();
    rows(viewer)[1]!.focus();
    await until(() => rows(viewer).length === 2);
    await until(() => rows(viewer)[1]!.matches(':focus'));
    room.disconnect();
  });
});
