import { test } from 'node:test';
import { startService } from '../helpers/room.ts';
import { choose, connected, say, shows, startSite, tag, useBrowser } from '../helpers/site.ts';

const open = useBrowser();

test("a moderator's delete takes the message out of both pages, and leaves the others", async (t) => {
  const server = await startService(t);
  const viewer = await open(t, await startSite(t, server, tag(server, 'ana')));
  const moderator = await open(t, await startSite(t, server, tag(server, 'mod', 'moderator')));
  await Promise.all([viewer, moderator].map(connected));
  await say(viewer, 'buy cheap flour');
  await say(viewer, 'nice loaf');
  await shows(moderator, ['buy cheap flour', 'nice loaf']);
  await choose(moderator, 'buy cheap flour', 'Delete message');
  for (const page of [viewer, moderator]) await shows(page, ['nice loaf']);
});
