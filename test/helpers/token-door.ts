import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { TOKEN_MS } from '../../src/protocol/limits.ts';
import { listen } from './endpoints.ts';

/** Answers in place of the token; `undefined`: the token follows. */
export type TokenFault = (response: ServerResponse) => Answered | Promise<Answered>;
type Answered = 'answered' | undefined;

/** A token endpoint of a site's own, which hands on what another one gives, and can fail in every way. */
export interface TokenDoor {
  url: string;
  /** When it was asked, in milliseconds since 1970. */
  asked: number[];
  /** How often whoever asked did not wait for the answer. */
  brokenOff: number;
  fault: TokenFault | undefined;
  /** How long sessions last, as the answer says, in milliseconds; by default as the service says. */
  sessionMs: number | undefined;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'access-control-expose-headers': 'retry-after',
};

/** @param tokenEndpoint - that of the service */
export async function startTokenDoor(t: TestContext, tokenEndpoint: string): Promise<TokenDoor> {
  const door: TokenDoor = { url: '', asked: [], brokenOff: 0, fault: undefined, sessionMs: undefined };
  door.url = await listen(t, async (request, response) => {
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    door.asked.push(Date.now());
    response.on('close', () => (door.brokenOff += Number(!response.writableEnded)));
    const body = await text(request);
    if ((await door.fault?.(response)) === 'answered') return;
    try {
      const { search } = new URL(request.url!, door.url);
      const answer = await fetch(`${tokenEndpoint}${search}`, { method: 'POST', body });
      const token = (await answer.json()) as Record<string, unknown>;
      const now = Date.parse(String(token['tokenExpirationTime'])) - TOKEN_MS;
      if (door.sessionMs) token['sessionExpirationTime'] = new Date(now + door.sessionMs).toISOString();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(token));
    } catch {
      response.destroy();
    }
  });
  return door;
}

/** Answers with a status, and with a page where that is 200. */
export const answerWith =
  (status: number, headers: Record<string, string> = {}): TokenFault =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<!doctype html><title>Oops</title>');
    return 'answered';
  };

/** Breaks off before an answer. */
export const breakOff: TokenFault = (response) => {
  response.destroy();
  return 'answered';
};

/** Answers no more, until it is told to. */
export function holdAnswers(): { fault: TokenFault; letGo(): void } {
  let letGo = (): void => {};
  const gone = new Promise<undefined>((resolve) => (letGo = () => resolve(undefined)));
  return { fault: () => gone, letGo };
}
