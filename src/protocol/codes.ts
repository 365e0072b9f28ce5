/**
 * Error codes of the messaging API, as an ERROR frame carries them.
 *
 * Source: Amazon IVS Chat Messaging API reference; the names are those of `amazon-ivs-chat-messaging`.
 */
export const chatErrorCodes = {
  /** The request is malformed. */
  badRequest: 400,
  /** The session of the connection is over. */
  unauthorized: 401,
  /** The token of the connection lacks the capability. */
  forbidden: 403,
  /** The room or the message does not exist. */
  notFound: 404,
  /** The message review handler refused the message. */
  notAcceptable: 406,
  /** A field of the request is longer than allowed. */
  payloadTooLarge: 413,
  /** The connection, the room or the account is over its rate. */
  tooManyRequests: 429,
  /** The service failed. */
  internalServerError: 500,
} as const;

/** Close code by which the service says that it meant to end a connection: the client stays away. */
export const CLOSE_NORMAL = 1000;
/**
 * ⚠ Close code of a connection whose session is over; the service documents none. Our client returns after any but 1000; the
 * official one after none that is clean, so that an ERROR frame 401, after which both return, goes before it.
 */
export const CLOSE_SESSION_EXPIRED = 4001;
