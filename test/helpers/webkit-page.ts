import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parsePSelectors } from 'puppeteer-core/internal/common/PSelectorParser.js';
import { source as queries } from 'puppeteer-core/internal/generated/injected.js';
import { miniBrowser } from './engines.js';
import { freePort } from './free-port.ts';
import { elementKey, WebDriver } from './webdriver.ts';
import { display } from './webkit-display.ts';
import { startProxy } from './webkit-proxy.ts';

/** Keys by puppeteer's names, as WebDriver's characters. */
const keys: Record<string, string> = {
  Shift: '\uE008',
  Control: '\uE009',
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
};

// Functions that run in the page, whose types are puppeteer's to check.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type InPage = string | ((...args: any[]) => unknown);
type ElementReference = Record<typeof elementKey, string>;
interface Wait {
  visible?: boolean;
}
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** For how long something is waited for, in milliseconds; the machine may be busy. */
const patience = 30_000;

/** Asks again and again until there is an answer. */
async function poll<Value>(what: string, ask: () => Promise<Value>): Promise<NonNullable<Value>> {
  for (const end = Date.now() + patience; ;) {
    const value = await ask();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

declare const ivsChatQueries: { pQuerySelectorAll(root: Document, selectors: string): AsyncIterable<Element> };

const addQueries = `void (window.ivsChatQueries = (() => { const module = {}; ${queries}; return module.exports.default; })())`;

async function findAll(selectors: string, visible: boolean): Promise<Element[] | null> {
  if (!('ivsChatQueries' in window)) return null;
  const found = [];
  for await (const element of ivsChatQueries.pQuerySelectorAll(document, selectors)) {
    const { width, height } = element.getBoundingClientRect();
    if (!visible || (width && height && getComputedStyle(element).visibility === 'visible')) found.push(element);
  }
  return found;
}

/** A document that WebKit shows, in puppeteer's words: as much of its `Frame` as the scenarios use. */
export class WebKitFrame {
  constructor(
    protected readonly driver: WebDriver,
    private readonly frame: ElementReference | null = null,
  ) {}

  /** What it takes and gives is JSON, or an element. */
  async evaluate(code: InPage, ...args: unknown[]): Promise<unknown> {
    await this.driver.send('frame', { id: null });
    if (this.frame) await this.driver.send('frame', { id: this.frame });
    const call = typeof code === 'string' && !args.length ? `() => (${code})` : String(code);
    // What compiles the tests calls `__name` for functions that it gives a name.
    const script = `const args = [...arguments], done = args.pop(), __name = (made) => made;
      (async () => (${call})(...args))().then((value) => done({ value }), (error) => done({ error: String(error) + error?.stack }));`;
    const plain = args.map((arg) => (arg instanceof WebKitElement ? arg.reference : (arg ?? null)));
    const answer = (await this.driver.send('execute/async', { script, args: plain })) as {
      value: unknown;
      error?: string;
    };
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** The elements of a selector of puppeteer's, which its own script finds. */
  async $$(selector: string, { visible = false }: Wait = {}): Promise<WebKitElement[]> {
    const [parsed] = parsePSelectors(selector);
    const find = (): Promise<unknown> => this.evaluate(findAll, JSON.stringify(parsed), visible);
    const found = (await find()) ?? (await this.evaluate(addQueries), await find());
    return (found as ElementReference[]).map((reference) => new WebKitElement(this.driver, this, reference));
  }

  async $(selector: string): Promise<WebKitElement | null> {
    return (await this.$$(selector))[0] ?? null;
  }

  async $eval(selector: string, code: InPage, ...args: unknown[]): Promise<unknown> {
    const element = await this.$(selector);
    if (!element) throw new Error(`Nothing is ${selector}`);
    return element.evaluate(code, ...args);
  }

  async $$eval(selector: string, code: InPage, ...args: unknown[]): Promise<unknown> {
    const all = await this.$$(selector);
    return this.evaluate(`(...args) => (${String(code)})(args.splice(0, ${all.length}), ...args)`, ...all, ...args);
  }

  waitForSelector(selector: string, wait: Wait = {}): Promise<WebKitElement> {
    return poll(selector, async () => (await this.$$(selector, wait))[0]);
  }

  async waitForFunction(code: InPage, _options?: object, ...args: unknown[]): Promise<void> {
    await poll(String(code), () => this.evaluate(code, ...args));
  }

  locator(selector: string): { click(): Promise<void>; fill(text: string): Promise<void> } {
    const element = (): Promise<WebKitElement> => this.waitForSelector(selector, { visible: true });
    return {
      click: async () => void (await (await element()).click()),
      fill: async (text) => (await element()).fill(text),
    };
  }

  /** Where no policy refuses it. */
  async addStyleTag({ content }: { content: string }): Promise<void> {
    await this.evaluate((css: string) => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
    }, content);
  }

  async addScriptTag({ path }: { path: string }): Promise<void> {
    await this.evaluate(
      (code: string) => {
        document.head.append(Object.assign(document.createElement('script'), { textContent: code }));
      },
      readFileSync(path, 'utf8'),
    );
  }

  async focus(selector: string): Promise<void> {
    await this.$eval(selector, (element: HTMLElement) => element.focus());
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title) as Promise<string>;
  }
}

/** An element in a document; as much of puppeteer's `ElementHandle` as the scenarios use. */
export class WebKitElement {
  constructor(
    private readonly driver: WebDriver,
    private readonly document: WebKitFrame,
    readonly reference: ElementReference,
  ) {}

  evaluate(code: InPage, ...args: unknown[]): Promise<unknown> {
    return this.document.evaluate(code, this, ...args);
  }

  /** Where it is in its document's viewport. */
  boundingBox(): Promise<Box> {
    return this.evaluate((element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }) as Promise<Box>;
  }

  async contentFrame(): Promise<WebKitFrame> {
    return new WebKitFrame(this.driver, this.reference);
  }

  hover(): Promise<unknown> {
    return this.#point('mouse', []);
  }

  click(): Promise<unknown> {
    return this.#point('mouse', [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  tap(): Promise<unknown> {
    return this.#point('touch', [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async fill(text: string): Promise<void> {
    await this.evaluate((field: HTMLTextAreaElement, value: string) => {
      field.focus();
      field.select();
      document.execCommand('insertText', false, value);
    }, text);
  }

  /** At its middle, once it stands still. */
  async #point(pointerType: 'mouse' | 'touch', actions: object[]): Promise<unknown> {
    await this.evaluate(async (element: Element) => {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const place = (): string => JSON.stringify(element.getBoundingClientRect());
      for (let before = ''; before !== place();) {
        before = place();
        await new Promise(requestAnimationFrame);
      }
    });
    const moves = [-1, 0].map((x) => ({ type: 'pointerMove', duration: 0, origin: this.reference, x, y: 0 }));
    return this.driver.send('actions', {
      actions: [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions: [...moves, ...actions] }],
    });
  }
}

/** From beside it: a mouse that is there already would tell nothing. */
const moveTo = (x: number, y: number): object[] =>
  [x - 1, x].map((from) => ({ type: 'pointerMove', duration: 0, x: Math.round(from), y: Math.round(y) }));

/** A window of WebKit with a profile and a driver of its own; as much of puppeteer's `Page` as the tests use. */
export class WebKitPage extends WebKitFrame {
  readonly #events = new EventEmitter();
  #end: () => void = () => {};

  static async open(): Promise<WebKitPage> {
    const { env, run } = await display();
    const port = await freePort();
    const driver = run('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env });
    const address = `http://127.0.0.1:${port}`;
    await poll('WebKitWebDriver', () =>
      fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const asked: string[] = [];
    let tell = (url: string): unknown => asked.push(url);
    const proxy = await startProxy((url) => tell(url));
    const page = new WebKitPage(
      await WebDriver.open(address, {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': {
          binary: miniBrowser(),
          args: ['--automation', `--proxy=http://127.0.0.1:${proxy.port}`],
        },
      }),
    );
    driver.unref();
    tell = (url) => page.#events.emit('request', { url: () => url });
    page.#end = () => {
      driver.kill();
      proxy.close();
    };
    return page;
  }

  on(event: 'request' | 'console' | 'pageerror', listener: (told: never) => void): void {
    this.#events.on(event, listener as (told: unknown) => void);
  }

  async goto(url: string): Promise<void> {
    await this.driver.send('url', { url });
    await this.#listen();
  }

  override async evaluate(code: InPage, ...args: unknown[]): Promise<unknown> {
    const answer = await super.evaluate(code, ...args);
    await this.#listen();
    return answer;
  }

  /** Hands on what the page has told its console since. */
  async #listen(): Promise<void> {
    const told = await super.evaluate('window.ivsChatTold?.splice(0) ?? []');
    for (const [type, text] of told as [string, string][])
      if (type === 'pageerror') this.#events.emit(type, text);
      else this.#events.emit('console', { type: () => type, text: () => text });
  }

  url(): Promise<string> {
    return this.driver.send('url') as Promise<string>;
  }

  /** Of the page itself; the window has a frame around it. */
  async setViewport({ width, height }: { width: number; height: number }): Promise<void> {
    await poll(`a viewport of ${width} × ${height}`, async () => {
      const [w, h] = (await super.evaluate('[innerWidth, innerHeight]')) as [number, number];
      if (w === width && h === height) return true;
      const rect = (await this.driver.send('window/rect')) as Box;
      await this.driver.send('window/rect', { width: rect.width + width - w, height: rect.height + height - h });
      return false;
    });
  }

  async screenshot({ path }: { path: string }): Promise<void> {
    // What is handed back is the frame painted last.
    await super.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
    const picture = (await this.driver.send('screenshot')) as string;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(picture, 'base64'));
  }

  readonly keyboard = {
    down: (key: string) => this.#type([['keyDown', key]]),
    up: (key: string) => this.#type([['keyUp', key]]),
    press: (key: string) =>
      this.#type([
        ['keyDown', key],
        ['keyUp', key],
      ]),
    type: (text: string) =>
      this.#type(
        [...text].flatMap((key) => [
          ['keyDown', key],
          ['keyUp', key],
        ]),
      ),
  };

  #type(strokes: string[][]): Promise<unknown> {
    const actions = strokes.map(([type, key]) => ({ type, value: keys[key!] ?? key }));
    return this.driver.send('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  readonly mouse = {
    move: (x: number, y: number) => this.#point(...moveTo(x, y)),
    down: () => this.#point({ type: 'pointerDown', button: 0 }),
    up: () => this.#point({ type: 'pointerUp', button: 0 }),
    click: (x: number, y: number) =>
      this.#point(...moveTo(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
  };

  #point(...actions: object[]): Promise<unknown> {
    return this.driver.send('actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  async close(): Promise<void> {
    await this.driver.close();
    this.#end();
  }
}
