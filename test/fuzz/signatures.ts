import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ServiceError } from '../../src/server/errors.ts';
import { verifySignature, type SignedRequest } from '../../src/server/sigv4.ts';
import { anyText, changed } from './inputs.ts';
import { holds, type FuzzProperty } from './property.ts';
import { signBySdk } from './signer.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const credential = { accessKeyId: 'local', secretAccessKey: 'secret' };

const name = fc.stringMatching(/^[a-zA-Z][\w.~-]{0,6}$/);
const value = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/\p{Surrogate}/u.test(text));
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  path: fc
    .array(value, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map((part) => encodeURIComponent(part) || 'x')),
  query: fc.dictionary(name, fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })), { maxKeys: 4 }),
  headers: fc.dictionary(
    name.map((text) => `x-amz-meta-${text.toLowerCase().replace(/[^a-z0-9]/g, '')}`),
    fc.stringMatching(/^[!-~]{0,8}( {1,3}[!-~]{1,5})?$/),
    { maxKeys: 3 },
  ),
  body: fc.oneof(fc.constant(''), fc.json(), fc.string({ unit: 'grapheme' })),
});
type Wanted = typeof request extends fc.Arbitrary<infer Of> ? Of : never;

async function sign({ method, path, query, headers, body }: Wanted): Promise<SignedRequest> {
  const pathname = `/${path.join('/')}`;
  const unsigned = { method, host: 'x.example', path: pathname, query, headers, body };
  const signed = new Headers(await signBySdk(unsigned, credential, new Date(NOW)));
  const url = new URL(`http://x.example${pathname}`);
  for (const [key, values] of Object.entries(query))
    for (const one of [values].flat()) url.searchParams.append(key, one);
  return { method, url, headers: signed, body: Buffer.from(body) };
}

const verify = (signed: SignedRequest): unknown => verifySignature(signed, [credential], 'us-west-2', NOW);
const isRefusal = (error: unknown): boolean => error instanceof ServiceError && error.status === 403;

/** What may be changed of a signed request, so that it is another one. */
const changes: Record<string, (signed: SignedRequest) => SignedRequest> = {
  method: (signed) => ({ ...signed, method: signed.method === 'GET' ? 'PUT' : 'GET' }),
  path: (signed) => ({ ...signed, url: new URL(`${signed.url.origin}${signed.url.pathname}x${signed.url.search}`) }),
  query: (signed) => ({ ...signed, url: new URL(`${signed.url}${signed.url.search ? '&' : '?'}more=1`) }),
  host: (signed) => withHeader(signed, 'host', 'y.example'),
  date: (signed) => withHeader(signed, 'x-amz-date', '20261124T120001Z'),
  body: (signed) => ({ ...signed, body: Buffer.concat([signed.body, Buffer.from('x')]) }),
  bodyHash: (signed) => withHeader(signed, 'x-amz-content-sha256', '0'.repeat(64)),
};

function withHeader(signed: SignedRequest, header: string, text: string): SignedRequest {
  const headers = new Headers(signed.headers);
  headers.set(header, text);
  return { ...signed, headers };
}

const authorization = `AWS4-HMAC-SHA256 Credential=local/20261124/us-west-2/ivschat/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
/** Headers take no characters beyond Latin-1. */
const headerText = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((one) => one.replace(/[^\x20-\xff]/g, '\xff'));

/** Signature Version 4, with the official signer as the oracle. */
export const signatureProperties: FuzzProperty[] = [
  holds(
    'what the official SDK signs is verified, and refused once a part of it was changed',
    500,
    request,
    async (wanted) => {
      const signed = await sign(wanted);
      assert.equal(verify(signed), credential);
      for (const [part, change] of Object.entries(changes))
        assert.throws(() => verify(change(signed)), isRefusal, part);
      const [, signature] = /Signature=(.*)$/.exec(signed.headers.get('authorization')!)!;
      const other = `${signature!.startsWith('0') ? '1' : '0'}${signature!.slice(1)}`;
      const forged = withHeader(
        signed,
        'authorization',
        signed.headers.get('authorization')!.replace(signature!, other),
      );
      assert.throws(() => verify(forged), isRefusal);
    },
    // By its name before its value: `-` comes before `=`.
    [{ method: 'GET', path: ['x'], query: { a: '1', 'a-b': '2' }, headers: {}, body: '' }],
  ),
  holds(
    'an Authorization header of any form is refused by name',
    3_000,
    fc.tuple(
      headerText(
        fc.oneof(
          changed(authorization),
          changed(authorization).chain(changed),
          anyText('AWS4-HMAC-SHA256 ', 'Credential=', ';'),
        ),
      ),
      headerText(
        fc.oneof(
          fc.constant('20261124T120000Z'),
          changed('20261124T120000Z'),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
      ),
    ),
    ([header, date]) => {
      const headers = new Headers({ host: 'x.example', 'x-amz-date': date, authorization: header });
      assert.throws(
        () => verify({ method: 'POST', url: new URL('http://x.example/ListRooms'), headers, body: Buffer.from('{}') }),
        isRefusal,
      );
    },
    [[authorization.replace('host;', 'host;x y;'), '20261124T120000Z']],
  ),
];
