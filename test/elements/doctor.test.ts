import 'axe-core/axe.min.js';
import { assert } from 'chai';
import { addChat, addConnectedChat, click, connections, find, startService, until } from '../helpers/chat-page.ts';
import { violations } from '../helpers/violations.ts';
import { emulateMedia, sendKeys } from '../helpers/viewer.ts';
import type { IvsChat } from '../../src/index.ts';

const panel = (chat: IvsChat): HTMLElement | null => find(chat, '.doctor');
const status = (chat: IvsChat): string => panel(chat)?.querySelector('[role=status]')?.textContent ?? '';
const button = (chat: IvsChat, text: string): HTMLElement =>
  [...panel(chat)!.querySelectorAll('button')].find(({ textContent }) => textContent === text)!;

/** The panel once it is done. */
async function diagnosed(chat: IvsChat): Promise<HTMLElement> {
  await until(() => /problem|warning|Nothing/.test(status(chat)));
  return panel(chat)!;
}

describe('diagnose', () => {
  it('shows what was found, step by step, with what to do, and what has to be mended above what is well', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana', diagnose: true });
    const shown = await diagnosed(chat);
    assert.equal(status(chat), '2 warnings.');
    const headings = [...shown.querySelectorAll('h3')].map(({ textContent }) => textContent);
    assert.deepEqual(headings, ['Who gets what', 'Set-up', 'Token endpoint', 'Its answer', 'Connection']);
    assert.equal(shown.querySelectorAll('li').length, 2);
    assert.match(
      shown.querySelector('li')!.textContent!,
      /Warning\.\s+A visitor without cookies[^]*Let your backend decide/,
    );
    assert.match(shown.textContent!, /A token for “ana”, allowing SEND_MESSAGE, for a session of 60 minutes\./);
  });

  it('leaves room for what became of the chat, with the button to try again', async () => {
    const chat = addChat({ diagnose: true, tokenEndpoint: '/nothing-here', roomIdentifier: 'AbCdEf123456' });
    chat.addEventListener('ivs-error', (event) => event.preventDefault());
    chat.style.blockSize = '400px';
    await diagnosed(chat);
    const again = await until(() => find(chat, 'ivs-chat-messages', '.instead .button'));
    const { bottom } = again.getBoundingClientRect();
    assert.isAtMost(bottom, chat.getBoundingClientRect().bottom - 8);
    const title = find(chat, 'ivs-chat-messages', '.instead .icon')!;
    assert.isAtLeast(title.getBoundingClientRect().top, panel(chat)!.getBoundingClientRect().bottom);
  });

  it('leaves the running chat alone, and nothing behind when it is closed', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const sheets = chat.shadowRoot!.adoptedStyleSheets.length;
    let reconnected = false;
    chat.addEventListener('ivs-connecting', () => (reconnected = true));
    chat.diagnose = true;
    await diagnosed(chat);
    await click(button(chat, 'Close'));
    await until(() => !panel(chat));
    assert.isFalse(chat.diagnose);
    assert.isFalse(reconnected);
    assert.equal(chat.shadowRoot!.adoptedStyleSheets.length, sheets);
    await until(async () => (await connections(service))[service.rooms[0]!] === 1);
  });

  it('checks again, at once for a chat that was set up otherwise, and by the button', async () => {
    const service = await startService();
    const chat = addChat({ diagnose: true, tokenEndpoint: service.tokenEndpoint, roomIdentifier: 'AbCdEf123456' });
    chat.addEventListener('ivs-error', (event) => event.preventDefault());
    assert.match((await diagnosed(chat)).textContent!, /is only the id of a room/);
    chat.roomIdentifier = service.rooms[0]!;
    await until(() => status(chat) === '2 warnings.');
    button(chat, 'Check again').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => status(chat).startsWith('Checking'));
    await diagnosed(chat);
    assert.equal(status(chat), '2 warnings.');
    assert.isTrue(button(chat, 'Check again').matches(':focus'));
  });

  it('copies all of it as text, without a token', async () => {
    const tokens: string[] = [];
    const service = await startService();
    const chat = await addConnectedChat(service, { userId: 'ana' });
    const { tokenEndpoint, roomIdentifier } = chat;
    chat.tokenProvider = async () => {
      const body = JSON.stringify({ roomIdentifier, userId: 'ana' });
      const answer = (await (await fetch(tokenEndpoint, { method: 'POST', body })).json()) as { token: string };
      tokens.push(answer.token);
      return answer;
    };
    let copied = '';
    const { writeText } = Clipboard.prototype;
    Clipboard.prototype.writeText = async (text) => {
      copied = text;
    };
    chat.diagnose = true;
    const shown = await diagnosed(chat);
    await click(button(chat, 'Copy as text'));
    await until(() => status(chat) === 'Copied.');
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await click(button(chat, 'Copy as text'));
    await until(() => status(chat).startsWith('This page may not write to the clipboard'));
    Clipboard.prototype.writeText = writeText;
    assert.match(
      copied,
      /^✓ Set-up: arn:[^]*– Who gets what: What tokenProvider asks is the page’s own\.[^]*Nothing wrong was found\.$/,
    );
    assert.isAbove(tokens.length, 2);
    for (const token of tokens) assert.notInclude(copied + shown.textContent, token);
  });

  it('a chat that leaves the page takes its doctor along', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { diagnose: true });
    await until(() => panel(chat));
    chat.remove();
    await until(
      () =>
        !chat.shadowRoot!.adoptedStyleSheets.some(({ cssRules }) =>
          [...cssRules].some(({ cssText }) => cssText.startsWith('.doctor')),
        ),
    );
    await until(async () => (await connections(service))[service.rooms[0]!] === 0);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`axe finds nothing in it, ${colorScheme}, in a page of another direction, and 320 px show all of it`, async () => {
      await emulateMedia({ colorScheme });
      document.documentElement.style.colorScheme = 'light dark';
      const chat = addChat({ diagnose: true });
      chat.addEventListener('ivs-error', (event) => event.preventDefault());
      chat.dir = 'rtl';
      chat.style.inlineSize = '320px';
      const shown = await diagnosed(chat);
      assert.deepEqual(await violations(chat), []);
      for (const element of [shown, ...shown.querySelectorAll('*')])
        if (!(element instanceof SVGElement))
          assert.isAtMost(element.scrollWidth, Math.max(element.clientWidth, 320), element.className);
      assert.equal(getComputedStyle(shown).direction, 'ltr');
      await emulateMedia({ colorScheme: 'light' });
    });
});
