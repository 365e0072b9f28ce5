import { assert } from 'chai';
import { hostPlatform } from '../../src/client/platform.ts';
import { addConnectedChat, connections, startService, stopService, until } from '../helpers/chat-page.ts';

describe('the browser as a host of the client', () => {
  it('wakes when the network is back, the page thaws, or it comes out of the back-forward cache, until told to stop', () => {
    let woken = 0;
    const stop = hostPlatform.onWake(() => woken++);
    // The browser itself cannot be frozen from here; these are the events that it sends.
    const events = (): void => {
      window.dispatchEvent(new Event('online'));
      document.dispatchEvent(new Event('resume'));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    };
    events();
    assert.equal(woken, 3);
    stop();
    events();
    assert.equal(woken, 3);
  });

  it('knows that there is a network', () => {
    assert.isFalse(hostPlatform.isOffline());
  });

  it('a chat that wakes changes over to a fresh connection, and keeps one', async () => {
    const service = await startService();
    const room = service.rooms[0]!;
    const chat = await addConnectedChat(service);
    const told: string[] = [];
    for (const name of ['ivs-connecting', 'ivs-disconnect'] as const)
      chat.addEventListener(name, ({ type }) => told.push(type));
    window.dispatchEvent(new Event('online'));
    await until(async () => (await connections(service))[room] === 2);
    await until(async () => (await connections(service))[room] === 1);
    assert.deepEqual(told, []);
  });

  it('a chat whose service comes back is there at once when the network says so', async () => {
    const service = await startService();
    const chat = await addConnectedChat(service);
    await stopService(service);
    await until(() => chat.status.kind === 'reconnecting');
    await startService({ port: service.port });
    window.dispatchEvent(new Event('online'));
    await until(() => chat.status.kind === 'connected');
  });
});
