import { assert } from 'chai';
import type { ChatMessage } from '../../src/client/index.ts';
import type { IvsChat } from '../../src/index.ts';
import {
  addConnectedChat,
  busy,
  click,
  earlier,
  enter,
  find,
  item,
  list,
  menu,
  middle,
  openMenu,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
} from '../helpers/chat-page.ts';
import { sendKeys, sendMouse } from '../helpers/viewer.ts';

// What is done with rows while messages come: nothing moves under the mouse that is about to press something.

const lines = (count: number): ChatMessage[] => Array.from({ length: count }, (_, i) => earlier(`m${i}`, `line ${i}`));
const actions = ['ivs-chat-messages', 'ivs-chat-actions'];
const pill = (chat: IvsChat): HTMLElement | null => find(chat, 'ivs-chat-messages', '.pill');
const card = (chat: IvsChat): HTMLElement | null => find(chat, ...actions, 'ivs-chat-user-card', '.popup:popover-open');
const selection = (chat: IvsChat): HTMLElement | null => find(chat, ...actions, '[part=selection]');
const topOf = (element: Element): number => element.getBoundingClientRect().top;
const isAtEnd = (chat: IvsChat): boolean => {
  const { scrollHeight, scrollTop, clientHeight } = list(chat);
  return scrollHeight - scrollTop - clientHeight <= 1;
};
const bin = (row: HTMLElement): Promise<HTMLElement> =>
  until(() => row.querySelector<HTMLElement>('.tools [data-act=delete]'));

/** A moderator's chat that is full of messages. */
async function moderate(count = 40, properties: { undo?: number } = {}) {
  const service = await startService(busy);
  const chat = await addConnectedChat(service, { userId: 'mod', role: 'moderator', ...properties });
  chat.addMessages(lines(count));
  await until(() => texts(chat).at(-1) === `line ${count - 1}`);
  await until(() => isAtEnd(chat));
  return { service, chat, ben: await enter(service, 'ben') };
}

describe('the tools of a row', () => {
  for (const count of [40, 4])
    it(`a double click on a bin deletes one message, and nothing moves under it: ${count} messages`, async () => {
      const { chat } = await moderate(count, { undo: 60_000 });
      const row = rows(chat).at(-3)!;
      // WebKit's driver counts the clicks at one place, however long ago they were.
      await click(row);
      const place = middle(await bin(row));
      const top = topOf(row);
      for (let i = 0; i < 2; i++) await sendMouse({ type: 'click', position: place });
      await until(() => find(chat, ...actions, 'ivs-chat-undo'));
      assert.deepEqual(
        texts(chat).filter((text) => text === 'Deleting…'),
        ['Deleting…'],
      );
      assert.equal(topOf(row), top);
      await sendMouse({ type: 'move', position: [1, 1] });
      await until(() => topOf(row) < top && isAtEnd(chat));
    });

  it('the second half of a double click deletes nothing, wherever it falls', async () => {
    const { chat } = await moderate(4, { undo: 60_000 });
    const row = rows(chat)[1]!;
    const asked: string[] = [];
    chat.addEventListener('ivs-delete-request', ({ messageId }) => asked.push(messageId));
    await sendMouse({ type: 'move', position: middle(row) });
    const button = await bin(row);
    button.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
    assert.deepEqual(asked, []);
    button.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    assert.deepEqual(asked, ['m1']);
  });

  it('the list holds still for a mouse on its way to them and over them, and goes on when it leaves', async () => {
    const { chat, ben } = await moderate();
    const row = rows(chat).at(-3)!;
    const top = topOf(row);
    const [x, y] = middle(row);
    await sendMouse({ type: 'move', position: [x, y] });
    const said = say(ben, 'on its way');
    for (let step = 1; texts(chat).at(-1) !== 'on its way'; step++)
      await sendMouse({ type: 'move', position: [x + (step % 40), y] });
    await said;
    assert.equal(topOf(row), top);
    await sendMouse({ type: 'move', position: middle(await bin(row)) });
    await say(ben, 'over them');
    await until(() => texts(chat).at(-1) === 'over them');
    assert.equal(topOf(row), top);
    assert.isNull(pill(chat));
    await sendMouse({ type: 'move', position: [1, 1] });
    await until(() => topOf(row) < top && isAtEnd(chat));
    // A mouse that rests elsewhere wants nothing.
    await sendMouse({ type: 'move', position: middle(rows(chat).at(-2)!) });
    await say(ben, 'and on');
    await until(() => texts(chat).at(-1) === 'and on' && isAtEnd(chat));
  });

  it('a list that was held goes on though its mouse leaves without a word', async () => {
    const { service, chat, ben } = await moderate();
    const hold = async (): Promise<void> => {
      await sendMouse({ type: 'move', position: middle(rows(chat).at(-3)!) });
      await sendMouse({ type: 'move', position: middle(await bin(rows(chat).at(-3)!)) });
    };
    await hold();
    const stage = document.createElement('section');
    document.body.append(stage);
    stage.append(chat);
    await say(ben, 'moved');
    await until(() => texts(chat).at(-1) === 'moved' && isAtEnd(chat));
    await sendMouse({ type: 'move', position: [1, 1] });
    await hold();
    // The buttons go with what they were for, and the mouse stays where it is.
    chat.tombstones = true;
    await sendEvent(service, 'app:DELETE_BY_USER', { userId: 'ben' });
    await until(() => rows(chat).at(-3)!.matches('.deleted'));
    await say(ben, 'and on');
    await until(() => texts(chat).at(-1) === 'and on' && isAtEnd(chat));
    stage.remove();
  });

  it('the list holds still while a card is open, and the focus comes back to its row', async () => {
    const { chat, ben } = await moderate();
    const row = rows(chat).at(-3)!;
    const top = topOf(row);
    await click(row.querySelector('.name')!);
    await until(() => card(chat));
    await sendMouse({ type: 'move', position: [1, 1] });
    await say(ben, 'news');
    await until(() => pill(chat)?.textContent!.includes('1 new message'));
    assert.equal(topOf(row), top);
    assert.isTrue(row.matches('.marked'));
    await sendKeys({ press: 'Escape' });
    await until(() => row.matches(':focus') && !card(chat));
    await until(() => isAtEnd(chat) && !pill(chat));
  });

  it('a chat that is moved while a menu is open follows its end again', async () => {
    const { chat, ben } = await moderate();
    await openMenu(chat, rows(chat).at(-3)!);
    const stage = document.createElement('section');
    document.body.append(stage);
    stage.append(chat);
    await until(() => !menu(chat) && !rows(chat).at(-3)!.querySelector('[aria-expanded=true]'));
    await say(ben, 'news');
    await until(() => texts(chat).at(-1) === 'news' && isAtEnd(chat) && !pill(chat));
    stage.remove();
  });

  it('those of the topmost row are in sight, and none show below a menu that opens above them', async () => {
    const { chat } = await moderate();
    const cut = rows(chat).findLast((row) => topOf(row) < topOf(list(chat)) + 6)!;
    const { left, bottom } = cut.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left) + 60, Math.round(bottom) - 2] });
    const tools = await until(() => cut.querySelector('.tools'));
    assert.isAtLeast(topOf(tools), topOf(list(chat)));
    const low = rows(chat).at(-1)!;
    chat.scrollIntoView({ block: 'end' });
    await openMenu(chat, low);
    // It rises as it opens.
    const popup = (): DOMRect => menu(chat)!.getBoundingClientRect();
    await until(() => popup().top >= topOf(low) || popup().bottom <= topOf(low.querySelector('.tools')!));
  });

  it('Undo gives the focus to the message that stays', async () => {
    const { chat } = await moderate(4, { undo: 60_000 });
    await openMenu(chat, rows(chat)[1]!);
    await click(item(chat, 'Delete'));
    const bar = await until(() => find(chat, ...actions, 'ivs-chat-undo'));
    const undo = await until(() => find(bar, '.strong'));
    undo.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => texts(chat)[1] === 'line 1' && !find(chat, ...actions, 'ivs-chat-undo'));
    await until(() => rows(chat)[1]!.matches(':focus'));
  });
});

describe('choosing messages', () => {
  it('a row is one large box, by mouse and by keys; what it is for and what will be done is said', async () => {
    const { chat } = await moderate(4);
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Select'));
    const bar = await until(() => selection(chat));
    await until(() => list(chat).querySelector('.under-bar'));
    const box = (at: number): HTMLInputElement => rows(chat)[at]!.querySelector('.check')!;
    assert.equal(box(0).ariaLabel, 'Select the message of ben');
    assert.include(bar.textContent, 'Delete message');
    await click(rows(chat)[1]!.querySelector('.text')!);
    await click(rows(chat)[2]!.querySelector('.name')!);
    await until(() => box(1).checked && box(2).checked);
    await until(() => bar.textContent!.includes('3 selected') && bar.textContent!.includes('Delete messages'));
    await click(box(2));
    await until(() => bar.textContent!.includes('2 selected') && !box(2).checked);
    rows(chat)[3]!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => box(3).checked);
    await sendKeys({ type: ' ' });
    await until(() => !box(3).checked);
    assert.isNull(menu(chat));
    assert.isNull(card(chat));
  });

  it('a page prevents it and does it otherwise', async () => {
    const { chat } = await moderate(4);
    const asked: string[] = [];
    document.addEventListener(
      'ivs-select-request',
      (event) => {
        event.preventDefault();
        asked.push((event as HTMLElementEventMap['ivs-select-request']).key);
      },
      { once: true },
    );
    await openMenu(chat, rows(chat)[1]!);
    await click(item(chat, 'Select'));
    await until(() => asked.length && !menu(chat));
    assert.deepEqual(asked, ['m1']);
    assert.isNull(selection(chat));
  });
});
