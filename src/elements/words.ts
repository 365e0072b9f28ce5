import type { ChatClientError, ChatClientErrorCode } from '../client/errors.ts';
import { ChatRequestError } from '../client/errors.ts';
import { en } from '../locales/en.ts';
import { chatErrorCodes } from '../protocol/codes.ts';

/** The words of the widget. */
export const words = en;

/** What a viewer is told of a request that the service refused; the developer's sentence goes to `ivs-error`. */
const refusals: Record<number, { send: string; moderate: string }> = {
  [chatErrorCodes.badRequest]: { send: words.notUnderstood, moderate: words.notUnderstood },
  [chatErrorCodes.forbidden]: { send: words.notAllowedToSend, moderate: words.notAllowed },
  [chatErrorCodes.notFound]: { send: words.roomGone, moderate: words.roomGone },
  [chatErrorCodes.payloadTooLarge]: { send: words.tooLongForRoom, moderate: words.notUnderstood },
  [chatErrorCodes.tooManyRequests]: { send: words.tooFast, moderate: words.tooFastToModerate },
};

/** A request that failed, in a viewer's words. */
export function describeRequest(error: ChatClientError, request: 'send' | 'moderate'): string {
  if (!(error instanceof ChatRequestError)) return words.noAnswer;
  if (error.errorCode === chatErrorCodes.notAcceptable) return words.rejected(error.errorMessage);
  return refusals[error.errorCode]?.[request] ?? words.serviceFailed;
}

/** Why there is no chat, in a viewer's words. */
const failures: Partial<Record<ChatClientErrorCode, string>> = {
  invalidOption: words.notSetUp,
  tokenUnreachable: words.notSignedIn,
  tokenRefused: words.notSignedIn,
  tokenInvalid: words.notSignedIn,
};

/** A chat that could not be joined, in a viewer's words. */
export const describeFailure = (error: ChatClientError): string => failures[error.code] ?? words.notReached;
