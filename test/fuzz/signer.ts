import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** The hash by which the official signer signs: Node's. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | Uint8Array) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {}
}

/** A request as it is signed; `path` as it travels, without its query. */
export interface Unsigned {
  method: string;
  /** With its port, where that is not the usual one. */
  host: string;
  path: string;
  query: Record<string, string | string[]>;
  headers?: Record<string, string>;
  body: string;
}

/**
 * Signs by the official SDK.
 *
 * @returns all headers of the signed request
 */
export async function signBySdk(
  { host, headers, ...request }: Unsigned,
  credentials: { accessKeyId: string; secretAccessKey: string },
  signingDate = new Date(),
): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: 'ivschat', region: 'us-west-2', credentials, sha256: Sha256 as never });
  const hostname = host.split(':')[0]!;
  const wanted = { ...request, protocol: 'http:', hostname, headers: { host, ...headers } };
  const signed = (await signer.sign(wanted as never, { signingDate })) as unknown as {
    headers: Record<string, string>;
  };
  return signed.headers;
}
