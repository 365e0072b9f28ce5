import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../helpers/free-port.ts';
import { useBrowser, visible } from '../helpers/site.ts';

const open = useBrowser();

/** Runs the README's first command on a port of the test's own. */
async function npmStart(t: TestContext): Promise<{ url: string; output: () => string }> {
  const child = spawn('npm', ['start', '--', '--port', String(await freePort()), '--strictPort'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    detached: true,
    env: { ...process.env, NO_COLOR: '1' },
  });
  // The whole group: npm does not hand signals on.
  t.after(() => process.kill(-child.pid!, 'SIGTERM'));
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += String(data);
        const url = /Open (http:\S+)/.exec(output)?.[1];
        if (url) resolve({ url, output: () => output });
      });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}

test('npm start prints one URL; the page works at once, and so does the page with the script tag', async (t) => {
  const { url, output } = await npmStart(t);
  const demo = await open(t, url);
  await demo.page.waitForFunction(() => document.querySelectorAll('ivs-chat:state(connected)').length === 2);
  await demo.page.locator('.viewer ivs-chat >>> textarea').click();
  await demo.page.keyboard.type('hello from the viewer');
  await demo.page.keyboard.press('Enter');
  await demo.page.waitForSelector('.moderator ivs-chat >>> .text::-p-text(hello from the viewer)', visible);
  // The audience speaks.
  await demo.page.waitForSelector('.moderator ivs-chat >>> .message:not(.own) .text', visible);

  const plain = await open(t, `${url}script-tag.html`);
  await plain.page.waitForSelector('ivs-chat:state(connected)', visible);
  assert.deepEqual([...demo.faults, ...plain.faults], []);
  assert.deepEqual([...output().matchAll(/https?:/g)].length, 1);
});
