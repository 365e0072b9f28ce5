import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installApp, run } from '../helpers/packed-app.ts';

const runModule = (folder: string, script: string): Promise<string> =>
  run(folder, process.execPath, '--input-type=module', '--eval', script);

for (const entry of ['ivs-chat', 'ivs-chat/define', 'ivs-chat/client', 'ivs-chat/token'])
  test(`${entry} is imported without a DOM, without a word`, async () => {
    assert.equal(await runModule(await installApp('plain'), `await import('${entry}')`), '');
  });
