import type { Setup } from '../../doctor/host.ts';
import { readTags, type StartTag } from './read-html.ts';

/**
 * Reads the chats of a page and its policies: plain HTML, no script is run.
 *
 * @param url - where the page was found in the end
 * @param policy - its header `Content-Security-Policy`, where there is one
 * @returns how each `<ivs-chat>` is set up
 */
export function readPage(url: string, html: string, policy: string | null): Setup[] {
  const tags = readTags(html);
  const base = tags.find(({ name, attributes }) => name === 'base' && attributes['href'])?.attributes['href'];
  const metas = tags.filter(
    ({ name, attributes }) => name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy',
  );
  const policies = [...(policy ? [policy] : []), ...metas.map(({ attributes }) => attributes['content'] ?? '')];
  const page = { page: url, base: base ? new URL(base, url).href : url, policies };
  const chats = tags.filter(({ name }) => name === 'ivs-chat');
  return chats.map((tag) => ({ ...readChat(tag), ...page }));
}

/** What `<ivs-chat>` makes of its attributes. */
function readChat({ attributes }: StartTag): Omit<Setup, 'policies'> {
  const roomIdentifier = attributes['room-identifier'] ?? '';
  const userId = attributes['user-id'];
  const displayName = attributes['display-name'];
  return {
    tokenEndpoint: attributes['token-endpoint'] ?? '',
    roomIdentifier,
    regionOrUrl: attributes['region-or-url'] ?? '',
    request: {
      roomIdentifier,
      ...(userId && { userId }),
      ...(displayName && { attributes: { displayName } }),
      ...('lurk' in attributes && { capabilities: [] }),
    },
  };
}
