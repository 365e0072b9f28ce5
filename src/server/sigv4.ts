import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { denied, type ServiceError } from './errors.ts';

/** How far the clocks of caller and service may be apart, in milliseconds. */
const MAX_SKEW_MS = 5 * 60_000;

/** Who may call the control plane. */
export interface Credential {
  accessKeyId: string;
  secretAccessKey: string;
  /** An IAM policy document; without one, everything is allowed. One that is not understood in full is refused. */
  policy?: PolicyDocument;
}

/** An IAM policy document. Source: IAM user guide, "IAM JSON policy element reference". */
export interface PolicyDocument {
  Version?: string;
  Statement: PolicyStatement | PolicyStatement[];
}

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  /** By operator, by key, the values. */
  Condition?: Record<string, Record<string, ConditionValue | ConditionValue[]>>;
}

export type ConditionValue = string | number | boolean;

/** A request as it was signed. */
export interface SignedRequest {
  method: string;
  url: URL;
  headers: Headers;
  body: Uint8Array;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

const refused = (type: string, message: string): ServiceError => denied(403, message, type);

/**
 * Verifies a request that is signed by Signature Version 4 for the service `ivschat`.
 * Source: AWS General Reference, "Signature Version 4 signing process".
 *
 * @param now - the service's clock, in milliseconds since 1970
 * @returns the credential that signed it
 * @throws ServiceError 403 with the AWS name of what is wrong
 */
export function verifySignature(
  request: SignedRequest,
  credentials: readonly Credential[],
  region: string,
  now: number,
): Credential {
  const { headers, body } = request;
  const authorization = headers.get('authorization');
  if (!authorization)
    throw refused('MissingAuthenticationTokenException', 'The request is not signed: sign it by Signature Version 4');
  const { accessKeyId, date, scope, signedHeaders, signature } = readAuthorization(authorization, region);
  const credential = credentials.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (!credential) throw refused('UnrecognizedClientException', `There is no access key ${accessKeyId} here`);

  const time = headers.get('x-amz-date') ?? '';
  const signedAt = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(signedAt) || !time.startsWith(date))
    throw refused('IncompleteSignatureException', 'x-amz-date is missing or not the date of the credential');
  if (Math.abs(now - signedAt) > MAX_SKEW_MS)
    throw refused('InvalidSignatureException', `Signature expired: ${time} is more than 5 minutes from the clock here`);

  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...signedHeaders.map((name) => `${name}:${(headers.get(name) ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    sha256(body),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${credential.secretAccessKey}`);
  const expected = hmac(key as Buffer, toSign);
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw refused(
      'InvalidSignatureException',
      'The signature does not match: check the secret key, and that nothing changed the request on its way',
    );
  return credential;
}

function readAuthorization(authorization: string, region: string) {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/((\d{8})\/([^/]+)\/([^/]+)\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
      authorization,
    );
  if (!match)
    throw refused('IncompleteSignatureException', 'The Authorization header is not one of Signature Version 4');
  const [, accessKeyId, scope, date, signedRegion, service, names, signature] = match as unknown as string[];
  if (service !== 'ivschat' || signedRegion !== region)
    throw refused(
      'InvalidSignatureException',
      `The credential is scoped to ${signedRegion}/${service}: sign for ${region}/ivschat`,
    );
  const signedHeaders = names!.split(';');
  if (!signedHeaders.every((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name)))
    throw refused('IncompleteSignatureException', 'SignedHeaders are not names of headers');
  if (!signedHeaders.includes('host')) throw refused('InvalidSignatureException', 'The header host has to be signed');
  return { accessKeyId: accessKeyId!, scope: scope!, date: date!, signedHeaders, signature: signature! };
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Each segment as it travels is encoded once more. */
const canonicalPath = ({ pathname }: URL): string => pathname.split('/').map(encode).join('/');

const canonicalQuery = ({ searchParams }: URL): string =>
  [...searchParams]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([one, first], [other, second]) => compare(one, other) || compare(first, second))
    .map((pair) => pair.join('='))
    .join('&');

/** By code point, as encoded text has it. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
