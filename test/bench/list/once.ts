// What is not a rate: how a page starts, what a flood does to it, what it keeps, and whether a reader is left in peace.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { caughtUp, held, metric, openPage, type ContestantName, type OpenPage, type Stub } from './measure.ts';

export type Row = Record<string, string>;
type Measure = (browser: Browser, stub: Stub, name: ContestantName) => Promise<Row>;

const FLOOD = 10_000;
/** What keeps all it ever got is not asked to keep more than this. */
const BOUNDED: readonly ContestantName[] = ['floor', 'floor-20hz', 'ivs-chat'];
const MEMORY_STEPS = [1_000, 10_000, 100_000];
/** Sent at once, so that the socket's buffer stays small. */
const BATCH = 1_000;
const READING_MS = 1_500;

const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);

async function start(browser: Browser, stub: Stub, name: ContestantName): Promise<Row> {
  const scripts: Promise<Buffer>[] = [];
  const open = await openPage(browser, stub, name, {}, (page) => {
    page.on('response', (response) => {
      // The bench's own part of the page is not the chat's.
      const own = response.url().includes('/embed') || (name !== 'ivs-chat' && response.url().includes('/bundle/'));
      if (own) scripts.push(response.buffer().then((bytes) => Buffer.from(bytes)));
    });
  });
  const { firstPainted } = await open.page.evaluate(() => window.probe.read());
  const files = await Promise.all(scripts);
  await open.close();
  const sum = (size: (file: Buffer) => number): string => kilobytes(files.reduce((all, file) => all + size(file), 0));
  return {
    'first message, ms': firstPainted.toFixed(0),
    kB: sum((file) => file.length),
    'kB gzip': sum((file) => gzipSync(file).length),
    'kB brotli': sum((file) => brotliCompressSync(file).length),
  };
}

async function sendAll(open: OpenPage, stub: Stub, count: number): Promise<void> {
  const sent = await stub.flood(count);
  await caughtUp(open, sent.at(-1)![0]);
}

async function flood(browser: Browser, stub: Stub, name: ContestantName): Promise<Row> {
  const open = await openPage(browser, stub, name);
  await open.page.evaluate(() => window.probe.reset());
  const before = await metric(open.session, 'TaskDuration');
  const from = performance.now();
  await sendAll(open, stub, FLOOD);
  const ms = performance.now() - from;
  const busy = (await metric(open.session, 'TaskDuration')) - before;
  const { longestTask } = await open.page.evaluate(() => window.probe.read());
  await open.close();
  return {
    'main thread, ms': (busy * 1_000).toFixed(0),
    'until all is there, ms': ms.toFixed(0),
    'longest task, ms': longestTask.toFixed(0),
  };
}

async function memory(browser: Browser, stub: Stub, name: ContestantName): Promise<Row> {
  const open = await openPage(browser, stub, name);
  const row: Row = {};
  let sent = 0;
  for (const step of MEMORY_STEPS) {
    if (step > FLOOD && !BOUNDED.includes(name)) continue;
    for (; sent < step; sent += BATCH) await sendAll(open, stub, BATCH);
    const { heap, nodes } = await held(open);
    row[`after ${step.toLocaleString('en')}: heap kB, nodes`] = `${kilobytes(heap)}, ${nodes}`;
  }
  await open.close();
  return row;
}

async function reading(browser: Browser, stub: Stub, name: ContestantName): Promise<Row> {
  const open = await openPage(browser, stub, name);
  const { page } = open;
  await sendAll(open, stub, 100);
  const { x, y } = await page.evaluate(() => {
    const { left, top } = window.contestant!.scroller().getBoundingClientRect();
    return { x: left + 100, y: top + 150 };
  });
  await page.mouse.move(x, y);
  const live = stub.chat(100, 2 * READING_MS);
  await page.mouse.wheel({ deltaY: -600 });
  // How far the row has moved that is being read; a list that takes it away has moved the reader too.
  const moved = await page.evaluate(async (ms) => {
    await new Promise((resolve) => setTimeout(resolve, ms / 2));
    const scroller = window.contestant!.scroller().getBoundingClientRect();
    const row = window.contestant!.rows().find((one) => one.getBoundingClientRect().top > scroller.top + 50);
    const before = row?.getBoundingClientRect().top ?? NaN;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return row?.isConnected ? Math.abs(row.getBoundingClientRect().top - before) : NaN;
  }, READING_MS);
  await live;
  await open.close();
  return { 'moved, px': Number.isNaN(moved) ? 'the row was gone' : moved.toFixed(0) };
}

export const onceMeasures: Record<string, Measure> = { start, flood, memory, reading };
