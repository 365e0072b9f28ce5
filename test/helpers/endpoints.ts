import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { serve, type Handler } from '../../src/server/http.ts';
import { createTokenEndpoint, type Grant, type RunningServer } from '../../src/server/index.ts';

/** Serves on a port of its own, until the test ends: its address. */
export async function listen(t: TestContext, answer: RequestListener): Promise<string> {
  const site = createServer(answer);
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    site.close();
    site.closeAllConnections();
  });
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
}

/** Serves a standard handler. */
export const listenTo = (t: TestContext, handler: Handler): Promise<string> =>
  listen(t, (request, response) => void serve(handler, request, response, (error) => t.diagnostic(error.message)));

/** A token endpoint as it should be, for pages of some origins: a guest who may write, whatever the browser asks for. */
export const goodEndpoint = (server: RunningServer, origins: string[] = [], grant: Partial<Grant> = {}): Handler =>
  createTokenEndpoint({
    ivschat: { createChatToken: (input) => Promise.resolve(server.service.createChatToken(input)) },
    room: server.rooms[0]!.arn,
    origins,
    authorize: () => ({ userId: 'guest-1', capabilities: ['SEND_MESSAGE'], ...grant }),
    extra: () => ({ regionOrUrl: server.regionOrUrl }),
  });
