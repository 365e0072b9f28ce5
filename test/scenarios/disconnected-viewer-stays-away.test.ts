import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../helpers/room.ts';
import { choose, connected, reads, say, shows, startSite, tag, useBrowser } from '../helpers/site.ts';

const open = useBrowser();

test('a viewer whom a moderator disconnects sees the reason, and does not come back by itself', async (t) => {
  const server = await startService(t);
  const viewer = await open(t, await startSite(t, server, tag(server, 'ana')));
  const moderator = await open(t, await startSite(t, server, tag(server, 'mod', 'moderator')));
  await Promise.all([viewer, moderator].map(connected));
  await say(viewer, 'the boss is the brother');
  await shows(moderator, ['the boss is the brother']);
  let tokens = 0;
  viewer.page.on('request', (request) => void (tokens += Number(request.url().includes('chat-token'))));
  await choose(moderator, 'the boss is the brother', 'Disconnect user');
  await moderator.page.locator('ivs-chat >>> label::-p-text(Spoilers)').click();
  await moderator.page.locator('ivs-chat >>> form .danger').click();

  await reads(viewer, 'A moderator removed you from this chat');
  await reads(viewer, 'Reason: Spoilers');
  // What was said stays, the field is gone.
  await shows(viewer, ['the boss is the brother']);
  assert.equal(await viewer.page.$('ivs-chat >>> textarea'), null);

  // The room goes on, and a whole life of it later the viewer has asked for nothing.
  await say(moderator, 'back to the bread');
  await shows(moderator, ['the boss is the brother', 'back to the bread']);
  await viewer.page.evaluate(() => window.dispatchEvent(new Event('online')));
  assert.equal(tokens, 0);
  assert.equal(server.service.connections(server.rooms[0]!.arn), 1);
});
