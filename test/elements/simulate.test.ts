import { assert } from 'chai';
import type { ChatMessage } from '../../src/client/index.ts';
import type { IvsChat } from '../../src/index.ts';
import {
  addChat,
  composerText,
  earlier,
  field,
  find,
  item,
  list,
  messagesText,
  nextEvent,
  openMenu,
  rows,
  texts,
  until,
  write,
} from '../helpers/chat-page.ts';
import { sendKeys } from '../helpers/viewer.ts';

/** A simulated chat that has begun. */
async function simulate(rate: string, properties: Parameters<typeof addChat>[0] = {}): Promise<IvsChat> {
  const chat = addChat({ simulate: rate, ...properties });
  await until(() => chat.status.kind === 'connected');
  return chat;
}

describe('<ivs-chat simulate>', () => {
  it('shows a crowd, says that it is one, and asks nobody for anything', async () => {
    const asked: unknown[] = [];
    const { fetch, WebSocket } = window;
    window.fetch = (...args) => (asked.push(args), fetch(...args));
    window.WebSocket = new Proxy(WebSocket, { construct: () => asked.push('socket') && {} });
    try {
      const chat = addChat({
        simulate: '20/s',
        tokenEndpoint: '/token',
        historyEndpoint: '/history',
        emotePack: '/pack.json',
        moderationEndpoint: '/moderation',
      });
      const heard: ChatMessage[] = [];
      chat.addEventListener('ivs-message', ({ message }) => heard.push(message));
      await until(() => heard.length > 40);
      await until(() => texts(chat).includes(heard[20]!.content));
      assert.equal(
        find(chat, 'ivs-chat-messages', '[part=simulated]')!.textContent.trim(),
        'Simulated: nobody here is real.',
      );
      assert.equal(chat.status.kind, 'connected');
      assert.deepEqual(asked, []);
    } finally {
      Object.assign(window, { fetch, WebSocket });
    }
  });

  it('says so in a layout of the page too, and a real chat does not', async () => {
    const chat = await simulate('0/s');
    const messages = document.createElement('ivs-chat-messages');
    chat.append(messages);
    await until(() => messages.shadowRoot?.querySelector('[part=simulated]'));
    const real = addChat({});
    await nextEvent(real, 'ivs-error');
    await until(() => messagesText(real).includes('not available'));
    assert.isNull(find(real, 'ivs-chat-messages', '[part=simulated]'));
  });

  it('what the viewer writes is theirs', async () => {
    const chat = await simulate('0/s', { userId: 'ana', displayName: 'Ana' });
    await until(() => field(chat));
    await write(chat, 'so quiet here');
    const row = await until(() => rows(chat).find((one) => one.matches('.own.sent')));
    assert.match(row.textContent!, /You\s+Ana\s+so quiet here/);
  });

  it('who writes while reading back is at the end, as in a real room', async () => {
    const chat = await simulate('0/s');
    chat.addMessages(Array.from({ length: 60 }, (_one, index) => earlier(`e${index}`, `line ${index}`)));
    await until(() => rows(chat).length > 10);
    const below = (): number => list(chat).scrollHeight - list(chat).scrollTop - list(chat).clientHeight;
    // Rows are put in as the reader comes near the first one.
    await until(() => {
      list(chat).scrollTop = 0;
      return rows(chat).length === 60;
    });
    field(chat).focus();
    await sendKeys({ type: 'here' });
    assert.isAbove(below(), 200);
    await sendKeys({ press: 'Enter' });
    await until(() => texts(chat).includes('here') && below() < 2);
  });

  it('a moderator of it deletes and changes the room; a viewer does not', async () => {
    const chat = await simulate('1/min moderator');
    await until(() => rows(chat).length > 2);
    const row = rows(chat).at(-1)!;
    const { key } = row.dataset;
    await openMenu(chat, row);
    item(chat, 'Delete message').click();
    await until(() => !rows(chat).some(({ dataset }) => dataset['key'] === key));
    await openMenu(chat, rows(chat).at(-1)!);
    item(chat, 'Pin message').click();
    await until(() => find(chat, 'ivs-chat-pinned', '[part=pinned]'));
    const viewer = await simulate('1/min');
    await until(() => rows(viewer).length > 2);
    assert.isNull(find(viewer, '[part=tools-button]'));
  });

  it('who reads along may join', async () => {
    const chat = await simulate('0/s', { lurk: true });
    await until(() => composerText(chat).includes('You are reading along'));
    chat.join();
    await until(() => field(chat));
  });

  it('taken out of the page, the crowd is silent; another rate begins another chat', async () => {
    const chat = addChat({ simulate: '50/s' });
    let heard = 0;
    chat.addEventListener('ivs-message', () => heard++);
    await until(() => heard > 30);
    chat.remove();
    await until(() => chat.status.kind === 'idle');
    const before = heard;
    // The crowd of another chat measures the time.
    const other = addChat({ simulate: '50/s' });
    let count = 0;
    other.addEventListener('ivs-message', () => count++);
    await until(() => count > 60);
    assert.equal(heard, before);
    other.simulate = '0/s';
    await until(() => messagesText(other).includes('No messages yet'));
  });

  it('a bad rate: the fix in the chat and in ivs-error; a good one mends it', async () => {
    const chat = addChat({ simulate: 'fast' });
    const { error } = await nextEvent(chat, 'ivs-error');
    assert.equal(error.code, 'simulationFailed');
    await until(() => messagesText(chat).includes('simulate is "fast": give a rate of 100/s at most, such as "50/s"'));
    chat.simulate = '5/s';
    await until(() => chat.status.kind === 'connected');
  });
});
