import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import type { RunningServer } from '../../src/server/index.ts';

const dist = new URL('../../dist/', import.meta.url);
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * The sites of our examples, as a page sees them: `https://cdn.example` and `https://chat.example` have what was built,
 * `https://www.example/` is a page, and both sites have a token endpoint that hands on to the service. So examples are tried as they
 * stand, to the letter.
 */
export async function answerExamples(page: Page, html = '', server?: RunningServer): Promise<void> {
  async function answer(request: HTTPRequest): Promise<void> {
    const { host, pathname } = new URL(request.url());
    const file = /^\/ivs-chat(?:@[\d.]+\/dist)?\/(.+)$/.exec(pathname)?.[1];
    if (!host.endsWith('.example')) return request.continue();
    if (pathname === '/chat-token' && server)
      try {
        const answered = await fetch(server.tokenEndpoint, {
          method: 'POST',
          body: (await request.fetchPostData()) ?? '',
        });
        return await request.respond({ contentType: 'application/json', body: await answered.text() });
      } catch {
        // The service ends before its page does, whose chat asks again at once.
        return request.abort('connectionrefused');
      }
    if (host === 'www.example' && pathname === '/') return request.respond({ contentType: 'text/html', body: html });
    if (!file) return request.respond({ status: 404 });
    return request.respond({
      contentType: types[extname(file)] ?? 'text/plain',
      headers: { 'access-control-allow-origin': '*' },
      body: await readFile(new URL(file, dist)),
    });
  }
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request));
}
