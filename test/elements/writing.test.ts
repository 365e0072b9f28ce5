import { assert } from 'chai';
import {
  addConnectedChat,
  click,
  composerText,
  earlier,
  enter,
  field,
  find,
  item,
  nextEvent,
  openMenu,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
  write,
} from '../helpers/chat-page.ts';
import { sendKeys } from '../helpers/viewer.ts';
import type { IvsChat } from '../../src/index.ts';

const busy = { rooms: [{ maximumMessageRatePerSecond: 100 }] };
const options = (chat: IvsChat): string[] =>
  [...find(chat, 'ivs-chat-composer')!.shadowRoot!.querySelectorAll('[role=option]')].map(({ textContent }) =>
    textContent!.trim(),
  );
const emoji = (chat: IvsChat): HTMLElement | null =>
  find(chat, 'ivs-chat-composer', 'ivs-chat-emoji', '.popup:popover-open');

describe('writing', () => {
  it('a reply is begun from the menu, shown over the field, and sent with the message', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const ben = await enter(service, 'ben');
    chat.filters = [{ match: 'badword', action: 'mask' }];
    const { id } = await say(ben, 'a badword');
    const row = await until(() => rows(chat)[0]);
    await openMenu(chat, row);
    await click(item(chat, 'Reply'));
    await until(() => field(chat).matches(':focus') && composerText(chat).includes('Reply to ben a •••'));
    const heard = new Promise<string | undefined>((resolve) =>
      ben.addListener('message', ({ attributes }) => resolve(attributes?.['messageReplyId'])),
    );
    await sendKeys({ type: 'an answer' });
    await sendKeys({ press: 'Enter' });
    assert.equal(await heard, id);
    await until(() => !composerText(chat).includes('Reply to'));
    assert.include(rows(chat)[1]!.querySelector('.quote')!.textContent, 'a •••');
  });

  it('Escape takes a reply off, and so does the deletion of what it answers', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const ben = await enter(service, 'ben');
    await say(ben, 'one');
    for (const end of ['escape', 'deletion']) {
      await openMenu(chat, await until(() => rows(chat)[0]));
      await click(item(chat, 'Reply'));
      await until(() => composerText(chat).includes('Reply to'));
      if (end === 'escape') await sendKeys({ press: 'Escape' });
      else await sendEvent(service, 'app:DELETE_BY_USER', { userId: 'ben' });
      await until(() => !composerText(chat).includes('Reply to'));
    }
  });

  it('names and emotes are offered while they are written, and taken by keyboard', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, {
      userId: 'ana',
      emotePack: { emotes: { wow: '/wow.png', woof: '/woof.png' } },
    });
    chat.addMessages([earlier('a', 'x', { userId: 'benno' }), earlier('b', 'y', { userId: 'bea' })]);
    await until(() => rows(chat).length === 2);
    field(chat).focus();
    await sendKeys({ type: 'hi @be' });
    await until(() => options(chat).length === 2);
    assert.deepEqual(options(chat), ['bea', 'benno']);
    assert.equal(field(chat).getAttribute('aria-activedescendant'), 'option-0');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => field(chat).value === 'hi @benno ');
    assert.equal(texts(chat).length, 2);
    await sendKeys({ type: ':wo' });
    await until(() => options(chat).length === 2);
    await sendKeys({ press: 'Escape' });
    await until(() => options(chat).length === 0);
    await sendKeys({ type: 'w' });
    await until(() => options(chat).join() === 'wow');
    await sendKeys({ press: 'Tab' });
    await until(() => field(chat).value === 'hi @benno :wow: ');
    assert.isTrue(field(chat).matches(':focus'));
  });

  it('a name that is written to its end is sent by Enter, whatever else begins with it', async () => {
    const chat = await addConnectedChat(await startService(), { userId: 'ana' });
    chat.addMessages([earlier('a', 'x', { userId: 'Zoe' }), earlier('b', 'y', { userId: 'Zoet' })]);
    await until(() => rows(chat).length === 2);
    for (const text of ['bye @Zoe', 'bye @zoet']) {
      field(chat).focus();
      await sendKeys({ type: text });
      await until(() => options(chat).length);
      await sendKeys({ press: 'Enter' });
      await until(() => field(chat).value !== text);
      assert.equal(field(chat).value, '');
      await until(() => texts(chat).includes(text));
    }
  });

  it('emoji are searched, walked through with arrows, and put where the caret is', async () => {
    const chat = await addConnectedChat(await startService());
    field(chat).focus();
    await sendKeys({ type: 'ab' });
    field(chat).setSelectionRange(1, 1);
    await click(find(chat, 'ivs-chat-composer', '.emoji')!);
    const popup = await until(() => emoji(chat));
    await until(() => popup.querySelectorAll('.cell').length > 1_000);
    await sendKeys({ type: 'croissant' });
    await until(() => popup.querySelectorAll('.cell').length === 1);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => popup.querySelector('.cell:focus'));
    await sendKeys({ press: 'Enter' });
    await until(() => field(chat).value === 'a🥐b');
    assert.isTrue(field(chat).matches(':focus'));
    await click(find(chat, 'ivs-chat-composer', '.emoji')!);
    await until(() => emoji(chat));
    await sendKeys({ type: 'nothing of the kind' });
    await until(() => emoji(chat)!.textContent!.includes('Nothing found'));
    await sendKeys({ press: 'Escape' });
    await until(() => !emoji(chat));
  });

  it('emoji are one stop of Tab, hits are one grid; arrows lead back to the search, where Enter takes the first hit', async () => {
    const chat = await addConnectedChat(await startService());
    field(chat).focus();
    await click(find(chat, 'ivs-chat-composer', '.emoji')!);
    const popup = await until(() => emoji(chat));
    const cells = (): HTMLElement[] => [...popup.querySelectorAll<HTMLElement>('.cell')];
    const stops = (): number => cells().filter(({ tabIndex }) => tabIndex === 0).length;
    await until(() => cells().length > 1_000);
    assert.equal(stops(), 1);
    await until(() => popup.querySelector('input:focus'));
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    await until(() => cells()[1]!.matches(':focus'));
    assert.equal(stops(), 1);
    await sendKeys({ press: 'ArrowUp' });
    await until(() => popup.querySelector('input:focus'));
    await sendKeys({ type: 'fire' });
    await until(() => cells().length < 30 && popup.querySelectorAll('.group').length === 1);
    assert.deepEqual([stops(), cells()[0]!.tabIndex], [1, 0]);
    const first = cells()[0]!.textContent!.trim();
    await sendKeys({ press: 'Enter' });
    await until(() => field(chat).value === first);
  });

  it('slow mode counts down on the button, and leaves focus and draft alone', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    await sendEvent(service, 'app:SLOW_MODE', { seconds: '2' });
    await until(() => composerText(chat).includes('one message every 2 s'));
    await write(chat, 'one');
    const send = (): HTMLElement => find(chat, 'ivs-chat-composer', '.send')!;
    await until(() => send().matches('.wait'));
    await sendKeys({ type: 'two' });
    await sendKeys({ press: 'Enter' });
    assert.deepEqual([field(chat).value, field(chat).matches(':focus')], ['two', true]);
    await until(() => !send().matches('.wait'));
    await sendKeys({ press: 'Enter' });
    await until(() => texts(chat).includes('two'));
  });

  it('who reads along may join: the page is asked, the token is upgraded, the list stays', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { lurk: true, userId: 'ana' });
    const ben = await enter(service, 'ben');
    await say(ben, 'before');
    await until(() => texts(chat).length === 1 && composerText(chat).includes('You are reading along.'));
    const join = (): HTMLElement => find(chat, 'ivs-chat-composer', '[part=lurking] .button')!;
    chat.addEventListener('ivs-join-request', (event) => event.preventDefault(), { once: true });
    const asked = nextEvent(chat, 'ivs-join-request');
    join().click();
    await asked;
    assert.isTrue(chat.lurk);
    join().click();
    await until(() => field(chat));
    await write(chat, 'after');
    await until(() => rows(chat)[1]?.matches('.sent'));
    assert.deepEqual(texts(chat), ['before', 'after']);
  });

  it('a page that takes lurk away lets the viewer write', async () => {
    const chat = await addConnectedChat(await startService(), { lurk: true, userId: 'ana' });
    await until(() => composerText(chat).includes('You are reading along.'));
    chat.lurk = false;
    await until(() => field(chat));
    await write(chat, 'here I am');
    await until(() => rows(chat)[0]?.matches('.sent'));
  });

  it('a page puts its own control in the place of the one that asks to join', async () => {
    const service = await startService();
    const chat = document.createElement('ivs-chat');
    const link = Object.assign(document.createElement('a'), { slot: 'join', href: '/sign-in', textContent: 'Sign in' });
    chat.append(link);
    Object.assign(chat, { tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0], lurk: true });
    document.body.append(chat);
    await until(() => chat.status.kind === 'connected');
    await until(() => link.getBoundingClientRect().height > 0);
    assert.isNull(find(chat, 'ivs-chat-composer', '[part=lurking] .button')?.offsetParent ?? null);
    chat.remove();
  });
});
