import type { Ivschat } from '@aws-sdk/client-ivschat';
import type { Account } from './accounts.ts';
import { readJson, refusal, type Handler } from './http.ts';

/** What moderators may send, and nothing else: a room has events of its own that are not theirs. */
const events: readonly unknown[] = ['app:PIN', 'app:UNPIN', 'app:SLOW_MODE', 'app:CHAT_MODE', 'app:DELETE_BY_USER'];

/** Where the chat's `moderation-endpoint` leads: lets moderators send events to the room. */
export function createModerationEndpoint(options: {
  ivschat: Ivschat;
  room: string;
  /** The moderator who asks; `undefined` where it is somebody else. */
  moderator(request: Request): Account | undefined;
}): Handler {
  const { ivschat, room, moderator } = options;
  return async (request) => {
    const account = moderator(request);
    if (!account) return refusal(403, 'Only moderators may do that');
    const { roomIdentifier, eventName, attributes } = await readJson(request);
    if (roomIdentifier !== room) return refusal(404, 'This endpoint is not for that room');
    if (typeof eventName !== 'string' || !events.includes(eventName))
      return refusal(400, 'Moderators send no such event');
    try {
      // Who it was is what the session says, whatever the browser says.
      const said = { ...(Object(attributes) as Record<string, string>), by: account.name };
      const { id } = await ivschat.sendEvent({ roomIdentifier: room, eventName, attributes: said });
      return Response.json({ id });
    } catch (error) {
      // Why it failed is for the backend's log, not for a browser.
      const { name } = Object(error) as { name?: string };
      if (name === 'ValidationException') return refusal(400, 'The service does not take this event');
      console.error(error);
      return refusal(502, 'The chat service did not send the event');
    }
  };
}
