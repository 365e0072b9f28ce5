import { assert } from 'chai';
import {
  addChat,
  addConnectedChat,
  composerText,
  earlier,
  field,
  find,
  messagesText,
  rows,
  startService,
  until,
} from '../helpers/chat-page.ts';
import { registerWords } from '../../src/index.ts';

const title = (chat: Element): string => find(chat, '[part=title]')?.textContent ?? '';

describe('languages', () => {
  afterEach(() => (document.documentElement.lang = ''));

  for (const [lang, words, direction] of [
    ['ko', '실시간 채팅', 'ltr'],
    ['pt-PT', 'ao vivo', 'ltr'],
    ['zh-TW', '聊天', 'ltr'],
    ['ar', 'الدردشة', 'rtl'],
    ['he', 'צ', 'rtl'],
    ['xx', 'Live chat', 'ltr'],
    ['not a language', 'Live chat', 'ltr'],
  ] as const)
    it(`${lang}: the element's own`, async () => {
      const chat = addChat({ lang });
      await until(() => title(chat).includes(words));
      await until(() => find(chat, 'ivs-chat-messages')!.matches(`:dir(${direction})`));
    });

  it('the page’s, and that of an element around it; each chat has its own', async () => {
    document.documentElement.lang = 'de';
    const section = document.createElement('section');
    section.lang = 'fr';
    document.body.append(section);
    const [german, french] = [addChat({}), addChat({}, section)];
    await until(() => title(german) === 'Livechat' && title(french).includes('direct'));
    document.documentElement.lang = 'es';
    await until(() => title(german).includes('vivo'));
    assert.include(title(french), 'direct');
    assert.isFalse(german.hasAttribute('lang'));
    section.remove();
  });

  for (const place of ['the page', 'a shadow tree of the page'])
    it(`that of an element around it in ${place} may change: all parts follow at once`, async () => {
      const host = document.createElement('div');
      const section = document.createElement('section');
      section.lang = 'fr';
      document.body.append(host);
      (place === 'the page' ? host : host.attachShadow({ mode: 'open' })).append(section);
      const chat = addChat({ lurk: true, simulate: '0/s' }, section);
      await until(() => title(chat).includes('direct') && composerText(chat).includes('Rejoindre'));
      section.lang = 'de';
      await until(() => title(chat) === 'Livechat' && composerText(chat).includes('Chat beitreten'));
      await until(() => messagesText(chat).includes('Noch keine Nachrichten'));
      host.remove();
    });

  it('right to left: the field, the rows and the mark of a mention are mirrored', async () => {
    const chat = await addConnectedChat(await startService(), { lang: 'ar', userId: 'ana' });
    chat.addMessages([earlier('a', 'مرحبا @ana')]);
    const row = await until(() => rows(chat)[0]);
    await until(() => row.matches(':dir(rtl)'));
    const [avatar, body] = [row.querySelector('.avatar')!, row.querySelector('.body')!];
    assert.isAbove(avatar.getBoundingClientRect().left, body.getBoundingClientRect().left);
    assert.match(getComputedStyle(row).boxShadow, /-3px/);
    assert.isAbove(
      field(chat).getBoundingClientRect().left,
      find(chat, 'ivs-chat-composer', '.send')!.getBoundingClientRect().left,
    );
  });

  it('a page brings words of its own, for another language or in place of ours', async () => {
    registerWords({ $code: 'nl', title: 'Live chatten' });
    const chat = await addConnectedChat(await startService(), { lang: 'nl', lurk: true });
    await until(() => title(chat) === 'Live chatten');
    // What the table lacks is said in English.
    await until(() => composerText(chat).includes('You are reading along.'));
    // In place of ours, before ours have come: the rest is ours.
    registerWords({ $code: 'ja', title: 'おしゃべり' });
    const other = await addConnectedChat(await startService(), { lang: 'ja', lurk: true });
    await until(() => composerText(other).includes('チャット'));
    assert.equal(title(other), 'おしゃべり');
  });
});
