import { isSafe, readAddress, shortAddress, type Address } from './address.ts';
import { finding, type Finding } from './findings.ts';
import type { DoctorHost, Setup } from './host.ts';

/** What a set-up says, before anybody is asked. */
export interface ReadSetup {
  findings: Finding[];
  endpoint: Address | undefined;
  page: Address | undefined;
  /** The region of the room; `undefined` where its ARN is wrong. */
  region: string | undefined;
}

/** Checks what the attributes say. */
export function readSetup(setup: Setup, { protocol }: DoctorHost): ReadSetup {
  const page = setup.page === undefined ? undefined : readAddress(setup.page);
  const { found, endpoint } = readEndpoint(setup, page);
  const arn = protocol.parseArn(setup.roomIdentifier);
  const region = arn?.kind === 'room' ? arn.region : undefined;
  // A page that fetches its tokens itself need not name the room.
  const room = region || (setup.tokenProvider && !setup.roomIdentifier) ? [] : [wrongRoom(setup.roomIdentifier)];
  const to = setup.regionOrUrl ? readTarget('region-or-url', setup.regionOrUrl, protocol).findings : [];
  return { findings: [...found, ...room, ...to], endpoint, page, region };
}

function readEndpoint(setup: Setup, page?: Address): { found: Finding[]; endpoint?: Address } {
  const { tokenEndpoint, tokenProvider, base = setup.page } = setup;
  if (tokenProvider) return { found: [] };
  if (!tokenEndpoint) return { found: [finding('noTokenEndpoint', {})] };
  const endpoint = readAddress(tokenEndpoint, base);
  if (!endpoint || !/^https?:$/.test(endpoint.protocol))
    return { found: [finding('badTokenEndpoint', { given: tokenEndpoint })] };
  return { found: checkMixed(endpoint, page), endpoint };
}

/** What a page that came by https may not reach. */
export function checkMixed(target: Address, page?: Address): Finding[] {
  if (page?.protocol !== 'https:' || isSafe(target)) return [];
  const scheme = target.protocol === 'ws:' ? 'wss://' : 'https://';
  return [finding('mixedContent', { url: shortAddress(target), scheme })];
}

function wrongRoom(given: string): Finding {
  if (!given) return finding('noRoom', {});
  if (/^[a-zA-Z0-9]{12}$/.test(given)) return finding('roomIdOnly', { given });
  const [, why] = mistakes.find(([mistake]) => mistake.test(given))!;
  return finding('badRoomArn', { given, why });
}

/** What an ARN is wrong in; the first that holds. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^\s|\s$/, 'there are blanks around it'],
  [/^arn:aws:ivs:/, 'it names a channel or a stage of Amazon IVS, and not a room of Amazon IVS Chat'],
  [/:logging-configuration\//, 'it names a logging configuration'],
  [/^(?!arn:aws:ivschat:)/, 'it does not begin with arn:aws:ivschat:'],
  [/^arn:aws:ivschat:(?![a-z]{2}(-[a-z]+)+-\d:)/, 'its region is missing or misspelt'],
  [/^arn:aws:ivschat:[^:]*:(?!\d{12}:)/, 'its account is not 12 digits'],
  [/^(?!.*:room\/)/, 'it does not say :room/'],
  [/(?:)/, 'its id is not 12 letters or digits'],
];

/** Where a region or an address leads; `undefined` where it is neither. */
export function readTarget(
  where: string,
  given: string,
  { regions, messagingUrl }: DoctorHost['protocol'],
): { findings: Finding[]; target?: Address } {
  if (regions.includes(given)) return { findings: [], target: readAddress(messagingUrl(given))! };
  const target = /^wss?:\/\//.test(given) && readAddress(given);
  if (target) return { findings: [], target };
  const known = regions.join(', ');
  const isRegion = /^[a-z]{2}(-[a-z]+)+-\d$/.test(given);
  return {
    findings: [
      isRegion
        ? finding('noChatInRegion', { region: given, regions: known })
        : finding('badRegionOrUrl', { where, given, regions: known }),
    ],
  };
}
