import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, type Browser } from 'puppeteer-core';
import { caughtUp, held, openPage, Stub, type Held } from '../bench/list/measure.ts';
import { browserArgs, ensureBrowser } from '../helpers/browser.js';
import { only } from '../helpers/site.ts';

const alone = { skip: only(['chromium'], 'its debugger tells what is kept') };

const BATCH = 1_000;

let browser: Browser;
let stub: Stub;
before(async () => {
  browser = await launch({ executablePath: ensureBrowser(), args: browserArgs });
  stub = await Stub.start('');
});
after(async () => {
  await browser.close();
  stub.stop();
});

// The stub of the benchmark sends more than any room would take, so that this does not last for minutes.
test('what a page keeps does not grow with what was said', alone, async (t) => {
  const open = await openPage(browser, stub, 'ivs-chat');
  const receive = async (batches: number): Promise<Held> => {
    for (let i = 0; i < batches; i++) {
      const sent = await stub.flood(BATCH);
      await caughtUp(open, sent.at(-1)![0]);
    }
    return held(open);
  };
  const early = await receive(2);
  const late = await receive(10);
  t.diagnostic(`after 2,000 messages: ${JSON.stringify(early)}; after 12,000: ${JSON.stringify(late)}`);
  assert.ok(late.heap - early.heap < 1_000_000);
  // Rows differ, and with them the nodes that they need.
  assert.ok(late.nodes < early.nodes * 1.2);
  assert.ok(late.listeners <= early.listeners);
  await open.close();
});
