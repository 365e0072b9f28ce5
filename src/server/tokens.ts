import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Attributes, Capability } from '../protocol/frames.ts';
import { denied } from './errors.ts';

/** What a token vouches for. Times are in milliseconds since 1970. */
export interface Claims {
  id: string;
  roomArn: string;
  userId: string;
  capabilities: Capability[];
  attributes: Attributes;
  tokenExpires: number;
  sessionExpires: number;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** So often, in milliseconds, are used tokens looked through for those that have expired. */
const FORGET_EVERY_MS = 1_000;

/** A key of a service that has none yet. */
export const newTokenKey = (): Uint8Array => randomBytes(32);

/** Makes and opens tokens: encrypted, authenticated, for one use within their time. */
export class Tokens {
  readonly #key: Uint8Array;
  /** Ids of the tokens used, with the time after which they need no remembering. */
  readonly #used = new Map<string, number>();
  #forgotAt = 0;
  readonly #now: () => number;

  /**
   * @param now - the clock, in milliseconds since 1970
   * @param key - 32 bytes; tokens of the same key are tokens of the same service
   */
  constructor(now: () => number, key: Uint8Array = newTokenKey()) {
    this.#now = now;
    this.#key = key;
  }

  seal(claims: Claims): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()]);
    // base64url has only characters that a WebSocket subprotocol may have.
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /**
   * Opens a token and marks it as used.
   *
   * @throws ServiceError 403 for a token that is not this service's or was used, 401 for one that came too late
   */
  redeem(token: string): Claims {
    const claims = this.#unseal(token);
    const now = this.#now();
    if (claims.tokenExpires <= now) throw denied(401, 'The token has expired: fetch a fresh one for each connection');
    this.#forgetExpired(now);
    if (this.#used.has(claims.id))
      throw denied(403, 'The token was used before: fetch a fresh one for each connection');
    this.#used.set(claims.id, claims.tokenExpires);
    return claims;
  }

  #unseal(token: string): Claims {
    try {
      const bytes = Buffer.from(token, 'base64url');
      // Base64 is read with whatever stands between its characters; a token has one form.
      if (bytes.toString('base64url') !== token) throw new TypeError('not as it was sealed');
      const decipher = createDecipheriv(ALGORITHM, this.#key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const sealed = bytes.subarray(IV_BYTES + TAG_BYTES);
      return JSON.parse(decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8')) as Claims;
    } catch {
      throw denied(403, 'The token is not one of this service');
    }
  }

  /** Not at each token: when an audience comes back at once, each would look through all that came before it. */
  #forgetExpired(now: number): void {
    if (Math.abs(now - this.#forgotAt) < FORGET_EVERY_MS) return;
    this.#forgotAt = now;
    for (const [id, expires] of this.#used) if (expires <= now) this.#used.delete(id);
  }
}
