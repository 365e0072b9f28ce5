// The other end, in a process of its own: pages, tokens, and the stream at a rate that no room would take.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { WebSocketServer } from 'ws';
import { answerParent } from '../child.ts';
import { pageOf } from './page.ts';
import { randomFrom } from '../../../src/simulation/random.ts';
import { makeStream } from './stream.ts';

/** When each message went out, in milliseconds since 1970. */
export type Sent = [seq: number, at: number][];

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const HOUR_MS = 3_600_000;
let stream = makeStream(1);

const bundle = async (name: string): Promise<string> => {
  const at = (type: string): string => fileURLToPath(new URL(`./contestants/${name}.${type}`, import.meta.url));
  const type = await readFile(at('ts')).then(
    () => 'ts',
    () => 'tsx',
  );
  const { outputFiles } = await build({
    entryPoints: [at(type)],
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  return outputFiles[0]!.text;
};

/** Everything comes from memory, whosever it is: a disk is nobody's cost. */
const kept = new Map<string, Promise<string | Buffer>>();
function once(name: string, make: () => Promise<string | Buffer>): Promise<string | Buffer> {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name)!;
}

async function answer(url: URL): Promise<[type: string, body: string | Buffer]> {
  const [, kind, name = ''] = url.pathname.split('/');
  switch (kind) {
    case 'chat-token': {
      const time = new Date(Date.now() + HOUR_MS).toISOString();
      return [
        'application/json',
        JSON.stringify({ token: 'bench', sessionExpirationTime: time, tokenExpirationTime: time }),
      ];
    }
    case 'embed.js':
    case 'embed':
      return ['text/javascript', await once(url.pathname, () => readFile(dist + url.pathname))];
    case 'video.webm':
      return ['video/webm', await once(url.pathname, () => readFile(process.argv[2]!))];
    case 'bundle':
      return ['text/javascript', await once(url.pathname, () => bundle(name.replace('.js', '')))];
    case 'page': {
      const own = name === 'ivs-chat' ? '<script type="module" src="/embed.js"></script>' : '';
      return [
        'text/html',
        pageOf(
          `${own}${name === 'ivs-chat' ? '' : '<div id="chat"></div>'}<script type="module" src="/bundle/${name}.js"></script>`,
          url.searchParams.has('video'),
        ),
      ];
    }
    default:
      throw new Error(`There is no ${url.pathname}`);
  }
}

const server = createServer((request, response) => {
  answer(new URL(request.url!, 'http://127.0.0.1')).then(
    ([type, body]) => response.writeHead(200, { 'content-type': type }).end(body),
    () => response.writeHead(404).end(),
  );
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
let sent: Sent = [];

/** Sends one message, and the deletion that may come after it. */
function send(): void {
  for (;;) {
    const frame = stream.next().value;
    const text = JSON.stringify(frame);
    if (frame.Type === 'MESSAGE') sent.push([Number(frame.Id.slice(1)), performance.timeOrigin + performance.now()]);
    for (const socket of sockets.clients) socket.send(text);
    if (frame.Type === 'MESSAGE') return;
  }
}

// A page begins with its first message, so that its start can be measured; a connection that takes over from another one goes on.
sockets.on('connection', () => {
  if (sockets.clients.size > 1) return;
  stream = makeStream(1);
  sent = [];
  send();
});

/** Poisson arrivals: nobody writes by the clock. */
function chat(rate: number, ms: number): Promise<void> {
  const random = randomFrom(rate);
  const start = performance.now();
  let next = 0;
  return new Promise((resolve) => {
    const tick = (): void => {
      const now = performance.now() - start;
      for (; next <= now && next < ms; next += (-Math.log(1 - random()) / rate) * 1_000) send();
      if (now < ms) setTimeout(tick, 1);
      else resolve();
    };
    tick();
  });
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const questions = {
  port: () => (server.address() as AddressInfo).port,
  /** So many messages a second for so long. */
  async chat(rate: number, ms: number) {
    sent = [];
    await chat(rate, ms);
    return sent;
  },
  /** So many messages at once. */
  flood(count: number) {
    sent = [];
    for (let i = 0; i < count; i++) send();
    return sent;
  },
};
export type StubQuestions = typeof questions;
answerParent(questions);
