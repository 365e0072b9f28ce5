import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installApp, run } from '../helpers/packed-app.ts';

test('an empty project that installs the package runs its command and its headless client', async () => {
  const folder = await installApp('plain');
  assert.match(await run(folder, 'npx', '--no-install', 'ivs-chat', '--help'), /--port/);
  const script = `const { ChatRoom } = await import('ivs-chat/client'); console.log(typeof ChatRoom)`;
  assert.equal(await run(folder, 'node', '--input-type=module', '--eval', script), 'function\n');
});
