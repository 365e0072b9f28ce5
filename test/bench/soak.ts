// Whether a chat that is open for long costs more than one that was just opened: `npm run bench soak -- --minutes=60`.
import puppeteer from 'puppeteer-core';
import { browserArgs, ensureBrowser } from '../helpers/browser.js';
import { caughtUp, held, openPage, Stub } from './list/measure.ts';

/** Messages a second: the most that a room takes. */
const RATE = 100;
const MINUTES = 2;
/** So often is it looked at, at the least. */
const LOOKS = 12;

/** Prints what a page with the chat holds, over its time. */
export async function soak(args: string[]): Promise<void> {
  const minutes = Number(args.find((arg) => arg.startsWith('--minutes='))?.slice('--minutes='.length) ?? MINUTES);
  const stub = await Stub.start('');
  const browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: browserArgs });
  try {
    const open = await openPage(browser, stub, 'ivs-chat');
    console.log(
      `\n${RATE} messages a second for ${minutes} minutes\n\n| messages | heap kB | nodes | listeners |\n| --- | --- | --- | --- |`,
    );
    let messages = 0;
    for (let look = 0; look < LOOKS; look++) {
      const sent = await stub.chat(RATE, (minutes * 60_000) / LOOKS);
      await caughtUp(open, sent.at(-1)![0]);
      messages += sent.length;
      const { heap, nodes, listeners } = await held(open);
      console.log(`| ${messages.toLocaleString('en')} | ${Math.round(heap / 1_000)} | ${nodes} | ${listeners} |`);
    }
  } finally {
    await browser.close();
    stub.stop();
  }
}
