import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../helpers/room.ts';
import { connected, say, shows, startSite, tag, useBrowser } from '../helpers/site.ts';

const open = useBrowser();

test('a message that is sent in one page appears in the other once, word for word', async (t) => {
  const server = await startService(t);
  const ana = await open(t, await startSite(t, server, tag(server, 'ana')));
  const ben = await open(t, await startSite(t, server, tag(server, 'ben')));
  await Promise.all([ana, ben].map(connected));
  await say(ana, '<b>hello</b> 😀');
  await say(ben, 'hello back');
  for (const page of [ana, ben]) await shows(page, ['<b>hello</b> 😀', 'hello back']);
  assert.deepEqual([...ana.faults, ...ben.faults], []);
});
