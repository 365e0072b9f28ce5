import { capabilities, type Attributes, type Capability } from '../protocol/frames.ts';
import { ServiceError } from './errors.ts';
import { checkInput, withoutNulls } from './fields.ts';
import type { History } from './history.ts';
import type { Handler } from './http.ts';
import { newId } from './ids.ts';
import { operations } from './operations.ts';
import type { Resources } from './resources.ts';
import type { ChatService } from './service.ts';
import { createTokenEndpoint, type Grant, type TokenMaker, type TokenWish } from './token-endpoint.ts';

/** What each role of the demonstration may do. */
const roles: Record<string, readonly Capability[]> = {
  reader: [],
  viewer: ['SEND_MESSAGE'],
  moderator: capabilities,
};

/**
 * The token endpoint of the local service. It hands a token to anybody, moderators' rights included, which is right
 * for a demonstration on one machine and nowhere else.
 *
 * What the page asks for is what it gets (`userId`, `capabilities`, `attributes`, `sessionDurationInMinutes`, as the
 * guide's tutorial asks); in place of capabilities, the URL may say `?role=reader|viewer|moderator`.
 */
export function createDemoTokenEndpoint(service: ChatService, resources: Resources): Handler {
  const { roomIdentifier, ...shape } = operations['CreateChatToken']!.shape;
  const authorize = (request: Request, wish: TokenWish): Grant | Response => {
    const role = new URL(request.url).searchParams.get('role') ?? 'viewer';
    const allowed = Object.hasOwn(roles, role) && roles[role];
    if (!allowed) return refusal(`role is none of ${Object.keys(roles).join(', ')}`);
    const { roomIdentifier: asked, ...grant } = {
      capabilities: allowed,
      userId: `guest-${newId().slice(0, 4)}`,
      ...(withoutNulls(wish) as TokenWish),
    };
    try {
      checkInput(shape, grant);
      return grant as Grant;
    } catch (error) {
      if (error instanceof ServiceError) return refusal(error.message);
      throw error;
    }
  };
  const extra = (request: Request, roomIdentifier: string): Record<string, unknown> => ({
    regionOrUrl: `ws://${new URL(request.url).host}`,
    maximumMessageLength: resources.room(roomIdentifier).maximumMessageLength,
  });
  const ivschat: TokenMaker = { createChatToken: (input) => Promise.resolve(service.createChatToken(input)) };
  return async (request) => {
    // Rooms come and go while the service runs; the oldest is meant where none is asked for.
    const room = resources
      .rooms()
      .map(({ arn }) => arn)
      .reverse();
    if (!room.length) return refusal('There is no room: make one first');
    return createTokenEndpoint({ ivschat, room, authorize, extra, origins: ['*'], rate: Infinity })(request);
  };
}

/** Answers pages of every origin, as a demonstration may. */
const open: ResponseInit = { headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store' } };
const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'content-type',
    },
  });

const wrongMethod = (allow: string): Response =>
  Response.json({ message: `Ask with ${allow}` }, { status: 405, headers: { allow } });

/** What the rooms said last: `GET ?roomIdentifier=`. */
export const createDemoHistoryEndpoint =
  (history: History): Handler =>
  async (request) => {
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'GET') return wrongMethod('GET');
    const roomIdentifier = new URL(request.url).searchParams.get('roomIdentifier') ?? '';
    return Response.json({ messages: history.of(roomIdentifier) }, open);
  };

/**
 * Sends an event to everybody in a room: `POST` with `roomIdentifier`, `eventName` and `attributes`, as SendEvent takes them. Open
 * to anybody, which is right for a demonstration on one machine and nowhere else.
 */
export function createDemoModerationEndpoint(service: ChatService): Handler {
  const { shape } = operations['SendEvent']!;
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'POST') return wrongMethod('POST');
    try {
      const body = (await request.json()) as object;
      const input = withoutNulls(body) as { roomIdentifier: string; eventName: string; attributes?: Attributes };
      checkInput(shape, input);
      const id = service.sendEvent(input.roomIdentifier, input.eventName, input.attributes ?? {});
      return Response.json({ id }, open);
    } catch (error) {
      const { status, message } =
        error instanceof ServiceError ? error : { status: 400, message: 'The body is no JSON' };
      return Response.json({ message }, { ...open, status });
    }
  };
}

const refusal = (message: string): Response => Response.json({ message }, { status: 400 });
