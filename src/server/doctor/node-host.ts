import { WebSocket } from 'ws';
import { ANSWER_MS, type DoctorHost, type Failure, type SocketLike } from '../../doctor/host.ts';
import { messagingUrl, parseArn, regions } from '../../protocol/control.ts';

/** What Node's codes of failed connections mean. Those of certificates and TLS are told by their form. */
const causes: Record<string, Failure['why']> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'nobody',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
};

function readError(error: unknown): Failure {
  const { name, code } = Object(error) as { name?: string; code?: string };
  if (name === 'TimeoutError') return { why: 'timeout' };
  if (code === undefined) {
    const { cause } = Object(error) as { cause?: unknown };
    return cause === undefined ? { why: 'unreachable' } : readError(cause);
  }
  const why = causes[code] ?? (/CERT|TLS|SSL/.test(code) ? 'tls' : 'unreachable');
  return { why, detail: code };
}

/**
 * The checks' place on a command line: no cookies, no page, and the reasons that a browser keeps to itself.
 *
 * @param answerMs - how long an answer and a handshake may take, in milliseconds
 */
export function createNodeHost(answerMs = ANSWER_MS): DoctorHost {
  /** Why each socket failed, as it was told. */
  const failures = new WeakMap<SocketLike, Failure>();
  return {
    inPage: false,
    answerMs,
    protocol: { messagingUrl, parseArn, regions },
    fetch: (url, { credentials: _none, ...init }) => fetch(url, { ...init, signal: AbortSignal.timeout(answerMs) }),
    explain: (error) => Promise.resolve(readError(error)),
    createSocket(url, token) {
      const socket = new WebSocket(url, token);
      const like = socket as unknown as SocketLike;
      socket.on('error', (error) => {
        if (!failures.has(like)) failures.set(like, readError(error));
      });
      socket.on('unexpected-response', (_request, { statusCode }) => {
        failures.set(like, { why: 'handshake', detail: String(statusCode) });
        socket.terminate();
      });
      return like;
    },
    explainSocket: (socket) => Promise.resolve(failures.get(socket) ?? { why: 'unreachable' }),
    startTimer(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
  };
}
