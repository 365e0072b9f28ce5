import type { ChatArn } from '../protocol/control.ts';

/** Why an address could not be reached, as far as that can be known. */
export interface Failure {
  readonly why: 'policy' | 'cors' | 'offline' | 'dns' | 'nobody' | 'tls' | 'timeout' | 'handshake' | 'unreachable';
  /** A code or a status; never what a server wrote. */
  readonly detail?: string;
}

/** What is asked of `fetch`. */
export interface AskInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  credentials: 'same-origin' | 'omit';
}

/** The little of a `Response` that is used here. */
export interface ResponseLike {
  readonly ok: boolean;
  readonly status: number;
  readonly redirected: boolean;
  /** Where the way ended. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** The little of a WebSocket that is used here. */
export interface SocketLike {
  close(): void;
  onopen: ((event: never) => unknown) | null;
  onclose: ((event: { code: number }) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
}

/** What the checks ask of the place where they run. */
export interface DoctorHost {
  /** Whether cookies of a viewer go along, and CORS and policies hold, as in a page. */
  readonly inPage: boolean;
  /** How long an answer and a handshake may take, in milliseconds. */
  readonly answerMs: number;
  /** Gives up after `answerMs`. */
  fetch(url: string, init: AskInit): Promise<ResponseLike>;
  /** Why `fetch` failed. */
  explain(error: unknown, url: string): Promise<Failure>;
  /** Throws where the token cannot be a subprotocol. */
  createSocket(url: string, token: string): SocketLike;
  /** Why a socket did not open. */
  explainSocket(socket: SocketLike, url: string): Promise<Failure>;
  /** @returns a function that cancels the timer; `ms` is in milliseconds */
  startTimer(callback: () => void, ms: number): () => void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Of `protocol/`: handed in, since a file that is fetched on demand imports nothing. */
  readonly protocol: {
    readonly regions: readonly string[];
    parseArn(arn: string): ChatArn | undefined;
    messagingUrl(region: string): string;
  };
}

/** How long an answer and a handshake may take where nothing else is said, in milliseconds. */
export const ANSWER_MS = 10_000;

/** How a chat is set up. */
export interface Setup {
  tokenEndpoint: string;
  roomIdentifier: string;
  regionOrUrl: string;
  /** What the chat sends to its token endpoint. */
  request: object;
  /** The page's own way to a token, in place of the endpoint. */
  tokenProvider?: (() => Promise<unknown>) | undefined;
  /** Where the page is; where none is known, its origin and policy are not checked. */
  page?: string | undefined;
  /** From where a relative endpoint counts: where the page is, by default. */
  base?: string | undefined;
  /** Content-Security-Policies of the page that could be read. */
  policies: readonly string[];
}
