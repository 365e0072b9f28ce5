import { createHmac, timingSafeEqual } from 'node:crypto';

/** `__Host-`: browsers take it by HTTPS (or from localhost) alone, and no other host of the domain can set it. */
const NAME = '__Host-session';
const DAY_S = 24 * 60 * 60;

/** Signs and reads the cookie that says who is signed in. Stands for the sessions that your site has already. */
export interface Sessions {
  /** The `Set-Cookie` header that signs a user in. */
  start(userId: string): string;
  /** Who is signed in; `undefined` where there is no cookie, `forged` where it is not ours, or too old. */
  read(request: Request): { userId: string } | 'forged' | undefined;
}

export function createSessions(secret: string): Sessions {
  if (secret.length < 32) throw new TypeError('SESSION_SECRET has less than 32 characters: openssl rand -base64 32');
  const sign = (text: string): Buffer => createHmac('sha256', secret).update(text).digest();

  return {
    start(userId) {
      const expires = Math.floor(Date.now() / 1_000) + DAY_S;
      const text = Buffer.from(JSON.stringify({ userId, expires })).toString('base64url');
      const value = `${text}.${sign(text).toString('base64url')}`;
      // Lax: a form or a script of another site does not bring it along.
      return `${NAME}=${value}; Path=/; Max-Age=${DAY_S}; HttpOnly; Secure; SameSite=Lax`;
    },
    read(request) {
      const cookies = (request.headers.get('cookie') ?? '').split(/; ?/);
      const cookie = cookies.find((one) => one.startsWith(`${NAME}=`));
      if (!cookie) return undefined;
      const [text = '', signature = ''] = cookie.slice(NAME.length + 1).split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
      const { userId, expires } = JSON.parse(Buffer.from(text, 'base64url').toString()) as {
        userId: string;
        expires: number;
      };
      // A browser drops an old cookie by itself; a thief does not.
      return expires * 1_000 > Date.now() ? { userId } : 'forged';
    },
  };
}
