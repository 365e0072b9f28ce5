import type { Attributes } from '../protocol/frames.ts';

let made = 0;

/** Unique without `crypto`, which React Native lacks: a running number keeps even equal random parts apart. */
export const newRequestId = (): string => `${(made++).toString(36)}-${Math.random().toString(36).slice(2)}`;

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

/** The action frame of a request; fields that it does not have do not travel. */
export function serializeRequest(request: ChatRequest): string {
  const { action, requestId, content, attributes, id, userId, reason } = request as Partial<
    SendMessageRequest & DeleteMessageRequest & DisconnectUserRequest
  >;
  return JSON.stringify({
    Action: action,
    RequestId: requestId,
    Content: content,
    Attributes: attributes,
    Id: id,
    UserId: userId,
    Reason: reason,
  });
}
