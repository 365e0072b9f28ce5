import { assert } from 'chai';
import {
  busy,
  addConnectedChat,
  enter,
  messagesText,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
  write,
} from '../helpers/chat-page.ts';

describe('a busy room', () => {
  it('folds what is said again and again, tells what it left out, and always shows what concerns the viewer', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { firehose: 2, userId: 'ana' });
    const crowd = await Promise.all(['ben', 'cem', 'dan', 'eva'].map((name) => enter(service, name)));
    const shout = async (text: (i: number) => string): Promise<void> => {
      await Promise.all(crowd.flatMap((room, i) => [say(room, text(2 * i)), say(room, text(2 * i + 1))]));
    };
    await shout(() => 'GO!');
    await until(() => rows(chat).some((row) => row.textContent!.includes('×')));
    await shout((i) => `something ${i}`);
    await until(() => /\d+ messages? not shown/.test(messagesText(chat)));
    await say(crowd[0]!, 'look here, @ana');
    await until(() => texts(chat).includes('look here, @ana'));
    await write(chat, 'I am here');
    await until(() => texts(chat).includes('I am here'));
    const shown = texts(chat).filter((text) => text.startsWith('something')).length;
    const leftOut = [...messagesText(chat).matchAll(/(\d+) messages? not shown/g)];
    assert.equal(shown + leftOut.reduce((sum, [, count]) => sum + Number(count), 0), 8);
  });

  it('a message that is deleted while it is held is never painted for a viewer, and is seen by a moderator', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service, { hold: 1_000, userId: 'ana' });
    const mod = await addConnectedChat(service, { hold: 1_000, userId: 'mod', role: 'moderator' });
    const painted = new Set<string>();
    const watch = new MutationObserver(() => texts(chat).forEach((text) => painted.add(text)));
    watch.observe(chat.shadowRoot!.querySelector('ivs-chat-messages')!.shadowRoot!, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    const ben = await enter(service, 'ben');
    await say(ben, 'something bad');
    await until(() => texts(mod).includes('something bad'));
    await sendEvent(service, 'app:DELETE_BY_USER', { userId: 'ben' });
    await until(() => texts(mod).length === 0);
    await say(ben, 'something good');
    await until(() => texts(chat).includes('something good'));
    watch.disconnect();
    assert.isTrue(painted.has('something good'));
    assert.isFalse(painted.has('something bad'));
  });

  it('emoji alone are large, and a raised hand is told', async () => {
    const service = await startService(busy);
    const chat = await addConnectedChat(service);
    const ben = await enter(service, 'ben');
    await say(ben, 'words');
    await say(ben, '🎉🎉');
    await say(ben, 'a question', { message_type: 'RAISE_HAND' });
    await until(() => rows(chat).length === 3);
    const size = (row: number): number =>
      parseFloat(getComputedStyle(rows(chat)[row]!.querySelector('.text')!).fontSize);
    assert.isAbove(size(1), size(0) * 1.5);
    assert.match(rows(chat)[2]!.textContent!, /raised a hand|raises a hand|✋/i);
  });
});
