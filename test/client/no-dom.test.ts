import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { WebSocket } from 'ws';
import { startService } from '../helpers/room.ts';

/** The client, as one script. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/client/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ivsChat',
    target: 'es2022',
  });
  return outputFiles[0]!.text;
}

test('runs where there is only WebSocket, fetch, timers and the language, as in React Native', async (t) => {
  const server = await startService(t);
  const lines: string[] = [];
  const context = vm.createContext({
    WebSocket,
    fetch,
    setTimeout,
    clearTimeout,
    write: (line: string) => lines.push(line),
    tokenEndpoint: server.tokenEndpoint,
    regionOrUrl: server.regionOrUrl,
    roomIdentifier: server.rooms[0]!.arn,
  });
  vm.runInContext('globalThis.self = undefined; delete globalThis.console;', context);
  vm.runInContext(await bundle(), context);
  const run = `(async () => {
    if (typeof crypto + typeof window + typeof document + typeof console !== 'undefined'.repeat(4)) throw new Error('too rich');
    const { ChatRoom, SendMessageRequest } = ivsChat;
    const tokenProvider = () =>
      fetch(tokenEndpoint, { method: 'POST', body: JSON.stringify({ roomIdentifier, userId: 'ana' }) }).then((r) => r.json());
    const room = new ChatRoom({ regionOrUrl, tokenProvider });
    await new Promise((resolve) => { room.addListener('connect', resolve); room.connect(); });
    const message = await room.sendMessage(new SendMessageRequest('from React Native'));
    write(message.content + ' ' + message.sender.userId);
    room.disconnect();
    write(room.state);
  })()`;
  await (vm.runInContext(run, context) as Promise<void>);
  assert.deepEqual(lines, ['from React Native ana', 'disconnected']);
});
