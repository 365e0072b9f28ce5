import { randomUUID } from 'node:crypto';
import { Ivschat } from '@aws-sdk/client-ivschat';
import { createTokenEndpoint, type Grant } from 'ivs-chat/server';
import { checkPassword, findAccount } from './accounts.ts';
import { readJson, refusal, type Handler } from './http.ts';
import { createModerationEndpoint } from './moderation.ts';
import { createSessions } from './session.ts';

/** What the examples answer, by path. */
export type Routes = Record<'/sign-in' | '/chat-token' | '/chat-moderation', Handler>;

/** The chat's part of a backend. What is in it is the same for every framework; each example only hands requests to it. */
export function createRoutes(env: NodeJS.ProcessEnv = process.env): Routes {
  const room = setting(env, 'ROOM_ARN');
  const sessions = createSessions(setting(env, 'SESSION_SECRET'));
  // Region and credentials come from the environment too: on AWS from the role, here from the local service's banner.
  const ivschat = new Ivschat();
  // The local service has one address for both of its APIs; on AWS the page knows where by the room's ARN.
  const regionOrUrl = env['AWS_ENDPOINT_URL_IVSCHAT']?.replace(/^http/, 'ws');

  const authorize = (request: Request): Grant | Response => {
    const session = sessions.read(request);
    // Reading is for everybody; no capability is what reading needs.
    if (!session) return { userId: `guest-${randomUUID()}`, capabilities: [] };
    const account = session !== 'forged' && findAccount(session.userId);
    if (!account) return refusal(401, 'Your session is not valid: sign in again');
    const { id, name, isModerator } = account;
    return {
      userId: id,
      capabilities: isModerator ? ['SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER'] : ['SEND_MESSAGE'],
      attributes: { displayName: name, ...(isModerator && { badges: 'moderator' }) },
    };
  };

  return {
    '/chat-token': createTokenEndpoint({
      ivschat,
      room,
      authorize,
      extra: () => (regionOrUrl ? { regionOrUrl } : {}),
    }),
    '/chat-moderation': createModerationEndpoint({
      ivschat,
      room,
      moderator(request) {
        const session = sessions.read(request);
        const account = session && session !== 'forged' ? findAccount(session.userId) : undefined;
        return account?.isModerator ? account : undefined;
      },
    }),
    async '/sign-in'(request) {
      const { user, password } = await readJson(request);
      if (typeof user !== 'string' || typeof password !== 'string' || !checkPassword(user, password))
        return refusal(401, 'There is no such user, or the password is another one');
      return new Response(null, { status: 204, headers: { 'set-cookie': sessions.start(user) } });
    },
  };
}

function setting(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new TypeError(`${name} is not set: see "Your token endpoint" in the README`);
  return value;
}
