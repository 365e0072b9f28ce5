import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRoomStore } from '../../src/store/room-store.ts';
import { nodePlatform, once, startService, storeHost, tokensFor } from '../helpers/room.ts';

test('a connection that is mended by the one that was to take over allows what its own token does', async (t) => {
  const server = await startService(t);
  const roles = ['reader', 'viewer'] as const;
  const sockets: ReturnType<typeof nodePlatform.createSocket>[] = [];
  const { room, store } = createRoomStore(
    {
      tokenProvider: () => tokensFor(server, 'ana', roles[sockets.length])(),
      platform: {
        ...nodePlatform,
        createSocket(url, token) {
          // No service cuts a link at just that moment: the next one has its token, and is not open yet.
          sockets[0]?.onclose?.({ code: 1006 });
          return (sockets[sockets.length] = nodePlatform.createSocket(url, token));
        },
      },
    },
    storeHost,
  );
  t.after(() => store.stop());
  const first = once(room, 'connect');
  store.connect();
  await first;
  assert.equal(store.allows('SEND_MESSAGE'), false);
  const mended = once(room, 'connect');
  store.renew();
  await mended;
  assert.deepEqual([sockets.length, store.allows('SEND_MESSAGE')], [2, true]);
});
