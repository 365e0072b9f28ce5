import { parseArn } from '../protocol/control.ts';
import { capabilities, type Attributes } from '../protocol/frames.ts';
import { ChatClientError } from './errors.ts';
import { readAttributes } from './incoming.ts';
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
    const seconds = amount(Number(response.headers.get('retry-after')));
    if (seconds) error.retryAfter = seconds * 1_000;
    throw error;
  }
  const answer = await response.json().catch(() => {
    // Without its cause, which quotes the answer.
    throw failed('tokenInvalid', 'answered with something that is not JSON: check its URL', false);
  });
  const token = readToken(answer);
  if (!token.token)
    throw failed('tokenInvalid', 'answered without a token: return what CreateChatToken answers', false);
  return token;
}

/** @returns the answer, with only what is of the right type */
export const readToken = (answer: unknown): ChatToken =>
  Object.fromEntries(
    Object.entries(readers)
      .map(([name, read]) => [name, read((Object(answer) as Record<string, unknown>)[name])])
      .filter(([, value]) => value !== undefined),
  ) as unknown as ChatToken;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const time = (value: unknown): string | Date | undefined =>
  Number.isNaN(Date.parse(String(value))) ? undefined : value instanceof Date ? value : text(value);
/** JSON has numbers that are too large to be one: `1e999`. */
const amount = (value: unknown): number | undefined =>
  Number.isFinite(value) && (value as number) > 0 ? (value as number) : undefined;

/** Reads each field of an answer, to `undefined` where it is of another type. One that is missing here does not compile. */
const readers: { [Name in keyof Required<ChatToken>]: (value: unknown) => ChatToken[Name] | undefined } = {
  token: text,
  sessionExpirationTime: time,
  tokenExpirationTime: time,
  userId: text,
  attributes: readAttributes,
  capabilities: (value) =>
    Array.isArray(value) ? capabilities.filter((capability) => value.includes(capability)) : undefined,
  regionOrUrl: text,
  reconnectSpread: amount,
  maximumMessageLength: amount,
};
