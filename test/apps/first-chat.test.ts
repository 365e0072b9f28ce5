import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { installApp } from '../helpers/packed-app.ts';
import { reads, say, useBrowser } from '../helpers/site.ts';

const open = useBrowser();

test('a newcomer installs the package, starts the service, and puts what it prints into a file: two tabs chat', async (t) => {
  const project = await installApp('plain');
  const service = spawn(process.execPath, [join(project, 'node_modules/.bin/ivs-chat'), '--port', '0'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => service.kill());
  let printed = '';
  for await (const data of service.stdout) if ((printed += String(data)).includes('</ivs-chat>')) break;
  const [html] = /<script[^]*<\/ivs-chat>/.exec(printed)!;

  const page = join(project, 'chat.html');
  writeFileSync(page, html);
  const [ana, ben] = [await open(t, pathToFileURL(page).href), await open(t, pathToFileURL(page).href)];
  await say(ana, 'hello from a file');
  await reads(ben, 'hello from a file');
  assert.deepEqual([...ana.faults, ...ben.faults], []);
});
