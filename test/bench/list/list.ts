// What a chat costs the page that it is on: <ivs-chat> beside what could be used in its place, in one run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserArgs, ensureBrowser } from '../../helpers/browser.js';
import { onceMeasures, type Row } from './once.ts';
import { contestants, measure, Stub, type ContestantName, type Figures, type Situation } from './measure.ts';
import { onceTable, table } from './tables.ts';
import { recordVideo } from './video.ts';

const situations: Record<string, Situation> = {
  '10': { rate: 10, ms: 8_000 },
  '100': { rate: 100, ms: 8_000 },
  '500': { rate: 500, ms: 6_000 },
  '2000': { rate: 2_000, ms: 4_000 },
  '100-after-10000': { rate: 100, ms: 8_000, history: 10_000 },
  '100-4x': { rate: 100, ms: 8_000, throttle: 4 },
  '100-6x': { rate: 100, ms: 8_000, throttle: 6 },
  '100-video': { rate: 100, ms: 8_000, video: true },
  '100-4x-video': { rate: 100, ms: 8_000, throttle: 4, video: true },
};

/** @param watched - whether requests and responses are told; each frame of a socket is told then too, which takes half a core at 2,000 a second */
const launch = (watched: boolean): Promise<Browser> =>
  puppeteer.launch({ executablePath: ensureBrowser(), args: browserArgs, networkEnabled: watched });

/** Prints the tables. `npm run bench list 100 500 --only=floor,ivs-chat --rounds=3`. */
export async function listBench(args: string[]): Promise<void> {
  const option = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const rounds = Number(option('rounds') ?? 3);
  const only = option('only')?.split(',');
  const names = (Object.keys(contestants) as ContestantName[]).filter(
    (name) => !only || name === 'null' || only.includes(name),
  );
  const chosen = <One>(all: Record<string, One>): [name: string, one: One][] =>
    Object.entries(all).filter(([name]) => !wanted.length || wanted.includes(name));
  const folder = await mkdtemp(join(tmpdir(), 'ivs-chat-bench-'));
  const videoFile = join(folder, 'video.webm');
  const stub = await Stub.start(videoFile);
  const [live, once] = [chosen(situations), chosen(onceMeasures)];
  let browser = await launch(false);
  try {
    if (live.some(([, { video }]) => video)) await recordVideo(browser, videoFile);
    for (const [name, situation] of live) {
      const results = new Map<ContestantName, Figures[]>(names.map((one) => [one, []]));
      for (let round = 0; round < rounds; round++)
        for (const contestant of names)
          results.get(contestant)!.push(await measure(browser, stub, contestant, situation));
      console.log(table(name, situation, results));
    }
    await browser.close();
    browser = await launch(true);
    for (const [name, measureOnce] of once) {
      const shown = names.filter((one) => one !== 'null');
      const results = new Map<ContestantName, Row[]>(shown.map((one) => [one, []]));
      for (let round = 0; round < rounds; round++)
        for (const contestant of shown) results.get(contestant)!.push(await measureOnce(browser, stub, contestant));
      console.log(onceTable(name, results));
    }
  } finally {
    await browser.close();
    stub.stop();
    await rm(folder, { recursive: true });
  }
}
