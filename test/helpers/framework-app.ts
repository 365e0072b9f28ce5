import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { SendMessageRequest } from '../../src/client/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { connectRoom, once, startService } from './room.ts';
import { connected, reads, say, shows, visible, type TestPage } from './site.ts';
import { until } from './timers.ts';

/** A service with the two rooms that an app of a framework goes between. */
export const startRooms = (t: TestContext): Promise<RunningServer> =>
  startService(t, { rooms: [{ name: 'one' }, { name: 'two' }] });

/** What an app reads from its address. */
export function searchFor(server: RunningServer): string {
  const [one, two] = server.rooms;
  const names = { 'token-endpoint': server.tokenEndpoint, 'room-identifier': one!.arn, 'other-room': two!.arn };
  return `?${new URLSearchParams(names)}`;
}

/**
 * Does what people do in an app of `test/fixtures`, which are all alike, and sees to it that the chat heeds what the app
 * binds, the app hears what the chat tells, and nothing is complained of.
 */
export async function useApp(t: TestContext, server: RunningServer, page: TestPage): Promise<void> {
  const [one, two] = server.rooms.map(({ arn }) => arn) as [string, string];
  const connections = (): number[] => [one, two].map((arn) => server.service.connections(arn));
  const become = (wanted: number[]): Promise<void> => until(() => connections().join() === wanted.join());
  const press = (label: string): Promise<void> => page.page.locator(`button::-p-text(${label})`).click();
  const ben = await connectRoom(t, server, 'ben');
  await connected(page);

  const received = once(ben, 'message');
  await say(page, 'hello');
  assert.equal(((await received) as [{ content: string }])[0].content, 'hello');
  await shows(page, ['hello']);
  await page.page.waitForSelector('output::-p-text(hello)');

  await ben.sendMessage(new SendMessageRequest('a spoiler'));
  await page.page.waitForSelector('ivs-chat >>> .masked', visible);
  server.service.sendEvent(one, 'app:GOAL', {});
  await reads(page, 'event app:GOAL');
  const switches = await page.page.$eval('ivs-chat', ({ compact, withoutAvatars }) => [compact, withoutAvatars]);
  assert.deepEqual(switches, [false, false]);

  await press('Unmask');
  await reads(page, 'a spoiler');
  await press('Compact');
  await page.page.waitForSelector('ivs-chat:state(compact)', visible);
  await press('Compact');
  await page.page.waitForSelector('ivs-chat:not(:state(compact))', visible);

  assert.deepEqual(connections(), [2, 0]);
  await press('Other room');
  await become([1, 1]);
  await press('Show or remove');
  await become([1, 0]);
  assert.equal(await page.page.$('ivs-chat'), null);
  await press('Show or remove');
  await become([1, 1]);
  assert.deepEqual(page.complaints, []);
}
