import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { say, type TestPage } from '../../helpers/site.ts';
import { fates, passing, type Row } from './rows.ts';
import {
  arrives,
  countIn,
  enter,
  find,
  isConnected,
  retry,
  setStage,
  until,
  watchedIn,
  type Open,
  type Stage,
} from './stage.ts';

type Fate = keyof typeof fates;

/** What a run saw. */
export interface Seen {
  /** Sentences that the viewer read, in their order. */
  said: string[];
  /** How long it took until all was well, in milliseconds. */
  ms: number;
  fate: Fate;
}

/** Lets a fault happen to one of two viewers, and looks what they see of it. */
export async function runRow(open: Open, t: TestContext, row: Row): Promise<Seen> {
  const set = await setStage(t, row);
  const own: string[] = [];
  const write = async ({ ana }: Stage, text: string): Promise<void> => {
    own.push(text);
    await say(ana, text);
  };
  await row.prepare?.(set);
  const begunBefore = row.first ? await row.begin(set as Stage) : undefined;
  const stage = await enter(open, set, row);
  const { ana, ben } = stage;
  if (!row.first) {
    await until(() => isConnected(ana));
    await write(stage, 'before');
    await arrives(ben, 'before');
    if (row.does) await ben.say('of ben');
    await arrives(ana, row.does ? 'of ben' : 'before');
  }
  const end = row.first ? begunBefore : await row.begin(stage);
  let since = Date.now();
  if (row.does) await row.does(stage);
  else if (!row.fate.includes('none')) await write(stage, 'during');
  await row.then?.(stage);
  await until(async () => {
    const { said } = await watchedIn(ana);
    return row.sees.every((sentence) => said.includes(sentence));
  });
  if (typeof end === 'function') await (end as () => unknown)();
  if (row.press) await ana.page.locator(`ivs-chat >>> button::-p-text(${row.press})`).click();
  if (!row.since || row.press) since = Date.now();
  await well(stage);
  const ms = Date.now() - since;

  const fate = row.does ? 'kept' : row.fate.includes('none') ? 'none' : await settle(ana, 'during');
  await row.after?.(stage);
  await write(stage, 'after');
  await sendOn(ana, 'after');
  // What would come a second time has come by then: the room keeps the order.
  for (const who of [ana, ben]) {
    for (const text of own) await arrives(who, text);
    for (const text of own) assert.equal(await countIn(who, text), 1, `“${text}” is there more than once`);
  }
  assert.deepEqual(ana.faults, []);
  const { said } = await watchedIn(ana);
  return { said, ms, fate };
}

/** Waits until what happens in the room reaches the viewer. */
async function well({ ana, ...stage }: Stage): Promise<void> {
  let ping = 0;
  await until(async () => {
    const { service, rooms } = stage.server;
    service.sendEvent(rooms[0]!.arn, 'test:ping', { ping: String(++ping) });
    return (await isConnected(ana)) && (await watchedIn(ana)).ping > 0;
  });
}

/** Waits for what becomes of a message; one that was not sent is sent again. */
async function settle(ana: TestPage, text: string): Promise<Fate> {
  const { said } = await watchedIn(ana);
  let { place } = await find(ana, text);
  await until(async () => {
    ({ place } = await find(ana, text));
    return place === 'sent' || place === 'failed' || place === 'field';
  });
  const arrived = async (): Promise<boolean> => (await find(ana, text)).place === 'sent';
  if (place === 'failed') await retry(ana, text);
  if (place === 'field') await sendOn(ana, text);
  await until(arrived);
  if (place !== 'sent') return place === 'failed' ? 'failed' : 'refused';
  return said.includes('Not sent') ? 'late' : said.includes('Goes out when you are back.') ? 'queued' : 'sent';
}

/** Presses Enter for as long as the room lets nothing of the viewer through. */
const sendOn = (ana: TestPage, text: string): Promise<void> =>
  until(async () => {
    if ((await find(ana, text)).place === 'field') await ana.page.keyboard.press('Enter');
    return (await find(ana, text)).place === 'sent';
  });

/** What a run saw that the row does not promise. */
export function complaintsOf(row: Row, { said, ms, fate }: Seen): string[] {
  const expected = [...row.sees, ...(row.may ?? []), ...passing];
  const odd = said.filter((sentence) => !expected.includes(sentence));
  return [
    ...odd.map((sentence) => `says “${sentence}”`),
    ...(ms > row.within * 1_000 ? [`was well after ${ms} ms`] : []),
    ...(row.fate.includes(fate) ? [] : [`what was written: ${fates[fate]}`]),
  ];
}
