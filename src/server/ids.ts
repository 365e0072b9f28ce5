import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id of the service's form: 12 of `[a-zA-Z0-9]`. */
export function newId(): string {
  let id = '';
  while (id.length < 12) id += alphabet[randomInt(alphabet.length)];
  return id;
}
