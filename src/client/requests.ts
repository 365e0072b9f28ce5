import type { Attributes, Capability } from '../protocol/frames.ts';
import { ChatClientError } from './errors.ts';
import { text } from './incoming.ts';

let made = 0;

/** Unique without `crypto`, which React Native lacks: a running number keeps even equal random parts apart. */
export const newRequestId = (): string => `${made++}-${Math.random().toString(36).slice(2)}`;

/** Asks for a message to be sent to the room; needs SEND_MESSAGE. */
export class SendMessageRequest {
  readonly action = 'SEND_MESSAGE';
  /** Comes back on the message that the request caused. */
  requestId: string = newRequestId();
  attributes?: Attributes;

  /**
   * @param content - at most the room's `maximumMessageLength`, 500 code points by default
   * @param attributes - at most 1 KB in total
   */
  constructor(
    public content: string,
    attributes?: Attributes,
  ) {
    if (attributes) this.attributes = attributes;
  }
}

/** Asks for a message to be deleted for everybody; needs DELETE_MESSAGE. */
export class DeleteMessageRequest {
  readonly action = 'DELETE_MESSAGE';
  /** Comes back on the event that the request caused. */
  requestId: string = newRequestId();
  reason?: string;

  /**
   * @param id - of the message
   * @param reason - 1–256 code points
   */
  constructor(
    public id: string,
    reason?: string,
  ) {
    if (reason) this.reason = reason;
  }
}

/** Asks for a user to be disconnected from the room; needs DISCONNECT_USER. */
export class DisconnectUserRequest {
  readonly action = 'DISCONNECT_USER';
  /** Comes back on the event that the request caused. */
  requestId: string = newRequestId();
  reason?: string;

  /**
   * @param userId - whose connections to end
   * @param reason - 1–256 code points; the user sees it
   */
  constructor(
    public userId: string,
    reason?: string,
  ) {
    if (reason) this.reason = reason;
  }
}

/** One of the three requests. */
export type ChatRequest = SendMessageRequest | DeleteMessageRequest | DisconnectUserRequest;

type Field = keyof SendMessageRequest | keyof DeleteMessageRequest | keyof DisconnectUserRequest;

/** What each action cannot do without. */
const needs: Record<Capability, Field> = { SEND_MESSAGE: 'content', DELETE_MESSAGE: 'id', DISCONNECT_USER: 'userId' };

/**
 * The action frame of a request: its fields, in the service's spelling.
 *
 * @throws ChatClientError `invalidOption`, naming what is wrong
 */
export function serializeRequest(request: ChatRequest): string {
  const all: { [Name in Field]?: unknown } = request;
  try {
    text(all, text(needs, all.action as Capability));
    return JSON.stringify({
      Action: all.action,
      RequestId: text(all, 'requestId'),
      Content: all.content,
      Attributes: all.attributes,
      Id: all.id,
      UserId: all.userId,
      Reason: all.reason,
    });
  } catch (error) {
    throw new ChatClientError('invalidOption', `Request serialization failed: ${(error as Error).message}.`, false);
  }
}
