import { ChatRoom } from '../../src/client/index.ts';
import { createChatStore } from '../../src/store/chat-store.ts';
import type { MessageEntry } from '../../src/store/entries.ts';
import type { StoreHost } from '../../src/store/state.ts';
import { FakePlatform, settle } from './fake-platform.ts';
import { storeHost } from './room.ts';

/** A store over a room whose socket the test holds. */
export async function fakeStore(host: Partial<StoreHost> = {}) {
  const platform = new FakePlatform();
  const room = new ChatRoom({
    regionOrUrl: 'us-west-2',
    tokenProvider: () => Promise.resolve({ token: 't' }),
    platform,
  });
  let flushes = 0;
  const scheduled: (() => void)[] = [];
  const store = createChatStore(room, { ...storeHost, schedule: (flush) => scheduled.push(flush), ...host });
  store.subscribe(() => flushes++);
  store.connect();
  await settle();
  platform.socket.open();
  let sent = 0;
  /** A message of somebody; returns its id. */
  const say = (UserId: string, Content: string, more: object = {}): string => {
    const Id = `m${++sent}`;
    const frame = { Type: 'MESSAGE', Id, Content, SendTime: '2026-01-01T00:00:00Z', Sender: { UserId }, ...more };
    platform.socket.receive(frame);
    return Id;
  };
  const event = (EventName: string, Attributes: Record<string, string>, SendTime = '2026-01-01T00:00:00Z'): void =>
    platform.socket.receive({ Type: 'EVENT', Id: `e${++sent}`, EventName, Attributes, SendTime });
  return {
    store,
    platform,
    say,
    event,
    /** So many messages, each its number. */
    receive(count: number): void {
      for (let i = 0; i < count; i++) say('u', `${sent + 1}`);
    },
    deleteMessage: (MessageId: string) => event('aws:DELETE_MESSAGE', { MessageId }),
    /** The id of the last request that went out. */
    requestId: () => (JSON.parse(platform.socket.sent.at(-1)!) as { RequestId: string }).RequestId,
    refuse: (RequestId: string, ErrorCode: number) =>
      platform.socket.receive({ Type: 'ERROR', Id: 'e', RequestId, ErrorCode, ErrorMessage: 'no' }),
    messages: () => store.getState().entries.filter((entry): entry is MessageEntry => entry.kind === 'message'),
    contents: () =>
      store.getState().entries.map((entry) => (entry.kind === 'message' ? entry.content : `(${entry.notice})`)),
    flush: () => scheduled.splice(0).forEach((callback) => callback()),
    flushes: () => flushes,
  };
}
