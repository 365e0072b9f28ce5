import { assert } from 'chai';
import type { IvsChat, MessageEntry } from '../../src/index.ts';
import {
  addConnectedChat,
  earlier,
  enter,
  field,
  find,
  rows,
  say,
  startService,
  texts,
  until,
} from '../helpers/chat-page.ts';

// What others write, and what the page makes of it, does no harm to the rows around it.

async function show(content: string, properties: Partial<Omit<IvsChat, 'role'>> = {}): Promise<[HTMLElement, IvsChat]> {
  const chat = await addConnectedChat(await startService(), { userId: 'ana', ...properties });
  chat.addMessages([earlier('a', content)]);
  return [await until(() => rows(chat)[0]), chat];
}

describe('what stands in a row', () => {
  for (const [what, content, lines] of [
    ['empty lines', `a${'\n'.repeat(450)}b`, 3],
    ['lines of one sign', 'x\n'.repeat(240), 24],
  ] as const)
    it(`${what} fill no list, and stay in the message`, async () => {
      const [row, chat] = await show(content);
      await until(() => row.querySelector('.text')!.getBoundingClientRect().height <= lines * 20);
      const copied: string[] = [];
      chat.renderMessage = (entry: MessageEntry) => void copied.push(entry.content);
      await until(() => copied.length);
      assert.equal(copied[0], content);
    });

  it('a message in which there is nothing to see is not sent, and shows that it is there', async () => {
    const [row, chat] = await show('\u200b\u2060');
    assert.equal(row.querySelector('.text')!.textContent, '…');
    field(chat).value = '\u200b\u2060';
    field(chat).dispatchEvent(new Event('input', { bubbles: true }));
    const send = await until(() => find(chat, 'ivs-chat-composer', '[part=send]'));
    assert.equal(send.getAttribute('aria-disabled'), 'true');
    field(chat).value = '\u200ba';
    field(chat).dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => send.getAttribute('aria-disabled') === 'false');
  });

  it('an address in what is written from right to left reads as it is', async () => {
    const [row] = await show('مرحبا https://bank.example/login?to=1.evil/ يا صديقي');
    const link = row.querySelector('a')!;
    const text = link.firstChild!.nextSibling ?? link.firstChild!;
    const lefts = [...text.textContent!].map((_sign, at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
    assert.deepEqual(
      lefts,
      [...lefts].sort((one, other) => one - other),
    );
  });

  it('a message of this minute is from now', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service, { timestamps: 'relative' });
    await say(await enter(service, 'ben'), 'hello');
    const row = await until(() => rows(chat)[0]);
    assert.equal(row.querySelector('time')!.textContent, 'now');
  });

  for (const [what, given] of [
    ['a symbol', Symbol('x')],
    ['an object without a prototype', Object.create(null) as object],
  ] as const)
    it(`${what} of the page costs that row its own form, and is told once`, async () => {
      const service = await startService();
      const chat = await addConnectedChat(service, {
        renderMessage: ({ content }: MessageEntry) => (content.startsWith('bad') ? given : undefined),
        renderEvent: () => given,
      });
      const codes: string[] = [];
      chat.addEventListener('ivs-error', ({ error }) => codes.push(`${error.code} ${error.message.split(' ')[0]}`));
      const ben = await enter(service, 'ben');
      for (const text of ['one', 'bad', 'bad too', 'two']) await say(ben, text);
      await until(() => texts(chat).join() === 'one,bad,bad too,two');
      assert.deepEqual(codes, ['invalidOption renderMessage']);
    });
});
