import { ChatRequestError, type ChatClientError } from '../client/errors.ts';
import { enLater } from '../locales/en-later.ts';
import { chatErrorCodes } from '../protocol/codes.ts';
import { addEnglish, Localize as LocalizeFirst, updateWords, type Key } from './words.ts';

addEnglish(enLater);

export { describeFailure } from './words.ts';

/** The page's own language is followed without it; a server has no languages that change. */
const languages = typeof MutationObserver === 'undefined' ? undefined : new MutationObserver(updateWords);

/** The words of an element; where the language of something around it changes, all chats look theirs up again. */
export class Localize extends LocalizeFirst {
  override hostConnected(): void {
    super.hostConnected();
    follow(this.host);
  }
}

/** An element may be in shadow trees of the page. In our own nothing has a language, and rows have other things to do than to be watched. */
function follow(element: Element): void {
  const root = element.getRootNode();
  const { host } = root as Partial<ShadowRoot>;
  if (!host?.localName.startsWith('ivs-chat'))
    languages?.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  if (host) follow(host);
}

/** What a viewer is told of a request that the service refused; the developer's sentence goes to `ivs-error`. */
const refusals: Record<number, { send: Key; moderate: Key }> = {
  [chatErrorCodes.badRequest]: { send: 'notUnderstood', moderate: 'notUnderstood' },
  401: { send: 'notAllowedToSend', moderate: 'notAllowed' },
  [chatErrorCodes.forbidden]: { send: 'notAllowedToSend', moderate: 'notAllowed' },
  [chatErrorCodes.notFound]: { send: 'roomGone', moderate: 'roomGone' },
  [chatErrorCodes.payloadTooLarge]: { send: 'tooLongForRoom', moderate: 'notUnderstood' },
  [chatErrorCodes.tooManyRequests]: { send: 'tooFast', moderate: 'tooFastToModerate' },
};

/** A request that failed, in a viewer's words. */
export function describeRequest(words: Localize, error: ChatClientError, request: 'send' | 'moderate'): string {
  const refused = error instanceof ChatRequestError;
  const status = refused ? error.errorCode : ((Object(error.cause) as { status?: number }).status ?? 0);
  if (refused && status === chatErrorCodes.notAcceptable) return words.term('rejected', error.errorMessage);
  // The page's backend answers with the same numbers; what is not found is its endpoint.
  const key = (refused || status !== 404) && refusals[status]?.[request];
  const other = refused || status >= 500 ? 'serviceFailed' : error.retryable ? 'noAnswer' : 'cannotChange';
  return words.term(key || other);
}
