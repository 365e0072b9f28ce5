import { readAddress } from '../doctor/address.ts';
import { ANSWER_MS, type DoctorHost, type Failure, type SocketLike } from '../doctor/host.ts';

/** How long a browser may take to tell that a policy refused something, in milliseconds: it does so in a task of its own. */
const TOLD_MS = 100;

/**
 * The checks' place in a page: what its browser lets pass, and as much of why as it tells.
 *
 * @param signal - ends all of it
 */
export function createPageHost(signal: AbortSignal, protocol: DoctorHost['protocol']): DoctorHost {
  const refusals: SecurityPolicyViolationEvent[] = [];
  document.addEventListener('securitypolicyviolation', (event) => refusals.push(event), { signal });

  const startTimer = (callback: () => void, ms: number): (() => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  };
  /** Whether a policy in force refused an address; of one that is not http, browsers may tell the scheme alone. */
  const refused = async (url: string): Promise<boolean> => {
    const { origin, protocol: scheme } = readAddress(url)!;
    await new Promise<void>((resolve) => startTimer(resolve, TOLD_MS));
    return refusals.some(
      ({ disposition, effectiveDirective, blockedURI }) =>
        disposition === 'enforce' &&
        /^(connect|default)-src$/.test(effectiveDirective) &&
        (blockedURI === scheme.slice(0, -1) || readAddress(blockedURI)?.origin === origin),
    );
  };
  const limited = (): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  /** Whether something answers there, be it not for this page. */
  const answers = (url: string): Promise<boolean> =>
    fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: limited() }).then(
      () => true,
      () => false,
    );

  const explain = async (error: unknown, url: string): Promise<Failure> => {
    if (await refused(url)) return { why: 'policy' };
    if ((error as Error).name === 'TimeoutError') return { why: 'timeout' };
    if (!navigator.onLine) return { why: 'offline' };
    const elsewhere = readAddress(url)!.origin !== location.origin;
    return { why: elsewhere && (await answers(url)) ? 'cors' : 'unreachable' };
  };

  return {
    inPage: true,
    answerMs: ANSWER_MS,
    protocol,
    startTimer,
    now: () => Date.now(),
    fetch: (url, init) => fetch(url, { ...init, signal: limited() }),
    explain,
    createSocket(url, token): SocketLike {
      const socket = new WebSocket(url, token);
      signal.addEventListener('abort', () => socket.close());
      return socket as unknown as SocketLike;
    },
    async explainSocket(_socket, url): Promise<Failure> {
      if (await refused(url)) return { why: 'policy' };
      if (!navigator.onLine) return { why: 'offline' };
      // A browser hides the status of a handshake; that the host answers otherwise says that it was refused.
      return { why: (await answers(url.replace(/^ws/, 'http'))) ? 'handshake' : 'unreachable' };
    },
  };
}
