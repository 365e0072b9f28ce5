/**
 * The frames of the messaging API: UTF-8 JSON text, both directions.
 *
 * Source: Amazon IVS Chat Messaging API reference.
 */

/** Map of string to string that rides on a message, an event or a user. */
export type Attributes = Record<string, string>;

/** What a token may allow its holder; receiving needs none. */
export const capabilities = ['SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER'] as const;
/** One of {@link capabilities}; an action has the name of the capability that it needs. */
export type Capability = (typeof capabilities)[number];

/** Names of the events that the service itself sends. */
export const systemEvents = { deleteMessage: 'aws:DELETE_MESSAGE', disconnectUser: 'aws:DISCONNECT_USER' } as const;

interface ActionBase {
  /** Comes back on the frame that the action caused; `''` where the client gave none. */
  RequestId: string;
}
export interface SendMessageAction extends ActionBase {
  Action: 'SEND_MESSAGE';
  Content: string;
  Attributes: Attributes;
}
export interface DeleteMessageAction extends ActionBase {
  Action: 'DELETE_MESSAGE';
  Id: string;
  Reason: string;
}
export interface DisconnectUserAction extends ActionBase {
  Action: 'DISCONNECT_USER';
  UserId: string;
  Reason: string;
}
/** What a client asks of the service. */
export type ActionFrame = SendMessageAction | DeleteMessageAction | DisconnectUserAction;

interface FrameBase {
  Id: string;
  RequestId: string;
}
export interface MessageFrame extends FrameBase {
  Type: 'MESSAGE';
  Attributes: Attributes;
  Content: string;
  /** ISO 8601, up to nine fractional digits. */
  SendTime: string;
  Sender: { UserId: string; Attributes: Attributes };
}
export interface EventFrame extends FrameBase {
  Type: 'EVENT';
  EventName: string;
  Attributes: Attributes;
  SendTime: string;
}
export interface ErrorFrame extends FrameBase {
  Type: 'ERROR';
  ErrorCode: number;
  ErrorMessage: string;
}
/** What the service tells its clients. */
export type ServiceFrame = MessageFrame | EventFrame | ErrorFrame;
