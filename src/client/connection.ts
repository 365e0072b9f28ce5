import { CLOSE_NORMAL } from '../protocol/codes.ts';
import { socketUrl } from './endpoint.ts';
import { asTokenError, broken, ChatClientError } from './errors.ts';
import { optional, type Incoming } from './incoming.ts';
import { PendingRequests, type PendingHost } from './pending-requests.ts';
import type { SocketLike } from './platform.ts';
import type { ChatToken, ChatTokenProvider, DisconnectReason } from './types.ts';

/** How long one attempt may take, token and handshake together, in milliseconds. */
export const CONNECT_TIMEOUT_MS = 15_000;
/** So long after its error does the close of a socket come at most, in milliseconds. */
const CLOSE_MS = 100;

/** What a connection needs of its room, and tells it. */
export interface ConnectionHost extends PendingHost {
  readonly tokenProvider: ChatTokenProvider;
  readonly regionOrUrl: string | undefined;
  onOpen(link: Connection): void;
  onFrame(link: Connection, data: unknown): void;
  /** The last word of a connection. Without an error, the service meant to close it. */
  onEnd(link: Connection, reason: DisconnectReason, error?: ChatClientError): void;
}

/** One link to the service, from token to close. It is never opened again, and its requests end with it. */
export class Connection {
  /** What the service answered with the token. */
  token: ChatToken | undefined;
  /** When that came, in milliseconds since 1970. */
  tokenAt = 0;
  isOpen = false;
  readonly pending: PendingRequests;
  readonly #host: ConnectionHost;
  #socket: SocketLike | undefined;
  #ended = false;
  readonly #cancelTimer: () => void;

  constructor(host: ConnectionHost) {
    this.#host = host;
    // Something was sent, and nothing at all came back: the link is open at this end only.
    this.pending = new PendingRequests(host, () => this.end(broken('The connection is silent')));
    this.#cancelTimer = host.platform.startTimer(() => this.end(broken('Connecting took 15 s')), CONNECT_TIMEOUT_MS);
  }

  /** Asks for the token at once, and goes on from there. */
  async start(): Promise<void> {
    let reason: DisconnectReason = 'fetchTokenError';
    try {
      const token = readToken(await this.#host.tokenProvider());
      reason = 'socketError';
      if (!this.#ended) this.#openSocket(token);
    } catch (error) {
      this.end(asTokenError(error), reason);
    }
  }

  /** @returns the answer of the service, which settles with this link at the latest */
  request<Answer>(requestId: string, type: Incoming['type'], text: string): Promise<Answer> {
    const answer = this.pending.add<Answer>(requestId, type);
    this.#socket!.send(text);
    return answer;
  }

  /** Ends the link once it owes no answer: a refusal comes only over the link that asked. */
  retire(): void {
    this.pending.whenIdle(() => this.close());
  }

  /** Ends the link without a word to the room. */
  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelTimer();
    const socket = this.#socket;
    if (socket) {
      socket.onopen = socket.onmessage = null;
      socket.close(CLOSE_NORMAL);
    }
    this.pending.rejectAll(
      new ChatClientError('connectionLost', 'No answer before the end: look, then send it again.', true),
    );
  }

  /** Ends the link, and tells the room. */
  end(error?: ChatClientError, reason: DisconnectReason = error ? 'socketError' : 'serverDisconnect'): void {
    if (this.#ended) return;
    this.close();
    this.#host.onEnd(this, reason, error);
  }

  #openSocket(token: ChatToken): void {
    const { platform, regionOrUrl } = this.#host;
    this.token = token;
    this.tokenAt = platform.now();
    const url = socketUrl(token.regionOrUrl ?? regionOrUrl ?? '');
    let socket: SocketLike;
    try {
      socket = this.#socket = platform.createSocket(url, token.token);
    } catch (error) {
      // It throws at a URL or a token of the wrong form, which no further attempt will mend. Its message quotes the token.
      const { name } = error as Error;
      throw new ChatClientError(
        'invalidOption',
        `No WebSocket: ${name === 'TypeError' ? 'the host has none, give the option platform' : 'check regionOrUrl and the token'}.`,
        false,
      );
    }
    socket.onopen = () => {
      this.#cancelTimer();
      this.isOpen = true;
      this.#host.onOpen(this);
    };
    socket.onmessage = ({ data }) => {
      this.pending.heard++;
      this.#host.onFrame(this, data);
    };
    // A close follows, which says more; but Chromium has none where the page's Content-Security-Policy refuses the link.
    socket.onerror = () => void platform.startTimer(() => this.end(broken('The connection broke')), CLOSE_MS);
    socket.onclose = ({ code }) => this.end(code === CLOSE_NORMAL ? undefined : broken('The connection broke'));
  }
}

function readToken(answer: unknown): ChatToken {
  const token = Object(answer) as ChatToken;
  if (!optional(token.token))
    throw new ChatClientError('tokenInvalid', 'tokenProvider gave no token: return {token}.', false);
  return token;
}
