import { assert } from 'chai';
import {
  addConnectedChat,
  click,
  earlier,
  find,
  item,
  openMenu,
  rows,
  startService,
  until,
} from '../helpers/chat-page.ts';
import { sendKeys } from '../helpers/viewer.ts';
import type { IvsChat } from '../../src/index.ts';

const popup = (chat: IvsChat): HTMLElement | null => find(chat, 'ivs-chat-settings', '.popup:popover-open');

async function openSettings(chat: IvsChat): Promise<HTMLElement> {
  await click(find(chat, '[part=settings-button]')!);
  return until(() => popup(chat));
}

const label = (within: HTMLElement, text: string): HTMLElement =>
  [...within.querySelectorAll('label')].find(({ textContent }) => textContent!.includes(text))!;

describe('a viewer’s own choices', () => {
  afterEach(() => localStorage.clear());

  it('take effect at once, by keyboard, and go over what the page says', async () => {
    const chat = await addConnectedChat(await startService(), { timestamps: 'time' });
    chat.addMessages([earlier('a', 'hello')]);
    await until(() => rows(chat)[0]?.querySelector('time'));
    const open = await openSettings(chat);
    await until(() => open.querySelector('select:focus'));
    await sendKeys({ press: 'Home' });
    await until(() => !rows(chat)[0]!.querySelector('time'));
    await click(label(open, 'Avatars'));
    await until(() => !rows(chat)[0]!.querySelector('.avatar')!.checkVisibility());
    await click(label(open, 'Compact'));
    await until(() => chat.matches(':state(compact)'));
    await sendKeys({ press: 'Escape' });
    await until(() => !popup(chat) && find(chat, '[part=settings-button]')!.matches(':focus'));
    assert.equal(localStorage.length, 0);
  });

  for (const [look, properties, size, wanted] of [
    ['as it is', {}, '', [13, 14, 17]],
    ['compact', { compact: true }, '', [12, 13, 16]],
    ['in the page’s own size', {}, '20px', [19, 20, 23]],
    ['compact, in the page’s own size', { compact: true }, '20px', [18, 19, 22]],
  ] as const)
    it(`sizes of text, ${look}: smaller and larger than that`, async () => {
      const chat = await addConnectedChat(await startService(), properties);
      chat.style.setProperty('--ivs-chat-font-size', size);
      chat.addMessages([earlier('a', 'hello')]);
      const text = await until(() => rows(chat)[0]?.querySelector('.text'));
      const select = label(await openSettings(chat), 'Text size').querySelector('select')!;
      for (const [index, fontSize] of ['small', 'normal', 'large'].entries()) {
        select.value = fontSize;
        select.dispatchEvent(new Event('change'));
        await until(() => getComputedStyle(text).fontSize === `${wanted[index]}px`);
        assert.equal(getComputedStyle(text).lineHeight, `${wanted[index]! + ('compact' in properties ? 5 : 6)}px`);
      }
    });

  it('are kept where the page says so, and read again; muted users with them', async () => {
    const service = await startService();
    const first = await addConnectedChat(service, { remember: true, userId: 'ana' });
    first.addMessages([earlier('a', 'hello', { displayName: 'Big Ben' })]);
    await until(() => rows(first).length === 1);
    await click(label(await openSettings(first), 'Compact'));
    await sendKeys({ press: 'Escape' });
    await openMenu(first, rows(first)[0]!);
    await click(item(first, 'Mute'));
    await until(() => rows(first).length === 0);
    await until(() => localStorage.getItem('ivs-chat')?.includes('ben'));
    first.remove();
    const second = await addConnectedChat(service, { remember: true, userId: 'ana' });
    await until(() => second.matches(':state(compact)'));
    second.addMessages([earlier('b', 'again'), earlier('c', 'other', { userId: 'cem' })]);
    await until(() => rows(second).length === 1);
    const open = await openSettings(second);
    await click([...open.querySelectorAll('.item')].find(({ textContent }) => textContent!.includes('Big Ben'))!);
    second.addMessages([earlier('b', 'again')]);
    await until(() => rows(second).length === 2);
  });

  it('a page may say so later, and a storage that is full costs nothing but the memory', async () => {
    const chat = await addConnectedChat(await startService(), {});
    chat.remember = true;
    await chat.updateComplete;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const open = await openSettings(chat);
    await click(label(open, 'Compact'));
    await until(() => chat.matches(':state(compact)'));
    Storage.prototype.setItem = setItem;
    assert.equal(localStorage.length, 0);
    await click(label(open, 'Avatars'));
    await until(() => localStorage.getItem('ivs-chat')?.includes('"compact":true'));
    chat.remember = false;
    await chat.updateComplete;
    localStorage.clear();
    await click(label(open, 'Compact'));
    await until(() => !chat.matches(':state(compact)'));
    assert.equal(localStorage.length, 0);
  });

  it('two chats of a page keep what was chosen in each', async () => {
    const service = await startService();
    const [first, second] = [
      await addConnectedChat(service, { remember: true, userId: 'ana' }),
      await addConnectedChat(service, { remember: true, userId: 'cem' }),
    ];
    for (const [chat, id] of [
      [first, 'ben'],
      [second, 'dan'],
    ] as const) {
      chat.addMessages([earlier(id, 'hello', { userId: id })]);
      await until(() => rows(chat).length === 1);
      chat.scrollIntoView();
      await openMenu(chat, rows(chat)[0]!);
      await click(item(chat, 'Mute'));
      await until(() => localStorage.getItem('ivs-chat')?.includes(id));
    }
    assert.deepEqual(JSON.parse(localStorage.getItem('ivs-chat')!), {
      muted: [
        ['ben', 'ben'],
        ['dan', 'dan'],
      ],
    });
    await click(label(await openSettings(second), 'Compact'));
    await until(() => second.matches(':state(compact)'));
    assert.isFalse(first.matches(':state(compact)'));
    await sendKeys({ press: 'Escape' });
    first.scrollIntoView();
    const open = await openSettings(first);
    await click([...open.querySelectorAll('.item')].find(({ textContent }) => textContent!.includes('ben'))!);
    await until(() => localStorage.getItem('ivs-chat') === '{"compact":true,"muted":[["dan","dan"]]}');
  });

  it('a store that somebody else filled with nonsense does no harm', async () => {
    localStorage.setItem('ivs-chat', '{"timestamps":"<b>","compact":"yes","muted":7}');
    const chat = await addConnectedChat(await startService(), { remember: true });
    assert.isFalse(chat.matches(':state(compact)'));
  });
});
