import { chatErrorCodes } from '../protocol/codes.ts';
import type { ChatError } from './types.ts';

/** What can go wrong on the client's side of the wire. */
export type ChatClientErrorCode =
  /** An option, or what a request needs, is missing or has the wrong form. */
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
  /** The caller's signal ended the wait. The service may have carried the request out all the same. */
  | 'aborted'
  /** The service answered with an ERROR frame. */
  | 'requestRefused'
  /** The page's own backend did not give or take what the chat asked of it, besides tokens. */
  | 'backendFailed'
  /** `simulate` has the wrong form, or the script of the simulation is not there. */
  | 'simulationFailed';

/** A failure of the client, with a `code` for programs and a sentence that names the fix for people. */
export class ChatClientError extends Error {
  override name = 'ChatClientError';
  /** How long the other side asks to be left alone, in milliseconds. */
  retryAfter?: number | undefined;

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
  declare readonly id: string;
  declare readonly errorCode: number;
  declare readonly errorMessage: string;
  declare readonly requestId?: string;

  constructor(error: ChatError) {
    const { errorCode, errorMessage } = error;
    super('requestRefused', errorMessage, errorCode === chatErrorCodes.tooManyRequests || errorCode >= 500);
    Object.assign(this, error);
  }
}

/** Whatever a token provider throws; one of another make is tried again unless it says otherwise. */
export function asTokenError(error: unknown): ChatClientError {
  if (error instanceof ChatClientError) return error;
  const { message = error, retryable, retryAfter } = Object(error) as Partial<ChatClientError>;
  const sentence = `tokenProvider failed: ${message as string}`;
  return Object.assign(new ChatClientError('tokenUnreachable', sentence, retryable !== false, error), { retryAfter });
}

/** A link that did not come about, or that broke. */
export const broken = (what: string): ChatClientError =>
  new ChatClientError('socketError', `${what}: check the network, regionOrUrl and the token.`, true);
