import type { ChatClientError } from '../client/errors.ts';
import type {
  ChatEvent,
  ChatMessage,
  DeleteMessageEvent,
  DisconnectReason,
  DisconnectUserEvent,
} from '../client/types.ts';

// Told: what happened. These do not bubble, so that one chat's events are never taken for another's.

/** The chat connects, or connects again. */
export class IvsConnectingEvent extends Event {
  constructor() {
    super('ivs-connecting');
  }
}

/** The chat is connected. */
export class IvsConnectEvent extends Event {
  constructor() {
    super('ivs-connect');
  }
}

/** The chat is disconnected and does not come back by itself. */
export class IvsDisconnectEvent extends Event {
  constructor(readonly reason: DisconnectReason) {
    super('ivs-disconnect');
  }
}

/** A message came, of whomever. */
export class IvsMessageEvent extends Event {
  constructor(readonly message: ChatMessage) {
    super('ivs-message');
  }
}

/** An event of the application came. */
export class IvsEventEvent extends Event {
  constructor(readonly event: ChatEvent) {
    super('ivs-event');
  }
}

/** A message was deleted for everybody. */
export class IvsMessageDeleteEvent extends Event {
  constructor(readonly event: DeleteMessageEvent) {
    super('ivs-message-delete');
  }
}

/** A user was disconnected. */
export class IvsUserDisconnectEvent extends Event {
  constructor(readonly event: DisconnectUserEvent) {
    super('ivs-user-disconnect');
  }
}

/**
 * Something went wrong; `error.message` names the fix, for the developer. A failure of set-up or connection is written to
 * the console as well, where the page does not prevent it.
 */
export class IvsErrorEvent extends Event {
  constructor(readonly error: ChatClientError) {
    super('ivs-error', { cancelable: true });
  }
}

/**
 * Something happened, for statistics: one stream of all that is told and asked, without what people wrote.
 *
 * `name` is that of the other event without its `ivs-`: `connect`, `message`, `send-request`, …
 */
export class IvsActivityEvent extends Event {
  constructor(
    readonly name: string,
    /** Milliseconds since 1970. */
    readonly time: number,
    /** Ids, codes and reasons. */
    readonly details: Record<string, string>,
  ) {
    super('ivs-activity');
  }
}

declare global {
  interface HTMLElementEventMap {
    'ivs-connecting': IvsConnectingEvent;
    'ivs-connect': IvsConnectEvent;
    'ivs-disconnect': IvsDisconnectEvent;
    'ivs-message': IvsMessageEvent;
    'ivs-event': IvsEventEvent;
    'ivs-message-delete': IvsMessageDeleteEvent;
    'ivs-user-disconnect': IvsUserDisconnectEvent;
    'ivs-error': IvsErrorEvent;
    'ivs-activity': IvsActivityEvent;
  }
}
