// One contestant in one situation: a page of its own, from its first byte to what it costs.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { StubReply, StubRequest } from './stub.ts';
import type { Seen } from './page.ts';

/** The path of each contestant's page; the floors differ by what they are asked. */
export const contestants = {
  null: 'null',
  floor: 'floor',
  'floor-20hz': 'floor?rows=100&hz=20',
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
  videoDropped: number | undefined;
}

const WARM_UP_MS = 2_000;
/** For a page that cannot keep up, no longer than this is waited. */
const PATIENCE_MS = 20_000;
const SIZE = { width: 1_060, height: 640 };

/** Serves the pages and the stream. */
export class Stub {
  private constructor(
    readonly url: string,
    readonly process: ChildProcess,
  ) {}

  static async start(videoFile: string): Promise<Stub> {
    const child = fork(fileURLToPath(new URL('./stub.ts', import.meta.url)), [videoFile]);
    const { port } = await reply<{ port: number }>(child);
    return new Stub(`http://127.0.0.1:${port}`, child);
  }

  async ask(request: StubRequest): Promise<[seq: number, at: number][]> {
    const answer = reply<{ sent: [number, number][] }>(this.process);
    this.process.send(request);
    return (await answer).sent;
  }

  stop(): void {
    this.process.removeAllListeners('exit');
    this.process.kill('SIGKILL');
  }
}

function reply<Reply extends StubReply>(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The stub ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Reply);
    });
  });
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
  if (name === 'null') await page.waitForNetworkIdle();
  else await page.waitForFunction(() => window.probe.read().firstPainted > 0, { timeout: PATIENCE_MS });
  if (video) await page.waitForFunction(() => document.querySelector('video')!.currentTime > 0);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return { page, session, close: () => context.close() };
}

export async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)!.value;
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

const percentile = (sorted: number[], part: number): number => sorted[Math.floor(sorted.length * part)] ?? NaN;

/** Lets a page have its messages, and says what that took. */
export async function measure(
  browser: Browser,
  stub: Stub,
  name: ContestantName,
  situation: Situation,
): Promise<Figures> {
  const open = await openPage(browser, stub, name, situation);
  const { page, session } = open;
  const drain = async (sent: [number, number][]): Promise<void> => {
    if (name !== 'null' && sent.length) await caughtUp(open, sent.at(-1)![0]);
  };
  try {
    if (situation.history) await drain(await stub.ask({ ask: 'flood', count: situation.history }));
    await stub.ask({ ask: 'chat', rate: situation.rate, ms: WARM_UP_MS });
    await page.evaluate(() => window.probe.reset());
    const before = await metric(session, 'TaskDuration');
    const start = performance.now();
    const sent = await stub.ask({ ask: 'chat', rate: situation.rate, ms: situation.ms });
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
      videoDropped: seen.video?.dropped,
    };
  } finally {
    await open.close();
  }
}
