// A process of its own, so that nothing else is in its heap: node --expose-gc
import { ChatRoom } from '../../src/client/index.ts';
import { FakePlatform, settle } from './fake-platform.ts';

const platform = new FakePlatform();
const room = new ChatRoom({ regionOrUrl: 'us-west-2', tokenProvider: () => Promise.resolve({ token: 't' }), platform });
let heard = 0;
room.addListener('message', () => heard++);
room.connect();
await settle();
platform.socket.open();

function receive(from: number, to: number): number {
  for (let i = from; i < to; i++)
    platform.socket.receive(
      `{"Type":"MESSAGE","Id":"message-${i}","RequestId":"","Attributes":{},"Content":"number ${i}","SendTime":"2026-01-01T00:00:00Z","Sender":{"UserId":"user-${i % 500}","Attributes":{}}}`,
    );
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

const early = receive(0, 10_000);
const late = receive(10_000, 1_000_000);
if (heard !== 1_000_000) throw new Error(`${heard} messages heard`);
process.stdout.write(JSON.stringify({ early, late }));
