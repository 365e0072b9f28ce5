import { parseArn } from '../protocol/control.ts';
import { capabilities, type Attributes, type Capability } from '../protocol/frames.ts';
import { ChatClientError } from './errors.ts';
import type { ChatToken } from './types.ts';

/** The little of `fetch` that is used here. */
export type FetchLike = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; credentials: 'same-origin' },
) => Promise<{
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}>;

/** What a token endpoint is asked. */
export interface TokenRequest {
  /** ARN of the room. */
  roomIdentifier: string;
  /** Whom the token is for, where the backend does not know by itself. */
  userId?: string;
  /** Display name and the like, where the backend takes them from the browser. */
  attributes?: Attributes;
}

/** HTTP statuses by which an endpoint says no, once and for all. */
const finalStatuses: readonly number[] = [400, 401, 403, 404, 405, 409];

/**
 * Checks the ARN of a room before anybody is asked for a token.
 *
 * @param roomIdentifier - `arn:aws:ivschat:<region>:<account>:room/<id>`
 * @returns the region of the room
 * @throws ChatClientError `invalidOption`, naming the fix
 */
export function roomRegion(roomIdentifier: string): string {
  const arn = parseArn(roomIdentifier);
  if (arn?.kind === 'room') return arn.region;
  const form = 'arn:aws:ivschat:<region>:<12 digits>:room/<12 letters or digits>';
  const what = /^[a-zA-Z0-9]{12}$/.test(roomIdentifier) ? 'only the id of a room' : 'not the ARN of a room';
  throw new ChatClientError(
    'invalidOption',
    `roomIdentifier "${roomIdentifier}" is ${what}: give its whole ARN, ${form}.`,
    false,
  );
}

/**
 * Asks a token endpoint for a token: POST, JSON, the answer of CreateChatToken.
 *
 * @param endpoint - URL, relative to the page where there is one
 * @param request - the body
 * @param fetchToken - `fetch` of the host
 * @returns the answer, with only what is of the right type
 * @throws ChatClientError `tokenUnreachable`, `tokenRefused` or `tokenInvalid`; its `retryable` says whether to ask again
 */
export async function requestToken(endpoint: string, request: TokenRequest, fetchToken: FetchLike): Promise<ChatToken> {
  const failed = (
    code: 'tokenUnreachable' | 'tokenRefused' | 'tokenInvalid',
    what: string,
    retryable: boolean,
    cause?: unknown,
  ): ChatClientError => new ChatClientError(code, `The token endpoint ${endpoint} ${what}.`, retryable, cause);

  const response = await fetchToken(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(request),
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw failed('tokenUnreachable', 'could not be reached: check its URL, that it runs, and CORS', true, error);
  });
  if (!response.ok) {
    const fix = response.status === 404 ? 'check its URL' : 'see the log of your backend';
    const error = failed(
      'tokenRefused',
      `answered ${response.status}: ${fix}`,
      !finalStatuses.includes(response.status),
    );
    // In seconds; the form with a date would need clocks that agree.
    const seconds = Number(response.headers.get('retry-after'));
    if (isAmount(seconds)) error.retryAfter = seconds * 1_000;
    throw error;
  }
  const answer = await response.json().catch(() => {
    // Without its cause, which quotes the answer.
    throw failed('tokenInvalid', 'answered with something that is not JSON: check its URL', false);
  });
  const { token, userId, regionOrUrl, maximumMessageLength, reconnectSpread, ...rest } = Object(answer) as Record<
    string,
    unknown
  >;
  if (typeof token !== 'string' || !token)
    throw failed('tokenInvalid', 'answered without a token: return what CreateChatToken answers', false);
  const { sessionExpirationTime, tokenExpirationTime, capabilities: granted } = rest;
  return {
    token,
    ...(isTime(sessionExpirationTime) && { sessionExpirationTime }),
    ...(isTime(tokenExpirationTime) && { tokenExpirationTime }),
    ...(typeof userId === 'string' && userId && { userId }),
    ...(Array.isArray(granted) && { capabilities: granted.filter(isCapability) }),
    ...(typeof regionOrUrl === 'string' && regionOrUrl && { regionOrUrl }),
    ...(isAmount(reconnectSpread) && { reconnectSpread }),
    ...(isAmount(maximumMessageLength) && { maximumMessageLength }),
  };
}

/** JSON has numbers that are too large to be one: `1e999`. */
const isAmount = (value: unknown): value is number => Number.isFinite(value) && (value as number) > 0;
const isTime = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCapability = (value: unknown): value is Capability => capabilities.includes(value as Capability);
