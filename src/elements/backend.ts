import { ChatClientError } from '../client/errors.ts';
import type { ChatMessage } from '../client/types.ts';
import type { EmotePack } from '../store/content.ts';
import { readHistory } from '../store/history.ts';

/**
 * What the page's own backend gives or takes besides tokens. Everything here may fail without harm to the chat: the error
 * names what did.
 *
 * @throws ChatClientError `backendFailed`
 */
async function ask(what: string, url: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return await response.text();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChatClientError('backendFailed', `${what} failed: ${why}. See what ${url} answers.`, true, cause);
  }
}

/** What the room said before, as far as the backend knows. */
export async function fetchHistory(endpoint: string, roomIdentifier: string): Promise<ChatMessage[]> {
  const url = new URL(endpoint, document.baseURI);
  url.searchParams.set('roomIdentifier', roomIdentifier);
  return readHistory(await ask('history-endpoint', url.href));
}

/** `{"emotes": {"name": "address"}, "stickers": {…}}`; addresses count from where the file is. */
export async function fetchEmotePack(address: string): Promise<EmotePack> {
  const { href } = new URL(address, document.baseURI);
  return readEmotePack(await ask('emote-pack', href), href);
}

/** @throws ChatClientError `backendFailed` where it is not JSON; what is no address is left out */
export function readEmotePack(text: string, href: string): EmotePack {
  try {
    const { emotes, stickers } = Object(JSON.parse(text)) as Record<string, unknown>;
    return { emotes: addresses(emotes, href), stickers: addresses(stickers, href) };
  } catch (cause) {
    throw new ChatClientError('backendFailed', `emote-pack is not JSON: see what ${href} answers.`, false, cause);
  }
}

function addresses(given: unknown, base: string): Record<string, string> {
  const entries = Object.entries(Object(given) as Record<string, unknown>);
  return Object.fromEntries(
    entries.flatMap(([name, address]) =>
      typeof address === 'string' && URL.canParse(address, base) ? [[name, new URL(address, base).href]] : [],
    ),
  );
}

/** Asks the backend to send an event to everybody in the room. */
export async function requestModeration(
  endpoint: string,
  body: { roomIdentifier: string; eventName: string; attributes: Record<string, string> },
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await ask('moderation-endpoint', endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
}
