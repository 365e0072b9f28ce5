import { CONNECT_TIMEOUT_MS } from '../client/connection.ts';
import { socketUrl } from '../client/endpoint.ts';
import { ChatClientError } from '../client/errors.ts';
import { readToken, requestToken, roomRegion, type TokenRequest } from '../client/token-provider.ts';
import type { ChatToken, ChatTokenProvider } from '../client/types.ts';

/** What of a chat says where its tokens come from. */
interface TokenSettings {
  readonly tokenEndpoint: string;
  readonly roomIdentifier: string;
  readonly regionOrUrl: string;
  readonly tokenProvider: ChatTokenProvider | undefined;
}

/**
 * The answer of the page's backend, with the place to connect to filled in.
 *
 * @param ending - ends the request
 * @throws ChatClientError `invalidOption` where the page gave too little, or something of the wrong form
 */
export async function fetchToken(
  settings: TokenSettings,
  request: () => TokenRequest,
  ending: AbortSignal,
): Promise<ChatToken> {
  if (settings.regionOrUrl) socketUrl(settings.regionOrUrl);
  const { tokenProvider } = settings;
  const answer = tokenProvider ? readToken(await tokenProvider()) : await askEndpoint(settings, request, ending);
  return {
    ...answer,
    regionOrUrl: settings.regionOrUrl || answer.regionOrUrl || roomRegion(settings.roomIdentifier),
  };
}

async function askEndpoint(
  { tokenEndpoint, roomIdentifier }: TokenSettings,
  request: () => TokenRequest,
  ending: AbortSignal,
): Promise<ChatToken> {
  if (!tokenEndpoint)
    throw new ChatClientError(
      'invalidOption',
      'token-endpoint is missing: give <ivs-chat> the URL of your backend that makes chat tokens.',
      false,
    );
  if (!roomIdentifier)
    throw new ChatClientError(
      'invalidOption',
      'room-identifier is missing: give <ivs-chat> the ARN of the room.',
      false,
    );
  roomRegion(roomIdentifier);
  // An attempt waits no longer; what still hung would keep one of the few connections that a browser has for each host.
  const signal = AbortSignal.any([ending, AbortSignal.timeout(CONNECT_TIMEOUT_MS)]);
  return requestToken(tokenEndpoint, request(), (url, init) => fetch(url, { ...init, signal }));
}
