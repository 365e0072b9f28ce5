import { assert } from 'chai';
import { DeleteMessageRequest } from '../../src/client/index.ts';
import type { IvsChat, IvsChatPinned } from '../../src/index.ts';
import type { TestService } from '../helpers/service-commands.ts';
import {
  busy,
  addConnectedChat,
  click,
  earlier,
  enter,
  find,
  item,
  list,
  menu,
  middle,
  nextEvent,
  openMenu,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
} from '../helpers/chat-page.ts';
import { sendKeys, sendMouse } from '../helpers/viewer.ts';

/** A moderator's chat whose page has a backend for everything. */
async function moderate(
  service: TestService,
  properties: { undo?: number; moderationEndpoint?: string } = {},
): Promise<IvsChat> {
  const moderationEndpoint = service.tokenEndpoint.replace('chat-token', 'chat-moderation');
  return addConnectedChat(service, {
    userId: 'mod',
    role: 'moderator',
    moderationEndpoint,
    ...properties,
  });
}

const undoBar = (chat: IvsChat): HTMLElement | null =>
  find(chat, 'ivs-chat-messages', 'ivs-chat-actions', 'ivs-chat-undo');
const buttonIn = (host: Element, text: string): HTMLElement =>
  [...host.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent!.includes(text))!;
const tools = (chat: IvsChat): HTMLElement | null => find(chat, 'ivs-chat-tools', '.popup:popover-open');
const card = (chat: IvsChat): HTMLElement | null =>
  find(chat, 'ivs-chat-messages', 'ivs-chat-actions', 'ivs-chat-user-card', '.popup:popover-open');

async function choose(popup: HTMLElement, index: number, value: string): Promise<void> {
  const select = popup.querySelectorAll('select')[index]!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('moderation', () => {
  it('a deletion counts down in a bar, and is taken back or sent from it', async () => {
    const service = await startService();
    const chat = await moderate(service, { undo: 5_000 });
    const ben = await enter(service, 'ben');
    await say(ben, 'hello');
    const row = await until(() => rows(chat)[0]);
    await sendMouse({ type: 'move', position: middle(row) });
    await click(await until(() => row.querySelector('.tools [aria-label="Delete message"]')));
    await until(() => texts(chat)[0] === 'Deleting…');
    const bar = await until(() => undoBar(chat));
    await until(() => bar.shadowRoot!.textContent!.includes('Deleting in 5 s'));
    await click(buttonIn(bar, 'Undo'));
    await until(() => texts(chat)[0] === 'hello' && !undoBar(chat));
    await sendMouse({ type: 'move', position: [1, 1] });
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Delete'));
    await click(buttonIn(await until(() => undoBar(chat)), 'Delete now'));
    await until(() => rows(chat).length === 0);
  });

  it('a deletion that can be taken back for longer than a timer lasts does not go out at once', async () => {
    const service = await startService();
    const chat = await moderate(service, { undo: 2 ** 32 });
    chat.addMessages([earlier('a', 'hello')]);
    const row = await until(() => rows(chat)[0]);
    await openMenu(chat, row);
    const asked: string[] = [];
    chat.addEventListener('ivs-error', ({ error }) => asked.push(error.code));
    await click(item(chat, 'Delete'));
    await click(buttonIn(await until(() => undoBar(chat)), 'Undo'));
    await until(() => texts(chat)[0] === 'hello' && !undoBar(chat));
    assert.deepEqual(asked, []);
  });

  it('a deletion goes out with a chat that is removed, which says nothing any more', async () => {
    const service = await startService();
    const chat = await moderate(service, { undo: 60_000 });
    const ben = await enter(service, 'ben');
    const { id } = await say(ben, 'hello');
    await openMenu(chat, await until(() => rows(chat)[0]));
    await click(item(chat, 'Delete'));
    await until(() => undoBar(chat));
    const told: string[] = [];
    for (const name of ['ivs-error', 'ivs-activity'] as const)
      chat.addEventListener(name, ({ type }) => told.push(type));
    const deleted = new Promise<string>((resolve) =>
      ben.addListener('messageDelete', ({ messageId }) => resolve(messageId)),
    );
    chat.remove();
    assert.equal(await deleted, id);
    assert.deepEqual(told, []);
  });

  it('several are chosen and deleted together; Escape ends the choosing', async () => {
    const service = await startService(busy);
    const chat = await moderate(service);
    const ben = await enter(service, 'ben');
    for (const text of ['one', 'two', 'three']) await say(ben, text);
    await until(() => rows(chat).length === 3);
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Select'));
    await until(() => rows(chat)[0]!.querySelector<HTMLInputElement>('.check:checked'));
    await click(rows(chat)[2]!.querySelector('.check')!);
    const bar = await until(() => find(chat, 'ivs-chat-messages', 'ivs-chat-actions', '.bar'));
    await until(() => bar.textContent!.includes('2 selected'));
    await click(bar.querySelector('button')!);
    await until(() => texts(chat).join() === 'two');
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Select'));
    await until(() => rows(chat)[0]!.querySelector('.check'));
    rows(chat)[0]!.focus();
    await sendKeys({ press: 'Escape' });
    await until(() => !rows(chat)[0]!.querySelector('.check'));
  });

  it('what was chosen and is deleted by others is chosen no more; with the last of it the choosing ends', async () => {
    const service = await startService(busy);
    const chat = await moderate(service);
    const other = await enter(service, 'other', 'moderator');
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three']) ids.push((await say(other, text)).id);
    await until(() => rows(chat).length === 3);
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Select'));
    await until(() => rows(chat)[0]!.querySelector<HTMLInputElement>('.check:checked'));
    await click(rows(chat)[1]!.querySelector('.check')!);
    const bar = (): HTMLElement | null => find(chat, 'ivs-chat-messages', 'ivs-chat-actions', '.bar');
    await until(() => bar()?.textContent!.includes('2 selected'));
    await other.deleteMessage(new DeleteMessageRequest(ids[0]!));
    await until(() => bar()?.textContent!.includes('1 selected'));
    bar()!.querySelector('button')!.focus();
    await other.deleteMessage(new DeleteMessageRequest(ids[1]!));
    await until(() => !bar() && list(chat).matches(':focus') && !rows(chat)[0]!.querySelector('.check'));
    assert.deepEqual(texts(chat), ['three']);
  });

  it('many deletions wait in one bar and are taken back together, from the card and from a choice', async () => {
    const service = await startService(busy);
    const chat = await moderate(service, { undo: 60_000 });
    const ben = await enter(service, 'ben');
    for (const text of ['one', 'two', 'three']) await say(ben, text);
    await until(() => rows(chat).length === 3);
    await click(rows(chat)[0]!.querySelector('.name')!);
    await click([...(await until(() => card(chat))).querySelectorAll('.item.danger')][0]!);
    const bar = await until(() => undoBar(chat));
    await until(() => bar.shadowRoot!.textContent!.includes('3 messages · Deleting in'));
    assert.isTrue(texts(chat).every((text) => text === 'Deleting…'));
    await click(buttonIn(bar, 'Undo'));
    await until(() => texts(chat).join() === 'one,two,three' && !undoBar(chat));
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Select'));
    await click(await until(() => rows(chat)[2]!.querySelector('.check')));
    const chosen = await until(() => find(chat, 'ivs-chat-messages', 'ivs-chat-actions', '[part=selection]'));
    await until(() => chosen.textContent!.includes('2 selected'));
    await click(chosen.querySelector('button')!);
    await click(buttonIn(await until(() => undoBar(chat)), 'Delete now'));
    await until(() => texts(chat).join() === 'two');
  });

  it('a page prevents any of many deletions, and does it otherwise', async () => {
    const service = await startService(busy);
    const chat = await moderate(service, { moderationEndpoint: '' });
    const ben = await enter(service, 'ben');
    const kept = (await say(ben, 'kept')).id;
    for (const text of ['one', 'two', 'three']) await say(ben, text);
    const asked: string[] = [];
    chat.addEventListener('ivs-delete-request', (event) => {
      asked.push(event.messageId);
      if (event.messageId === kept) event.preventDefault();
    });
    await until(() => rows(chat).length === 4);
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Select'));
    await click(await until(() => rows(chat)[1]!.querySelector('.check')));
    const chosen = await until(() => find(chat, 'ivs-chat-messages', 'ivs-chat-actions', '[part=selection]'));
    await until(() => chosen.textContent!.includes('2 selected'));
    await click(chosen.querySelector('button')!);
    await until(() => texts(chat).join() === 'kept,two,three');
    assert.lengthOf(asked.splice(0), 2);
    await click(rows(chat)[0]!.querySelector('.name')!);
    await click([...(await until(() => card(chat))).querySelectorAll('.item.danger')][0]!);
    await until(() => texts(chat).join() === 'kept');
    assert.lengthOf(asked.splice(0), 3);
    await say(ben, 'four');
    await until(() => rows(chat).length === 2);
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Disconnect'));
    await click(await until(() => menu(chat)?.querySelector('[name=deleteTheirs]')));
    await click(menu(chat)!.querySelector('[type=submit]')!);
    await until(() => rows(chat).length === 2 && texts(chat)[0] === 'kept' && !texts(chat).includes('four'));
    assert.lengthOf(asked, 2);
  });

  it('who is disconnected is told a reason in the moderator’s words, and their messages go', async () => {
    const service = await startService(busy);
    const chat = await moderate(service);
    const viewer = await addConnectedChat(service, { userId: 'ana' });
    const ben = await enter(service, 'ben');
    const told = new Promise<string | undefined>((resolve) =>
      ben.addListener('userDisconnect', (event) => resolve(event.reason)),
    );
    for (const text of ['one', 'two']) await say(ben, text);
    await until(() => rows(chat).length === 2 && rows(viewer).length === 2);
    chat.scrollIntoView();
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Disconnect'));
    await until(() => menu(chat)?.querySelector('form'));
    await click([...menu(chat)!.querySelectorAll('label')].find(({ textContent }) => textContent!.includes('Other'))!);
    await until(() => menu(chat)?.querySelector('input[type=text]:focus'));
    await sendKeys({ type: 'in my words' });
    await click(menu(chat)!.querySelector('[name=deleteTheirs]')!);
    await click(menu(chat)!.querySelector('[type=submit]')!);
    assert.equal(await told, 'in my words');
    await until(() => texts(viewer).length === 0);
    await until(
      () => rows(chat).length === 1 && rows(chat)[0]!.textContent!.includes('ben was disconnected: in my words'),
    );
  });

  it('a message is pinned for everybody, hidden by a viewer, and unpinned by a moderator', async () => {
    const service = await startService();
    const chat = await moderate(service);
    const viewer = await addConnectedChat(service, { userId: 'ana' });
    const ben = await enter(service, 'ben');
    await say(ben, 'the recipe');
    await until(() => rows(chat).length === 1);
    chat.scrollIntoView();
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Pin'));
    const strip = (of: IvsChat): HTMLElement | null => find(of, 'ivs-chat-pinned', '.strip');
    await until(() => strip(viewer)?.textContent!.includes('the recipe') && strip(chat));
    strip(viewer)!.querySelector<HTMLElement>('[aria-label="Hide pinned message"]')!.click();
    await until(() => !strip(viewer));
    strip(chat)!.querySelector<HTMLElement>('.text-button')!.click();
    await until(() => !strip(chat));
  });

  it('a message that is longer than an event may be is pinned as far as it goes', async () => {
    const service = await startService();
    const chat = await moderate(service);
    const text = '漢'.repeat(400);
    await say(await enter(service, 'ben'), text);
    await until(() => rows(chat).length === 1);
    chat.scrollIntoView();
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Pin'));
    const pinned = await until(() => find(chat, 'ivs-chat-pinned', '.strip [dir=auto]'));
    assert.match(pinned.textContent!, /^漢{330,340}…$/);
  });

  it('of a long pinned message two lines show, and by a key all of it; of a short one all', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    const part = (selector: string): HTMLElement | null => find(chat, 'ivs-chat-pinned', selector);
    await sendEvent(service, 'app:PIN', { text: 'Short', by: 'mod' });
    await until(() => part('.text'));
    await sendEvent(service, 'app:PIN', { text: 'A long recipe for bread. '.repeat(10), by: 'mod' });
    const more = await until(() => part('[aria-expanded]'));
    assert.equal(part('.text')!.clientHeight, 40);
    assert.isTrue(part('.by')!.checkVisibility());
    more.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => more.ariaExpanded === 'true' && part('.text')!.clientHeight > 60);
    const shown = part('.text')!;
    assert.isAtMost(shown.scrollHeight - shown.clientHeight, 1);
    await sendKeys({ press: 'Enter' });
    await until(() => more.ariaExpanded === 'false' && shown.clientHeight === 40);
    await sendEvent(service, 'app:PIN', { text: 'Short again' });
    await until(() => !part('[aria-expanded]'));
    assert.isTrue(find(chat, 'ivs-chat-pinned')!.matches(':focus-within'));
  });

  it('a pinned message that goes leaves the focus where it was', async () => {
    const service = await startService();
    const chat = await moderate(service);
    const pinned = find<IvsChatPinned>(chat, 'ivs-chat-pinned')!;
    const buttons = async (): Promise<HTMLElement[]> => {
      await sendEvent(service, 'app:PIN', { text: 'Recipe' });
      return until(() => {
        const all = pinned.shadowRoot!.querySelectorAll('button');
        return all.length === 2 ? [...all] : undefined;
      });
    };
    for (const which of [0, 1]) {
      (await buttons())[which]!.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => !find(chat, 'ivs-chat-pinned', '.strip'));
      await pinned.updateComplete;
      assert.isTrue(pinned.matches(':focus'), `button ${which}`);
    }
  });

  it('slow mode and who may write are set from the tools, and obeyed by every chat', async () => {
    const service = await startService();
    const chat = await moderate(service);
    const viewer = await addConnectedChat(service, { userId: 'ana' });
    await click(await until(() => find(chat, '[part=tools-button]')));
    const popup = await until(() => tools(chat));
    await choose(popup, 0, '10');
    await until(() => texts(viewer).some((text) => text.includes('one message every 10 seconds')));
    await choose(popup, 1, 'paused');
    await until(() => find(viewer, 'ivs-chat-composer', '[part=read-only]'));
    assert.isOk(find(chat, 'ivs-chat-composer', 'textarea'));
    await choose(popup, 1, 'everyone');
    await until(() => find(viewer, 'ivs-chat-composer', 'textarea'));
    await sendEvent(service, 'app:PIN', { text: 'Recipe', by: 'Mo' });
    await sendEvent(service, 'app:UNPIN');
    await until(() => popup.querySelectorAll('li').length === 5);
    const log = [...popup.querySelectorAll('li')].map((line) => line.textContent!.replace(/\s+/g, ' ').trim());
    const wanted = ['unpinned', 'Pinned by Mo.*Recipe', 'Everyone can', 'chat is paused', 'one message every 10 s'];
    wanted.forEach((said, index) => assert.match(log[index]!, new RegExp(said)));
  });

  it('what was done stands in a log', async () => {
    const service = await startService();
    const chat = await moderate(service);
    const ben = await enter(service, 'ben');
    await say(ben, 'spam');
    await until(() => rows(chat).length === 1);
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Delete'));
    await until(() => rows(chat).length === 0);
    await click(find(chat, '[part=tools-button]')!);
    const popup = await until(() => tools(chat));
    assert.match(popup.querySelector('li')!.textContent!.replace(/\s+/g, ' '), /Message of ben deleted spam/);
    const saved: { name: string; blob: string }[] = [];
    const save = (event: Event): void => {
      const link = event.target;
      if (!(link instanceof HTMLAnchorElement) || !link.download) return;
      event.preventDefault();
      saved.push({ name: link.download, blob: link.href });
    };
    // The browser saves a file by the click of a link that is in no page.
    const { click: clickLink } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', save, { once: true });
      clickLink.call(this);
    };
    const made: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => (made.push(blob), createObjectURL(blob));
    await click([...popup.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Export'))!);
    await until(() => saved.length);
    HTMLAnchorElement.prototype.click = clickLink;
    URL.createObjectURL = createObjectURL;
    assert.equal(saved[0]!.name, 'moderation-log.json');
    assert.include(JSON.parse(await made[0]!.text())[0], { action: 'delete', userId: 'ben', content: 'spam' });
  });

  it('a page prevents a change of the room and does it otherwise; a backend that fails is told to the moderator', async () => {
    const service = await startService();
    const chat = await moderate(service, { moderationEndpoint: '/there-is-nothing-here' });
    await click(await until(() => find(chat, '[part=tools-button]')));
    const popup = await until(() => tools(chat));
    const asked = nextEvent(chat, 'ivs-moderation-request');
    chat.addEventListener('ivs-moderation-request', (event) => event.preventDefault(), { once: true });
    await choose(popup, 0, '30');
    const { eventName, attributes } = await asked;
    assert.deepEqual([eventName, attributes], ['app:SLOW_MODE', { seconds: '30' }]);
    const failed = nextEvent(chat, 'ivs-error');
    await choose(popup, 0, '60');
    assert.equal((await failed).error.code, 'backendFailed');
    await until(() =>
      find(chat, 'ivs-chat-status', '[part=problem]')?.textContent!.includes('The room was not changed.'),
    );
    const told = await until(() => popup.querySelector('.bad'));
    const text = told.textContent!.replace(/\s+/g, ' ').trim();
    assert.equal(text, 'The room was not changed. This page is not set up to change the room.');
    assert.equal(popup.querySelector('select')!.value, '0');
    chat.moderationEndpoint = service.tokenEndpoint.replace('chat-token', 'chat-moderation');
    await choose(popup, 0, '60');
    await until(() => !popup.querySelector('.bad'));
    await until(() => popup.querySelector('li'));
    assert.equal(popup.querySelector('select')!.value, '60');
  });

  const answers: { status: number; said: string }[] = [
    { status: 403, said: 'You are not allowed to do this here.' },
    { status: 429, said: 'Too many requests at once. Wait a second, then try again.' },
    { status: 503, said: 'The chat had a fault. Try again.' },
  ];

  for (const { status, said } of answers)
    it(`a backend that answers ${status}: “${said}”`, async () => {
      const chat = await moderate(await startService(), { moderationEndpoint: '/moderation' });
      await click(await until(() => find(chat, '[part=tools-button]')));
      const popup = await until(() => tools(chat));
      const { fetch } = window;
      window.fetch = () => Promise.resolve(new Response(null, { status }));
      try {
        await choose(popup, 0, '30');
        const told = await until(() => popup.querySelector('.bad'));
        assert.include(told.textContent!, said);
      } finally {
        window.fetch = fetch;
      }
    });

  it('without a backend for it there is nothing to change the room with', async () => {
    const service = await startService();
    const chat = await moderate(service, { moderationEndpoint: '' });
    chat.addMessages([earlier('a', 'hello')]);
    await until(() => rows(chat).length === 1);
    await openMenu(chat, rows(chat)[0]!);
    assert.isUndefined(item(chat, 'Pin'));
    await sendKeys({ press: 'Escape' });
    await click(find(chat, '[part=tools-button]')!);
    assert.isNull((await until(() => tools(chat))).querySelector('select'));
  });

  it('a card tells who somebody is; a viewer mutes and unmutes from it, and the focus comes back', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    chat.addMessages([
      earlier('a', 'one', { team: 'red', displayName: 'Ben' }),
      earlier('b', 'two', { displayName: 'Ben' }),
    ]);
    await until(() => rows(chat).length === 2);
    await click(rows(chat)[1]!.querySelector('.name')!);
    const popup = await until(() => card(chat));
    const text = popup.textContent!.replace(/\s+/g, ' ');
    assert.match(text, /Ben ?ben.*two.*one/);
    assert.isNull(popup.querySelector('.danger'));
    await sendKeys({ press: 'Escape' });
    await until(() => rows(chat)[1]!.matches(':focus'));
    await click(rows(chat)[1]!.querySelector('.name')!);
    await click([...(await until(() => card(chat))).querySelectorAll('.item')][0]!);
    await until(() => rows(chat).length === 0);
  });

  it('a card closes when nothing of its user is left, and the focus stays in the list', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    chat.addMessages([earlier('a', 'one'), earlier('b', 'two', { userId: 'cem' })]);
    await until(() => rows(chat).length === 2);
    await click(rows(chat)[0]!.querySelector('.name')!);
    const popup = await until(() => card(chat));
    await until(() => popup.querySelector(':focus'));
    await sendEvent(service, 'app:DELETE_BY_USER', { userId: 'ben' });
    await until(() => rows(chat).length === 1 && !card(chat) && list(chat).matches(':focus-within'));
  });

  it('what a filter covers is neither copied nor told by the card', async () => {
    const chat = await addConnectedChat(await startService(), {
      userId: 'ana',
      filters: [{ match: 'badword', action: 'mask' }],
    });
    chat.addMessages([earlier('a', 'a badword here')]);
    await until(() => rows(chat).length === 1);
    const copied: string[] = [];
    // A test's page may not write to the machine's clipboard.
    const { clipboard } = navigator;
    Object.defineProperty(clipboard, 'writeText', {
      value: async (text: string) => void copied.push(text),
      configurable: true,
    });
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Copy'));
    await until(() => copied.length);
    Reflect.deleteProperty(clipboard, 'writeText');
    assert.deepEqual(copied, ['a ••• here']);
    await click(rows(chat)[0]!.querySelector('.name')!);
    const text = (await until(() => card(chat))).textContent!;
    assert.include(text, 'a ••• here');
    assert.notInclude(text, 'badword');
  });

  it('a finger that rests opens the menu, one that scrolls does not', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    chat.addMessages([earlier('a', 'hello')]);
    const row = await until(() => rows(chat)[0]);
    const touch = (type: string, y = 0): boolean =>
      row.dispatchEvent(
        new PointerEvent(type, {
          pointerType: 'touch',
          clientX: 10,
          clientY: y,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
    const lift = (): boolean =>
      row.dispatchEvent(new Event('touchend', { bubbles: true, composed: true, cancelable: true }));
    touch('pointerdown');
    touch('pointermove', 40);
    lift();
    touch('pointerdown');
    assert.isFalse(touch('contextmenu'));
    await until(() => row.matches('.pressed'));
    assert.isFalse(lift(), 'a click would follow');
    await until(() => menu(chat));
    assert.isOk(item(chat, 'Copy'));
  });
});
