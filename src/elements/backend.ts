import { ChatClientError } from '../client/errors.ts';
import type { ChatMessage } from '../client/types.ts';
import type { EmotePack } from '../store/content.ts';
import type { RoomRules } from '../store/room-rules.ts';
import { readHistory, readRules } from '../store/history.ts';

/**
 * Where an attribute leads to, from the page.
 *
 * @throws ChatClientError `invalidOption`
 */
function addressIn(attribute: string, given: string): URL {
  if (URL.canParse(given, document.baseURI)) return new URL(given, document.baseURI);
  throw new ChatClientError('invalidOption', `${attribute} is "${given}": give a URL or a path.`, false);
}

/**
 * What the page's own backend gives or takes besides tokens. Everything here may fail without harm to the chat: the error
 * names what did.
 *
 * @throws ChatClientError `backendFailed`
 */
async function ask(what: string, { href: url }: URL, init: RequestInit): Promise<string> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) throw Object.assign(new Error(`it answered ${response.status}`), { status: response.status });
    return await response.text();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const { status = 0 } = Object(cause) as { status?: number };
    const mayPass = !status || status === 429 || status >= 500;
    throw new ChatClientError('backendFailed', `${what} failed: ${why}. See what ${url} answers.`, mayPass, cause);
  }
}

/** What the room said before, and what holds in it, as far as the backend knows. */
export async function fetchHistory(
  endpoint: string,
  roomIdentifier: string,
  signal: AbortSignal,
): Promise<{ messages: ChatMessage[]; rules: RoomRules }> {
  const url = addressIn('history-endpoint', endpoint);
  url.searchParams.set('roomIdentifier', roomIdentifier);
  const text = await ask('history-endpoint', url, { signal });
  return { messages: readHistory(text), rules: readRules(text) };
}

/** `{"emotes": {"name": "address"}, "stickers": {…}}`; addresses count from where the file is. */
export async function fetchEmotePack(address: string, signal: AbortSignal): Promise<EmotePack> {
  const url = addressIn('emote-pack', address);
  return readEmotePack(await ask('emote-pack', url, { signal }), url.href);
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
  await ask('moderation-endpoint', addressIn('moderation-endpoint', endpoint), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
}
