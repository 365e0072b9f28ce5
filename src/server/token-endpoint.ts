import type { CreateChatTokenInput, CreateChatTokenOutput } from '../protocol/control.ts';
import { RateLimit } from './rate-limit.ts';

/** What a browser asks for. None of it is to be trusted. */
export interface TokenWish {
  roomIdentifier?: unknown;
  userId?: unknown;
  capabilities?: unknown;
  attributes?: unknown;
  sessionDurationInMinutes?: unknown;
}

/** Who somebody is and what they may do, as the backend decides it. */
export type Grant = Omit<CreateChatTokenInput, 'roomIdentifier'>;

/** A client that makes tokens: `Ivschat` of `@aws-sdk/client-ivschat`, or whatever behaves like it. */
export interface TokenMaker {
  createChatToken(input: CreateChatTokenInput): Promise<TokenAnswer>;
}

/** What CreateChatToken answers; the AWS SDK gives times as dates. */
export type TokenAnswer = { [Field in keyof CreateChatTokenOutput]?: CreateChatTokenOutput[Field] | Date | undefined };

/** Options of {@link createTokenEndpoint}. */
export interface TokenEndpointOptions {
  ivschat: TokenMaker;
  /** ARN of the room, or of those that may be asked for; the first one is meant where none is asked for. */
  room: string | readonly string[];
  /**
   * Decides by the request (its cookies, its headers) who that is. `undefined` refuses; a `Response` is answered as it is.
   * The wish is what the browser asks for: take from it only what anybody may choose.
   */
  authorize(request: Request, wish: TokenWish): Grant | Response | undefined | Promise<Grant | Response | undefined>;
  /** Origins of other sites whose pages may ask, or `*`; none by default. */
  origins?: readonly string[];
  /** Whether those pages may send their cookies along; false by default, and not possible with `*`. */
  withCredentials?: boolean;
  /** Requests a second, for all together; 200 by default, which is what Amazon IVS Chat makes for an account. */
  rate?: number;
  /** What to add to the answer, so that the page need not know it: `regionOrUrl`, `maximumMessageLength`, `reconnectSpread`. */
  extra?: (request: Request, roomIdentifier: string) => Record<string, unknown>;
}

/** The largest body that is read, in characters. */
const MAX_BODY = 8 * 1024;

/** What a caller is told of a failure of the service; the rest is the backend's own affair. */
const failures = new Map<unknown, [status: number, message: string]>([
  ['ValidationException', [400, 'The service does not take this request']],
  ['ResourceNotFoundException', [404, 'There is no such room']],
  ['ThrottlingException', [429, 'Too many tokens at once: try again in a second']],
]);

/**
 * Makes a token endpoint: `(Request) => Promise<Response>`, for Hono, Next.js, Lambda, Deno, Bun, and by a line of glue for
 * Express and plain Node. It takes `POST` with JSON and answers what CreateChatToken answers, with `userId`,
 * `capabilities` and `attributes` beside it.
 *
 * @throws TypeError where an option is missing or has the wrong form, naming the fix
 */
export function createTokenEndpoint({
  ivschat,
  room,
  authorize,
  origins = [],
  withCredentials = false,
  rate = 200,
  extra = () => ({}),
}: TokenEndpointOptions): (request: Request) => Promise<Response> {
  const rooms = typeof room === 'string' ? [room] : room;
  if (!rooms.length) throw new TypeError('room names no room: give the ARN of one');
  if (typeof authorize !== 'function') throw new TypeError('authorize is no function: decide there who may chat');
  if (withCredentials && origins.includes('*'))
    throw new TypeError('withCredentials does not go with origins: ["*"]: name the sites whose pages may ask');
  const limit = new RateLimit(rate, Date.now);

  return async (request) => {
    const cors = corsHeaders(request.headers.get('origin'), origins, withCredentials);
    const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
      Response.json(body, { status, headers: { 'cache-control': 'no-store', ...cors, ...headers } });

    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    if (request.method !== 'POST') return answer(405, { message: 'Ask with POST' }, { allow: 'POST, OPTIONS' });
    if (!limit.take())
      return answer(429, { message: 'Too many requests: try again in a second' }, { 'retry-after': '1' });

    const wish = await readWish(request);
    if (!wish) return answer(400, { message: `The body is no JSON object of at most ${MAX_BODY} characters` });
    const roomIdentifier = wish.roomIdentifier ?? rooms[0];
    if (typeof roomIdentifier !== 'string' || !rooms.includes(roomIdentifier))
      return answer(404, {
        message: 'This endpoint makes no tokens for that roomIdentifier: give the ARN of its room',
      });
    try {
      const grant = await authorize(request, wish);
      if (grant instanceof Response) return withHeaders(grant, cors);
      if (!grant) return answer(403, { message: 'You may not join this chat' });
      const token = await ivschat.createChatToken({ roomIdentifier, ...grant });
      const { userId, capabilities = [], attributes = {} } = grant;
      const more = extra(request, roomIdentifier);
      return answer(200, { ...token, userId, capabilities, attributes, ...more });
    } catch (error) {
      const { name } = Object(error) as { name?: unknown };
      const [status, message] = failures.get(name) ?? [502, 'The chat service did not make a token'];
      return answer(status, { message }, status === 429 ? { 'retry-after': '1' } : {});
    }
  };
}

function corsHeaders(
  origin: string | null,
  origins: readonly string[],
  withCredentials: boolean,
): Record<string, string> {
  const any = origins.includes('*');
  if (!origin || !(any || origins.includes(origin))) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'content-type',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '600',
    ...(withCredentials && { 'access-control-allow-credentials': 'true' }),
  };
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  const answer = new Response(response.body, response);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** The body; `arn` is how some pages of the field name the room. */
async function readWish(request: Request): Promise<TokenWish | undefined> {
  const text = await request.text();
  if (text.length > MAX_BODY) return undefined;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    const { arn, ...wish } = body as TokenWish & { arn?: unknown };
    return arn === undefined ? wish : { roomIdentifier: arn, ...wish };
  } catch {
    return undefined;
  }
}
