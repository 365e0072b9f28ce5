import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../src/server/index.ts';
import { connectRoom } from '../../helpers/room.ts';
import { choose, only, reads, say, visible } from '../../helpers/site.ts';
import { answerWith, breakOff, holdAnswers } from '../../helpers/token-door.ts';
import { arrives, countIn, isConnected, until, type Setting, type Stage } from './stage.ts';

/** What becomes of what a viewer asks for in the middle of a fault. Nothing else may. */
export const fates = {
  sent: 'sent at once',
  late: '“Not sent”, until it arrives after all',
  queued: 'waits in the field, goes out by itself',
  failed: '“Not sent”; Retry sends it',
  refused: 'back in the field; the viewer sends it again',
  none: 'there is no field',
  kept: 'stands as not deleted; asked again, it is',
} as const;

/** A fault, and what is promised of it. */
export interface Row extends Setting {
  fault: string;
  /** Why it cannot happen in this engine. */
  skip?: string | false;
  /** It is there before the viewer comes. */
  first?: true;
  /** Sentences that the viewer reads while it lasts: all of them, and no others but {@link passing}. */
  sees: readonly string[];
  /** Sentences that they may read besides. */
  may?: readonly string[];
  /** The button by which the viewer ends it. */
  press?: string;
  /** So soon after it ended all is well, in seconds. */
  within: number;
  /** What `within` is counted from instead. */
  since?: string;
  fate: readonly (keyof typeof fates)[];
  /** Before the viewer comes. */
  prepare?(stage: Omit<Stage, 'ana'>): unknown;
  /** Makes it happen; what it returns ends it, once the viewer has read what they are to read. */
  begin(stage: Stage): unknown;
  /** What the viewer does in the middle, in place of writing a message. */
  does?(stage: Stage): Promise<unknown>;
  /** After the viewer did something in the middle. */
  then?(stage: Stage): unknown;
  /** Once all is well, and what was not sent was sent again. */
  after?(stage: Stage): unknown;
}

const NOT_REACHED = 'The chat could not be reached. Trying again in … s';

/** What may be read for a moment wherever a connection is being made. */
export const passing = [
  'Connecting…',
  NOT_REACHED,
  'The chat could not be reached. Trying again…',
  'Connection lost. Trying again…',
  'Connection lost. Trying again in … s',
];

const LOST = 'Connection lost. Trying again in … s';
const NO_NETWORK = 'Connection lost. Waiting for a network.';
const QUEUED = 'Goes out when you are back.';
const NOT_SENT = 'Not sent';
const NOT_SIGNED_IN = 'Chat is not available. This page could not sign in to the chat.';
const NOT_DELETED = 'The message was not deleted. The chat did not answer. Try again.';
const TOO_FAST = 'Too many messages at once. Wait a second, then send it again.';

/** What needs no waiting is done by then on a busy machine, in seconds. */
const SOON = 10;
/** The client gives up on an answer after so long, in seconds. */
const UNANSWERED = 15;
/** A fault may last long enough for the longest wait between two attempts, 30 s; connecting comes on top. */
const LONGEST_WAIT = 30 + SOON;

const HOURS_5 = 5 * 3_600_000;
/** So long is a session whose end comes in the middle of a row, in milliseconds. */
const SHORT_MS = 6_000;

const letPass =
  ({ proxy }: Stage) =>
  (): void =>
    void (proxy.act = () => 'pass');
const mendDoor =
  ({ door }: Stage) =>
  (): void =>
    void (door.fault = undefined);

/** The first session is short; later ones are as the service says. */
const shortSession = ({ door }: Omit<Stage, 'ana'>): void => {
  door.sessionMs = SHORT_MS;
  door.fault = () => {
    if (door.asked.length > 1) door.sessionMs = undefined;
    return undefined;
  };
};

/** Waits until the hand-over is done: so many links were begun, and two viewers are there by one each. */
const handedOver = ({ proxy, server }: Stage, links: number): Promise<void> =>
  until(async () => proxy.begun >= links && server.service.allConnections === 2);

/** The link is cut, and the endpoint gives the next token only when it is told to. */
const cutAndHold = ({ door, proxy }: Stage): (() => void) => {
  const { fault, letGo } = holdAnswers();
  door.fault = fault;
  proxy.cut();
  return letGo;
};

/** Does something while another tab is in front. */
async function inBackground(stage: Stage, act: (stage: Stage) => Promise<unknown>): Promise<void> {
  const { page } = stage.ana;
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  await page.waitForFunction(() => document.hidden, { polling: 100 });
  await act(stage);
  await page.bringToFront();
}

/** A moderator deletes what somebody else said. */
const remove = ({ ana }: Stage): Promise<void> => choose(ana, 'of ben', 'Delete message');
const deletion = {
  role: 'moderator',
  sees: [NOT_DELETED],
  within: SOON,
  fate: ['kept'],
  does: remove,
  async after(stage) {
    await stage.ana.page.locator('ivs-chat >>> .strip button[aria-label=Close]').click();
    await remove(stage);
    for (const who of [stage.ana, stage.ben]) await until(async () => !(await countIn(who, 'of ben')));
  },
} satisfies Partial<Row>;

/** A choice of the viewer holds, though it cannot be kept. */
const chooseCompact = async ({ ana }: Stage): Promise<void> => {
  await ana.page.locator('ivs-chat >>> [part=settings-button]').click();
  await ana.page.locator('ivs-chat >>> label::-p-text(Compact rows)').click();
  await ana.page.waitForSelector('ivs-chat:state(compact)', visible);
  await ana.page.keyboard.press('Escape');
};
const storage = {
  attributes: 'remember',
  sees: [],
  within: SOON,
  fate: ['sent'],
  begin: chooseCompact,
} satisfies Partial<Row>;

/** A page whose clock is wrong by so many milliseconds. */
const skewed = (ms: number): string =>
  `{ const right = Date.now; window.skew = ${ms}; Date.now = () => right() + window.skew;
     window.Date = class extends Date { constructor(...all) { super(...(all.length ? all : [Date.now()])); } }; }`;
declare global {
  /** By how much a page's clock is wrong, in milliseconds. */
  var skew: number;
}

const clocks = {
  prepare: shortSession,
  sees: [],
  within: SOON,
  fate: ['sent'],
  begin: (stage) => handedOver(stage, 2),
} satisfies Partial<Row>;

export const rows: readonly Row[] = [
  {
    fault: 'token endpoint answers late, as the page opens',
    first: true,
    sees: ['Connecting…', QUEUED],
    within: SOON,
    fate: ['queued'],
    begin({ door }) {
      const { fault, letGo } = holdAnswers();
      door.fault = fault;
      return letGo;
    },
  },
  {
    fault: 'token endpoint does not answer at all',
    first: true,
    sees: ['Connecting…', QUEUED, 'The chat could not be reached. Trying again…'],
    within: UNANSWERED + LONGEST_WAIT,
    fate: ['queued'],
    begin(stage) {
      const { door } = stage;
      door.fault = holdAnswers().fault;
      return async () => {
        // A browser has few connections for each host: what hangs is let go.
        await until(async () => door.brokenOff > 0);
        mendDoor(stage)();
      };
    },
  },
  {
    fault: 'token endpoint answers 500, as the page opens',
    first: true,
    sees: [QUEUED, NOT_REACHED],
    within: LONGEST_WAIT,
    fate: ['queued'],
    begin(stage) {
      stage.door.fault = answerWith(500);
      return mendDoor(stage);
    },
  },
  {
    fault: 'token endpoint answers 429 with `Retry-After: 4`, after a loss',
    sees: [QUEUED, LOST],
    within: LONGEST_WAIT,
    fate: ['queued'],
    begin(stage) {
      const { door, proxy } = stage;
      door.fault = answerWith(429, { 'retry-after': '4' });
      proxy.cut();
      return async () => {
        await until(async () => door.asked.length >= 3);
        const [before, after] = door.asked.slice(-2);
        assert.ok(after! - before! >= 4_000, `asked again after ${after! - before!} ms`);
        mendDoor(stage)();
      };
    },
  },
  {
    fault: 'token endpoint answers HTML, as the page opens',
    first: true,
    sees: [NOT_SIGNED_IN],
    press: 'Try again',
    within: SOON,
    since: 'the viewer presses “Try again”',
    fate: ['none'],
    begin(stage) {
      stage.door.fault = answerWith(200);
      return mendDoor(stage);
    },
  },
  {
    fault: 'token endpoint answers HTML, after a loss',
    sees: [QUEUED, LOST],
    within: LONGEST_WAIT,
    fate: ['queued'],
    begin(stage) {
      stage.door.fault = answerWith(200);
      stage.proxy.cut();
      return mendDoor(stage);
    },
  },
  {
    fault: 'token endpoint flaps: 500, HTML, broken off, a token, and so on',
    sees: [QUEUED],
    within: LONGEST_WAIT,
    since: 'the loss',
    fate: ['queued'],
    begin(stage) {
      const { door, proxy } = stage;
      const { fault: hold, letGo } = holdAnswers();
      const answers = [answerWith(500), answerWith(200), breakOff, undefined];
      let asked = 0;
      door.fault = async (response) => {
        if (!asked) await hold(response);
        return answers[asked++ % answers.length]?.(response);
      };
      proxy.cut();
      return letGo;
    },
  },
  {
    fault: 'handshake refused',
    sees: [QUEUED, LOST],
    within: LONGEST_WAIT,
    fate: ['queued'],
    begin({ server, proxy }) {
      server.faults.inject({ fault: 'rejectTokens', userId: 'ana' });
      proxy.cut();
      return () => server.faults.clear();
    },
  },
  {
    fault: 'handshake refused, as the quota of connections is used up',
    first: true,
    options: { quotas: { connections: 2 } },
    sees: [QUEUED, NOT_REACHED],
    within: LONGEST_WAIT,
    fate: ['queued'],
    async begin({ t, server }) {
      const carl = await connectRoom(t, server, 'carl');
      return () => carl.disconnect();
    },
  },
  {
    fault: 'socket cut before it is open, time and again',
    sees: [QUEUED, LOST],
    within: LONGEST_WAIT,
    fate: ['queued'],
    begin(stage) {
      stage.proxy.act = () => 'cut';
      stage.proxy.cut();
      return letPass(stage);
    },
  },
  {
    fault: 'socket cut as soon as it is open, three times',
    sees: [QUEUED],
    // Whether the message was on its way by then is a matter of milliseconds.
    may: [NOT_SENT],
    within: LONGEST_WAIT,
    since: 'the loss',
    fate: ['queued', 'late', 'failed'],
    begin(stage) {
      const letGo = cutAndHold(stage);
      stage.proxy.act = (step, link) => (step === 'open' && link <= 4 ? 'last' : 'pass');
      return letGo;
    },
  },
  {
    fault: 'socket cut while a message is unanswered, before the service took it',
    sees: [NOT_SENT],
    within: SOON,
    fate: ['failed'],
    begin({ proxy }) {
      proxy.act = (step, link) => (step === 'asked' && link === 1 ? 'cut' : 'pass');
    },
  },
  {
    fault: 'socket cut while a message is unanswered, after the service took it',
    sees: [NOT_SENT],
    within: SOON,
    fate: ['failed'],
    begin({ proxy, ben }) {
      proxy.act = (step, link) => (step === 'answered' && link === 1 ? 'cut' : 'pass');
      return () => arrives(ben, 'during');
    },
  },
  {
    ...deletion,
    fault: 'socket cut while a deletion is unanswered, before the service took it',
    begin({ proxy }) {
      proxy.act = (step, link) => (step === 'asked' && link === 1 ? 'cut' : 'pass');
    },
  },
  {
    ...deletion,
    fault: 'socket cut while a deletion is unanswered, after the service took it',
    begin({ proxy, ben }) {
      proxy.act = (step, link) => (step === 'answered' && link === 1 ? 'cut' : 'pass');
      return () => until(async () => !ben.count('of ben'));
    },
  },
  {
    fault: 'next socket cut in a hand-over, twice',
    sees: [],
    within: SOON,
    fate: ['sent'],
    prepare(stage) {
      shortSession(stage);
      stage.proxy.act = (step, link) => (step === 'open' && (link === 2 || link === 3) ? 'cut' : 'pass');
    },
    begin: () => {},
    then: (stage) => handedOver(stage, 4),
  },
  {
    fault: 'old socket cut in a hand-over, while a message is unanswered',
    sees: [NOT_SENT],
    within: SOON,
    fate: ['failed'],
    prepare({ door, proxy }) {
      const { fault, letGo } = holdAnswers();
      let asked = 0;
      door.sessionMs = SHORT_MS;
      door.fault = (response) => {
        if (door.asked.length === 1) return undefined;
        door.sessionMs = undefined;
        return fault(response);
      };
      proxy.act = (step, link) => {
        // The second message is the one in the middle: its answer is lost, and the next link may come.
        if (step === 'asked' && link === 1 && ++asked === 2) letGo();
        if (step === 'open' && link > 1) proxy.cut(1);
        return step === 'answered' && asked > 1 && link === 1 ? 'lose' : 'pass';
      };
    },
    begin: () => {},
  },
  {
    fault: 'half-open link: nothing comes, nothing is refused',
    sees: [NOT_SENT],
    within: UNANSWERED + SOON,
    since: 'the viewer writes',
    fate: ['failed'],
    begin: ({ proxy }) => proxy.stall(),
  },
  {
    fault: 'half-open link whose messages arrive late',
    sees: [NOT_SENT],
    within: UNANSWERED + SOON,
    since: 'the viewer writes',
    fate: ['late'],
    begin({ proxy, ana }) {
      proxy.stall();
      return async () => {
        await until(() => isConnected(ana));
        proxy.flow();
      };
    },
  },
  {
    fault: 'half-open link whose messages arrive after the viewer sent them again',
    sees: [NOT_SENT],
    within: UNANSWERED + SOON,
    since: 'the viewer writes',
    fate: ['failed'],
    begin: ({ proxy }) => proxy.stall(),
    after: ({ proxy }) => proxy.flow(),
  },
  {
    fault: 'service restarts',
    options: { data: mkdtempSync(join(tmpdir(), 'ivs-chat-faults-')) },
    sees: [QUEUED, LOST],
    within: LONGEST_WAIT,
    fate: ['queued'],
    async begin(stage) {
      const { server, proxy, ben } = stage;
      proxy.act = () => 'cut';
      await server.stop();
      return async () => {
        const { data } = this.options!;
        stage.server = await startServer({ port: Number(new URL(server.url).port), data: data! });
        stage.t.after(async () => {
          await stage.server.stop();
          rmSync(data!, { recursive: true });
        });
        // Nobody is told what was said before they came.
        await until(async () => ben.isConnected());
        letPass(stage)();
      };
    },
  },
  {
    fault: 'session ends',
    sees: [QUEUED],
    within: SOON,
    fate: ['queued'],
    begin(stage) {
      const { fault, letGo } = holdAnswers();
      stage.door.fault = fault;
      stage.server.faults.inject({ fault: 'endSession', userId: 'ana' });
      return letGo;
    },
  },
  { ...clocks, fault: 'viewer’s clock is five hours ahead', pageScript: skewed(HOURS_5) },
  { ...clocks, fault: 'viewer’s clock is five hours behind', pageScript: skewed(-HOURS_5) },
  {
    fault: 'viewer’s clock is put back five hours, in slow mode',
    sees: ['Slow mode: one message every … s'],
    within: SOON,
    fate: ['sent'],
    pageScript: skewed(0),
    async begin({ server, ana }) {
      server.service.sendEvent(server.rooms[0]!.arn, 'app:SLOW_MODE', { seconds: '2' });
      await reads(ana, 'Slow mode: one message every 2 s');
      await say(ana, 'first');
      await ana.page.evaluate((ms) => void (globalThis.skew = -ms), HOURS_5);
      await until(async () => !(await ana.page.$('ivs-chat >>> .send.wait')));
    },
  },
  {
    fault: 'viewer’s clock is put back five hours, then the link is half-open',
    sees: [NOT_SENT],
    within: UNANSWERED + SOON,
    since: 'the viewer writes',
    fate: ['failed'],
    pageScript: skewed(0),
    async begin({ proxy, ana }) {
      await ana.page.evaluate((ms) => void (globalThis.skew = -ms), HOURS_5);
      proxy.stall();
    },
  },
  {
    ...clocks,
    fault: 'service’s clock is five hours off',
    prepare(stage) {
      stage.clock.ahead = HOURS_5;
      shortSession(stage);
    },
  },
  {
    fault: 'no network',
    skip: only(['chromium', 'firefox'], 'WebKit’s driver takes no network away'),
    sees: [QUEUED, NO_NETWORK],
    within: SOON,
    fate: ['queued'],
    async begin({ ana, proxy }) {
      await ana.page.setOfflineMode(true);
      proxy.cut();
      return () => ana.page.setOfflineMode(false);
    },
  },
  {
    skip: only(['chromium'], 'its debugger freezes a page'),
    fault: 'page frozen with a message unanswered, and its link cut meanwhile',
    sees: [NOT_SENT],
    within: SOON,
    fate: ['failed'],
    begin: ({ proxy }) => proxy.stall(),
    then: (stage) =>
      inBackground(stage, async ({ ana, proxy }) => {
        const devtools = await ana.page.createCDPSession();
        await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
        proxy.cut();
        await devtools.send('Page.setWebLifecycleState', { state: 'active' });
      }),
  },
  {
    skip: only(['chromium'], 'the others have windows side by side here, and no tabs behind one another'),
    fault: 'tab in the background with a message unanswered, and its link cut meanwhile',
    sees: [NOT_SENT],
    within: SOON,
    fate: ['failed'],
    begin: ({ proxy }) => proxy.stall(),
    then: (stage) =>
      inBackground(stage, async ({ ana, proxy }) => {
        proxy.cut();
        await until(async () => proxy.begun >= 2 && (await isConnected(ana)));
      }),
  },
  {
    ...storage,
    fault: 'the browser’s storage is full',
    pageScript:
      'try { for (let i = 0, size = 2 ** 22; size >= 1; i++) try { localStorage.setItem(i, "x".repeat(size)); } catch { size /= 2; } } catch {}',
  },
  {
    ...storage,
    fault: 'the browser’s storage may not be used',
    pageScript:
      'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });',
  },
  {
    fault: 'quota of messages is used up',
    options: { quotas: { sendMessage: 2 } },
    sees: [TOO_FAST],
    within: SOON,
    fate: ['refused'],
    prepare({ clock }) {
      clock.stoppedAt = Date.now();
    },
    async begin({ clock, ana, ben }) {
      await ben.say('of ben');
      await arrives(ana, 'of ben');
      return () => void (clock.stoppedAt = undefined);
    },
  },
];
