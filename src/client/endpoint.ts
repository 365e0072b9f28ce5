import { messagingUrl } from '../protocol/control.ts';
import { ChatClientError } from './errors.ts';

/**
 * The messaging endpoint of a region.
 *
 * @param regionOrUrl - a region (`us-west-2`; a list of those that have the chat would be wrong once AWS adds one), or a
 * full `ws://` or `wss://` URL
 * @returns the URL to connect to
 * @throws ChatClientError `invalidOption`, naming the fix, where it is neither
 */
export function socketUrl(regionOrUrl: string): string {
  if (/^wss?:\/\/[^\s/]/.test(regionOrUrl)) return regionOrUrl;
  if (/^\w+-[\w.~-]+$/.test(regionOrUrl)) return messagingUrl(regionOrUrl);
  throw new ChatClientError(
    'invalidOption',
    `regionOrUrl is "${regionOrUrl}": give a region (us-west-2) or a wss:// URL.`,
    false,
  );
}
