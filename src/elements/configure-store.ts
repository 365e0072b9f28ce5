import type { PropertyValues } from 'lit';
import type { ChatClientError } from '../client/errors.ts';
import type { ChatStore } from '../store/chat-store.ts';
import { fitFilters } from '../store/filters.ts';
import type { ChatOptions } from '../store/options.ts';
import type { ChatAttributes } from './chat-attributes.ts';

/** Properties that the store takes as they are. */
const options = [
  'formatting',
  'mapSender',
  'filters',
  'tombstones',
  'removeOnDisconnect',
  'hold',
  'undo',
  'firehose',
] as const;

/**
 * Hands on to the store what the page wants of the chat.
 *
 * @param changed - what is new of it; by default, all
 * @param report - is told of filters that make no sense
 */
export function configureStore(
  store: ChatStore,
  chat: ChatAttributes,
  report: (error: ChatClientError) => void,
  changed?: PropertyValues<ChatAttributes>,
): void {
  const given = options.filter((name) => !changed || changed.has(name));
  const wanted: Partial<ChatOptions> = Object.fromEntries(given.map((name) => [name, chat[name]]));
  try {
    if (given.length) store.setOptions(wanted);
  } catch (error) {
    report(error as ChatClientError);
    // One filter that makes no sense lets nothing through that another one keeps back.
    store.setOptions({ ...wanted, filters: fitFilters(chat.filters) });
  }
  store.setView({
    timestamps: chat.timestamps,
    compact: chat.compact,
    avatars: !chat.withoutAvatars,
    announce: chat.announce,
    grouped: chat.grouped,
    // A list is what a page's script may give.
    imageOrigins: String(chat.imageOrigins)
      .split(/[\s,]+/)
      .filter(Boolean),
    renderEvent: chat.renderEvent,
    renderMessage: chat.renderMessage,
    canChangeRoom: Boolean(chat.moderationEndpoint || chat.simulate),
    lurking: chat.lurk,
    simulated: chat.simulate !== '',
  });
}
