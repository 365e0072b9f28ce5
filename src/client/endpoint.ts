import { messagingUrl, regions } from '../protocol/control.ts';
import { ChatClientError } from './errors.ts';

/**
 * The messaging endpoint of a region.
 *
 * @param regionOrUrl - a region that has Amazon IVS Chat (`us-west-2`), or a full `ws://` or `wss://` URL
 * @returns the URL to connect to
 * @throws ChatClientError `invalidOption`, naming the fix, where it is neither
 */
export function socketUrl(regionOrUrl: string): string {
  if (/^wss?:\/\/[^\s/]/.test(regionOrUrl)) return regionOrUrl;
  if ((regions as readonly string[]).includes(regionOrUrl)) return messagingUrl(regionOrUrl);
  throw new ChatClientError(
    'invalidOption',
    `regionOrUrl is "${regionOrUrl}": give a region (${regions.join(', ')}) or a full ws:// or wss:// URL.`,
    false,
  );
}
