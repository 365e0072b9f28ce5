import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startService } from '../helpers/room.ts';
import { connected, reads, say, shows, startSite, tag, useBrowser, type TestPage } from '../helpers/site.ts';

const open = useBrowser();
const draft = ({ page }: TestPage): Promise<string> =>
  page.$eval('ivs-chat >>> textarea', (field) => (field as HTMLTextAreaElement).value);

test('an over-long message is not sent: the field says by how much, and keeps it', async (t) => {
  const server = await startService(t, { rooms: [{ maximumMessageLength: 20 }] });
  const page = await open(t, await startSite(t, server, tag(server, 'ana')));
  await connected(page);
  await say(page, 'this one is 22 letters');
  await reads(page, '2 characters too long');
  assert.equal(await draft(page), 'this one is 22 letters');
  await page.page.keyboard.press('Backspace');
  await page.page.keyboard.press('Backspace');
  await page.page.keyboard.press('Enter');
  await shows(page, ['this one is 22 lette']);
});

/** A page whose endpoint tells nothing but the token, like a plain CreateChatToken backend. */
const silentBackend = async (page: TestPage): Promise<void> => {
  // The change begins another chat, which asks for a token of its own.
  await page.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const chat = document.querySelector('ivs-chat')!;
        const { tokenEndpoint, roomIdentifier, userId } = chat;
        chat.tokenProvider = async () => {
          const response = await fetch(tokenEndpoint, {
            method: 'POST',
            body: JSON.stringify({ roomIdentifier, userId }),
          });
          const { token, regionOrUrl } = (await response.json()) as { token: string; regionOrUrl: string };
          resolve();
          return { token, regionOrUrl };
        };
      }),
  );
  await page.page.waitForFunction(() => document.querySelector('ivs-chat')!.status.kind === 'connected');
};

test('an over-long message that only the service refuses comes back with words', async (t) => {
  const server = await startService(t, { rooms: [{ maximumMessageLength: 5 }] });
  const page = await open(t, await startSite(t, server, tag(server, 'ana')));
  await connected(page);
  await silentBackend(page);
  await say(page, 'too long');
  await reads(page, 'Too long for this room. Shorten it, then send it again.');
  assert.equal(await draft(page), 'too long');
});

test('a message without the capability comes back with words', async (t) => {
  const server = await startService(t);
  const page = await open(t, await startSite(t, server, tag(server, 'ana', 'reader')));
  await connected(page);
  await silentBackend(page);
  await say(page, 'may I?');
  await reads(page, 'You are not allowed to write here.');
  assert.equal(await draft(page), 'may I?');
});

test('the 11th request in a second comes back with words', async (t) => {
  const now = Date.now();
  const server = await startService(t, { now: () => now, rooms: [{ maximumMessageRatePerSecond: 100 }] });
  const page = await open(t, await startSite(t, server, tag(server, 'ana')));
  await connected(page);
  // The clock of the service stands still, so that all of these are in one second of its.
  for (let i = 1; i <= 11; i++) await say(page, `message ${i}`);
  await reads(page, 'Too many messages at once. Wait a second, then send it again.');
  assert.equal(await draft(page), 'message 11');
  await shows(
    page,
    Array.from({ length: 10 }, (_, i) => `message ${i + 1}`),
  );
});
