import { assert } from 'chai';
import {
  addChat,
  addConnectedChat,
  composerText,
  field,
  find,
  nextEvent,
  rows,
  startService,
  stopService,
  texts,
  until,
} from '../helpers/chat-page.ts';
import { sendKeys } from '../helpers/viewer.ts';

describe('<ivs-chat-composer>', () => {
  it('Enter sends, Shift+Enter breaks the line, blanks alone are nothing', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    field(chat).focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '   ' });
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(texts(chat), []);
    await sendKeys({ type: 'one' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'two' });
    await sendKeys({ press: 'Enter' });
    await until(() => rows(chat)[0]?.matches('.sent'));
    assert.deepEqual(texts(chat), ['one\ntwo']);
    assert.equal(field(chat).value, '');
    assert.equal(chat.shadowRoot!.activeElement!.localName, 'ivs-chat-composer');
  });

  it('however narrow it is, one line says what it is for', async () => {
    const chat = await addConnectedChat(await startService());
    chat.style.inlineSize = '160px';
    await until(() => field(chat)?.clientWidth < 100);
    assert.equal(field(chat).clientHeight, 32);
  });

  it('leaves Enter to an input method while it composes', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    field(chat).value = '안녕';
    field(chat).dispatchEvent(new InputEvent('input', { bubbles: true }));
    // Real composition cannot be driven from here; the event is the one that browsers send for it.
    field(chat).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    await field(chat).getRootNode();
    assert.deepEqual(texts(chat), []);
    field(chat).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await until(() => texts(chat).length === 1);
  });

  it('counts code points from 50 left on, and lets nothing go that is too long', async () => {
    const service = await startService({ rooms: [{ maximumMessageLength: 60 }] });
    const chat = await addConnectedChat(service);
    const counter = (): string | undefined => find(chat, 'ivs-chat-composer', '[part=counter]')?.textContent!.trim();
    const write = async (text: string): Promise<void> => {
      field(chat).value = text;
      field(chat).dispatchEvent(new InputEvent('input', { bubbles: true }));
      await find(chat, 'ivs-chat-composer')!.getRootNode();
    };
    await write('😀'.repeat(9));
    await until(() => counter() === undefined);
    await write('😀'.repeat(10));
    await until(() => counter() === '50');
    await write('😀'.repeat(60));
    await until(() => counter() === '0');
    await write('😀'.repeat(61));
    await until(() => counter() === '−1');
    assert.include(composerText(chat), '1 character too long');
    field(chat).focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(texts(chat), []);
    assert.equal(field(chat).value, '😀'.repeat(61));
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    await until(() => texts(chat)[0] === '😀'.repeat(60));
  });

  it('the 11th message in a second comes back into the field, with words', async () => {
    const service = await startService({ rooms: [{ maximumMessageRatePerSecond: 100 }] });
    const chat = await addConnectedChat(service);
    field(chat).focus();
    // Typed by events, since the keyboard of the test is slower than ten messages a second.
    for (let i = 1; i <= 11; i++) {
      field(chat).value = `message ${i}`;
      field(chat).dispatchEvent(new InputEvent('input', { bubbles: true }));
      field(chat).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
    await until(() => composerText(chat).includes('Too many messages at once.'));
    assert.equal(field(chat).value, 'message 11');
    await until(() => rows(chat).length === 10 && rows(chat).every((row) => row.matches('.sent')));
    await sendKeys({ type: '!' });
    await until(() => !composerText(chat).includes('Too many'));
  });

  it('a refused message stays in the list while the next one is being written, and can be edited there', async () => {
    const service = await startService({ rooms: [{ maximumMessageLength: 5 }] });
    const chat = addChat({
      roomIdentifier: service.rooms[0]!,
      tokenProvider: async () => {
        const response = await fetch(service.tokenEndpoint, {
          method: 'POST',
          body: JSON.stringify({ roomIdentifier: service.rooms[0] }),
        });
        // A backend that does not tell the room's limit.
        return { ...((await response.json()) as { token: string }), maximumMessageLength: 500 };
      },
    });
    await until(() => chat.status.kind === 'connected');
    field(chat).focus();
    await sendKeys({ type: 'much too long' });
    const refused = nextEvent(chat, 'ivs-error');
    field(chat).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    field(chat).value = 'next';
    field(chat).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await refused;
    const edit = await until(() => [...(rows(chat)[0]?.querySelectorAll<HTMLElement>('.fail button') ?? [])][1]);
    assert.include(rows(chat)[0]!.textContent, 'Too long for this room.');
    assert.equal(field(chat).value, 'next');
    edit.click();
    await until(() => rows(chat).length === 0);
    await until(() => field(chat).value === 'much too long\nnext');
  });

  it('what is written while the connection is down goes out when it is back', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    await stopService(service);
    await until(() => chat.status.kind === 'reconnecting');
    field(chat).focus();
    await sendKeys({ type: 'is it out of the oven yet' });
    await sendKeys({ press: 'Enter' });
    await until(() => composerText(chat).includes('Goes out when you are back.'));
    assert.equal(field(chat).value, 'is it out of the oven yet');
    const back = await startService({ port: service.port });
    assert.equal(back.port, service.port);
    chat.connect();
    await until(() => rows(chat).at(-1)?.matches('.sent'));
    assert.deepEqual(texts(chat), ['is it out of the oven yet']);
    assert.equal(field(chat).value, '');
  });

  it('what waits to go out goes to no other room', async () => {
    const service = await startService({ rooms: [{ name: 'one', id: 'oneoneoneone' }] });
    const chat = await addConnectedChat(service);
    await stopService(service);
    await until(() => chat.status.kind === 'reconnecting');
    field(chat).focus();
    await sendKeys({ type: 'for room one' });
    await sendKeys({ press: 'Enter' });
    await until(() => composerText(chat).includes('Goes out when you are back.'));
    const other = await startService();
    Object.assign(chat, { tokenEndpoint: other.tokenEndpoint, roomIdentifier: other.rooms[0]! });
    await until(() => chat.status.kind === 'connected' && !composerText(chat).includes('Goes out'));
    assert.equal(field(chat).value, 'for room one');
    assert.deepEqual(texts(chat), []);
  });

  it('a viewer without the capability reads along', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { role: 'reader' });
    await until(() => composerText(chat).includes('Only moderators can write here right now.'));
    assert.isNull(field(chat));
  });

  it('who was disconnected by the page itself can come back', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    chat.disconnect();
    const button = await until(() => find(chat, 'ivs-chat-composer', '[part=ended] .button'));
    button.focus();
    button.click();
    // The button goes; the field that takes its place has the focus.
    await until(() => field(chat)?.matches(':focus'));
    await until(() => chat.status.kind === 'connected');
  });
});
