import { ChatRequestError, type ChatClientError } from '../client/errors.ts';
import { enLater } from '../locales/en-later.ts';
import { chatErrorCodes } from '../protocol/codes.ts';
import { addEnglish, type Key, type Localize } from './words.ts';

addEnglish(enLater);

export { describeFailure, Localize } from './words.ts';

/** What a viewer is told of a request that the service refused; the developer's sentence goes to `ivs-error`. */
const refusals: Record<number, { send: Key; moderate: Key }> = {
  [chatErrorCodes.badRequest]: { send: 'notUnderstood', moderate: 'notUnderstood' },
  [chatErrorCodes.forbidden]: { send: 'notAllowedToSend', moderate: 'notAllowed' },
  [chatErrorCodes.notFound]: { send: 'roomGone', moderate: 'roomGone' },
  [chatErrorCodes.payloadTooLarge]: { send: 'tooLongForRoom', moderate: 'notUnderstood' },
  [chatErrorCodes.tooManyRequests]: { send: 'tooFast', moderate: 'tooFastToModerate' },
};

/** A request that failed, in a viewer's words. */
export function describeRequest(words: Localize, error: ChatClientError, request: 'send' | 'moderate'): string {
  if (!(error instanceof ChatRequestError)) return words.term('noAnswer');
  if (error.errorCode === chatErrorCodes.notAcceptable) return words.term('rejected', error.errorMessage);
  return words.term(refusals[error.errorCode]?.[request] ?? 'serviceFailed');
}
