import { shortAddress, type Address } from './address.ts';
import { finding, type Finding } from './findings.ts';

/**
 * Whether policies let a page connect to an address: each of them has to, by its `connect-src`, or by `default-src` where it has
 * none. Source: Content Security Policy Level 3, "Does url match source list".
 *
 * @param policies - values of `Content-Security-Policy`, each of which may be a list with commas between its policies
 */
export function allowsConnection(policies: readonly string[], target: Address, page: Address): boolean {
  return policies
    .flatMap((value) => value.split(','))
    .every((policy) => {
      const sources = connectSources(policy);
      return !sources || sources.some((source) => matches(source, target, page));
    });
}

export function checkPolicy(policies: readonly string[], target: Address, page?: Address): Finding[] {
  if (!page || allowsConnection(policies, target, page)) return [];
  return [blocked(target)];
}

export const blocked = (target: Address): Finding =>
  finding('blockedByPolicy', { url: shortAddress(target), source: target.origin });

function connectSources(policy: string): string[] | undefined {
  const directives = new Map<string, string[]>();
  for (const directive of policy.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    // The first of a name counts.
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives.get('connect-src') ?? directives.get('default-src');
}

const hostSource = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[^:/*\s]+)(?::(\d+|\*))?(\/.*)?$/i;

function matches(source: string, target: Address, page: Address): boolean {
  if (source === '*') return true;
  if (/^'self'$/i.test(source)) return isSelf(target, page);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return sameScheme(source.toLowerCase(), target.protocol);
  const [, scheme, host, port, path] = hostSource.exec(source) ?? [];
  if (!host) return false;
  return (
    sameScheme(scheme ? `${scheme.toLowerCase()}:` : page.protocol, target.protocol) &&
    sameHost(host.toLowerCase(), target.hostname) &&
    (port === '*' || port === portOf(target) || (!port && target.port === '')) &&
    samePath(path, target.pathname)
  );
}

/** What a scheme stands for besides itself. By the standard, and in WebKit, `ws:` means http as well; Chromium and Firefox take it by its word. */
const also: Record<string, string[]> = { 'http:': ['https:'], 'ws:': ['wss:'] };
const sameScheme = (source: string, target: string): boolean =>
  source === target || Boolean(also[source]?.includes(target));
const sameHost = (source: string, target: string): boolean =>
  source === '*' || source === target || (source.startsWith('*.') && target.endsWith(source.slice(1)));
const samePath = (source: string | undefined, target: string): boolean =>
  !source || source === target || (source.endsWith('/') && target.startsWith(source));

const ports: Record<string, string> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };
const portOf = ({ port, protocol }: Address): string => port || ports[protocol]!;
/** The page's own host and port, by a scheme that is as safe. */
function isSelf(target: Address, page: Address): boolean {
  if (target.origin === page.origin) return true;
  const isSafer = /^(?:https|wss):$/.test(target.protocol) || (page.protocol === 'http:' && target.protocol === 'ws:');
  return isSafer && target.hostname === page.hostname && samePort(target, page);
}

const samePort = (one: Address, other: Address): boolean =>
  portOf(one) === portOf(other) || (one.port === '' && other.port === '');
