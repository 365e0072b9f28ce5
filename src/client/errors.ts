import { chatErrorCodes } from '../protocol/codes.ts';
import type { ChatError } from './types.ts';

/** What can go wrong on the client's side of the wire. */
export type ChatClientErrorCode =
  /** An option is missing or has the wrong form. */
  | 'invalidOption'
  /** The token endpoint could not be reached. */
  | 'tokenUnreachable'
  /** The token endpoint answered with an HTTP error. */
  | 'tokenRefused'
  /** What the token endpoint answered is not a token. */
  | 'tokenInvalid'
  /** The connection could not be opened, or broke. */
  | 'socketError'
  /** A request was made while the room was not connected. */
  | 'notConnected'
  /** A request with the same `requestId` is still waiting. */
  | 'duplicateRequest'
  /** No answer within `requestTimeout`. The service may have carried the request out all the same. */
  | 'requestTimeout'
  /** The connection broke before the answer. The service may have carried the request out all the same. */
  | 'connectionLost'
  /** The service answered with an ERROR frame. */
  | 'requestRefused';

/** A failure of the client, with a `code` for programs and a sentence that names the fix for people. */
export class ChatClientError extends Error {
  override name = 'ChatClientError';

  /**
   * @param code - what went wrong
   * @param message - one sentence that names the fix
   * @param retryable - whether the same call may succeed later
   * @param cause - the error below this one, where there is one
   */
  constructor(
    readonly code: ChatClientErrorCode,
    message: string,
    readonly retryable: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** The service refused a request. */
export class ChatRequestError extends ChatClientError implements ChatError {
  override name = 'ChatRequestError';
  readonly id: string;
  readonly errorCode: number;
  readonly errorMessage: string;
  readonly requestId?: string;

  constructor({ id, errorCode, errorMessage, requestId }: ChatError) {
    super('requestRefused', errorMessage, errorCode === chatErrorCodes.tooManyRequests || errorCode >= 500);
    this.id = id;
    this.errorCode = errorCode;
    this.errorMessage = errorMessage;
    if (requestId) this.requestId = requestId;
  }
}
