// One contestant in one situation: a page of its own, from its first byte to what it costs.
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { Child } from '../child.ts';
import { percentile } from '../percentile.ts';
import type { Seen } from './page.ts';
import type { Sent, StubQuestions } from './stub.ts';

/** The path of each contestant's page; the floors differ by what they are asked. */
export const contestants = {
  null: 'null',
  floor: 'floor',
  'floor-20hz': 'floor?rows=100&hz=20',
  'floor-token': 'floor?token',
  'ivs-chat': 'ivs-chat',
  tutorial: 'tutorial',
  virtuoso: 'virtuoso',
  'deep-chat': 'deep-chat',
  chatscope: 'chatscope',
} as const;
export type ContestantName = keyof typeof contestants;

export interface Situation {
  /** Messages a second. */
  rate: number;
  ms: number;
  /** Messages that came before. */
  history?: number;
  /** So many times slower than this machine. */
  throttle?: number;
  /** One plays beside the chat. */
  video?: boolean;
}

export interface Figures {
  /** Of the page's main thread, in milliseconds; and of how long a time. */
  busy: number;
  ms: number;
  messages: number;
  framesPerSecond: number;
  dropped: number;
  longestTask: number;
  /** From sent to painted, in milliseconds. */
  p50: number;
  p95: number;
  video: Seen['video'];
}

const WARM_UP_MS = 2_000;
/** For a page that cannot keep up, no longer than this is waited. */
const PATIENCE_MS = 20_000;
const SIZE = { width: 1_060, height: 640 };

/** Serves the pages and the stream. */
export class Stub {
  private constructor(
    readonly process: Child<StubQuestions>,
    readonly url: string,
  ) {}

  /** @param videoFile - what plays where a situation has a video */
  static async start(videoFile: string): Promise<Stub> {
    const process = new Child<StubQuestions>(new URL('./stub.ts', import.meta.url), videoFile);
    return new Stub(process, `http://127.0.0.1:${await process.ask('port')}`);
  }

  chat(rate: number, ms: number): Promise<Sent> {
    return this.process.ask('chat', rate, ms);
  }

  flood(count: number): Promise<Sent> {
    return this.process.ask('flood', count);
  }

  stop(): void {
    this.process.stop();
  }
}

/** A contestant's page, open and with its first message painted. */
export interface OpenPage {
  page: Page;
  session: CDPSession;
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  stub: Stub,
  name: ContestantName,
  { throttle = 1, video = false }: Partial<Situation> = {},
  watch: (page: Page) => void = () => {},
): Promise<OpenPage> {
  // A context of its own is a process of its own.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  watch(page);
  await page.setViewport(SIZE);
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const path = contestants[name];
  await page.goto(`${stub.url}/page/${path}${video ? `${path.includes('?') ? '&' : '?'}video` : ''}`);
  if (name === 'null') await page.waitForFunction(() => document.readyState === 'complete');
  else await page.waitForFunction(() => window.probe.read().firstPainted > 0, { timeout: PATIENCE_MS });
  if (video) await page.waitForFunction(() => document.querySelector('video')!.currentTime > 0);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { page, session, close: () => context.close() };
}

export async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)!.value;
}

/** What a page holds once the garbage is gone. */
export interface Held {
  /** Bytes. */
  heap: number;
  nodes: number;
  listeners: number;
}

export async function held({ page, session }: OpenPage): Promise<Held> {
  // What the probe of the page has noted is not the chat's.
  await page.evaluate(() => window.probe.reset());
  await session.send('HeapProfiler.collectGarbage');
  return {
    heap: await metric(session, 'JSHeapUsedSize'),
    nodes: await metric(session, 'Nodes'),
    listeners: await metric(session, 'JSEventListeners'),
  };
}

/** Waits until the page shows the last message, or for as long as one would. */
export async function caughtUp({ page }: OpenPage, seq: number): Promise<void> {
  await page
    .waitForFunction(
      (wanted) => Number(/·(\d+)\D*$/.exec(window.contestant?.last() ?? '')?.[1]) >= wanted,
      {
        timeout: PATIENCE_MS,
      },
      seq,
    )
    .catch(() => {});
}

/** Lets a page have its messages, and says what that took. */
export async function measure(
  browser: Browser,
  stub: Stub,
  name: ContestantName,
  situation: Situation,
): Promise<Figures> {
  const open = await openPage(browser, stub, name, situation);
  const { page, session } = open;
  const drain = async (sent: Sent): Promise<void> => {
    if (name !== 'null' && sent.length) await caughtUp(open, sent.at(-1)![0]);
  };
  try {
    if (situation.history) await drain(await stub.flood(situation.history));
    await stub.chat(situation.rate, WARM_UP_MS);
    await page.evaluate(() => window.probe.reset());
    const before = await metric(session, 'TaskDuration');
    const start = performance.now();
    const sent = await stub.chat(situation.rate, situation.ms);
    const seen: Seen = await page.evaluate(() => window.probe.read());
    await drain(sent);
    const busy = ((await metric(session, 'TaskDuration')) - before) * 1_000;
    const ms = performance.now() - start;
    const { painted } = await page.evaluate(() => window.probe.read());
    const sentAt = new Map(sent);
    const latencies = painted
      .flatMap(([seq, at]) => (sentAt.has(seq) ? [at - sentAt.get(seq)!] : []))
      .sort((a, b) => a - b);
    return {
      busy,
      ms,
      messages: sent.length,
      framesPerSecond: seen.frames / (seen.ms / 1_000),
      dropped: seen.dropped,
      longestTask: seen.longestTask,
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      video: seen.video,
    };
  } finally {
    await open.close();
  }
}
