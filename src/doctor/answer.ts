import { shortAddress, type Address } from './address.ts';
import type { Answer } from './ask.ts';
import { finding, type Finding, type FindingId } from './findings.ts';

/** What an answer says of its token, as far as it is of the right type. */
export interface TokenFields {
  token: string;
  userId?: string;
  capabilities?: string[];
  regionOrUrl?: string;
  tokenExpirationTime?: number;
  sessionExpirationTime?: number;
}

/** A difference of clocks that is told, in milliseconds: the header `Date` counts seconds, and networks take some. */
const SKEW_MS = 30_000;
/** A token has to live as long as it takes to use it, in milliseconds. */
const SOON_MS = 10_000;

const finals: Record<number, FindingId> = { 404: 'notFound', 405: 'noPost', 429: 'tooMany' };

/** Reads the status of an answer, and what form it has; no finding where it is a JSON value. */
export function readAnswer(answer: Answer, endpoint: Address, inPage: boolean): { finding?: Finding; value?: unknown } {
  const { status, text, redirectedTo } = answer;
  const url = shortAddress(endpoint);
  const value = status < 300 ? parse(text) : undefined;
  if (redirectedTo && !isToken(value))
    return { finding: finding('redirected', { url, to: shortAddress(redirectedTo) }) };
  if (status === 401 || status === 403)
    return { finding: finding(inPage ? 'refused' : 'signInWanted', { url, status }) };
  if (status >= 300) {
    const id = finals[status] ?? (status >= 500 ? 'backendFailed' : 'otherStatus');
    return { finding: finding(id as 'otherStatus', { url, status }) };
  }
  if (value !== undefined) return { value };
  const isHtml = /^\s*</.test(text) || /html/.test(answer.header('content-type') ?? '');
  return { finding: finding(isHtml ? 'answeredHtml' : 'notJson', { url }) };
}

/** JSON, or `undefined`, which JSON has no word for. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a text can be the subprotocol of a WebSocket. Source: RFC 6455, section 4.1: what RFC 2616 calls a token. */
export const isSubprotocol = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(text);

const isToken = (value: unknown): boolean => typeof (Object(value) as { token?: unknown }).token === 'string';

/** Reads what is in an answer; no fields where there is no token. */
export function readFields(value: unknown): { findings: Finding[]; fields?: TokenFields } {
  const given = Object(value) as Record<string, unknown>;
  const { token, userId, capabilities, regionOrUrl } = given;
  if (typeof token !== 'string' || !token) return { findings: [finding('noToken', { seen: describe(value) })] };
  const findings: Finding[] = [];
  if (!isSubprotocol(token)) findings.push(finding('badToken', {}));
  if (!Array.isArray(capabilities)) findings.push(finding('noCapabilities', {}));
  if (typeof userId !== 'string' || !userId) findings.push(finding('noUserId', {}));
  const fields: TokenFields = {
    token,
    ...(typeof userId === 'string' && userId && { userId }),
    ...(Array.isArray(capabilities) && { capabilities: capabilities.filter((one) => typeof one === 'string') }),
    ...(typeof regionOrUrl === 'string' && regionOrUrl && { regionOrUrl }),
  };
  for (const field of ['tokenExpirationTime', 'sessionExpirationTime'] as const) {
    const time = given[field];
    if (time === undefined) continue;
    const at = typeof time === 'string' ? Date.parse(time) : time instanceof Date ? time.getTime() : NaN;
    if (Number.isNaN(at)) findings.push(finding('badTime', { field }));
    else fields[field] = at;
  }
  if (given['sessionExpirationTime'] === undefined) findings.push(finding('noSessionTime', {}));
  return { findings, fields };
}

/** What stands in place of a token: its form and the names of its fields, never what is in them. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null) return `a bare ${value === null ? 'null' : typeof value}`;
  const names = Object.keys(value).slice(0, 8);
  const readable = names.map((name) => (/^[\w-]{1,32}$/.test(name) ? name : '…'));
  return names.length ? `an object with ${readable.join(', ')}` : 'an object without fields';
}

/** Checks what can be kept, and the times of a token, by the endpoint's clock where it tells it. */
export function checkTimes(fields: TokenFields, answer: Answer | undefined, now: number): Finding[] {
  const findings: Finding[] = [];
  const age = Number(answer?.header('age') ?? 0);
  const cacheControl = answer?.header('cache-control') ?? '';
  if (age > 0) findings.push(finding('fromCache', { seconds: age }));
  else if (
    /\bpublic\b|\b(?:s-maxage|max-age)\s*=\s*"?[1-9]/i.test(cacheControl) &&
    !/\bno-(?:store|cache)\b/i.test(cacheControl)
  )
    findings.push(finding('cacheable', { seen: cacheControl.slice(0, 100) }));

  const skew = age > 0 || !answer ? 0 : skewOf(answer);
  if (Math.abs(skew) > SKEW_MS) findings.push(finding('clockSkew', { seconds: Math.round(Math.abs(skew) / 1_000) }));

  const left = (at: number | undefined): number => (at === undefined ? Infinity : at - now - skew);
  const seconds = (ms: number): number => Math.max(1, Math.round(Math.abs(ms) / 1_000));
  const [token, session] = [left(fields.tokenExpirationTime), left(fields.sessionExpirationTime)];
  if (token <= 0) findings.push(finding('tokenExpired', { seconds: seconds(token) }));
  else if (token < SOON_MS) findings.push(finding('tokenExpiresSoon', { seconds: seconds(token) }));
  if (session <= 0) findings.push(finding('sessionOver', { seconds: seconds(session) }));
  return findings;
}

/** How far the endpoint's clock is ahead, in milliseconds; none where it does not tell. */
function skewOf({ header, sentAt, receivedAt }: Answer): number {
  const there = Date.parse(header('date') ?? '');
  return Number.isNaN(there) ? 0 : there + 500 - (sentAt + receivedAt) / 2;
}
