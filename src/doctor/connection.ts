import { shortAddress, type Address } from './address.ts';
import type { TokenFields } from './answer.ts';
import { describeFailure } from './ask.ts';
import { finding, type Finding } from './findings.ts';
import type { DoctorHost, Failure, Setup, SocketLike } from './host.ts';
import { checkPolicy } from './policy.ts';
import { checkMixed, readTarget, type ReadSetup } from './setup.ts';

/** A connection that lives so long was not refused, in milliseconds. */
const STAY_MS = 1_000;

/** Where the chat would connect, as `<ivs-chat>` decides it, and what is wrong with that. */
export function checkTarget(
  setup: Setup,
  { region, page }: ReadSetup,
  { regionOrUrl: answered }: TokenFields,
  protocol: DoctorHost['protocol'],
): { findings: Finding[]; target?: Address | undefined } {
  const [where, given] = [
    ['region-or-url', setup.regionOrUrl] as const,
    ['regionOrUrl of the answer', answered] as const,
    ['the room’s ARN', region] as const,
  ].find(([, value]) => value) ?? ['region-or-url', ''];
  const { findings, target } = readTarget(where, given!, protocol);
  if (!target) return { findings };
  const to = /^edge\.ivschat\.([\w-]+)\.amazonaws\.com$/.exec(target.hostname)?.[1];
  if (to && region && to !== region) findings.push(finding('regionMismatch', { room: region, to, where }));
  if (setup.regionOrUrl && answered && setup.regionOrUrl !== answered)
    findings.push(finding('regionOverridden', { answer: answered, page: setup.regionOrUrl }));
  return { findings: [...findings, ...checkMixed(target, page), ...checkPolicy(setup.policies, target, page)], target };
}

/** Opens a connection by a token, looks whether it stays, and whether the token opens another one. */
export async function checkConnection(host: DoctorHost, target: Address, token: string): Promise<Finding[]> {
  const first = await open(host, target, token, STAY_MS);
  if (first !== 'open')
    return [first.code === undefined ? describeFailure(first.failure, target) : closed(target, first.code)];
  const again = await open(host, target, token, 0);
  return again === 'open' ? [finding('worksTwice', { url: shortAddress(target) })] : [];
}

const closed = (target: Address, code: number): Finding => finding('closedAtOnce', { url: shortAddress(target), code });

type NotOpen = { code: number; failure?: undefined } | { code?: undefined; failure: Failure };

/** Resolves once the connection has been open for a while, or has not. */
async function open(host: DoctorHost, target: Address, token: string, stayMs: number): Promise<'open' | NotOpen> {
  let socket: SocketLike;
  try {
    socket = host.createSocket(target.href, token);
  } catch (error) {
    return { failure: await host.explain(error, target.href) };
  }
  const ended = await new Promise<'open' | 'timeout' | { code: number; wasOpen: boolean }>((resolve) => {
    let wasOpen = false;
    let stop = host.startTimer(() => resolve('timeout'), host.answerMs);
    socket.onopen = () => {
      wasOpen = true;
      stop();
      stop = host.startTimer(() => resolve('open'), stayMs);
    };
    const end = (code: number): void => {
      stop();
      resolve({ code, wasOpen });
    };
    socket.onclose = ({ code }) => end(code);
    // Of what a policy refuses, Chromium tells an error alone.
    socket.onerror = () => wasOpen || end(1006);
  });
  socket.onclose = socket.onerror = null;
  socket.close();
  if (ended === 'open') return 'open';
  if (ended === 'timeout') return { failure: { why: 'timeout' } };
  return ended.wasOpen ? { code: ended.code } : { failure: await host.explainSocket(socket, target.href) };
}
