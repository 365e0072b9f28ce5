import type {
  IvsCardRequestEvent,
  IvsDeleteRequestEvent,
  IvsDisconnectUserRequestEvent,
  IvsModerationRequestEvent,
  IvsReplyRequestEvent,
} from './asked-events.ts';
import type {
  IvsDisconnectEvent,
  IvsErrorEvent,
  IvsEventEvent,
  IvsMessageDeleteEvent,
  IvsMessageEvent,
  IvsUserDisconnectEvent,
} from './events.ts';

/** What each event has to tell that is nobody's words. */
const details: { [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => Record<string, string> } =
  {
    'ivs-disconnect': ({ reason }: IvsDisconnectEvent) => ({ reason }),
    'ivs-message': ({ message: { id, sender } }: IvsMessageEvent) => ({ messageId: id, userId: sender.userId }),
    'ivs-event': ({ event: { eventName } }: IvsEventEvent) => ({ eventName }),
    'ivs-message-delete': ({ event: { messageId } }: IvsMessageDeleteEvent) => ({ messageId }),
    'ivs-user-disconnect': ({ event: { userId } }: IvsUserDisconnectEvent) => ({ userId }),
    'ivs-error': ({ error: { code } }: IvsErrorEvent) => ({ code }),
    'ivs-reply-request': ({ messageId }: IvsReplyRequestEvent) => ({ messageId }),
    'ivs-delete-request': ({ messageId }: IvsDeleteRequestEvent) => ({ messageId }),
    'ivs-disconnect-user-request': ({ userId }: IvsDisconnectUserRequestEvent) => ({ userId }),
    'ivs-card-request': ({ entry: { sender } }: IvsCardRequestEvent) => ({ userId: sender.userId }),
    'ivs-moderation-request': ({ eventName }: IvsModerationRequestEvent) => ({ eventName }),
  };

/** Requests that come from the parts, and are heard on their way. */
export const askedNames = [
  'ivs-send-request',
  'ivs-retry-request',
  'ivs-reply-request',
  'ivs-delete-request',
  'ivs-disconnect-user-request',
  'ivs-moderation-request',
  'ivs-card-request',
  'ivs-select-request',
  'ivs-join-request',
] as const satisfies (keyof HTMLElementEventMap)[];

/** An event for statistics: its name, and what it tells beside what people wrote. */
export function describeActivity(event: Event): { name: string; details: Record<string, string> } {
  const describe = details[event.type as keyof typeof details] as
    ((event: Event) => Record<string, string>) | undefined;
  return { name: event.type.replace('ivs-', ''), details: describe?.(event) ?? {} };
}
