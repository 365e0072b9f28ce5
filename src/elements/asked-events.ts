import type { MessageEntry } from '../store/entries.ts';

// Asked: what the viewer wants. The page may prevent it and do it in its own way.

const asked: EventInit = { bubbles: true, composed: true, cancelable: true };

/** The viewer sends a message. */
export class IvsSendRequestEvent extends Event {
  constructor(readonly content: string) {
    super('ivs-send-request', asked);
  }
}

/** The viewer sends a failed message again. */
export class IvsRetryRequestEvent extends Event {
  constructor(readonly content: string) {
    super('ivs-retry-request', asked);
  }
}

/** A moderator deletes a message. */
export class IvsDeleteRequestEvent extends Event {
  constructor(readonly messageId: string) {
    super('ivs-delete-request', asked);
  }
}

/** The viewer answers a message. */
export class IvsReplyRequestEvent extends Event {
  constructor(readonly messageId: string) {
    super('ivs-reply-request', asked);
  }
}

/** A viewer who reads along wants to write: the page signs them in, and calls `join()`. */
export class IvsJoinRequestEvent extends Event {
  constructor() {
    super('ivs-join-request', asked);
  }
}

/** Somebody asks who a sender is. */
export class IvsCardRequestEvent extends Event {
  constructor(
    readonly entry: MessageEntry,
    /** Beside which the answer opens. */
    readonly anchor: HTMLElement,
    /** The card, or the question why its user is to be disconnected. */
    readonly what: 'card' | 'disconnect' = 'card',
  ) {
    super('ivs-card-request', asked);
  }
}

/** A moderator wants to choose several messages, beginning with this one. */
export class IvsSelectRequestEvent extends Event {
  constructor(readonly key: string) {
    super('ivs-select-request', asked);
  }
}

/** A moderator changes the room by an event for everybody, which the page's backend sends with SendEvent. */
export class IvsModerationRequestEvent extends Event {
  constructor(
    /** `app:PIN`, `app:UNPIN`, `app:SLOW_MODE`, `app:CHAT_MODE` or `app:DELETE_BY_USER`. */
    readonly eventName: string,
    readonly attributes: Record<string, string>,
  ) {
    super('ivs-moderation-request', asked);
  }
}

/** Asks for a change of the room, from the part where a moderator wants it. */
export function requestChange(part: HTMLElement, eventName: string, attributes: Record<string, string>): void {
  const event = new IvsModerationRequestEvent(eventName, attributes);
  part.dispatchEvent(event);
}

/** A moderator disconnects a user. */
export class IvsDisconnectUserRequestEvent extends Event {
  constructor(
    readonly userId: string,
    readonly reason: string,
    /** Whether their messages are to go as well. */
    readonly deleteMessages = false,
  ) {
    super('ivs-disconnect-user-request', asked);
  }
}

declare global {
  interface HTMLElementEventMap {
    'ivs-send-request': IvsSendRequestEvent;
    'ivs-retry-request': IvsRetryRequestEvent;
    'ivs-reply-request': IvsReplyRequestEvent;
    'ivs-join-request': IvsJoinRequestEvent;
    'ivs-card-request': IvsCardRequestEvent;
    'ivs-select-request': IvsSelectRequestEvent;
    'ivs-moderation-request': IvsModerationRequestEvent;
    'ivs-delete-request': IvsDeleteRequestEvent;
    'ivs-disconnect-user-request': IvsDisconnectUserRequestEvent;
  }
}
