import { assert } from 'chai';
import { IvsModerationRequestEvent, type IvsChat } from '../../src/index.ts';
import {
  addChat,
  addConnectedChat,
  earlier,
  enter,
  find,
  inject,
  nextEvent,
  rows,
  say,
  sendEvent,
  startService,
  texts,
  until,
} from '../helpers/chat-page.ts';
import type { TestService } from '../helpers/service-commands.ts';

/** What became of each request of the page from here on: `asked`, then `answered` or the name of the error. */
function watchFetches(): { outcomes: string[]; onAsked: () => void; restore(): void } {
  const { fetch } = window;
  const watch = {
    outcomes: [] as string[],
    onAsked: () => {},
    restore: () => void (window.fetch = fetch),
  };
  window.fetch = (...args) => {
    const index = watch.outcomes.push('asked') - 1;
    const answer = fetch(...args);
    answer.then(
      () => (watch.outcomes[index] = 'answered'),
      ({ name }: Error) => (watch.outcomes[index] = name),
    );
    watch.onAsked();
    return answer;
  };
  return watch;
}

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

describe('what the page’s backend is asked', () => {
  const wrong: { attribute: string; properties: Partial<IvsChat>; act?: (chat: IvsChat) => void }[] = [
    { attribute: 'history-endpoint', properties: { historyEndpoint: 'https://' } },
    { attribute: 'emote-pack', properties: { emotePack: 'https://' } },
    {
      attribute: 'moderation-endpoint',
      properties: { moderationEndpoint: 'https://' },
      act: (chat) => find(chat, 'ivs-chat-pinned')!.dispatchEvent(new IvsModerationRequestEvent('app:UNPIN', {})),
    },
  ];

  for (const { attribute, properties, act } of wrong)
    it(`${attribute} that is no address: an error with a code that names it and the fix`, async () => {
      const chat = await addConnectedChat(await startService());
      const failed = nextEvent(chat, 'ivs-error');
      Object.assign(chat, properties);
      await chat.updateComplete;
      act?.(chat);
      const { error } = await failed;
      assert.equal(error.code, 'invalidOption');
      assert.equal(error.message, `${attribute} is "https://": give a URL or a path.`);
      assert.isFalse(error.retryable);
    });

  it('a chat that is removed ends what it asked, and says nothing of it', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    const told: string[] = [];
    chat.addEventListener('ivs-activity', ({ name }) => told.push(name));
    await inject(service, { fault: 'delayRequests', ms: 20_000 });
    const { outcomes, restore } = watchFetches();
    try {
      Object.assign(chat, { historyEndpoint: service.tokenEndpoint, emotePack: service.tokenEndpoint });
      const waiting = addChat({ tokenEndpoint: service.tokenEndpoint, roomIdentifier: service.rooms[0]! });
      await until(() => outcomes.length === 3);
      chat.remove();
      waiting.remove();
      await until(() => !outcomes.includes('asked'));
      assert.deepEqual(outcomes, ['AbortError', 'AbortError', 'AbortError']);
      assert.deepEqual(told, []);
    } finally {
      restore();
    }
  });

  const historyOf = ({ tokenEndpoint }: TestService): string => tokenEndpoint.replace('chat-token', 'chat-history');

  it('who comes late sees what was pinned, and that the room is slow; what changed meanwhile stays', async () => {
    const service = await startService();
    const early = await addConnectedChat(service);
    await sendEvent(service, 'app:PIN', { text: 'Old' });
    await sendEvent(service, 'app:PIN', { text: 'Recipe', by: 'mod' });
    await sendEvent(service, 'app:SLOW_MODE', { seconds: '30' });
    await until(() => find(early, 'ivs-chat-pinned', '.text'));
    const late = await addConnectedChat(service, { historyEndpoint: historyOf(service), userId: 'late' });
    await until(() => find(late, 'ivs-chat-pinned', '.text')?.textContent === 'Recipe');
    await until(() => find(late, 'ivs-chat-composer', '.hint')?.textContent!.includes('30 s'));
    assert.deepEqual(texts(late), []);
    await sendEvent(service, 'app:UNPIN');
    const later = await addConnectedChat(service, { historyEndpoint: historyOf(service), userId: 'later' });
    await until(() => find(later, 'ivs-chat-composer', '.hint'));
    assert.isNull(find(later, 'ivs-chat-pinned', '.text'));
  });

  it('a chat that is only moved gets what it asked for', async () => {
    const service = await startService();
    await say(await enter(service, 'ben'), 'before');
    const chat = await addConnectedChat(service);
    const place = document.createElement('div');
    document.body.append(place);
    const watch = watchFetches();
    try {
      watch.onAsked = () => queueMicrotask(() => place.append(chat));
      chat.historyEndpoint = historyOf(service);
      await until(() => texts(chat).length === 1);
      assert.deepEqual(watch.outcomes, ['answered']);
      assert.equal(chat.parentElement, place);
    } finally {
      watch.restore();
      place.remove();
    }
  });

  it('pictures that are wanted no more may fail in silence', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    const told: string[] = [];
    chat.addEventListener('ivs-error', ({ error }) => told.push(error.message));
    const watch = watchFetches();
    try {
      watch.onAsked = () => (chat.emotePack = '');
      chat.emotePack = service.tokenEndpoint;
      await until(() => watch.outcomes[0] === 'answered');
    } finally {
      watch.restore();
    }
    chat.emotePack = `data:application/json,${encodeURIComponent(JSON.stringify({ emotes: { wow: pixel } }))}`;
    chat.addMessages([earlier('a', 'so :wow:')]);
    await until(() => rows(chat)[0]?.querySelector('.emote'));
    assert.deepEqual(told, []);
  });

  it('a chat that was removed before it had its pictures asks for them when it comes back', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    const watch = watchFetches();
    try {
      watch.onAsked = () => queueMicrotask(() => chat.remove());
      chat.emotePack = `data:application/json,${encodeURIComponent(JSON.stringify({ emotes: { wow: pixel } }))}`;
      await until(() => chat.status.kind === 'idle' && watch.outcomes[0] === 'AbortError');
    } finally {
      watch.restore();
    }
    document.body.append(chat);
    await until(() => chat.status.kind === 'connected');
    chat.addMessages([earlier('a', 'so :wow:')]);
    await until(() => rows(chat)[0]?.querySelector('.emote'));
  });
});
