import { shortAddress, type Address } from './address.ts';
import { finding, type Finding } from './findings.ts';
import type { DoctorHost } from './host.ts';

/** Which origin an answer lets read it, as a browser sees it. */
function checkOrigin(header: string | null, method: string, endpoint: Address, origin: string): Finding[] {
  if (header === '*' || header === origin) return [];
  const seen = header === null ? 'no access-control-allow-origin' : `access-control-allow-origin: ${header}`;
  return [finding('corsOrigin', { method, url: shortAddress(endpoint), seen: seen.slice(0, 200), origin })];
}

/**
 * Whether pages of another origin may ask an endpoint, by the headers that a browser would read. In a page the browser does this
 * itself, and tells nobody.
 */
export async function checkCors(host: DoctorHost, endpoint: Address, page: Address): Promise<Finding[]> {
  const { origin } = page;
  if (origin === endpoint.origin) return [];
  const url = shortAddress(endpoint);
  const preflight = await host
    .fetch(endpoint.href, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
      credentials: 'omit',
    })
    .catch(() => undefined);
  // Who cannot be reached at all is told of elsewhere.
  if (!preflight) return [];
  if (!preflight.ok || preflight.redirected)
    return [
      finding('corsPreflight', { url, status: preflight.redirected ? 'with a redirect' : preflight.status, origin }),
    ];
  const found = checkOrigin(preflight.headers.get('access-control-allow-origin'), 'OPTIONS', endpoint, origin);
  const allowed = (preflight.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/);
  if (!allowed.some((name) => name.trim() === 'content-type' || name.trim() === '*'))
    found.push(finding('corsHeaders', { url }));
  return found;
}

/** Whether the answer itself lets the page read it; a browser asks that of each answer. */
export const checkReadable = (
  header: (name: string) => string | null,
  endpoint: Address,
  page: Address | undefined,
): Finding[] =>
  !page || page.origin === endpoint.origin
    ? []
    : checkOrigin(header('access-control-allow-origin'), 'POST', endpoint, page.origin);
