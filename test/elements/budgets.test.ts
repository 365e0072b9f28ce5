import { assert } from 'chai';
import { addConnectedChat, earlier, enter, list, rows, say, startService, texts, until } from '../helpers/chat-page.ts';

const nodes = (chat: Element): number => {
  const walker = document.createTreeWalker(list(chat));
  let count = 0;
  while (walker.nextNode()) count++;
  return count;
};

describe('what a chat may cost', () => {
  it('few rows are in the DOM, however much was said and however far a reader goes back', async () => {
    const chat = await addConnectedChat(await startService());
    chat.addMessages(Array.from({ length: 200 }, (_, i) => earlier(`m${i}`, `line ${i}`)));
    await until(() => texts(chat).at(-1) === 'line 199' && rows(chat).length < 40);
    assert.isBelow(nodes(chat), 40 * 22);
    await until(() => {
      assert.isAtMost(rows(chat).length, 150);
      list(chat).scrollTop = 0;
      return texts(chat)[0] === 'line 0';
    });
    await until(() => {
      assert.isAtMost(rows(chat).length, 150);
      list(chat).scrollTop = list(chat).scrollHeight;
      return texts(chat).at(-1) === 'line 199' && rows(chat).length < 40;
    });
  });

  it('an idle room asks for no frame and no timer', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    const ben = await enter(service, 'ben');
    await say(ben, 'hello');
    await until(() => texts(chat)[0] === 'hello');
    const announced = (): string | null =>
      chat.shadowRoot!.querySelector('ivs-chat-messages')!.shadowRoot!.querySelector('[aria-live=polite]')!.textContent;
    await until(() => announced() === 'ben: hello');
    const { requestAnimationFrame, setTimeout, setInterval } = window;
    const asked: string[] = [];
    const watch = (name: string): never => ((): void => void asked.push(name)) as never;
    window.requestAnimationFrame = watch('frame');
    window.setTimeout = watch('timer');
    window.setInterval = watch('interval');
    for (let frame = 0; frame < 60; frame++)
      await new Promise((resolve) => requestAnimationFrame.call(window, resolve));
    Object.assign(window, { requestAnimationFrame, setTimeout, setInterval });
    assert.deepEqual(asked, []);
  });
});
