import { assert } from 'chai';
import type { IvsChat } from '../../src/index.ts';
import {
  addChat,
  addConnectedChat,
  composerText,
  earlier,
  field,
  find,
  nextEvent,
  startService,
  texts,
  until,
  write,
} from '../helpers/chat-page.ts';

describe('who writes and who reads along', () => {
  const { fetch } = window;
  /** What was asked for tokens. */
  let asked: { userId?: string; capabilities?: string[] }[];
  /** In place of the next answers of the endpoint. */
  let answers: (() => Response | Promise<Response | undefined>)[];

  beforeEach(() => {
    [asked, answers] = [[], []];
    window.fetch = async (input, init) => {
      if (typeof init?.body !== 'string') return fetch(input, init);
      asked.push(JSON.parse(init.body) as (typeof asked)[0]);
      return (await answers.shift()?.()) ?? fetch(input, init);
    };
  });
  afterEach(() => {
    window.fetch = fetch;
  });

  const joinButton = (chat: IvsChat): HTMLElement | null => find(chat, 'ivs-chat-composer', '[part=lurking] .button');
  const readsAlong = (chat: IvsChat) => until(() => composerText(chat).includes('You are reading along.'));
  const capabilitiesAsked = (): unknown[] => asked.map(({ capabilities }) => capabilities);

  it('a page signs a viewer in before they join: one token more, and they write', async () => {
    const chat = await addConnectedChat(await startService(), { lurk: true });
    await readsAlong(chat);
    chat.addEventListener('ivs-join-request', (event) => {
      event.preventDefault();
      chat.userId = 'ana';
      chat.join();
    });
    joinButton(chat)!.click();
    await until(() => !chat.lurk && field(chat));
    await write(chat, 'signed in');
    await until(() => texts(chat).includes('signed in'));
    assert.deepEqual(
      asked.map(({ userId, capabilities }) => [userId, capabilities]),
      [
        [undefined, []],
        ['ana', undefined],
      ],
    );
  });

  it('who joins while the token to read is on its way takes another one after it', async () => {
    const service = await startService();
    let answer = (): void => {};
    answers.push(() => new Promise((resolve) => (answer = () => resolve(undefined))));
    const chat = addChat({ tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0]!, lurk: true });
    await until(() => asked.length === 1);
    chat.join();
    answer();
    await until(() => !chat.lurk && field(chat));
    assert.deepEqual(capabilitiesAsked(), [[], undefined]);
  });

  it('a page that sets lurk takes a token that allows nothing else, and back', async () => {
    const chat = await addConnectedChat(await startService(), { userId: 'ana' });
    chat.lurk = true;
    await readsAlong(chat);
    await until(() => asked.length === 2);
    chat.lurk = false;
    await until(() => field(chat));
    await until(() => asked.length === 3);
    assert.deepEqual(capabilitiesAsked(), [undefined, [], undefined]);
  });

  it('a backend that lets nobody join: the viewer reads it, and reads along', async () => {
    const chat = await addConnectedChat(await startService(), { lurk: true });
    await readsAlong(chat);
    answers.push(() => new Response('', { status: 403 }));
    const told = nextEvent(chat, 'ivs-error');
    joinButton(chat)!.click();
    assert.equal((await told).error.code, 'tokenRefused');
    const problem = await until(() => find(chat, 'ivs-chat-status', '[part=problem]'));
    assert.include(problem.textContent, 'could not sign in');
    assert.isTrue(chat.lurk);
    joinButton(chat)!.click();
    await until(() => !chat.lurk && field(chat));
    assert.isNull(find(chat, 'ivs-chat-status', '[part=problem]'));
  });

  it('what a page has in place of the button comes and goes', async () => {
    const chat = await addConnectedChat(await startService(), { lurk: true });
    await until(() => joinButton(chat)?.checkVisibility());
    const link = Object.assign(document.createElement('a'), { slot: 'join', href: '/sign-in', textContent: 'Sign in' });
    chat.append(link);
    await until(() => link.checkVisibility() && link.offsetHeight > 0 && !joinButton(chat)!.offsetHeight);
    link.remove();
    await until(() => joinButton(chat)!.offsetHeight);
  });

  it('a provider that gives nothing is told so', async () => {
    const chat = addChat({ roomIdentifier: (await startService()).rooms[0]!, tokenProvider: () => undefined as never });
    const { error } = await nextEvent(chat, 'ivs-error');
    assert.include(error.message, 'tokenProvider gave no token');
  });

  it('messages that a page puts in as it changes who the viewer is are in the chat that begins', async () => {
    const chat = await addConnectedChat(await startService(), { userId: 'ana' });
    chat.userId = 'ben';
    // As JSON has them.
    chat.addMessages(JSON.parse(JSON.stringify([earlier('a', 'before')])) as never);
    await until(() => texts(chat).includes('before'));
    assert.throws(() => chat.addMessages([{ id: 'b' } as never]), 'message 0 lacks its id, content, sendTime');
  });
});
