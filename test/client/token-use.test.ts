import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { ChatRoom, type ChatRoomConfig } from '../../src/client/index.ts';
import { FakePlatform } from '../helpers/fake-platform.ts';
import { SimulatedService } from '../helpers/simulated-service.ts';

const DAY = 24 * 3_600_000;

/** The official client's room, in a world whose clock, timers and sockets are the simulation's. */
async function officialRoom(
  platform: FakePlatform,
  config: ChatRoomConfig,
): Promise<{ connect(): void; state: string }> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from 'amazon-ivs-chat-messaging'",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'official',
    platform: 'browser',
  });
  const silent = { debug() {}, info() {}, error() {}, log() {} };
  const timers = new Map<number, () => void>();
  let started = 0;
  const context = vm.createContext({
    crypto,
    console: silent,
    WebSocket: Object.assign(
      function (url: string, token: string) {
        return platform.createSocket(url, token);
      },
      { OPEN: 1 },
    ),
    setTimeout(callback: () => void, ms = 0) {
      timers.set(++started, platform.startTimer(callback, ms));
      return started;
    },
    clearTimeout: (id: number) => timers.get(id)?.(),
    now: () => platform.now(),
    config,
    silent,
  });
  vm.runInContext(
    'Date.now = now; { const Real = Date; Date = class extends Real { constructor(...a) { super(...(a.length ? a : [now()])); } }; }',
    context,
  );
  vm.runInContext(outputFiles[0]!.text, context);
  return vm.runInContext('const room = new official.ChatRoom(config); room.logger = silent; room', context) as {
    connect(): void;
    state: string;
  };
}

test('tokens that a day of sessions of an hour takes, with tokens of a minute: ours, and the official client', async (t) => {
  const used: number[] = [];
  for (const make of [
    (_: FakePlatform, config: ChatRoomConfig) => Promise.resolve(new ChatRoom({ ...config, platform: _ })),
    officialRoom,
  ]) {
    const platform = new FakePlatform();
    const service = new SimulatedService(platform);
    const room = await make(platform, { regionOrUrl: 'us-west-2', tokenProvider: service.tokenProvider });
    room.connect();
    await platform.pass(DAY);
    assert.equal(room.state, 'connected');
    used.push(service.tokens);
  }
  const [ours, theirs] = used as [number, number];
  t.diagnostic(`24 hours: ${ours} tokens, the official client ${theirs}`);
  assert.ok(ours <= 25, `${ours} tokens`);
  assert.ok(theirs > 1_000, `${theirs} tokens`);
});
