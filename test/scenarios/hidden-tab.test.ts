import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SendMessageRequest } from '../../src/client/index.ts';
import { connectRoom, startService } from '../helpers/room.ts';
import { connected, only, reads, startSite, tag, useBrowser } from '../helpers/site.ts';

const open = useBrowser();
const alone = { skip: only(['chromium', 'firefox'], 'WebKit’s driver hides no tab') };

/** What the page asked for and did, since the tab was hidden; and the frames in which it changed something. */
interface Watched {
  received: number;
  frames: number;
  timers: number[];
  changes: Set<number>;
}
declare const watched: Watched;

test(
  'in a tab that nobody sees the chat reads on and does nothing else; back in front, one frame shows it all',
  alone,
  async (t) => {
    const server = await startService(t, { rooms: [{ maximumMessageRatePerSecond: 100 }] });
    const ana = await open(t, await startSite(t, server, tag(server, 'ana')));
    const { page } = ana;
    await connected(ana);
    // What compiles the tests calls this for functions that it gives a name.
    await page.evaluate('window.__name = (made) => made');
    await page.evaluate(() => {
      const seen: Watched = { received: 0, frames: 0, timers: [], changes: new Set() };
      const { requestAnimationFrame, setTimeout, setInterval } = window;
      const list = document.querySelector('ivs-chat')!.shadowRoot!.querySelector('ivs-chat-messages')!.shadowRoot!;
      new MutationObserver(() => seen.changes.add(Number(document.timeline.currentTime))).observe(
        list.querySelector('.rows')!,
        { childList: true, subtree: true },
      );
      document.querySelector('ivs-chat')!.addEventListener('ivs-message', () => seen.received++);
      Object.assign(window, {
        watched: seen,
        requestAnimationFrame: (act: FrameRequestCallback) => (seen.frames++, requestAnimationFrame(act)),
        setTimeout: (act: () => void, ms: number) => (seen.timers.push(ms), setTimeout(act, ms)),
        setInterval: (act: () => void, ms: number) => (seen.timers.push(ms), setInterval(act, ms)),
      });
    });
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    // Asked by a timer, as a tab that is hidden has no frames.
    await page.waitForFunction(() => document.hidden, { polling: 100 });
    await page.evaluate(() => watched.timers.splice(0));

    const crowd = await Promise.all(Array.from({ length: 20 }, (_, i) => connectRoom(t, server, `user-${i}`)));
    for (let i = 0; i < 5; i++)
      await Promise.all(crowd.map((room, who) => room.sendMessage(new SendMessageRequest(`${i} of ${who}`))));
    await page.waitForFunction(() => watched.received === 100, { polling: 100 });
    const hidden = await page.evaluate(() => ({ ...watched, changes: watched.changes.size }));
    assert.equal(hidden.changes, 0);
    assert.ok(hidden.frames <= 1, `${hidden.frames} frames`);
    // The first one is the test's own.
    assert.deepEqual(
      hidden.timers.filter((ms) => ms !== 100 && ms < 1_000),
      [],
    );

    await page.bringToFront();
    await reads(ana, '4 of 19');
    assert.equal(await page.evaluate(() => watched.changes.size), 1);
  },
);
