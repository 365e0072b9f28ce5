import { capabilities, type Capability } from '../protocol/frames.ts';
import { invalid, ServiceError } from './errors.ts';
import { newId } from './ids.ts';
import type { ChatService } from './service.ts';

/** What each role of the demonstration may do. */
const roles: Record<string, readonly Capability[]> = {
  reader: [],
  viewer: ['SEND_MESSAGE'],
  moderator: capabilities,
};

/** The largest body that is read, in characters. */
const MAX_BODY = 8 * 1024;

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '600',
};

const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { ...cors, 'cache-control': 'no-store', ...headers } });

/**
 * The token endpoint of the local service. It hands a token to anybody, moderators' rights included, which is right
 * for a demonstration on one machine and nowhere else.
 *
 * The body is the tutorial's (`roomIdentifier`, or `arn`; `userId`, `capabilities`, `attributes`,
 * `sessionDurationInMinutes`); in its place the URL may say `?role=reader|viewer|moderator`. The answer is that of
 * CreateChatToken, with what the page would have to know otherwise: `userId`, `capabilities`, `regionOrUrl` and
 * `maximumMessageLength`.
 */
export function createDemoTokenEndpoint(service: ChatService): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    if (request.method !== 'POST') return answer(405, { message: 'Ask with POST' }, { allow: 'POST, OPTIONS' });
    try {
      return answer(200, createToken(service, new URL(request.url), await readBody(request)));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return answer(error.status, { message: error.message }, { 'x-amzn-errortype': error.type });
    }
  };
}

function createToken(service: ChatService, url: URL, body: Record<string, unknown>): object {
  const role = url.searchParams.get('role') ?? 'viewer';
  const allowed = roles[role];
  if (!allowed) throw invalid(`role is none of ${Object.keys(roles).join(', ')}`);
  const roomIdentifier = body['roomIdentifier'] ?? body['arn'];
  const room = service.getRoom(roomIdentifier);
  const input = {
    ...body,
    roomIdentifier: room.arn,
    userId: (body['userId'] ?? `guest-${newId().slice(0, 4)}`) as string,
    capabilities: (body['capabilities'] ?? allowed) as Capability[],
  };
  return {
    ...service.createChatToken(input),
    userId: input.userId,
    capabilities: input.capabilities,
    regionOrUrl: `ws://${url.host}`,
    maximumMessageLength: room.maximumMessageLength,
  };
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.length > MAX_BODY) throw invalid(`The body is larger than ${MAX_BODY} characters`);
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Told below, like every other body that is no object.
  }
  throw invalid('The body is not a JSON object: {"roomIdentifier": "arn:aws:ivschat:…"}');
}
