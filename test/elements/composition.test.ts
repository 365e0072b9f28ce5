import { assert } from 'chai';
import type { IvsActivityEvent } from '../../src/index.ts';
import {
  addConnectedChat,
  click,
  composerText,
  earlier,
  enter,
  field,
  find,
  item,
  list,
  menu,
  openMenu,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
  write,
} from '../helpers/chat-page.ts';

describe('composition', () => {
  it('parts stand alone and in another order inside <ivs-chat>, and those that are not there are missed by nobody', async () => {
    const service = await startService();
    const chat = document.createElement('ivs-chat');
    const section = document.createElement('section');
    section.append(document.createElement('ivs-chat-messages'));
    chat.append(document.createElement('ivs-chat-composer'), section);
    Object.assign(chat, { tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0], userId: 'ana' });
    document.body.append(chat);
    await until(() => chat.status.kind === 'connected');
    const composer = chat.querySelector('ivs-chat-composer')!;
    await until(() => composer.shadowRoot?.querySelector('textarea'));
    const textarea = composer.shadowRoot!.querySelector('textarea')!;
    textarea.value = 'hello';
    textarea.dispatchEvent(new InputEvent('input', { bubbles: true }));
    textarea.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await until(() => chat.querySelector('ivs-chat-messages')!.shadowRoot!.querySelector('.message.sent'));
    assert.isNull(find(chat, '[part=header]')?.offsetParent ?? null);
    chat.remove();
  });

  it('however low the chat: a message and the field are there, under every strip', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { announcement: 'Two lines of what the page has to say. '.repeat(3) });
    chat.style.blockSize = '200px';
    chat.style.inlineSize = '320px';
    await sendEvent(service, 'app:PIN', { text: 'What a moderator wants everybody to read. '.repeat(3), by: 'mod' });
    chat.addMessages([earlier('a', 'hello'), earlier('b', 'there')]);
    await until(() => find(chat, 'ivs-chat-pinned', '[aria-expanded]') && rows(chat).length === 2);
    const bottom = (element: Element): number => element.getBoundingClientRect().bottom;
    const seen = (): void => {
      assert.isAtMost(bottom(find(chat, 'ivs-chat-composer', '.field')!), bottom(chat) - 4);
      assert.isAtLeast(list(chat).clientHeight, rows(chat)[1]!.offsetHeight);
      assert.isAtMost(bottom(rows(chat)[1]!), bottom(list(chat)) + 1);
    };
    seen();
    find(chat, 'ivs-chat-pinned', '[aria-expanded]')!.click();
    await until(() => find(chat, 'ivs-chat-pinned', '[aria-expanded=true]'));
    await until(() => bottom(rows(chat)[1]!) <= bottom(list(chat)) + 1);
    seen();
  });

  it('names can be read on a background that the site chose, and the site’s own parts are styled', async () => {
    const style = document.createElement('style');
    style.textContent =
      'ivs-chat { --ivs-chat-background-color: #777; --ivs-chat-hover-color: #777; --ivs-chat-own-background-color: #777; --ivs-chat-mention-background-color: #777 } ivs-chat::part(name) { text-transform: uppercase }';
    document.head.append(style);
    const chat = await addConnectedChat(await startService());
    chat.addMessages([earlier('a', 'hello', { color: '#888888' })]);
    const name = await until(() => rows(chat)[0]?.querySelector('.name'));
    // 4.5 to 1 on #777 leaves black, nearly.
    await until(() => {
      const [red] = /\d+/.exec(getComputedStyle(name).color)!;
      return Number(red) < 10;
    });
    assert.equal(getComputedStyle(name).textTransform, 'uppercase');
    style.remove();
  });

  it('names can be read where the site chose what is behind some messages alone', async () => {
    const style = document.createElement('style');
    style.textContent = 'ivs-chat { --ivs-chat-mention-background-color: #777 }';
    document.head.append(style);
    const chat = await addConnectedChat(await startService(), { userId: 'ana' });
    chat.addMessages([earlier('a', 'hi @ana', { color: '#3a3ad0' })]);
    const name = await until(() => rows(chat)[0]?.querySelector('.mention .name, .name'));
    await until(() => /^rgb\((\d, ){2}/.test(getComputedStyle(name).color));
    style.remove();
  });

  it('what a page says of all its elements stays outside, sizes of the page’s own count in compact rows too', async () => {
    const style = document.createElement('style');
    style.textContent = '* { font-size: 40px; line-height: 3; color: red; text-align: right }';
    document.head.append(style);
    const chat = await addConnectedChat(await startService(), { compact: true, diagnose: true });
    chat.style.cssText += '--ivs-chat-emote-size: 40px; --ivs-chat-text-color: rgb(1, 2, 3)';
    chat.emotePack = { emotes: { wave: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>' } };
    chat.addMessages([earlier('a', 'hello :wave:')]);
    const look = (element: Element): string[] => {
      const { fontSize, lineHeight, color, textAlign } = getComputedStyle(element);
      return [fontSize, lineHeight, color, textAlign];
    };
    const emote = await until(() => rows(chat)[0]?.querySelector('.emote'));
    assert.equal(getComputedStyle(emote).height, '40px');
    for (const element of [find(chat, '[part=title]')!, rows(chat)[0]!.querySelector('.text')!])
      assert.deepEqual(look(element), ['13px', '18px', 'rgb(1, 2, 3)', 'start']);
    const panel = await until(() => find(chat, '.doctor'));
    assert.deepEqual(look(panel), ['13px', '20px', 'rgb(1, 2, 3)', 'start']);
    style.remove();
  });

  it('a chat that is put into another document, as into a window of its own, goes on there and looks as before; and back', async () => {
    const frame = document.createElement('iframe');
    frame.width = frame.height = '600';
    document.body.append(frame);
    const chat = await addConnectedChat(await startService(), { userId: 'ana' });
    await write(chat, 'hello');
    await until(() => rows(chat)[0]?.matches('.own.sent'));
    await until(() => find(chat, '[part=settings-button] .icon') && field(chat));
    const look = (): string[] => [
      getComputedStyle(chat).display,
      getComputedStyle(find(chat, '[part=title]')!).fontSize,
      getComputedStyle(rows(chat)[0]!).paddingBlock,
      getComputedStyle(field(chat)).fontSize,
      getComputedStyle(find(chat, 'ivs-chat-settings', '.popup')!).position,
      String(find(chat, 'ivs-chat-messages')!.shadowRoot!.adoptedStyleSheets.length),
    ];
    const before = look();
    assert.deepEqual(before, ['flex', '14px', '6px', '16px', 'fixed', before.at(-1)]);
    for (const place of [frame.contentDocument!.body, document.body]) {
      place.append(chat);
      assert.deepEqual(look(), before);
      assert.equal(chat.status.kind, 'connected');
    }
    frame.remove();
  });

  it('a sender’s messages in a row are grouped where the page wants it; the name is still there to be read out', async () => {
    const chat = await addConnectedChat(await startService(), { grouped: true });
    chat.addMessages([earlier('a', 'one'), earlier('b', 'two'), earlier('c', 'three', { userId: 'cem' })]);
    await until(() => rows(chat).length === 3);
    assert.deepEqual(
      rows(chat).map((row) => row.matches('.follows')),
      [false, true, false],
    );
    assert.include(rows(chat)[1]!.textContent, 'ben');
    assert.isAtMost(rows(chat)[1]!.querySelector<HTMLElement>('.name')!.offsetWidth, 1);
  });

  it('a page reads senders in its own way', async () => {
    const chat = await addConnectedChat(await startService(), {
      mapSender: (_userId, { handle }) => ({ name: `@${handle}` }),
    });
    chat.addMessages([earlier('a', 'one', { handle: 'anna' })]);
    await until(() => rows(chat)[0]?.querySelector('.name')?.textContent?.trim() === '@anna');
  });

  it('what a page draws by itself and cannot, the chat draws as usual, and says so once', async () => {
    const service = await startService();
    const errors: string[] = [];
    const chat = await addConnectedChat(service, {
      renderMessage: ({ content }) => {
        if (content !== 'mine') throw new Error('no idea');
        return 'drawn by the page';
      },
    });
    chat.addEventListener('ivs-error', (event) => {
      event.preventDefault();
      errors.push(event.error.message);
    });
    chat.addMessages([earlier('a', 'one'), earlier('b', 'mine'), earlier('c', 'three')]);
    await until(() => rows(chat).length === 3);
    assert.deepEqual([texts(chat)[0], texts(chat)[2]], ['one', 'three']);
    assert.include(texts(chat)[1], 'drawn by the page');
    assert.deepEqual(errors, ['renderMessage threw "no idea": the chat does without it there.']);
  });

  it('values of the wrong type are told, and cost nothing else', async () => {
    const service = await startService();
    const told: string[] = [];
    const chat = document.createElement('ivs-chat');
    chat.addEventListener('ivs-error', (event) => {
      event.preventDefault();
      told.push(event.error.message);
    });
    Object.assign(chat, {
      tokenEndpoint: service.tokenEndpoint,
      roomIdentifier: service.rooms[0],
      renderMessage: 'x',
      imageOrigins: ['https://images.example'],
      emotePack: { emotes: null, stickers: null },
      filters: [
        { match: 'slur', action: 'hide' },
        { match: '', action: 'mask' },
      ],
      formatting: true,
    });
    document.body.append(chat);
    await until(() => chat.status.kind === 'connected');
    chat.addMessages([
      earlier('a', 'a slur'),
      earlier('b', '*bold* :wow:', { attributes: { message_type: 'STICKER', sticker_src: 'x' } }),
    ]);
    await until(() => rows(chat).length === 1);
    assert.equal(rows(chat)[0]!.querySelector('strong')?.textContent, 'bold');
    assert.deepEqual(told, [
      'filters: A filter matches nothing: give words, a regular expression or a function',
      'renderMessage is no function: give one.',
    ]);
    chat.compact = true;
    await until(() => chat.matches(':state(compact)'));
    assert.lengthOf(told, 2);
    chat.remove();
  });

  it('what a page puts in before the chat begins is there when it has', async () => {
    const service = await startService();
    const chat = document.createElement('ivs-chat');
    chat.addMessages([earlier('a', 'early')]);
    Object.assign(chat, { tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0] });
    document.body.append(chat);
    chat.addMessages([earlier('b', 'as early')]);
    await until(() => chat.status.kind === 'connected');
    await until(() => rows(chat).length === 2);
    assert.deepEqual(texts(chat), ['early', 'as early']);
    chat.remove();
  });

  it('a chat that was disconnected before it began asks for nothing until somebody connects it', async () => {
    const service = await startService();
    const chat = document.createElement('ivs-chat');
    const told: string[] = [];
    chat.addEventListener('ivs-activity', ({ name }) => told.push(name));
    chat.disconnect();
    Object.assign(chat, { tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0] });
    document.body.append(chat);
    await until(() => chat.status.kind === 'ended');
    await until(() => composerText(chat).includes('Rejoin'));
    assert.deepEqual(told, []);
    find(chat, 'ivs-chat-composer', '.button')!.click();
    await until(() => chat.status.kind === 'connected');
    chat.remove();
  });

  it('less motion is less motion', async () => {
    const chat = await addConnectedChat(await startService());
    const button = find(chat, '[part=settings-button]')!;
    assert.notMatch(getComputedStyle(button).transitionDuration, /^0s/);
    await click(button);
    const popup = await until(() => find(chat, 'ivs-chat-settings', '.popup:popover-open'));
    await click([...popup.querySelectorAll('label')].find(({ textContent }) => textContent!.includes('Less motion'))!);
    await until(() => /^0s/.test(getComputedStyle(button).transitionDuration));
    assert.equal(getComputedStyle(popup).animationDuration, '0s');
  });

  it('a moderator disconnects from the card of a user, by way of the reason', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
    const ben = await enter(service, 'ben');
    await say(ben, 'hello');
    await until(() => rows(chat).length === 1);
    const left = new Promise((resolve) => ben.addListener('disconnect', resolve));
    await click(rows(chat)[0]!.querySelector('.name')!);
    const card = await until(() =>
      find(chat, 'ivs-chat-messages', 'ivs-chat-actions', 'ivs-chat-user-card', '.popup:popover-open'),
    );
    await click(card.querySelector('[aria-haspopup=dialog]')!);
    await until(() => menu(chat)?.querySelector('form'));
    await click(menu(chat)!.querySelector('[type=submit]')!);
    assert.equal(await left, 'serverDisconnect');
  });

  it('one stream tells all that happens, without what people write', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const told: IvsActivityEvent[] = [];
    chat.addEventListener('ivs-activity', (event) => told.push(event));
    await write(chat, 'a secret');
    await until(() => rows(chat)[0]?.matches('.sent'));
    await openMenu(chat, rows(chat)[0]!);
    await click(item(chat, 'Reply'));
    await until(() => field(chat).matches(':focus'));
    chat.disconnect();
    await until(() => chat.status.kind === 'ended');
    assert.deepEqual(
      told.map(({ name }) => name),
      ['send-request', 'message', 'reply-request', 'disconnect'],
    );
    assert.deepEqual(told[3]!.details, { reason: 'clientDisconnect' });
    assert.notInclude(JSON.stringify(told.map(({ details }) => details)), 'secret');
    assert.equal(texts(chat).length, 1);
  });
});
