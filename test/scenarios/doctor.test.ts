import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { readAddress } from '../../src/doctor/address.ts';
import { allowsConnection } from '../../src/doctor/policy.ts';
import type { Handler } from '../../src/server/http.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { goodEndpoint, listen, listenTo } from '../helpers/endpoints.ts';
import { engine } from '../helpers/engines.js';
import { freePort } from '../helpers/free-port.ts';
import { startService } from '../helpers/room.ts';
import { startSite, tag, useBrowser, visible, type TestPage } from '../helpers/site.ts';

const open = useBrowser();
const built = new URL('../../dist/', import.meta.url);

/** A page with a chat that is diagnosed, under a policy or none; the script comes from the site itself. */
const startPage = (t: TestContext, body: string, policy?: string): Promise<string> =>
  listen(t, (request, response) => {
    if (request.url!.startsWith('/embed')) {
      response.setHeader('content-type', 'text/javascript');
      return createReadStream(new URL(`.${request.url}`, built)).pipe(response);
    }
    if (request.url !== '/') return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': 'text/html', ...(policy && { 'content-security-policy': policy }) })
      .end(`<!doctype html><title>Site</title><script type="module" src="/embed.js"></script>${body}`);
  });

const chat = (endpoint: string, room: string, attributes = ''): string =>
  `<ivs-chat diagnose token-endpoint="${endpoint}" room-identifier="${room}" ${attributes}></ivs-chat>`;

/** What the panel says once it is done. */
async function diagnosis({ page }: TestPage): Promise<string> {
  await page.waitForSelector('ivs-chat >>> .doctor-step:nth-child(5)', visible);
  await page.waitForFunction(() => {
    const status = document.querySelector('ivs-chat')?.shadowRoot?.querySelector('.doctor [role=status]');
    return status?.textContent && !status.textContent.startsWith('Checking');
  });
  return page.$eval('ivs-chat >>> .doctor', (panel) => (panel as HTMLElement).innerText.replace(/\s+/g, ' '));
}

interface Wrong {
  what: string;
  endpoint?: (server: RunningServer) => Handler;
  /** In place of the endpoint's address. */
  address?: () => Promise<string>;
  attributes?: string;
  policy?: (endpoint: string, server: RunningServer) => string;
  says: RegExp;
}

const anyOrigin = (server: RunningServer): Handler => goodEndpoint(server, ['*']);

const wrong: Wrong[] = [
  { what: 'nothing', says: /Nothing wrong was found\./ },
  {
    what: 'CORS that is missing',
    endpoint: goodEndpoint,
    says: /1 problem\..* can be reached, but its answer may not be read by pages of http:/,
  },
  {
    what: 'an endpoint where nobody listens',
    address: async () => `http://127.0.0.1:${await freePort()}/`,
    says: /1 problem\..* could not be reached/,
  },
  {
    what: 'a path of the page’s own site that is not there',
    address: () => Promise.resolve('/nowhere'),
    says: /nowhere answered 404/,
  },
  {
    what: 'a policy without the endpoint',
    policy: (_endpoint, server) => `connect-src ${server.regionOrUrl}`,
    says: /1 problem\..*does not let it reach http:\S+ Add http:\S+ to its connect-src/,
  },
  {
    what: 'a policy without the room',
    policy: (endpoint) => `connect-src ${endpoint}`,
    says: /1 problem\..*does not let it reach ws:\S+ Add ws:\S+ to its connect-src/,
  },
  {
    what: 'a room where nobody listens',
    attributes: 'region-or-url="ws://127.0.0.1:1"',
    says: /ws:\/\/127\.0\.0\.1:1\/ could not be reached/,
  },
  {
    what: 'tokens that the service refuses',
    endpoint: (server) => async (request) => {
      const response = await anyOrigin(server)(request);
      if (request.method !== 'POST') return response;
      const answer = (await response.json()) as object;
      return Response.json({ ...answer, token: crypto.randomUUID() }, { headers: response.headers });
    },
    says: /1 problem\..* refused the connection/,
  },
  {
    what: 'a sign-in that is wanted',
    endpoint: (server) => (request) =>
      request.method === 'POST'
        ? Promise.resolve(new Response(null, { status: 401, headers: { 'access-control-allow-origin': '*' } }))
        : anyOrigin(server)(request),
    says: /refused this viewer with 401/,
  },
];

for (const { what, endpoint = anyOrigin, address, attributes, policy, says } of wrong)
  test(`diagnose tells ${what}`, async (t) => {
    const server = await startService(t);
    const url = address ? await address() : await listenTo(t, endpoint(server));
    const body = chat(url, server.rooms[0]!.arn, attributes);
    const page = await open(t, await startPage(t, body, policy?.(url, server)));
    assert.match(await diagnosis(page), says);
  });

test('a strict policy with Trusted Types lets the panel be, and the chat goes on beside it', async (t) => {
  const server = await startService(t);
  const page = await open(t, await startSite(t, server, tag(server, 'ana', 'viewer', 'diagnose')));
  assert.match(await diagnosis(page), /^Set-up check Close 2 warnings\./);
  assert.deepEqual(page.faults, []);
  assert.equal(server.service.connections(server.rooms[0]!.arn), 1);
});

test('the classic script diagnoses too', async (t) => {
  const server = await startService(t);
  const script = '<script src="/embed.iife.js"></script>';
  const page = await open(t, await startSite(t, server, tag(server, 'ana', 'viewer', 'diagnose'), { script }));
  assert.match(await diagnosis(page), /2 warnings\./);
  assert.deepEqual(page.faults, []);
});

test('policies are read as the browser reads them', async (t) => {
  const other = await listenTo(t, () => Promise.resolve(new Response()));
  const host = new URL(other).host;
  const targets = [`http://${host}/a/b`, `ws://${host}/a/b`];
  for (const source of [
    '*',
    "'self'",
    "'none'",
    'http:',
    'ws:',
    `http://${host}`,
    `ws://${host}`,
    host,
    `http://127.0.0.1:*`,
    'http://127.0.0.1',
    `http://${host}/a/`,
    `http://${host}/a`,
    `ws://${host}/a/b`,
  ]) {
    // The standard takes these for http too, and WebKit does; the doctor reads them as the stricter ones do.
    if (engine === 'webkit' && source.startsWith('ws')) continue;
    const policy = `connect-src ${source}`;
    const site = await listen(t, (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end('<p>'),
    );
    const { page } = await open(t, site);
    const refused = await page.evaluate(async (addresses: string[]) => {
      const told: boolean[] = [];
      for (const address of [location.origin, location.origin.replace('http', 'ws'), ...addresses]) {
        let isRefused = false;
        document.addEventListener('securitypolicyviolation', () => (isRefused = true), { once: true });
        const ended = address.startsWith('ws')
          ? new Promise((resolve) => {
              const socket = new WebSocket(address);
              socket.onclose = socket.onerror = resolve;
            })
          : fetch(address, { mode: 'no-cors' });
        await ended.catch(() => {});
        await new Promise((resolve) => setTimeout(resolve));
        told.push(isRefused);
      }
      return told;
    }, targets);
    const here = readAddress(site)!;
    const expected = [here.origin, here.origin.replace('http', 'ws'), ...targets].map(
      (target) => !allowsConnection([policy], readAddress(target)!, here),
    );
    assert.deepEqual(refused, expected, policy);
  }
});
