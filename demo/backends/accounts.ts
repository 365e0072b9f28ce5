import { scryptSync, timingSafeEqual } from 'node:crypto';

/** Somebody who is signed in. */
export interface Account {
  id: string;
  name: string;
  isModerator: boolean;
}

/** Stands for your user table: passwords salted and hashed by scrypt. Here they are `ana-demo` and `mod-demo`. */
const users: Record<string, { name: string; salt: string; hash: string }> = {
  ana: {
    name: 'Ana',
    salt: 'cf316977c683d5ba',
    hash: 'd10c367adb677789dca0c636cc573c3b99d7ece6462470104cf4c7bdeacf7c53',
  },
  mod: {
    name: 'Mo',
    salt: 'c37b820e7c5fa6fd',
    hash: 'f7e599230fd262c329ba8618c40630ef341701d069f81302c910cd1a47343a43',
  },
};

/** Who moderates is written here, in the backend, and read at each request: whoever is taken off the list is off at once. */
const moderators: readonly string[] = ['mod'];

/** The account of a user, where there is one. */
export function findAccount(id: string): Account | undefined {
  // A user id may be any text, `constructor` too.
  return Object.hasOwn(users, id) ? { id, name: users[id]!.name, isModerator: moderators.includes(id) } : undefined;
}

/** Whether that is the password of that user. */
export function checkPassword(id: string, password: string): boolean {
  // Somebody who does not exist takes as long as somebody who does, so that time tells nobody who exists.
  const { salt, hash } = (Object.hasOwn(users, id) && users[id]) || { salt: 'nobody', hash: '' };
  const given = scryptSync(password, salt, 32);
  const expected = Buffer.from(hash, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
