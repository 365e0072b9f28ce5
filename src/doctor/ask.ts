import { readAddress, shortAddress, type Address } from './address.ts';
import { finding, type Finding } from './findings.ts';
import type { DoctorHost, Failure } from './host.ts';
import { blocked } from './policy.ts';

/** What an endpoint answered, whatever it was. */
export interface Answer {
  status: number;
  /** Where the way ended, if that is somewhere else. */
  redirectedTo?: Address | undefined;
  header(name: string): string | null;
  text: string;
  /** In milliseconds since 1970. */
  sentAt: number;
  receivedAt: number;
}

export const isFailure = <Other extends object>(answer: Other | Failure): answer is Failure => 'why' in answer;

/**
 * Asks an endpoint for a token, as the chat does.
 *
 * @param origin - of the page to speak for, where this is not that page
 */
export async function askToken(
  host: DoctorHost,
  endpoint: Address,
  request: object,
  {
    credentials = 'same-origin' as 'same-origin' | 'omit',
    origin,
  }: { credentials?: 'same-origin' | 'omit'; origin?: string | undefined } = {},
): Promise<Answer | Failure> {
  const sentAt = host.now();
  try {
    const response = await host.fetch(endpoint.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(origin && { origin }) },
      body: JSON.stringify(request),
      credentials,
    });
    const text = await response.text();
    return {
      status: response.status,
      redirectedTo: response.redirected ? readAddress(response.url) : undefined,
      header: (name) => response.headers.get(name),
      text,
      sentAt,
      receivedAt: host.now(),
    };
  } catch (error) {
    return host.explain(error, endpoint.href);
  }
}

/** A failure on the way, in words. */
export function describeFailure({ why, detail = '' }: Failure, target: Address, page?: Address): Finding {
  const url = shortAddress(target);
  const more = detail && ` (${detail})`;
  const findings: Record<Failure['why'], () => Finding> = {
    policy: () => blocked(target),
    cors: () => finding('corsRefused', { url, origin: page?.origin ?? 'other sites' }),
    offline: () => finding('offline', {}),
    dns: () => finding('dnsFailed', { url, detail }),
    nobody: () => finding('connectionRefused', { url, detail }),
    tls: () => finding('tlsFailed', { url, detail }),
    timeout: () => finding('timedOut', { url }),
    handshake: () => finding('handshakeRefused', { url, detail: more }),
    unreachable: () => finding('unreachable', { url, detail: more }),
  };
  return findings[why]();
}
